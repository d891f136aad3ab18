"""Builders of an assistant's month: who serves whom, entries of a diary, what the office knows of both."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.attachments.monthly import OwnVehicle
from app.matters.matter import Matter
from app.matters.rights import Actor, Role
from app.months.assignment import Assignment, AssignmentState, Profile, profile_id
from app.months.entry import Journey, JourneyKind, ServiceEntry
from app.months.month_view import Known
from rules.case import Address, Assistant
from rules.diary import YearMonth
from rules.programme import load_programme
from rules.vocabulary import Profession, Qualification, Relation, Vehicle
from tests.matters.builders import SEJNY, a_resolved_matter, an_applicant
from tests.month_builders import a_waiting, at

ASSISTANT_ID, OTHER_ID = "a" * 32, "b" * 32
ZOFIA, JAN = "1" * 32, "2" * 32
STATEMENT = Assistant(
    relation=Relation.NONE,
    is_legal_guardian=False,
    lives_with_participant=False,
    qualification=Qualification.DIPLOMA,
    profession=Profession.PHYSIOTHERAPIST,
    register_checked_on=date(2025, 12, 15),
    criminal_record_on=date(2025, 12, 15),
    foreign_records_needed=False,
    guardian_accepted_on=date(2025, 12, 15),
)


def an_assistant(account_id: str = ASSISTANT_ID, name: str = "Bogna Pomocna") -> Actor:
    """Who writes the diary."""
    return Actor(account_id, name, frozenset({Role.ASSISTANT}), frozenset({SEJNY}))


def a_profile(assistant_id: str = ASSISTANT_ID, **changes: Any) -> Profile:
    profile = Profile(
        id=profile_id(SEJNY, assistant_id),
        programme=SEJNY,
        assistant_id=assistant_id,
        first_name="Bogna",
        last_name="Pomocna",
        address=Address("ul. Zmyślona 5", "16-500", "Sejny"),
        phone="22 555 00 11",
        vehicles=(OwnVehicle(Vehicle.CAR_OVER_900, "Wymyślony 1.4", "BSE 0X00"),),
    )
    return replace(profile, **changes)


def two_participants() -> tuple[Matter, Matter]:
    """Zofia Przykładowa and Jan Testowy, both awarded 600 hours before the year began."""
    first = a_resolved_matter(id=ZOFIA, case_number="1.2026")
    second = a_resolved_matter(case=an_applicant("Jan", "Testowy"), id=JAN, case_number="2.2026")
    return _before_new_year(first), _before_new_year(second)


def _before_new_year(matter: Matter) -> Matter:
    decided, since = date(2025, 12, 30), date(2026, 1, 1)
    assessed = matter.assessment and replace(matter.assessment, assessed_on=date(2025, 12, 29))
    return replace(
        matter,
        received=replace(matter.received, on=date(2025, 12, 23)),
        papers=replace(matter.papers, checked_on=date(2025, 12, 23)),
        assessment=assessed,
        resolutions=tuple(
            replace(each, decided_on=decided, since=since, sent_on=date(2025, 12, 31))
            for each in matter.resolutions
        ),
    )


def an_assignment(matter_id: str = ZOFIA, **changes: Any) -> Assignment:
    """Open for the whole of 2026."""
    assignment = Assignment(
        id=f"{matter_id[:16]}{changes.get('assistant_id', ASSISTANT_ID)[:16]}",
        programme=SEJNY,
        state=AssignmentState.OPEN,
        assistant_id=ASSISTANT_ID,
        matter_id=matter_id,
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        monthly_hours=Decimal(50),
        contract_number="UZ/1/2026",
        statement=STATEMENT,
    )
    return replace(assignment, **changes)


def an_entry(
    starts: str, ends: str, *waiting: tuple[str, str], matter_id: str = ZOFIA, **changes: Any
) -> ServiceEntry:
    """A service of Warsaw's clock, at home, with the waitings given."""
    entry = ServiceEntry(
        id=changes.pop(
            "id", f"{matter_id[:4]}{starts}".replace("-", "").replace(":", "").replace(" ", "")
        ),
        programme=SEJNY,
        assistant_id=ASSISTANT_ID,
        matter_id=matter_id,
        starts=at(starts),
        ends=at(ends),
        activity="pomoc w ubieraniu",
        place="mieszkanie uczestnika",
        goes_out=False,
        waiting=tuple(a_waiting(*each) for each in waiting),
        at_school=False,
    )
    return replace(entry, **changes)


def a_drive(kilometres: str = "12", **changes: Any) -> Journey:
    journey = Journey(
        JourneyKind.OWN_VEHICLE,
        route="Sejny – Suwałki",
        purpose="wizyta u lekarza",
        vehicle=Vehicle.CAR_OVER_900,
        registration="BSE 0X00",
        kilometres=Decimal(kilometres),
    )
    return replace(journey, **changes)


def tickets(amount: str = "8.00", **changes: Any) -> Journey:
    journey = Journey(
        JourneyKind.TICKETS,
        route="Sejny – Suwałki",
        purpose="urząd",
        count=2,
        ticket="jednorazowy",
        attached=True,
        amount=Decimal(amount),
    )
    return replace(journey, **changes)


def a_taxi(amount: str = "35.50", **changes: Any) -> Journey:
    journey = Journey(
        JourneyKind.TAXI,
        route="dom – przychodnia",
        purpose="wizyta u lekarza",
        means="taksówka",
        invoice="FV 12/2026",
        amount=Decimal(amount),
    )
    return replace(journey, **changes)


def what_is_known(*entries: ServiceEntry, of: str = "2026-01", **changes: Any) -> Known:
    """One assistant, two participants, everything about them in order, and these entries."""
    year, month = (int(part) for part in of.split("-"))
    known = Known(
        programme=load_programme(SEJNY),
        of=YearMonth(year, month),
        on=date(2026, 12, 31),
        matters=two_participants(),
        profiles=(a_profile(),),
        assignments=(an_assignment(ZOFIA), an_assignment(JAN)),
        entries=entries,
    )
    return replace(known, **changes)
