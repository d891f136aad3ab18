"""A matter and what a clerk saw of its papers come in; it goes out formally correct or incomplete (R1)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.matters.case_view import case_of
from app.matters.matter import CompletionCall, Matter, Papers, State
from app.matters.refusals import refuse
from app.matters.states import Deed, allow
from rules import check
from rules.application.decisions import formal_faults
from rules.programme import Programme
from rules.verdict import Finding, Severity

NOT_ENCLOSED = (
    "Zaznaczono podpis na dokumencie, którego nie ma w zgłoszeniu. Zaznacz też, że jest załączony, "
    "albo usuń podpis."
)
TO_SHOW = "C7"


def check_papers(matter: Matter, papers: Papers, programme: Programme, on: date) -> Matter:
    """The matter with its papers ticked; the rules say whether it is formally correct.

    A call for completion that is still open is answered by papers that lack nothing any more.
    """
    allow(Deed.CHECK_PAPERS, matter)
    papers = replace(papers, checked_on=on)
    if not papers.signed <= papers.enclosed:
        refuse(NOT_ENCLOSED)
    ticked = replace(matter, papers=papers)
    if faults(ticked, programme, on):
        return replace(ticked, state=State.INCOMPLETE)
    calls = tuple(_answered(call, on) for call in matter.calls)
    return replace(ticked, state=State.FORMALLY_CORRECT, calls=calls)


def faults(matter: Matter, programme: Programme, on: date) -> tuple[Finding, ...]:
    """What keeps the application from the commission (rule R1)."""
    return formal_faults(check(case_of(matter, programme, on), programme).findings)


def missing(matter: Matter, programme: Programme, on: date) -> Iterator[Finding]:
    """What a call for completion asks for: the formal faults, and papers that are still to be shown."""
    for finding in check(case_of(matter, programme, on), programme).findings:
        asked_to_show = finding.rule == TO_SHOW and finding.severity is Severity.WARNS
        if asked_to_show or formal_faults((finding,)):
            yield finding


def _answered(call: CompletionCall, on: date) -> CompletionCall:
    return call if call.answered_on is not None else replace(call, answered_on=on)
