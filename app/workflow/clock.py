"""The office's calendar day: one place that names the time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

OFFICE_TIME = ZoneInfo("Europe/Warsaw")


def today() -> date:
    """The day it is now in Poland."""
    return datetime.now(OFFICE_TIME).date()


def local_day(moment: datetime) -> date:
    """The day in Poland of an aware moment."""
    return moment.astimezone(OFFICE_TIME).date()
