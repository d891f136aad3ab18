"""Exports that were asked for come in; the words pages of different rooms say of them go out."""

from collections.abc import Mapping
from datetime import date

from app.store.prepared import KEPT_FOR
from app.store.wishes import Wished, WishState
from app.wording.dates import NBSP

STATES: Mapping[WishState, tuple[str, str]] = {
    WishState.ASKED: ("W przygotowaniu", ""),
    WishState.DONE: ("Gotowe", "good"),
    WishState.FAILED: ("Nie powstało", "bad"),
}
"""A tag and its tone."""


def how_far(wish: Wished) -> str:
    """How many dossiers of how many are in it."""
    return f"{wish.done} z{NBSP}{wish.total}"


def kept_until(wish: Wished) -> date:
    """The last day of a prepared download."""
    return (wish.changed_at + KEPT_FOR).date()
