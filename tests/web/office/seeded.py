"""A site with matters that wait for letters of every kind, for the pages of letters."""

from dataclasses import replace
from datetime import date

from flask import Flask

from app.matters.matter import Change, CompletionCall, Matter, State
from app.workflow.office.events import Event
from rules.vocabulary import Degree, Outcome
from tests.builders import a_certificate
from tests.matters.builders import (
    a_matter,
    a_resolution,
    a_resolved_matter,
    an_actor,
    an_applicant,
)
from tests.web.office.staff import store_of

DAY = date(2026, 3, 2)
"""When the office of these tests works."""
AWARDED, SECOND, RESERVE, REFUSED, CALLED, CHANGED = (f"{number:032x}" for number in range(1, 7))
UNFOUNDED = f"{7:032x}"
"""A refusal whose reasons were lost, which no letter may tell."""


def seed(site: Flask) -> None:
    """The matters above, one of each, and one whose letter the rules refuse."""
    for number, matter in enumerate(matters(), 1):
        numbered = replace(matter, case_number=f"PS.{number}.2026", version=0)
        store_of(site).matters.add(numbered, an_actor(), Event.MATTER_OPENED)


def matters() -> tuple[Matter, ...]:
    unfounded = replace(a_resolution(Outcome.NOT_QUALIFIED), reasons={})
    return (
        a_resolved_matter(case=an_applicant("Zofia", "Przykładowa"), id=AWARDED),
        a_resolved_matter(case=an_applicant("Łucja", "Zmyślona"), id=SECOND),
        a_resolved_matter(Outcome.RESERVE, an_applicant("Jan", "Testowy"), id=RESERVE),
        a_resolved_matter(Outcome.NOT_QUALIFIED, an_applicant("Ewa", "Fikcyjna"), id=REFUSED),
        called(),
        changed(),
        a_resolved_matter(
            Outcome.NOT_QUALIFIED,
            an_applicant("Irena", "Rzekoma"),
            id=UNFOUNDED,
            resolutions=(unfounded,),
        ),
    )


def called(**changes: object) -> Matter:
    """A matter whose call for completion nobody has sent yet."""
    call = CompletionCall(date(2026, 2, 26), date(2026, 3, 5), ("kopia orzeczenia",))
    matter = a_matter(
        an_applicant("Adam", "Urojony"), id=CALLED, state=State.INCOMPLETE, calls=(call,)
    )
    return replace(matter, **changes)


def changed(**changes: object) -> Matter:
    """Somebody with a place, told of it, whose degree changed since."""
    lower = Change(date(2026, 3, 1), date(2026, 3, 2), a_certificate(degree=Degree.MODERATE))
    told = a_resolution(sent_on=date(2026, 1, 20))
    matter = a_resolved_matter(
        case=an_applicant("Maja", "Wymyślona"), id=CHANGED, resolutions=(told,), changes=(lower,)
    )
    return replace(matter, **changes)
