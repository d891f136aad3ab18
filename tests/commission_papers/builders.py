"""Builders of sessions and matters with their cases: evidently fictional people, as many as a test needs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from app.commission_papers import CommissionPaper, Considered, ListForm, Standing
from app.commission_papers import assessment_card as card_of
from app.commission_papers import minutes as minutes_of
from app.commission_papers import recruitment_list as list_of
from app.matters.matter import (
    AssessmentCard,
    Entry,
    Matter,
    PriorityReason,
    Received,
    Resolution,
    ResolutionState,
    State,
    Way,
)
from app.matters.office import OfficeSettings
from app.matters.session import Proposal, Session, SessionState, Vote
from rules.case import Address
from rules.programme import Programme, load_programme
from rules.recruitment.standing import Money, Places, Support
from rules.vocabulary import Criterion, Outcome
from tests.builders import a_case, a_participant

SEJNY = load_programme("sejny_2026")
DAY = date(2026, 1, 12)
FIRST_NAMES = ("Zofia", "Świętopełk", "Żaneta", "Bogumiła", "Łucjan")
LAST_NAMES = ("Przykładowa", "Testowy", "Wymyślona-Źdźbło", "Fikcyjna", "Niebyły")
MEMBERS = ("Anna Komisyjna", "Jan Próbny", "Ewa Ćwiczebna")
FOUND = MappingProxyType(
    {
        Criterion.NEEDS: "Potrzebuje pomocy przy wychodzeniu z domu i w załatwianiu spraw.",
        Criterion.INDEPENDENCE: "Po mieszkaniu porusza się bez pomocy.",
        Criterion.HELP_FROM_OTHERS: "Nie ma nikogo, kto mógłby pomóc.",
    }
)


def settings(**changes: Any) -> OfficeSettings:
    office = OfficeSettings(
        "sejny_2026", header=("Miejski Ośrodek Pomocy Społecznej w Sejnach",), town="Sejny"
    )
    return replace(office, **changes)


def a_resolution(outcome: Outcome = Outcome.QUALIFIED, **changes: Any) -> Resolution:
    """A confirmed one: 210 hours, or reasons to the three criteria."""
    refused = outcome is Outcome.NOT_QUALIFIED
    resolution = Resolution(
        outcome,
        DAY,
        ResolutionState.CONFIRMED,
        proposed_by="Anna Komisyjna",
        hours=Decimal(210) if outcome is Outcome.QUALIFIED else None,
        reasons=FOUND if refused else MappingProxyType({}),
        for_want_of_places=outcome is Outcome.RESERVE,
    )
    return replace(resolution, **changes)


def a_matter(number: int = 1, **changes: Any) -> Matter:
    """An assessed matter „OPS.5210.<number>.2026”."""
    matter = Matter(
        id=f"matter-{number}",
        programme="sejny_2026",
        state=State.ASSESSED,
        case_number=f"OPS.5210.{number}.2026",
        received=Received(date(2026, 1, 5), Way.IN_PERSON, Entry.PAPER),
        answers=MappingProxyType({}),
        assessment=AssessmentCard(DAY, FOUND, "Anna Komisyjna", Decimal(210)),
        priority=PriorityReason(1, "Mieszka sama i nie ma bliskich."),
    )
    return replace(matter, **changes)


def a_considered(number: int = 1, *, case: Any = None, **changes: Any) -> Considered:
    """The matter with the case of a person whose name its number chooses."""
    person = a_participant(
        first_name=FIRST_NAMES[number % len(FIRST_NAMES)],
        last_name=LAST_NAMES[number // len(FIRST_NAMES) % len(LAST_NAMES)],
        address=Address("ul. Zmyślona 1", "16-500", "Sejny"),
    )
    return Considered(a_matter(number, **changes), case or a_case(participant=person))


def many(count: int, outcome: Outcome = Outcome.QUALIFIED) -> tuple[Considered, ...]:
    """So many matters with this outcome, the last number first."""
    resolved = (a_resolution(outcome),)
    return tuple(a_considered(number, resolutions=resolved) for number in range(count, 0, -1))


def a_session(considered: Sequence[Considered] = (), **changes: Any) -> Session:
    """A closed session at which all of them were qualified by consensus."""
    ids = tuple(each.matter.id for each in considered)
    session = Session(
        id="session-1",
        programme="sejny_2026",
        state=SessionState.CLOSED,
        held_on=DAY,
        place="Sejny, sala narad",
        chair=MEMBERS[0],
        present=MEMBERS,
        agenda=ids,
        proposals=tuple(
            Proposal(one, Outcome.QUALIFIED, Vote(consensus=True), Decimal(210)) for one in ids
        ),
    )
    return replace(session, **changes)


def a_standing() -> Standing:
    return Standing(
        Places(10, 10),
        Money(Decimal("146181.00"), Decimal("146181.00")),
        Support(6, 0, 10, Decimal(50)),
    )


def a_card(**changes: Any) -> CommissionPaper:
    return card_of(a_considered(**changes), SEJNY, settings(), MEMBERS)


def some_minutes(considered: Sequence[Considered], **changes: Any) -> CommissionPaper:
    session = a_session(considered, **changes)
    return minutes_of(session, considered, SEJNY, settings(), a_standing(), number="1/2026")


def a_list(
    considered: Sequence[Considered],
    outcome: Outcome = Outcome.QUALIFIED,
    form: ListForm = ListForm.FULL,
    programme: Programme = SEJNY,
) -> CommissionPaper:
    return list_of(outcome, considered, programme, settings(), on=DAY, form=form)
