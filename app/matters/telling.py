"""A matter comes in; what a letter still has to tell goes out, and the matter once the letter was sent.

Of a resolution :mod:`app.matters.resolving` keeps this; here are calls for completion and changed limits.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.matters.case_view import case_of, in_force
from app.matters.matter import Change, CompletionCall, Matter, ResolutionState
from app.matters.refusals import refuse
from app.matters.states import TAKING_PART
from app.wording.dates import long_date
from rules.application.limits import yearly_limits
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Outcome

NO_CALL = "W tej sprawie nie ma wezwania, którego jeszcze nie wysłano. Sprawdź ją i odśwież listę."
NO_CHANGE = (
    "W tej sprawie nie ma zmiany limitu, o której jeszcze nie napisano. Sprawdź ją i odśwież listę."
)
NOT_SENT_YET = "Dzień wysłania pisma jest w przyszłości. Wpisz dzień, w którym je wysłano."
BEFORE_IT = "Dzień wysłania pisma jest wcześniejszy niż to, o czym mówi ({day}). Popraw datę."


def call_to_send(matter: Matter) -> CompletionCall | None:
    """The open call for completion, while its letter has not gone out."""
    call = matter.open_call
    return call if call is not None and call.sent_on is None else None


def change_to_tell(matter: Matter, programme: Programme, on: date) -> Change | None:
    """The first change of the limit known on a day of which no letter told (rule L4).

    Only who has a place has a limit to be told of. What was known when the place was given stood in that
    decision; a change reported on the same day is offered all the same, for nobody knows which came first.
    """
    award = in_force(matter)
    if award is None or award.outcome is not Outcome.QUALIFIED or matter.state not in TAKING_PART:
        return None
    if award.state is not ResolutionState.CONFIRMED:
        return None
    case = case_of(matter, programme, on)
    untold = [c for c in matter.changes if c.told_on is None and c.reported_on <= on]
    later = [c for c in untold if c.reported_on >= award.decided_on]
    altering = (c for c in later if limits_around(case, programme, c) is not None)
    return min(altering, key=lambda c: (c.since, c.reported_on), default=None)


def limits_around(
    case: Case, programme: Programme, change: Change
) -> tuple[Decimal, Decimal] | None:
    """The limit before a change and from it on, in hours a year; ``None`` where it is the same.

    It is that of the Programme and the office, whatever was awarded of it.
    """
    if not (change.certificate or change.other_programme):
        return None
    spans = yearly_limits(replace(case, award=None), programme)
    before = [span.hours for span in spans if span.since < change.since]
    now = [span.hours for span in spans if span.since <= change.since]
    if not before or before[-1] == now[-1]:
        return None
    return before[-1], now[-1]


def mark_call_sent(matter: Matter, sent_on: date, on: date) -> Matter:
    """The matter whose call for completion went out."""
    call = call_to_send(matter)
    if call is None:
        refuse(NO_CALL)
    _refuse_odd(sent_on, call.called_on, on)
    calls = (replace(c, sent_on=sent_on) if c is call else c for c in matter.calls)
    return replace(matter, calls=tuple(calls))


def mark_change_told(matter: Matter, programme: Programme, sent_on: date, on: date) -> Matter:
    """The matter whose participant was told of the new limit; changes of one day are told by one letter."""
    change = change_to_tell(matter, programme, on)
    if change is None:
        refuse(NO_CHANGE)
    _refuse_odd(sent_on, change.reported_on, on)
    changes = tuple(
        replace(c, told_on=sent_on) if _same(c, change) and c.reported_on <= sent_on else c
        for c in matter.changes
    )
    return replace(matter, changes=changes)


def _same(change: Change, told: Change) -> bool:
    """Whether a letter about one tells of the other as well: both set the limit from that day on."""
    sets = change.certificate is not None or change.other_programme is not None
    return sets and change.told_on is None and change.since == told.since


def _refuse_odd(sent_on: date, told_of: date, on: date) -> None:
    if sent_on > on:
        refuse(NOT_SENT_YET)
    if sent_on < told_of:
        refuse(BEFORE_IT.format(day=long_date(told_of)))
