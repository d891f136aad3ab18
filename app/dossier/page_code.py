"""What a page says of itself comes in; the text of its QR code and the one beside it go out, and back again.

It names a paper, its edition and the page, and nobody. A code is eight letters and digits, on screens and
papers in two groups; the signs are those QR codes pack tightest.
"""

import re
from dataclasses import dataclass

MARK = "TECZKA"
"""Tells our codes from every other a page may bear."""
MOST = 999
"""Editions and pages: what fits the same small QR code."""
_READ = re.compile(rf"{MARK}:([0-9A-Z]{{8}}):([0-9]{{1,3}}):([0-9]{{1,3}}):([0-9]{{1,3}})")
_TYPED = re.compile(
    r"([0-9A-Z]{4})[ -]?([0-9A-Z]{4}) ?/ ?([0-9]{1,3})(?: ?[·.,;:|-] ?| )([0-9]{1,3}) ?/ ?([0-9]{1,3})"
)
"""``K7MX-3T9P/1 · 3/12`` as people type it; between edition and page stands a sign or a space."""


@dataclass(frozen=True)
class PageCode:
    """``code`` and ``edition`` name the paper as it was printed; ``page`` of ``pages`` counts from 1."""

    code: str
    edition: int
    page: int
    pages: int

    @property
    def payload(self) -> str:
        """What the QR code holds: ``TECZKA:K7MX3T9P:1:3:12``."""
        return ":".join((MARK, plain_code(self.code), *map(str, self._numbers)))

    @property
    def text(self) -> str:
        """What people read: ``K7MX-3T9P/1 · 3/12``."""
        return f"{shown_code(self.code)}/{self.edition} · {self.page}/{self.pages}"

    @property
    def _numbers(self) -> tuple[int, int, int]:
        return (self.edition, self.page, self.pages)


def read_payload(text: str) -> PageCode | None:
    """The code of one of our pages, or ``None`` for anybody else's QR code."""
    found = _READ.fullmatch(text)
    if found is None:
        return None
    edition, page, pages = (int(number) for number in found.groups()[1:])
    fits = edition >= 1 and 1 <= page <= pages
    return PageCode(shown_code(found[1]), edition, page, pages) if fits else None


def read_text(text: str) -> PageCode | None:
    """What somebody typed of the text beside the QR code: however spaced, in whatever case."""
    found = _TYPED.fullmatch(" ".join(text.upper().split()))
    return (
        read_payload(":".join((MARK, found[1] + found[2], *found.groups()[2:]))) if found else None
    )


def plain_code(code: str) -> str:
    """Letters and digits alone: codes are compared so."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def shown_code(code: str) -> str:
    """``K7MX-3T9P``, however it is written."""
    plain = plain_code(code)
    return f"{plain[:4]}-{plain[4:]}"
