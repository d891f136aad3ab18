"""Codes of made-up applicants' bundles come in; the same awarded and served by an assistant go out.

So that a diary can be tried at once, two of them are past the recruitment, as if on a day of February.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.attachments.monthly import OwnVehicle
from app.errors import ConversionFailed
from app.matters.case_view import case_of
from app.matters.matter import AssessmentCard, Matter, Papers, Resolution, ResolutionState, Way
from app.matters.rights import Actor
from app.months.admitting import Terms
from app.months.assignment import Profile
from app.store.opened import Store
from app.workflow.clock import today
from app.workflow.dossier.keeper import nobody
from app.workflow.dossier.opened import open_keeper
from app.workflow.months.assignments import Assignments
from app.workflow.months.assistants import Assistants
from app.workflow.office.assessment import Assessment
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.intake import Arrival, Intake
from app.workflow.office.resolutions import Resolutions
from rules.application.completeness import PRINTED, requirements
from rules.case import Address, Assistant
from rules.vocabulary import Criterion, Outcome, Profession, Qualification, Relation, Vehicle

CAME, DAY, LAST = date(2026, 2, 13), date(2026, 2, 16), date(2026, 12, 31)
FOUND = {
    Criterion.NEEDS: "Potrzebuje pomocy przy wychodzeniu z domu.",
    Criterion.INDEPENDENCE: "Samodzielnie porusza się tylko po mieszkaniu.",
    Criterion.HELP_FROM_OTHERS: "Nikt z bliskich nie może pomagać.",
}
HOURS = Decimal(240)
MONTHLY, CONTRACT = Decimal(24), "UZ/1/2026"
STATEMENT = Assistant(
    relation=Relation.NONE,
    is_legal_guardian=False,
    lives_with_participant=False,
    qualification=Qualification.DIPLOMA,
    profession=Profession.PHYSIOTHERAPIST,
)
PROFILE = Profile(
    id="",
    programme="",
    assistant_id="",
    first_name="Bogna",
    last_name="Pomocna-Zmyślona",
    address=Address("ul. Zmyślona 50", "16-500", "Sejny"),
    phone="87 555 03 00",
    email="bogna@example.com",
    vehicles=(OwnVehicle(Vehicle.CAR_OVER_900, "Wymyślony 1.4", "BSE 0X00"),),
)


class NoOffice:
    """No paper is made here."""

    def convert(self, docx: bytes) -> bytes:  # noqa: ARG002 - whatever it is
        raise ConversionFailed("no paper is made here")

    def convert_to_print(self, docx: bytes) -> bytes:
        return self.convert(docx)


def set_under_way(
    store: Store, clerk: Actor, programme: str, assistant_id: str, codes: Iterable[str]
) -> None:
    """Award hours to each of these bundles, and let the assistant serve them from then on."""
    base = Desk(store, lambda: DAY)
    # Papers that take LibreOffice are wished for, and kept once the office is served.
    desk = replace(base, dossiers=open_keeper(store, base, NoOffice(), nobody))
    Assistants(desk).save_profile(clerk, Seen(programme, assistant_id), PROFILE)
    service = Assignments(desk)
    # From this month on: whoever tries it in autumn would meet nine months nobody handed in.
    begins = max(DAY, min(today(), LAST).replace(day=1))
    terms = Terms(begins, LAST, MONTHLY, CONTRACT)
    for code in codes:
        matter = _awarded(desk, clerk, programme, code)
        made = service.make(clerk, programme, assistant_id, matter.id, terms)
        service.state(clerk, Seen(programme, made.id), STATEMENT)
        service.open(clerk, Seen(programme, made.id))


def _awarded(desk: Desk, clerk: Actor, programme: str, code: str) -> Matter:
    """Taken in, checked, assessed, resolved and told."""
    intake = Intake(desk)
    matter = intake.take_bundle(clerk, programme, code, Arrival(CAME, Way.IN_PERSON))
    seen = Seen(programme, matter.id)
    intake.check_papers(clerk, seen, _whole(desk, matter))
    card = AssessmentCard(DAY, FOUND, clerk.name, HOURS)
    Assessment(desk).assess(clerk, seen, card)
    award = Resolution(
        Outcome.QUALIFIED, DAY, ResolutionState.PROPOSED, clerk.account_id, hours=HOURS, since=DAY
    )
    resolutions = Resolutions(desk)
    resolutions.propose(clerk, seen, award)
    return resolutions.mark_sent(clerk, seen, DAY)


def _whole(desk: Desk, matter: Matter) -> Papers:
    """Everything this application needs is there, and signed where it is to be."""
    programme = desk.programme(matter.programme)
    needed = requirements(case_of(matter, programme, DAY), programme)
    documents = frozenset(each.document for each in needed)
    return Papers(enclosed=documents, signed=documents & frozenset(PRINTED), shown=documents)
