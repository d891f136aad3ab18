"""Builders of matters, sessions and actors, of which a test changes only what it is about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from app.attachments.answers import raw_answers
from app.matters.matter import (
    AssessmentCard,
    Entry,
    Matter,
    Papers,
    Received,
    Resolution,
    ResolutionState,
    State,
    Way,
)
from app.matters.rights import Actor, Role
from app.matters.session import Proposal, Session, SessionState, Vote
from rules.case import Case
from rules.programme import load_programme
from rules.vocabulary import Criterion, Document, Outcome
from tests.attachments.applications import as_asked
from tests.builders import PAPERS, a_case, a_participant

SEJNY = "sejny_2026"
SIGNED = PAPERS - {Document.CERTIFICATE_COPY}
FOUND = MappingProxyType(
    {
        Criterion.NEEDS: "Potrzebuje pomocy przy wychodzeniu z domu.",
        Criterion.INDEPENDENCE: "Samodzielnie porusza się tylko po mieszkaniu.",
        Criterion.HELP_FROM_OTHERS: "Nikt z bliskich nie może pomagać.",
    }
)


def an_applicant(first_name: str = "Zofia", last_name: str = "Przykładowa", **changes: Any) -> Case:
    """A complete adult's application to Sejny, as its pages would make it."""
    participant = a_participant(first_name=first_name, last_name=last_name)
    return as_asked(a_case(**{"programme": SEJNY, "participant": participant} | changes))


def a_matter(case: Case | None = None, **changes: Any) -> Matter:
    """A matter of Sejny (or of the case's own programme), just taken in; nobody has checked its papers."""
    case = an_applicant() if case is None else case
    matter = Matter(
        id="m1",
        programme=case.programme,
        state=State.SUBMITTED,
        case_number="1.2026",
        received=Received(on=date(2026, 1, 5), way=Way.IN_PERSON, entry=Entry.PAPER),
        answers=raw_answers(case, load_programme(case.programme)),
        version=1,
    )
    return replace(matter, **changes)


def a_correct_matter(case: Case | None = None, **changes: Any) -> Matter:
    """A matter with every paper in it, signed and checked."""
    papers = Papers(enclosed=PAPERS, signed=SIGNED, checked_on=date(2026, 1, 7))
    return a_matter(case, **{"state": State.FORMALLY_CORRECT, "papers": papers} | changes)


def an_assessed_matter(case: Case | None = None, **changes: Any) -> Matter:
    card = AssessmentCard(date(2026, 1, 12), FOUND, "Olga Oceniająca", Decimal(600))
    return a_correct_matter(case, **{"state": State.ASSESSED, "assessment": card} | changes)


def a_resolution(outcome: Outcome = Outcome.QUALIFIED, **changes: Any) -> Resolution:
    """A confirmed one of 15 January 2026, not sent yet: 600 hours, a place on the reserve list, a refusal."""
    resolution = Resolution(
        outcome=outcome,
        decided_on=date(2026, 1, 15),
        state=ResolutionState.CONFIRMED,
        proposed_by="konto-1",
        hours=Decimal(600) if outcome is Outcome.QUALIFIED else None,
        since=date(2026, 2, 1) if outcome is Outcome.QUALIFIED else None,
        reasons=FOUND if outcome is Outcome.NOT_QUALIFIED else MappingProxyType({}),
    )
    return replace(resolution, **changes)


STATES = {
    Outcome.QUALIFIED: State.AWARDED,
    Outcome.RESERVE: State.RESERVE,
    Outcome.NOT_QUALIFIED: State.REFUSED,
}


def a_resolved_matter(
    outcome: Outcome = Outcome.QUALIFIED, case: Case | None = None, **changes: Any
) -> Matter:
    resolved = {"state": STATES[outcome], "resolutions": (a_resolution(outcome),)}
    return an_assessed_matter(case, **resolved | changes)


def a_proposal(matter_id: str = "m1", **changes: Any) -> Proposal:
    """An award of 600 hours by consensus."""
    proposal = Proposal(
        matter_id=matter_id,
        outcome=Outcome.QUALIFIED,
        vote=Vote(consensus=True),
        hours=Decimal(600),
        since=date(2026, 2, 1),
    )
    return replace(proposal, **changes)


def a_session(**changes: Any) -> Session:
    """An open session of Sejny's commission with three members present and one matter on its agenda."""
    session = Session(
        id="s1",
        programme=SEJNY,
        state=SessionState.OPEN,
        held_on=date(2026, 1, 15),
        place="pokój 4",
        chair="Olga Oceniająca",
        present=("Olga Oceniająca", "Tomasz Testowy", "Celina Członkowska"),
        agenda=("m1",),
        version=1,
    )
    return replace(session, **changes)


def an_actor(*roles: Role, **changes: Any) -> Actor:
    """A clerk of Sejny, unless other roles are named."""
    actor = Actor(
        account_id="konto-1",
        name="Klara Kartotekowa",
        roles=frozenset(roles or {Role.CLERK}),
        programmes=frozenset({SEJNY}),
    )
    return replace(actor, **changes)
