"""A month and its services come in; whom it describes, and the dates a service runs on, come out."""

from collections.abc import Mapping
from datetime import date

from rules.case import Case
from rules.diary import Month
from rules.month.entries import Entry


def first_date(entry: Entry) -> date:
    """The date in Warsaw on which a service begins."""
    return entry.first_day


def last_date(entry: Entry) -> date:
    """The last date a service runs on; one that ends at midnight does not run on the next."""
    return entry.last_day


def participants(month: Month) -> Mapping[str, tuple[int, Case]]:
    """The participants described, by name: the place among the month's, and the case.

    Of two descriptions of one person the one that reads first in order stands, wherever it is listed.
    """
    found: dict[str, tuple[int, Case]] = {}
    for place, served in enumerate(month.participants):
        held = found.get(served.participant)
        if held is None or repr(served) < repr(month.participants[held[0]]):
            found[served.participant] = place, served.case
    return found
