"""An assessed matter and what is decided in it come in; the matter with its resolution goes out (R1-R8).

Every deed builds the case it would make and lets the rules judge it: what they newly block is refused.
"""

from dataclasses import dataclass, replace
from datetime import date

from app.matters.assessing import is_sensible
from app.matters.case_view import case_of, decided
from app.matters.matter import Matter, Resolution, ResolutionState, State
from app.matters.notices import notice_of
from app.matters.recruitment import Recruitment
from app.matters.refusals import newly_blocking, refuse, refuse_by, refuse_for
from app.matters.states import Deed, allow
from app.wording.dates import long_date
from rules import check
from rules.application.decisions import formal_faults
from rules.programme import Programme
from rules.verdict import Finding, Verdict
from rules.vocabulary import Outcome

STATES = {
    Outcome.QUALIFIED: State.AWARDED,
    Outcome.RESERVE: State.RESERVE,
    Outcome.NOT_QUALIFIED: State.REFUSED,
}
SAID_BY_RECRUITMENT = frozenset({"notice-hours-missing", "award-unrecorded"})
"""The recruitment says the same of an award without hours, with the number of its case."""
NOT_YET = "Dzień rozstrzygnięcia jest w przyszłości. Wpisz dzień, w którym zapadło."
BEFORE_PAPERS = (
    "Rozstrzygnięcie ma dzień wcześniejszy niż wpływ zgłoszenia ({day}). Sprawdź obie daty."
)
PENDING = "W tej sprawie czeka już rozstrzygnięcie do zatwierdzenia. Zatwierdź je albo wycofaj."
NOTHING_PENDING = (
    "W tej sprawie żadne rozstrzygnięcie nie czeka na zatwierdzenie. Najpierw je zaproponuj."
)
SAME_PERSON = (
    "Rozstrzygnięcie zatwierdza inna osoba niż ta, która je zaproponowała. Poproś kogoś drugiego."
)
NOTHING_STANDS = (
    "W tej sprawie nie ma obowiązującego rozstrzygnięcia. Najpierw rozstrzygnij sprawę."
)
ALREADY_TOLD = (
    "Pismo w tej sprawie wysłano {day}, więc rozstrzygnięcia nie można wycofać. Zmień je nowym "
    "i podaj powód."
)
NOT_TOLD = (
    "Pisma w tej sprawie jeszcze nie wysłano. Wycofaj rozstrzygnięcie, a potem zaproponuj nowe."
)
NO_REASON = "Napisz, dlaczego rozstrzygnięcie się zmienia."
NO_WITHDRAWAL_REASON = "Napisz, dlaczego rozstrzygnięcie jest wycofywane."
SENT_ALREADY = "To pismo jest już oznaczone jako wysłane ({day})."
NOT_SENT_YET = "Dzień wysłania pisma jest w przyszłości. Wpisz dzień, w którym je wysłano."
UNCONFIRMED = "Rozstrzygnięcie nie jest jeszcze zatwierdzone. Zatwierdź je, zanim wyślesz pismo."
OUTSIDE = "Okres usług musi mieścić się w Programie: od {starts} do {ends}. Popraw daty."
BACKWARDS = "Usługi kończą się, zanim się zaczną. Popraw daty."
ODD_OWN_FUNDS = (
    "Godziny ze środków własnych podaj jako liczbę większą od 0, najwyżej 8784, albo zostaw to "
    "pole puste."
)


@dataclass(frozen=True)
class Seat:
    """Who resolves and by which rules: ``person`` is an account's id, ``recruitment`` everybody's cases."""

    person: str
    recruitment: Recruitment
    four_eyes: bool = False

    @property
    def programme(self) -> Programme:
        return self.recruitment.programme

    @property
    def on(self) -> date:
        return self.recruitment.on


def propose(matter: Matter, resolution: Resolution, seat: Seat) -> Matter:
    """The matter with a resolution: proposed where a second person has to confirm it, else confirmed."""
    allow(Deed.PROPOSE, matter)
    return _proposed(matter, resolution, seat)


