"""Damaged files and rows come in; lines that name each, with the ids a restore needs, go out."""

from collections.abc import Iterable, Iterator

from app.store.integrity_report import Found
from app.store.opened import Store
from app.workflow.integrity.naming import Naming


def damaged_lines(store: Store, damaged: Iterable[Found]) -> Iterator[str]:
    """Two lines each: what it is, whose and what is wrong; then the room or table and the ids."""
    every = tuple(damaged)
    for found, words in zip(every, Naming(store).named(every, titles=False), strict=True):
        programme = f" ({words.programme})" if words.programme else ""
        yield f"  {words.words}{programme}: {words.wrong}"
        yield f"    {' '.join((found.place, *found.key))}"
