"""A paper as it was printed: what its code stands for, which papers its pages make up, where one signs."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class SigningPlace:
    """A place to sign: on which page of the whole print (from 1), who, and where, in millimetres.

    ``left`` and ``low`` are those of its lower left corner, as the page is seen upright.
    """

    page: int
    who: str
    left: float
    low: float
    width: float
    height: float


@dataclass(frozen=True)
class PrintedPart:
    """One paper of a print: pages ``first`` to ``first + pages - 1``, counted from 1.

    ``slug`` is its kind (an attachment's, a letter's …), ``matter_id`` whose it is: empty while nobody at
    the office took the application in, and for papers about nobody or about many.
    """

    slug: str
    title: str
    first: int
    pages: int
    matter_id: str = ""
    signing: tuple[SigningPlace, ...] = ()

    @property
    def last(self) -> int:
        return self.first + self.pages - 1


@dataclass(frozen=True)
class PrintedPaper:
    """What was printed under a code: a bundle, a letter, a month's cards.

    ``origin`` is the id of what it was made of: a draft, a batch, a part of a month. ``digest`` tells
    whether it says the same as an earlier print of its code; ``edition`` counts the prints that do not.
    """

    code: str
    programme: str
    kind: str
    origin: str
    title: str
    pages: int
    digest: str
    parts: tuple[PrintedPart, ...] = field(default=())
    edition: int = 0
    made_at: datetime | None = None

    def part_of(self, page: int) -> PrintedPart | None:
        """The paper a page belongs to; a cover belongs to none."""
        return next((part for part in self.parts if part.first <= page <= part.last), None)