def supersede(matter: Matter, resolution: Resolution, seat: Seat) -> Matter:
    """The matter with a new resolution in place of one already told, and the reason of the change."""
    allow(Deed.REPLACE, matter)
    told = matter.resolution
    if told is not None and told.state is ResolutionState.CONFIRMED and told.sent_on is None:
        refuse_by("R7", seat.programme, NOT_TOLD)
    if not resolution.instead_because.strip():
        refuse(NO_REASON)
    return _proposed(matter, resolution, seat)


def _proposed(matter: Matter, resolution: Resolution, seat: Seat) -> Matter:
    if _pending(matter) is not None:
        refuse(PENDING)
    proposed = replace(
        resolution,
        state=ResolutionState.PROPOSED,
        proposed_by=seat.person,
        confirmed_by="",
        sent_on=None,
    )
    changed = replace(matter, resolutions=(*matter.resolutions, proposed))
    _refuse_odd(proposed, matter, seat)
    _refuse_broken(matter, changed, proposed, seat)
    return changed if seat.four_eyes else _confirmed(changed, proposed, seat)


def confirm(matter: Matter, seat: Seat) -> Matter:
    """The matter with its proposal in force; what the rules refuse meanwhile is refused again."""
    allow(Deed.CONFIRM, matter)
    proposed = _pending(matter)
    if proposed is None:
        refuse(NOTHING_PENDING)
    if seat.four_eyes and proposed.proposed_by == seat.person:
        refuse(SAME_PERSON)
    without = replace(matter, resolutions=tuple(r for r in matter.resolutions if r is not proposed))
    _refuse_broken(without, matter, proposed, seat)
    return _confirmed(matter, proposed, seat)


def _confirmed(matter: Matter, proposed: Resolution, seat: Seat) -> Matter:
    """With the one confirmed, whatever stood before it is replaced."""
    confirmed = replace(proposed, state=ResolutionState.CONFIRMED, confirmed_by=seat.person)
    resolutions = tuple(
        confirmed
        if r is proposed
        else replace(r, state=ResolutionState.REPLACED)
        if r.stands
        else r
        for r in matter.resolutions
    )
    return replace(matter, resolutions=resolutions, state=STATES[proposed.outcome])


def withdraw(matter: Matter, because: str, seat: Seat) -> Matter:
    """The matter without a resolution nobody has been told of; one that it had replaced stands again."""
    allow(Deed.WITHDRAW, matter)
    last = matter.resolution
    if last is None:
        refuse(NOTHING_STANDS)
    if last.sent_on is not None:
        refuse_by("R7", seat.programme, ALREADY_TOLD.format(day=long_date(last.sent_on)))
    if not because.strip():
        refuse(NO_WITHDRAWAL_REASON)
    gone = replace(last, state=ResolutionState.WITHDRAWN, withdrawn_because=because.strip())
    earlier = _replaced_by(last, matter)
    back = {
        id(last): gone,
        id(earlier): earlier and replace(earlier, state=ResolutionState.CONFIRMED),
    }
    resolutions = tuple(back.get(id(each)) or each for each in matter.resolutions)
    withdrawn = replace(matter, resolutions=resolutions)
    withdrawn = replace(withdrawn, state=_state_without(last, withdrawn))
    refuse_for(seat.recruitment.with_matters(matter).broken_by(withdrawn), seat.programme)
    return withdrawn


def _replaced_by(last: Resolution, matter: Matter) -> Resolution | None:
    """The one a confirmed resolution has replaced; a proposal has replaced nothing yet."""
    if last.state is not ResolutionState.CONFIRMED or not last.instead_because:
        return None
    replaced = [r for r in matter.resolutions if r.state is ResolutionState.REPLACED]
    return next(reversed(replaced), None)


