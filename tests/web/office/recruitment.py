"""The twelve made-up applicants of Sejny as matters of the office, put there by its services."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from flask import Flask

from app.attachments.answers import raw_answers
from app.command_line.recruits import recruits
from app.matters.matter import AssessmentCard, Matter, Papers, Way
from app.matters.numbering import in_order
from app.matters.office import OfficeSettings
from app.matters.rights import Actor, Role
from app.matters.session import Proposal, Session, Vote
from app.workflow.office.assessment import Assessment
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.intake import Arrival, Intake
from app.workflow.office.resolutions import Resolutions
from app.workflow.office.sessions import Sessions
from rules.programme import load_programme
from rules.vocabulary import Outcome
from tests.builders import PAPERS
from tests.matters.builders import FOUND, SIGNED, a_resolution
from tests.web.office.staff import OWN
from tests.web.site import a_site

DAY = date(2026, 2, 16)
"""The applicants' papers came the day before the commission met."""
CAME = date(2026, 2, 13)
SEEDER = Actor("konto-siewcy", "Sabina Siewna", frozenset({Role.CLERK}), frozenset({OWN}))
WHOLE = Papers(enclosed=PAPERS, signed=SIGNED)
MEMBERS = ("Konstanty Nieistniejący", "Olga Oceniająca", "Tomasz Testowy")


def a_recruiting_site(folder: Path, office: Any = None) -> Flask:
    """A site on the day of the session, which asks no second factor; nobody has applied yet."""
    return a_site(folder, office, day=DAY, second_factor_required=False)


def desk_of(site: Flask) -> Desk:
    desk: Desk = site.extensions["teczka"].desk
    return desk


def matters_of(site: Flask) -> list[Matter]:
    """In the order of case numbers."""
    every = desk_of(site).rooms.matters.all(OWN)
    return sorted(every, key=lambda matter: in_order(matter.case_number))


def seen(record: Matter | Session) -> Seen:
    return Seen(OWN, record.id, record.version)


def four_eyes(site: Flask) -> None:
    """From now on a second person confirms every resolution."""
    settings = desk_of(site).rooms.office_settings
    settings.add(OfficeSettings(OWN, four_eyes=True), SEEDER, "settings.changed")


def take_in(site: Flask, count: int = 12) -> list[Matter]:
    """The first so many applicants, taken in from paper and not looked at yet."""
    intake, programme = Intake(desk_of(site)), load_programme(OWN)
    cases = list(recruits())[:count]
    arrival = Arrival(CAME, Way.POST)
    return [intake.take_paper(SEEDER, OWN, raw_answers(case, programme), arrival) for case in cases]


def check(site: Flask, matter: Matter) -> Matter:
    return Intake(desk_of(site)).check_papers(SEEDER, seen(matter), WHOLE)


def assess(site: Flask, matter: Matter, hours: int = 240) -> Matter:
    """Checked and assessed, with a group acknowledged."""
    card = AssessmentCard(DAY, FOUND, MEMBERS[1], Decimal(hours))
    service = Assessment(desk_of(site))
    assessed = service.assess(SEEDER, seen(check(site, matter)), card)
    return service.acknowledge_group(SEEDER, seen(assessed), 1, "Mieszka bez pomocy.")


def resolve(site: Flask, matter: Matter, outcome: Outcome, **changes: Any) -> Matter:
    """Resolved on the day; an award is of 240 hours."""
    award = {"hours": Decimal(240)} if outcome is Outcome.QUALIFIED else {}
    resolution = a_resolution(outcome, **{"decided_on": DAY, "since": None} | award | changes)
    return Resolutions(desk_of(site)).propose(SEEDER, seen(matter), resolution)


def told(site: Flask, matter: Matter) -> Matter:
    """With its letter sent."""
    return Resolutions(desk_of(site)).mark_sent(SEEDER, seen(matter), DAY)


def a_session_of(
    site: Flask, matters: Sequence[Matter], awarded: int = 0, reserve: int = 0
) -> Session:
    """An open session with these matters on its agenda, the first of them proposed by consensus."""
    service = Sessions(desk_of(site))
    session = service.open(SEEDER, OWN, DAY, "sala narad")
    session = service.attend(SEEDER, seen(session), MEMBERS[0], MEMBERS)
    session = service.set_agenda(SEEDER, seen(session), [matter.id for matter in matters])
    for place, matter in enumerate(matters[: awarded + reserve]):
        outcome = Outcome.QUALIFIED if place < awarded else Outcome.RESERVE
        session = service.put_proposal(SEEDER, seen(session), _proposal(matter, outcome))
    return session


def _proposal(matter: Matter, outcome: Outcome) -> Proposal:
    hours = Decimal(240) if outcome is Outcome.QUALIFIED else None
    return Proposal(matter.id, outcome, Vote(consensus=True), hours=hours)
