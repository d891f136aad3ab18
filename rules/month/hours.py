"""A judged month comes in; findings on the yearly limits it uses come out (rules L1-L4, E7)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from rules.application.hours import award_above_limit, changed_answer, hours_elsewhere
from rules.application.limits import AWARDED
from rules.diary import Served
from rules.findings import Row
from rules.month.accounts import Account, Booked, year_hours
from rules.month.judged import Judged
from rules.month.mentions import with_times
from rules.month.moments import NO_TIME
from rules.month.rows import days
from rules.programme import Programme
from rules.verdict import Figure, Finding, LimitSpan

ELSEWHERE: Mapping[str, str] = {
    "other-programmes-missing": "month-other-programmes-missing",
    "other-programmes-unnamed": "month-other-hours-missing",
    "other-programmes-hours-missing": "month-other-hours-missing",
    "other-programmes-contradictory": "other-programmes-contradictory",
}
"""What an application's rule E7 finds, and what a month says of it; a missing name changes no hours."""


def limits(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """L1-L4: no hour above the limit is paid by the Fund."""
    for account in judged.accounts:
        if account.place is None:
            continue
        booked = account.booked
        fund = tuple(each for each in booked if not each.each.row.own_funds)
        if fund:
            yield from _used_before(account, judged.month.participants[account.place], programme)
        if any(each.span is None for each in fund):
            about = f"{account.about}.case.certificate"
            yield Row("L1", programme).blocks("limit-unknown", about, participant=account.name)
        if booked:
            yield from _elsewhere(account, programme)
            yield from _award(account, booked, programme)
        yield from _changes(account, judged, programme)
        yield from _exceeded(account, fund, programme)


def _used_before(account: Account, served: Served, programme: Programme) -> Iterator[Finding]:
    row, about = Row("L1", programme), f"{account.about}.used_before"
    if served.used_before is None:
        yield row.notes("used-before-missing", about, participant=account.name)
    elif year_hours(served.used_before) is None:
        yield row.blocks("used-before-unclear", about, participant=account.name)


def _elsewhere(account: Account, programme: Programme) -> Iterator[Finding]:
    """E7: without the hours granted elsewhere nobody knows what is left of the limit."""
    for found in hours_elsewhere(account.case, programme):
        if found.code in ELSEWHERE:
            yield _of_the_case(account, found, ELSEWHERE[found.code])


def _award(account: Account, booked: tuple[Booked, ...], programme: Programme) -> Iterator[Finding]:
    """L3: more was awarded than a limit the month uses allows."""
    spans = tuple(span for span in account.spans if any(each.span is span for each in booked))
    for found in award_above_limit(account.case, programme, spans):
        yield _of_the_case(account, found, found.code)


def _of_the_case(account: Account, found: Finding, code: str) -> Finding:
    """What a rule of an application says, told of a participant of the month."""
    values = MappingProxyType({**found.values, "participant": account.name})
    return replace(found, code=code, about=f"{account.about}.case.{found.about}", values=values)


def _changes(account: Account, judged: Judged, programme: Programme) -> Iterator[Finding]:
    """L4: a limit that changes during the month, and what it was before."""
    first, last = days(judged.month)
    for former, span in pairwise(account.spans):
        changes = span.hours != former.hours  # else only the reason changed: hours elsewhere
        if judged.month.of is not None and changes and first <= span.since <= last:
            yield Row("L4", programme, span.figure).notes(
                "limit-changes-in-month",
                f"{account.about}.case.{changed_answer(account.case, span.since)}",
                participant=account.name,
                since=span.since,
                before=former.hours,
                hours=span.hours,
            )


def _exceeded(
    account: Account, fund: tuple[Booked, ...], programme: Programme
) -> Iterator[Finding]:
    """The service that crosses the limit, and every one with hours above it in the month."""
    over = [each for each in fund if each.over]
    if not over:
        return
    total = sum((each.over for each in over), NO_TIME)
    span, each = over[0].span, over[0].each
    if span is None:  # nothing lies above no limit
        return
    rule = _deciding_rule(span, account, programme)
    yield Row(rule, programme, span.figure).blocks(
        "limit-exceeded",
        f"{each.entry.about}.ends",
        participant=account.name,
        day=each.row.on,
        hours=span.hours,
        used=over[0].used,
        over=total,
        services=with_times((one.each.entry, one.over) for one in over),
    )


def _deciding_rule(span: LimitSpan, account: Account, programme: Programme) -> str:
    """Which row of the law set this limit: a lower ceiling, a change, hours elsewhere, the certificate."""
    if span.figure.name == AWARDED or span.figure in _of_the_office(span, programme):
        return "L2"
    if span is not account.spans[0]:
        return "L4"
    return "E7" if span.reduced_by else "L1"


def _of_the_office(span: LimitSpan, programme: Programme) -> tuple[Figure, ...]:
    return programme.local_history.get(span.figure.name, ())
