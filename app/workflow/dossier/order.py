"""Whose dossiers are asked for comes in; an order goes out that any process can go on with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Self

from app.archive.bag import About
from app.archive.index_page import PAGE
from app.archive.naming import slug, untaken
from app.errors import DeedRefused
from app.matters.numbering import in_order
from app.matters.rights import Actor, Right
from app.wording.dates import NBSP
from app.workflow.office.desk import Desk
from rules.programme import load_programme

NO_REASON = "Podaj powód wydania: komu i w jakim celu. Zapisze się w dzienniku zdarzeń."
NO_MATTERS = f"W{NBSP}tym programie nie ma jeszcze żadnej sprawy, więc nie ma czego wydać."


class Shape(StrEnum):
    """What dossiers are handed out as: a bag in a ZIP, or the papers of one bound into a PDF."""

    ZIP = "zip"
    PDF = "pdf"


@dataclass(frozen=True)
class Order:
    """``cases`` are ids and case numbers in the order of the register; ``whole`` if it is all of them."""

    programme: str
    cases: tuple[tuple[str, str], ...]
    whole: bool
    by_id: str
    by: str
    reason: str
    at: datetime
    shape: Shape = Shape.ZIP

    @cached_property
    def folders(self) -> Mapping[str, str]:
        """By the matter's id the name of its folder in the bag, made of the case number."""
        taken, folders = {PAGE}, dict[str, str]()  # the list of all lies beside them
        for matter_id, case_number in self.cases:
            folders[matter_id] = untaken(slug(case_number), taken)
            taken.add(folders[matter_id].casefold())
        return folders

    @property
    def name(self) -> str:
        """What the bag is called: of one dossier by its case number, else by the programme."""
        if not self.whole and len(self.cases) == 1:
            return name_of_bag(self.cases[0][1])
        return f"teczki-{slug(self.programme)}"

    @property
    def actor(self) -> Actor:
        """Whoever asked, for the ledger alone: without any right."""
        return Actor(self.by_id, self.by, frozenset(), frozenset())

    @property
    def plain(self) -> dict[str, Any]:
        return {
            "programme": self.programme,
            "cases": [list(each) for each in self.cases],
            "whole": self.whole,
            "by_id": self.by_id,
            "by": self.by,
            "reason": self.reason,
            "at": self.at.isoformat(),
            "shape": self.shape.value,
        }

    @classmethod
    def of_plain(cls, told: Mapping[str, Any]) -> Self:
        cases = tuple((matter_id, number) for matter_id, number in told["cases"])
        at, shape = datetime.fromisoformat(told["at"]), shape_of(told)
        return cls(**{**told, "cases": cases, "at": at, "shape": shape})

    def about(self) -> About:
        """What the bag says of itself: case number and programme, nobody's name."""
        programme = load_programme(self.programme)
        if not self.whole and len(self.cases) == 1:
            number = self.cases[0][1]
            what = f"Teczka uczestnika, znak sprawy {number}. {programme.name}"
        else:
            number, what = self.programme, f"Teczki uczestników. {programme.name}"
        return About(number, what, self.at.date(), programme.organiser.name.text)


def shape_of(told: Mapping[str, Any]) -> Shape:
    """Of an order as it was written down; before there were two shapes it was a ZIP."""
    return Shape(told.get("shape", Shape.ZIP))


def name_of_bag(case_number: str) -> str:
    """What the bag of one dossier is called."""
    return f"teczka-{slug(case_number)}"


def ordered(  # noqa: PLR0913 - who, of what and why; whose and when
    desk: Desk,
    actor: Actor,
    programme: str,
    reason: str,
    *,
    matter_ids: Collection[str] | None = None,
    at: datetime,
) -> Order:
    """Needs the rights ``READ`` and ``EXPORT``; without ``matter_ids`` it is the whole programme.

    ``DeedRefused`` without a reason, ``NotOnRecord`` for a matter of another programme.
    """
    _admit(desk, actor, programme, matter_ids)
    if not reason.strip():
        raise DeedRefused((NO_REASON,))
    get = desk.rooms.matters.get
    if matter_ids is None:
        matters = desk.rooms.matters.all(programme)
    else:
        matters = tuple(get(programme, each) for each in matter_ids)
    if not matters:
        raise DeedRefused((NO_MATTERS,))
    cases = sorted(
        ((each.id, each.case_number) for each in matters), key=lambda case: in_order(case[1])
    )
    whole = matter_ids is None
    return Order(
        programme, tuple(cases), whole, actor.account_id, actor.name, " ".join(reason.split()), at
    )


def _admit(desk: Desk, actor: Actor, programme: str, matter_ids: Collection[str] | None) -> None:
    """To each of these dossiers, as a control opens them, or to the whole programme."""
    for right in (Right.READ, Right.EXPORT):
        if not matter_ids:
            desk.admit(actor, right, programme)
        for matter_id in matter_ids or ():
            desk.admit_to(actor, right, programme, matter_id)
