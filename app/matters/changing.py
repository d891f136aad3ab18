"""A matter and what changed during the year come in; the matter, its new limits and findings go out (L4).

A change is recorded as it was reported, late or not: the rules say what follows from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.matters.case_view import case_of, in_force
from app.matters.matter import Change, Matter, Resignation
from app.matters.refusals import newly_blocking, refuse, refuse_for
from app.matters.states import Deed, allow
from rules import check
from rules.case import Case
from rules.programme import Programme
from rules.verdict import Finding, LimitSpan, Verdict
from rules.vocabulary import Outcome

ONE_THING = "Wpisz jedną zmianę naraz: orzeczenie, godziny w innym programie, adres albo asystenta."
NOT_YET = "Dzień zgłoszenia zmiany jest w przyszłości. Wpisz dzień, w którym ją zgłoszono."
AFTER_PROGRAMME = "Zmiana zaczyna się po zakończeniu Programu. Sprawdź jej dzień."
COMPLETE = frozenset({"E7", "C1"})
"""Hours elsewhere need their name and number, an address all its lines."""
OF_CERTIFICATE = frozenset({"E1", "E1a", "E2", "E6", "L1"})


@dataclass(frozen=True)
class Changed:
    """``spans`` are limits that hold anew, to be told by a letter; ``findings`` what is now to do."""

    matter: Matter
    spans: tuple[LimitSpan, ...] = ()
    findings: tuple[Finding, ...] = ()


def record_change(matter: Matter, change: Change, programme: Programme, on: date) -> Changed:
    """The matter with a change; a certificate, hours or an address that say too little are refused."""
    allow(Deed.CHANGE, matter)
    named = (change.certificate, change.other_programme, change.address, change.assistant)
    if sum(each is not None for each in named) != 1:
        refuse(ONE_THING)
    if change.reported_on > on:
        refuse(NOT_YET)
    if change.since > programme.ends:
        refuse(AFTER_PROGRAMME)
    changed = replace(matter, changes=(*matter.changes, change))
    by_then = max(on, change.since)
    case = case_of(matter, programme, by_then)
    before, after = check(case, programme), check(case_of(changed, programme, by_then), programme)
    refuse_for((*_incomplete(before, after), *_unclear(case, change, programme)), programme)
    spans = tuple(_new_spans(before, after)) if _has_place(matter) else ()
    return Changed(changed, spans, tuple(f for f in after.findings if f not in before.findings))


def must_resign(changed: Changed) -> bool:
    """Whether the participant moved out and nobody has their resignation yet (rule E4)."""
    return any(f.code == "resignation-missing" for f in changed.findings)


def resignation_for(change: Change, received_on: date) -> Resignation:
    """The resignation of who moves out: participation ends on the day of the move (rule E4)."""
    return Resignation(received_on, change.since, "wyprowadzka poza teren realizatora")


def _incomplete(before: Verdict, after: Verdict) -> Iterator[Finding]:
    yield from (f for f in newly_blocking(before, after) if f.rule in COMPLETE)


def _unclear(case: Case, change: Change, programme: Programme) -> Iterator[Finding]:
    """What a new certificate leaves unsaid, asked as if it were the first one; a lower degree is no fault."""
    if change.certificate is None:
        return
    alone = replace(
        case, applied_on=change.since, certificate=change.certificate, certificate_changes=()
    )
    for finding in check(alone, programme).blocking:
        about = finding.about.startswith("certificate")
        if about and finding.rule in OF_CERTIFICATE and finding.code.endswith("-missing"):
            yield finding


def _new_spans(before: Verdict, after: Verdict) -> Iterator[LimitSpan]:
    had = {(span.since, span.hours) for span in before.limit}
    yield from (span for span in after.limit if (span.since, span.hours) not in had)


def _has_place(matter: Matter) -> bool:
    resolution = in_force(matter)
    return resolution is not None and resolution.outcome is Outcome.QUALIFIED
