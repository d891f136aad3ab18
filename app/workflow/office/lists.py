"""The matters of a programme come in; its three lists go out, in full or as numbers only (rule R6)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from app.commission_papers import Considered
from app.matters.case_view import case_of, name_of, town_of
from app.matters.matter import Matter
from app.matters.numbering import in_order
from app.matters.rights import Actor, Right
from app.workflow.office.desk import Desk
from app.workflow.office.register import listed_as, listed_by
from rules.vocabulary import Criterion, Outcome


@dataclass(frozen=True)
class Line:
    """One person on a list, for the office alone; ``reasons`` and ``formal_reasons`` are a refusal's."""

    matter_id: str
    case_number: str
    name: str
    town: str
    decided_on: date
    hours: Decimal | None
    since: date | None
    until: date | None
    reasons: Mapping[Criterion, str]
    formal_reasons: str


@dataclass(frozen=True)
class Lists:
    """All need the right ``READ``; all are in the order of case numbers, which is no merit (rule C9)."""

    desk: Desk

    def in_full(self, actor: Actor, programme: str) -> Mapping[Outcome, tuple[Line, ...]]:
        """Every list with its people, by what confirmed resolutions say; who resigned is on none."""
        listed = self._listed(actor, programme)
        return MappingProxyType(
            {outcome: tuple(map(_line, matters)) for outcome, matters in listed.items()}
        )

    def numbers_only(self, actor: Actor, programme: str) -> Mapping[Outcome, tuple[str, ...]]:
        """Every list as case numbers, which name nobody: what may be published."""
        listed = self._listed(actor, programme)
        return MappingProxyType(
            {outcome: tuple(m.case_number for m in matters) for outcome, matters in listed.items()}
        )

    def considered(self, actor: Actor, programme: str, outcome: Outcome) -> tuple[Considered, ...]:
        """One list as its paper takes it: each matter with the resolution that put it there alone."""
        run, today = self.desk.programme(programme), self.desk.clock()
        listed = self._listed(actor, programme)[outcome]
        return tuple(Considered(_as_listed(m), case_of(m, run, today)) for m in listed)

    def _listed(self, actor: Actor, programme: str) -> dict[Outcome, list[Matter]]:
        self.desk.admit(actor, Right.READ, programme)
        lists: dict[Outcome, list[Matter]] = {outcome: [] for outcome in Outcome}
        every = self.desk.rooms.matters.all(programme)
        for matter in sorted(every, key=lambda each: in_order(each.case_number)):
            outcome = listed_as(matter)
            if outcome is not None:
                lists[outcome].append(matter)
        return lists


def _as_listed(matter: Matter) -> Matter:
    """Without what waits to be confirmed: until then it changes no list."""
    resolution = listed_by(matter)
    return replace(matter, resolutions=() if resolution is None else (resolution,))


def _line(matter: Matter) -> Line:
    resolution = listed_by(matter)
    if resolution is None:
        raise ValueError(matter.id)  # nobody is listed without one
    return Line(
        matter_id=matter.id,
        case_number=matter.case_number,
        name=name_of(matter),
        town=town_of(matter),
        decided_on=resolution.decided_on,
        hours=resolution.hours,
        since=resolution.since,
        until=resolution.until,
        reasons=resolution.reasons,
        formal_reasons=resolution.formal_reasons,
    )
