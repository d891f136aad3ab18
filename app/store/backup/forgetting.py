"""What was erased comes in; the runs of a backup that still have it go out, and can be taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import OutputRefused
from app.store.backup.layout import Folder
from app.store.backup.making import alone, erasures_in
from app.store.database import Database
from app.wording.dates import NBSP

NEED_NEW = (
    f"Wszystkie zapisy w{NBSP}tej kopii są sprzed ostatniego usunięcia danych. Zrób najpierw nowy: "
    "bin/teczka backup. Dopiero potem można usunąć starsze."
)
TORN = (
    f"W{NBSP}tej kopii są uszkodzone spisy plików: {{runs}}. Nie wiadomo, które pliki są tam potrzebne, "
    f"więc niczego nie usunięto. Usuń foldery o{NBSP}tych nazwach i{NBSP}powtórz polecenie."
)


@dataclass(frozen=True)
class Remembering:
    """A run that still has what was erased on these days (an empty text where the day is not known)."""

    run: str
    days: tuple[str, ...]


def remembering(database: Database, out: Path) -> Sequence[Remembering]:
    """Every run that does not know of one of the erasures; one whose index is damaged knows of none."""
    with database.reading() as session:
        erased = dict(erasures_in(session))
    folder = Folder(out)
    every = (Remembering(run, _unknown(folder, run, erased)) for run in folder.runs())
    return [each for each in every if each.days]


def _unknown(folder: Folder, run: str, erased: Mapping[str, str]) -> tuple[str, ...]:
    try:
        known = folder.index(run).erasures
    except (OSError, ValueError, KeyError, TypeError):
        known = {}
    return tuple(sorted({day for key, day in erased.items() if key not in known}))


def forget(database: Database, out: Path, keys_out: Path | None = None) -> Sequence[Remembering]:
    """Take those runs away, and the files that only they need.

    ``OutputRefused`` if no run would be left, or if one is torn: the files of its people would stay.
    """
    folder = Folder(out)
    with alone(folder):
        if torn := folder.torn():
            raise OutputRefused(TORN.format(runs=", ".join(torn)))
        old = remembering(database, out)
        if old and len(old) == len(folder.runs()):
            raise OutputRefused(NEED_NEW)
        _remove(folder, [each.run for each in old], keys_out)
    return old


def keep(out: Path, number: int, keys_out: Path | None = None) -> Sequence[str]:
    """Leave the youngest so many runs; which were taken away."""
    folder = Folder(out)
    with alone(folder):
        old = folder.runs()[: -max(number, 1)]
        _remove(folder, old, keys_out)
    return old


def _remove(folder: Folder, runs: Sequence[str], keys_out: Path | None) -> None:
    for run in runs:
        folder.remove(run)
        if keys_out is not None:
            (keys_out / f"{run}.key").unlink(missing_ok=True)
    folder.prune()
