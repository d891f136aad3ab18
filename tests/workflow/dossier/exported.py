"""An office with a few dossiers to hand out: matters, papers in the archive, a month of services."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from app.config import Settings
from app.dossier.kept import KeptPaper, Signed, Source
from app.matters.matter import Matter
from app.matters.rights import Role
from app.months.assignment import Assignment, AssignmentState, Profile, profile_id
from app.store.opened import Store, open_store
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.opened import open_exporting
from app.workflow.months.figures import open_figures
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules.case import Address, Assistant
from tests.matters.builders import SEJNY, a_resolved_matter, an_actor, an_applicant
from tests.store.builders import TurnableClock
from tests.workflow.office.fakes import Day

CLERK = an_actor()
AUDITOR = an_actor(Role.AUDITOR)
TODAY = date(2026, 2, 2)
PDF, DOCX = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
SECRET_STREET = "ul. Prywatna 7"  # noqa: S105 - where a fictional assistant lives


@contextmanager
def an_office(folder: Path, dossiers: int = 2, papers: int = 2) -> Iterator[Store]:
    settings = Settings(data=folder / "data", generated=folder / "generated")
    store = open_store(settings, TurnableClock())
    for number in range(1, dossiers + 1):
        add_dossier(store, number, papers)
    yield store
    store.close()


def exporting_of(store: Store) -> Exporting:
    desk = Desk(store, Day(TODAY))
    return open_exporting(store, desk, open_figures(desk))


def add_dossier(store: Store, number: int, papers: int = 2, **changes: Any) -> Matter:
    matter = a_resolved_matter(
        case=an_applicant("Zofia", f"Żółcińska-{number}"),
        id=f"{number:032x}",
        case_number=f"OPS/{number}.2026",
        version=0,
        **changes,
    )
    store.matters.add(matter, CLERK, Event.MATTER_OPENED)
    for place in range(1, papers + 1):
        add_paper(store, matter.id, place)
    return matter


def add_paper(store: Store, matter_id: str, place: int, **changes: Any) -> KeptPaper:
    paper_id = f"{matter_id[16:]}{place:016x}"
    files = (
        store.archive.put(b"%PDF-1.7 " + paper_id.encode() * place, PDF, owner=paper_id),
        store.archive.put(b"PK" + paper_id.encode(), DOCX, owner=paper_id),
    )
    paper = KeptPaper(
        id=paper_id,
        programme=SEJNY,
        matter_id=matter_id,
        kind="application_card",
        title="Karta zgłoszenia do Programu",
        source=Source.SCANNED,
        edition=place,
        made_on=date(2026, 1, 5),
        filed_at=store.shelf.clock(),
        filed_by="Klara Kartotekowa",
        files=files,
        code="K7MX-3T9P",
        code_edition=place,
        pages=2,
        missing=(2,) if place == 2 else (),
        signed=(Signed(1, "uczestnik", True, "Klara Kartotekowa", date(2026, 1, 6)),),
    )
    return store.kept_papers.add(replace(paper, **changes), CLERK, Event.PAPER_KEPT)


def add_assistant(store: Store, matter_id: str) -> None:
    """Somebody who serves the participant, with everything an office knows of them."""
    home = Address(street=SECRET_STREET, postcode="00-001", town="Przykładowo")
    store.profiles.add(
        Profile(profile_id(SEJNY, "a1"), SEJNY, "a1", "Anna", "Pomocna", home, "600 000 000"),
        CLERK,
        Event.PROFILE_CHANGED,
    )
    statement = Assistant("Anna", "Pomocna", home, experience_months=77)
    store.assignments.add(
        Assignment(
            "p1",
            SEJNY,
            AssignmentState.OPEN,
            "a1",
            matter_id,
            date(2026, 1, 15),
            contract_number="U/77",
            statement=statement,
            note="umowa do połowy roku",
        ),
        CLERK,
        Event.ASSIGNMENT_MADE,
    )
