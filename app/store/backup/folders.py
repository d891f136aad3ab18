"""Settings and folders come in; a sentence says why a backup may not lie there, where it may not."""

from pathlib import Path

from app.config import Settings
from app.errors import OutputRefused
from app.wording.dates import NBSP

NEED_KEYS = (
    f"Podaj, gdzie zapisać kopię kluczy: --keys-out FOLDER. Bez kluczy kopii nie da się otworzyć, "
    f"a{NBSP}razem z{NBSP}kopią otworzyłby ją każdy, kto ją znajdzie. Wybierz inny dysk albo sejf."
)
TOGETHER = (
    f"Klucze i{NBSP}dane nie mogą leżeć jedne w{NBSP}folderze drugich: kto znalazłby kopię, "
    f"mógłby ją otworzyć. Podaj w{NBSP}--keys-out folder na innym dysku."
)
AMONG_DATA = (
    f"Kopia nie może leżeć w{NBSP}folderze danych {{data}}: przepadłaby razem z{NBSP}nimi. "
    "Podaj folder na innym dysku."
)


def admit(settings: Settings, out: Path, keys_out: Path | None) -> None:
    """Nothing, or ``OutputRefused`` with the reason."""
    if keys_out is None and not settings.keys:
        raise OutputRefused(NEED_KEYS)
    if keys_out is not None and _nested(out, keys_out):
        raise OutputRefused(TOGETHER)
    for data in (settings.data, settings.generated):
        for each in filter(None, (out, keys_out)):
            if _nested(each, data):
                raise OutputRefused(AMONG_DATA.format(data=data))


def _nested(one: Path, other: Path) -> bool:
    one, other = one.resolve(), other.resolve()
    return one.is_relative_to(other) or other.is_relative_to(one)
