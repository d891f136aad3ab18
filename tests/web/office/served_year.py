"""Three months of two assistants and two participants in a store: accepted, handed in, and only entered."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from app.months.assignment import Profile, profile_id
from app.months.entry import ServiceEntry
from app.months.month_file import Edition, MonthFile, MonthState, Part, file_id
from app.months.spot_check import Answer, Checked, SpotCheck
from app.store.opened import Store
from rules.diary import YearMonth
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    ZOFIA,
    a_drive,
    a_profile,
    a_taxi,
    an_assignment,
    an_entry,
    tickets,
    two_participants,
)

DAY = date(2026, 3, 20)
JANUARY, FEBRUARY, MARCH = (YearMonth(2026, number) for number in (1, 2, 3))


def serve(store: Store, *assistants: str) -> None:
    """Fill the store; ``assistants`` are accounts, two of nobody's without them."""
    first, second = assistants or (ASSISTANT_ID, OTHER_ID)
    clerk = an_actor()
    for matter in two_participants():
        store.matters.add(matter, clerk, "matter.opened")
    for profile in (a_profile(first), _second(second)):
        store.profiles.add(
            replace(profile, id=profile_id(SEJNY, profile.assistant_id)), clerk, "assistant.changed"
        )
    store.assignments.add_all(
        (
            an_assignment(ZOFIA, assistant_id=first, id="d" * 32),
            an_assignment(JAN, assistant_id=first, monthly_hours=Decimal(20), id="e" * 32),
            an_assignment(JAN, assistant_id=second, monthly_hours=None, id="f" * 32),
        ),
        clerk,
        "assignment.made",
    )
    store.entries.add_all(tuple(_entries(first, second)), clerk, "service.entered")
    for file in (
        _file(first, JANUARY, MonthState.ACCEPTED),
        _file(first, FEBRUARY, MonthState.HANDED_IN),
        _file(second, JANUARY, MonthState.RETURNED),
    ):
        store.month_files.add(file, clerk, "month.handed_in")


def _second(assistant_id: str) -> Profile:
    return a_profile(assistant_id, first_name="Dobromir", last_name="Wspierający", vehicles=())


def _entries(first: str, second: str) -> list[ServiceEntry]:
    """55:30 of the Fund accepted, 46:00 handed in, the rest entered; 4:00 twice at once, so contested."""
    return [
        *(_of(first, ZOFIA, 1, day, "08:00-13:00") for day in (5, 7, 9, 12, 14, 16, 19, 21, 23)),
        _of(first, ZOFIA, 1, 26, "08:00-10:30", goes_out=True, journeys=(a_drive("23"),)),
        _of(first, JAN, 1, 27, "08:00-16:00", goes_out=True, journeys=(tickets("8.00"),)),
        *(_of(first, ZOFIA, 2, day, "08:00-14:00") for day in (2, 4, 6, 9, 11, 13)),
        _of(first, ZOFIA, 2, 16, "08:00-12:00", own_funds=True),
        _of(first, JAN, 2, 17, "08:00-18:00", goes_out=True, journeys=(a_taxi("35.50"),)),
        *(_of(first, ZOFIA, 3, day, "08:00-13:00") for day in (2, 4, 6, 9)),
        _of(second, JAN, 1, 8, "15:00-19:00"),
        _of(second, JAN, 2, 5, "15:00-17:20"),
        _of(first, JAN, 3, 10, "09:00-11:00"),
        _of(second, JAN, 3, 10, "10:00-12:00"),
    ]


def _of(
    assistant_id: str, matter_id: str, month: int, day: int, hours: str, **more: object
) -> ServiceEntry:
    on, (starts, ends) = f"2026-{month:02}-{day:02}", hours.split("-")
    told = {"id": f"{assistant_id[:8]}{month:02}{day:02}{starts[:2]}", "assistant_id": assistant_id}
    return an_entry(f"{on} {starts}", f"{on} {ends}", matter_id=matter_id, **(told | more))


def _file(assistant_id: str, of: YearMonth, state: MonthState) -> MonthFile:
    edition = Edition(1, "ABCD-EFGH", date(2026, of.month, 27), Decimal(0), Decimal(0))
    return MonthFile(
        id=file_id(SEJNY, assistant_id, of, Part.MAIN),
        programme=SEJNY,
        assistant_id=assistant_id,
        of=of,
        part=Part.MAIN,
        state=state,
        editions=(edition,),
    )


def a_check(**changes: object) -> SpotCheck:
    """Of a service the diary tells of, with everything but its signed paper."""
    check = SpotCheck(
        id="9" * 32,
        programme=SEJNY,
        matter_id=ZOFIA,
        assistant_id=ASSISTANT_ID,
        on=date(2026, 3, 9),
        starts=time(9, 15),
        ends=time(9, 45),
        place="ul. Zmyślona 1, 16-500 Sejny",
        where_service_takes_place=True,
        checked_by=("Kajetan Kontrolujący",),
        present=("Bogna Pomocna", "Zofia Przykładowa"),
        answers=tuple(Answer(question, yes=True) for question in Checked),
        findings="Asystent przygotowuje posiłek, zgodnie z zakresem czynności.",
    )
    return replace(check, **changes)  # type: ignore[arg-type] # whatever a test changes
