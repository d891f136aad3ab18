"""A judged month comes in; whom it serves, and on which dates, comes out; nobody unknown (rule E1)."""

from collections.abc import Iterator, Mapping
from datetime import date

from rules.case import Case
from rules.diary import Month
from rules.findings import Row
from rules.month.entries import Entry
from rules.month.judged import Judged
from rules.programme import Programme
from rules.verdict import Finding


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


def described(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """E1: everybody served is described once, or nobody can tell what they are entitled to."""
    row, names = Row("E1", programme), set()
    for place, served in enumerate(judged.month.participants):
        about = f"participants.{place}.participant"
        if not served.participant.strip():
            yield row.blocks("participant-name-missing", about)
        elif served.participant in names:
            who = served.participant
            yield row.blocks("participant-twice", "participants", participant=who)
        names.add(served.participant)
    for entry in judged.entries:
        name = entry.service.participant
        if not entry.earlier and not entry.service.commute and name not in names:
            names.add(name)
            yield row.blocks("participant-unknown", f"{entry.about}.participant", participant=name)
