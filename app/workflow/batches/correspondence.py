"""What batches must be told about a letter: its text, and who gets it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.documents.pipeline import Office
from app.dossier.printed import PrintedPart
from app.store.letter_values import Order


@dataclass(frozen=True)
class Addressee:
    """Who gets a letter, as on the envelope; ``case_number`` is the office's own for the matter."""

    case_number: str
    name: str
    street: str
    postcode: str
    town: str


@dataclass(frozen=True)
class Written:
    """A paper as it is written; ``pdf`` makes what is printed of it, or raises ``ConversionFailed``.

    ``parts`` says of that PDF, of so many pages, whose they are and where they are signed. ``family`` tells
    codes of letters and of cards apart; ``title`` names nobody.
    """

    docx: bytes
    pdf: Callable[[Office], bytes]
    family: str
    title: str
    parts: Callable[[bytes, int], tuple[PrintedPart, ...]]


class Correspondence(Protocol):
    """Joins matters, rules, settings and blanks; batches know none of them."""

    def written(self, order: Order, matter_id: str) -> Written:
        """The letter of one matter: the same bytes as long as nothing it depends on has changed.

        Raises ``DeedRefused`` where the rules or the matter's state stand against it, ``NotOnRecord`` without
        such a matter, ``BlankBroken`` where the blank does not fit.
        """

    def addressee(self, order: Order, matter_id: str) -> Addressee:
        """Raises ``NotOnRecord`` without such a matter."""

    def fingerprint(self, order: Order) -> str:
        """Of the blank and the settings the letters are made with now; at most 64 characters."""
