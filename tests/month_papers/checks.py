"""A check of the service and its record, of evidently fictional people."""

from datetime import date, time

from app.matters.office import OfficeSettings
from app.month_papers.paper import MonthPaper
from app.month_papers.spot_check import spot_check
from app.months.spot_check import Answer, Checked, SpotCheck
from rules.case import Case
from rules.programme import load_programme
from tests.builders import a_case

SEJNY = load_programme("sejny_2026")
SETTINGS = OfficeSettings("sejny_2026", header=("Miejski Ośrodek Pomocy Społecznej w Sejnach",))
CHECK = SpotCheck(
    id="1",
    programme="sejny_2026",
    matter_id="matter-1",
    assistant_id="account-1",
    on=date(2026, 1, 14),
    starts=time(10, 5),
    ends=time(11, 0),
    place="mieszkanie uczestnika",
    where_service_takes_place=True,
    checked_by=("Anna Sprawdzająca", "Jan Kontrolny"),
    present=("Maria Sąsiednia",),
    answers=(
        Answer(Checked.ASSISTANT_PRESENT, yes=True),
        Answer(Checked.AS_ENTERED, yes=False, note="Początek o 10:05."),
        Answer(Checked.NO_OTHER_CARE),
    ),
    findings="Usługa trwa.\nGodzina różni się od wpisu.",
    recommendations="Poprawić wpis.",
    mend_by=date(2026, 1, 21),
    refused_to_sign="asystent: nie zgadza się z ustaleniami",
)


def a_record(check: SpotCheck | None = CHECK, case: Case | None = None) -> MonthPaper:
    found = a_case() if case is None else case
    return spot_check(check, SEJNY, SETTINGS, case=found, assistant="Bogna Pomocna")
