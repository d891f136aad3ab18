"""The rows of a log come in; the notes below its table go out: what is missing, what is enclosed."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from app.attachments.travel_logs.rows import J, Logged


def places(rows: Sequence[Logged[J]], chosen: Callable[[Logged[J]], bool]) -> str:
    """„1–3, 7”: the places of the chosen rows in their log, counted from one; empty for none."""
    numbers = [number for number, row in enumerate(rows, 1) if chosen(row)]
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    spans = [[number for _, number in run] for _, run in runs]
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}–{s[-1]}" for s in spans)


def unpriced(rows: Sequence[Logged[J]]) -> Iterator[str]:
    """That a sum is not the whole sum, which nobody may overlook."""
    if found := places(rows, lambda row: row.cost is None):
        yield (
            f"Bez kwoty, niewliczone do sum: poz. {found}. "
            "Uzupełnij te pozycje i wydrukuj ewidencję jeszcze raz."
        )


def unproved(rows: Sequence[Logged[J]], code: str, none_at_all: str, some: str) -> Iterator[str]:
    """Which rows a finding of this code says have no proof (rule K4), or that none has."""
    found = places(rows, lambda row: code in row.codes)
    if found and all(code in row.codes for row in rows):
        yield none_at_all
    elif found:
        yield some.format(places=found)
