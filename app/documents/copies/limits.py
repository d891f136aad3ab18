"""How large an upload is comes in; nothing, or a refusal that names the limit, goes out."""

from collections.abc import Iterable

from app.errors import UploadRefused
from app.wording.numbers import Forms, counted

_PAGES = Forms("stronę", "strony", "stron", "strony")
_MEGABYTE = 1024 * 1024
_MEGABYTES = Forms("MB", "MB", "MB", "MB")


def require_size(size: int, *, max_bytes: int) -> None:
    """Refuse more than ``max_bytes`` bytes."""
    if size > max_bytes:
        largest = counted(max_bytes // _MEGABYTE, _MEGABYTES)
        raise UploadRefused(
            f"Ten plik jest za duży: może mieć najwyżej {largest}. Zeskanuj orzeczenie w mniejszej"
            " rozdzielczości (150–300 dpi wystarczy) albo dodaj zdjęcia stron osobno."
        )


def require_pages(pages: Iterable[int], *, max_pages: int) -> None:
    """Refuse more than ``max_pages`` pages in all; ``pages`` counts each file of one copy."""
    total = sum(pages)
    if total > max_pages:
        raise UploadRefused(
            f"Kopia orzeczenia miałaby {counted(total, _PAGES)}, a może mieć najwyżej {max_pages}."
            " Dodaj tylko strony orzeczenia."
        )
