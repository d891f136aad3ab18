"""Exports that were asked for come in; the words pages of different rooms say of them go out."""

from collections.abc import Mapping
from datetime import date

from app.store.prepared import KEPT_FOR
from app.store.wishes import Wished, WishState
from app.wording.dates import NBSP
from app.workflow.dossier.order import Shape, shape_of

STATES: Mapping[WishState, tuple[str, str]] = {
    WishState.ASKED: ("W przygotowaniu", ""),
    WishState.DONE: ("Gotowe", "good"),
    WishState.FAILED: ("Nie powstało", "bad"),
}
"""A tag and its tone."""
PARTS = {Shape.ZIP: "Gotowe teczki", Shape.PDF: "Przeczytane dokumenty"}
"""What is counted while a file is made."""


def how_far(wish: Wished) -> str:
    """How many dossiers, or papers of a PDF, of how many are in it."""
    return f"{wish.done} z{NBSP}{wish.total}"


def what(wish: Wished) -> str:
    """What is in it, in a cell of a list."""
    if shape_of(wish.told) is Shape.PDF:
        return f"{wish.told['cases'][0][1]} (PDF)"
    return how_far(wish)


def kept_until(wish: Wished) -> date:
    """The last day of a prepared download."""
    return (wish.changed_at + KEPT_FOR).date()
