"""Care that somebody else gives comes in as hours of a week; the schedule to keep goes out (rule T5)."""

from dataclasses import replace
from datetime import date

from app.matters.refusals import refuse
from app.months.care import CareSchedule
from app.wording.dates import long_date

NO_DAYS = "Zaznacz co najmniej jeden dzień tygodnia."
NO_LENGTH = "Usługa zaczyna się i kończy o tej samej godzinie. Popraw godziny."
BACKWARDS = "Usługi kończą się, zanim się zaczną. Popraw daty."
BEFORE_START = (
    "Te usługi zaczynają się {since}, więc nie mogą skończyć się wcześniej. Popraw dzień."
)


def noted(schedule: CareSchedule) -> CareSchedule:
    """The schedule; ``DeedRefused`` for one that gives no hour of care."""
    if not schedule.weekdays:
        refuse(NO_DAYS)
    if schedule.starts == schedule.ends:
        refuse(NO_LENGTH)
    if schedule.until is not None and schedule.until < schedule.since:
        refuse(BACKWARDS)
    return replace(schedule, note=schedule.note.strip())


def given_until(schedule: CareSchedule, until: date) -> CareSchedule:
    """The schedule with its last day, before which what was given still counts."""
    if until < schedule.since:
        refuse(BEFORE_START.format(since=long_date(schedule.since)))
    return replace(schedule, until=until)
