"""A judged month comes in; findings on hours the organiser pays itself come out (rule L3).

Hours granted of own funds are a year's: those of earlier months count with the month's.
"""

from collections.abc import Iterator

from rules.findings import Row
from rules.month.accounts import Account, Booked, as_time, year_hours
from rules.month.judged import Judged
from rules.month.moments import NO_TIME
from rules.programme import Programme
from rules.verdict import Finding


def own_funds(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """L3: hours of own funds are recorded apart, within what is granted, once the limit is used up."""
    for account in judged.accounts:
        own = tuple(each for each in account.booked if each.each.row.own_funds)
        if own and account.place is not None:
            row, about = Row("L3", programme), f"{own[0].each.entry.about}.own_funds"
            who, time = account.name, account.own_funds
            yield row.notes("own-funds-hours", about, participant=who, time=time)
            yield from _granted(row, account, judged, about)
            yield from _too_early(row, account, own)


def _granted(row: Row, account: Account, judged: Judged, about: str) -> Iterator[Finding]:
    """No more than the award grants a year, with what was used of it earlier."""
    award = account.case.award
    granted = None if award is None else award.own_funds_hours
    if account.place is None or granted is None or not granted.is_finite():
        return
    told, who = judged.month.participants[account.place].own_funds_before, account.name
    before = year_hours(told)
    if told is None:
        yield row.notes(
            "own-funds-before-missing", f"{account.about}.own_funds_before", participant=who
        )
    elif before is None:
        yield row.blocks(
            "own-funds-before-unclear", f"{account.about}.own_funds_before", participant=who
        )
    used = (before or NO_TIME) + account.own_funds
    if used > as_time(granted):
        over = used - as_time(granted)
        code = "own-funds-above-grant"
        yield row.warns(code, about, participant=who, time=used, own_funds_hours=granted, over=over)


def _too_early(row: Row, account: Account, own: tuple[Booked, ...]) -> Iterator[Finding]:
    """Own funds pay what is above the limit, and there is some of it left."""
    early = next((each for each in own if each.left), None)
    if early is not None and account.is_certain:
        about = f"{early.each.entry.about}.own_funds"
        yield row.warns("own-funds-before-limit", about, participant=account.name, left=early.left)
