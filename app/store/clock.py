"""What time it is (UTC, aware) goes out, and which day that is at the office (Europe/Warsaw)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Anything that tells the present moment, aware."""

OFFICE = ZoneInfo("Europe/Warsaw")


def utc_now() -> datetime:
    return datetime.now(UTC)


def office_day(moment: datetime) -> date:
    """The calendar day of an aware moment, as the office's wall calendar shows it."""
    return moment.astimezone(OFFICE).date()