def _state_without(last: Resolution, matter: Matter) -> State:
    """The state the matter had before the resolution that was withdrawn."""
    standing = matter.resolution
    if standing is not None:
        return STATES[standing.outcome]
    if matter.assessment is not None:
        return State.ASSESSED
    return State.INCOMPLETE if last.formal_reasons else State.FORMALLY_CORRECT


def mark_sent(matter: Matter, sent_on: date, seat: Seat) -> Matter:
    """The matter whose letter went out; a letter that the rules would refuse now does not (R5, R7-R9)."""
    allow(Deed.SEND, matter)
    last = matter.resolution
    if last is None:
        refuse(NOTHING_STANDS)
    if last.state is not ResolutionState.CONFIRMED:
        refuse(UNCONFIRMED)
    if last.sent_on is not None:
        refuse(SENT_ALREADY.format(day=long_date(last.sent_on)))
    if sent_on > seat.on:
        refuse(NOT_SENT_YET)
    sent = replace(last, sent_on=sent_on)
    resolutions = tuple(sent if each is last else each for each in matter.resolutions)
    changed = replace(matter, resolutions=resolutions)
    refuse_for(broken_in_case(changed, sent, seat.programme, seat.on), seat.programme)
    if last.outcome is Outcome.QUALIFIED:
        # As it stood before it was sent: places and money ask for no letter, and so all letters of a
        # batch are judged by one verdict.
        now = seat.recruitment.with_matters(matter).verdict.blocking
        refuse_for((f for f in now if f.rule == "R5"), seat.programme)
    return changed


def _pending(matter: Matter) -> Resolution | None:
    last = matter.resolution
    return last if last is not None and last.state is ResolutionState.PROPOSED else None


def _refuse_odd(resolution: Resolution, matter: Matter, seat: Seat) -> None:
    """Days and numbers no rule asks for, since it cannot tell an odd one from a missing one."""
    programme, own = seat.programme, resolution.own_funds_hours
    if resolution.decided_on > seat.on:
        refuse(NOT_YET)
    if resolution.decided_on < matter.received.on:
        refuse(BEFORE_PAPERS.format(day=long_date(matter.received.on)))
    days = [day for day in (resolution.since, resolution.until) if day is not None]
    if any(not programme.starts <= day <= programme.ends for day in days):
        starts, ends = long_date(programme.starts), long_date(programme.ends)
        refuse_by("T6", programme, OUTSIDE.format(starts=starts, ends=ends))
    if days != sorted(days):
        refuse(BACKWARDS)
    if own is not None and not is_sensible(own):
        refuse_by("L3", programme, ODD_OWN_FUNDS)


def _refuse_broken(before: Matter, after: Matter, resolution: Resolution, seat: Seat) -> None:
    """What the resolution would break, in its own case and in the recruitment."""
    whole = seat.recruitment.with_matters(before).broken_by(after)
    own = broken_in_case(before, resolution, seat.programme, seat.on)
    refuse_for((*own, *whole), seat.programme)


def broken_in_case(
    matter: Matter, resolution: Resolution, programme: Programme, on: date
) -> tuple[Finding, ...]:
    """What the rules newly block in the case once this is decided and its letter written."""
    case = case_of(replace(matter, resolutions=()), programme, on)
    case_decided = decided(case, resolution, programme)
    told = replace(case_decided, notice=notice_of(case_decided, resolution, programme))
    before, after = check(case, programme), check(told, programme)
    found = tuple(f for f in newly_blocking(before, after) if f.code not in SAID_BY_RECRUITMENT)
    return (*found, *_formal_reasons_missing(resolution, before, after))


def _formal_reasons_missing(
    resolution: Resolution, before: Verdict, after: Verdict
) -> tuple[Finding, ...]:
    """R7: the refusal of an application with formal faults names them, and only such a one may."""
    refused = resolution.outcome is Outcome.NOT_QUALIFIED
    if not refused or not formal_faults(before.findings) or resolution.formal_reasons.strip():
        return ()
    return tuple(f for f in after.findings if f.code == "formal-refusal")
