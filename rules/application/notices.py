"""A case and a programme come in; findings on what the organiser wrote come out (R7-R9, R12, L2).

What a notice only leaves open is worth a note until it is sent; once sent, it can no longer be added.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from rules.application.decisions import formal_faults
from rules.application.limits import HOURS_A_YEAR, yearly_limits
from rules.application.timeline import acts_through_guardian, service_day
from rules.case import Case, Notice
from rules.findings import Row
from rules.programme import LetterForm, Programme
from rules.verdict import Finding, LimitSpan
from rules.vocabulary import Criterion, Outcome

UNANSWERED: Mapping[Criterion, str] = {
    Criterion.NEEDS: "needs-unanswered",
    Criterion.INDEPENDENCE: "independence-unanswered",
    Criterion.HELP_FROM_OTHERS: "help-from-others-unanswered",
}


def informing(case: Case, programme: Programme) -> Iterator[Finding]:
    """R7: the participant or the guardian is told in writing what was decided."""
    decision, notice, row = case.decision, case.notice, Row("R7", programme)
    if notice is None:
        if decision is not None:
            yield row.notes("notice-due", "notice")
        return
    if notice.in_writing is None:
        yield _unsaid(notice, row, "notice-writing-unsaid", "notice.in_writing")
    elif not notice.in_writing:
        yield row.blocks("notice-not-in-writing", "notice.in_writing")
    if decision is None:
        yield row.blocks("notice-without-decision", "notice")
        return
    if notice.outcome is None:
        yield _unsaid(notice, row, "notice-outcome-unsaid", "notice.outcome")
    elif notice.outcome is not decision.outcome:
        yield row.blocks("notice-says-otherwise", "notice.outcome")
    sent, decided = notice.sent_on, decision.decided_on
    if sent is not None and decided is not None and sent < decided:
        yield row.blocks("notice-before-decision", "notice.sent_on", sent=sent, decided=decided)


def _unsaid(notice: Notice, row: Row, code: str, about: str) -> Finding:
    return (row.notes if notice.sent_on is None else row.blocks)(code, about)


def _of_outcome(case: Case, outcome: Outcome) -> Notice | None:
    """The notice of a decision with this outcome, whatever the notice itself says."""
    decided = case.decision is not None and case.decision.outcome is outcome
    return case.notice if decided else None


def award(case: Case, programme: Programme) -> Iterator[Finding]:
    """R7: an award states the yearly hours, those that were awarded, and rights and duties."""
    notice = _of_outcome(case, Outcome.QUALIFIED)
    if notice is None:
        return
    row, hours = Row("R7", programme), _sensible(notice.hours)
    awarded = None if case.award is None else _sensible(case.award.hours)
    if hours is None:
        yield row.blocks("notice-hours-missing", "notice.hours")
    elif awarded is None:
        yield row.blocks("award-unrecorded", "award", hours=hours)
    elif awarded != hours:
        yield row.blocks("notice-hours-differ", "notice.hours", hours=hours, awarded=awarded)
    if notice.tells_rights_and_duties is None:
        yield _unsaid(notice, row, "rights-unsaid", "notice.tells_rights_and_duties")
    elif not notice.tells_rights_and_duties:
        yield row.blocks("rights-untold", "notice.tells_rights_and_duties")


def _sensible(hours: Decimal | None) -> Decimal | None:
    return hours if hours is not None and hours.is_finite() and 0 < hours <= HOURS_A_YEAR else None


def awarded_within_limit(case: Case, programme: Programme) -> Iterator[Finding]:
    """L2: an award letter promises no more hours of the programme than edition and office allow."""
    notice = _of_outcome(case, Outcome.QUALIFIED)
    hours = None if notice is None else _sensible(notice.hours)
    if hours is None:
        return
    begins = (case.award and case.award.since) or service_day(case, programme)
    allowed = _limit_without_award(case, programme, max(begins, programme.starts))
    if allowed is not None and hours > allowed.hours:
        yield Row("L2", programme, allowed.figure).blocks(
            "notice-hours-above-limit",
            "notice.hours",
            hours=allowed.hours,
            awarded=hours,
            since=allowed.since,
        )


def _limit_without_award(case: Case, programme: Programme, day: date) -> LimitSpan | None:
    spans = yearly_limits(replace(case, award=None), programme)
    begun = [span for span in spans if span.since <= day]
    return begun[-1] if begun else None


def reasons(case: Case, programme: Programme, found: tuple[Finding, ...]) -> Iterator[Finding]:
    """R7: a refusal gives reasons, which answer the three criteria of rule R2.

    Who failed the formal criteria was never assessed (rule R1): the refusal then names those.
    """
    notice = _of_outcome(case, Outcome.NOT_QUALIFIED)
    if notice is None:
        return
    row, about = Row("R7", programme), "notice.reasons"
    faults = len(formal_faults(found))
    if faults:
        yield row.notes("formal-refusal", about, faults=faults)
        return
    for criterion, code in UNANSWERED.items():
        if not notice.reasons.get(criterion, "").strip():
            yield row.blocks(code, about)


def appeal(case: Case, programme: Programme) -> Iterator[Finding]:
    """R8: a letter is no administrative decision and has no appeal notice, unless so chosen."""
    notice, letters = case.notice, programme.letters
    if notice is None:
        return
    row = Row("R8", programme, source=None if letters is None else letters.source)
    if letters is not None and letters.form is LetterForm.DECISION:
        if not notice.appeal_notice:
            yield row.warns("appeal-notice-missing", "notice.appeal_notice")
    elif notice.appeal_notice:
        yield row.blocks("appeal-notice-in-letter", "notice.appeal_notice")


def addressee(case: Case, programme: Programme) -> Iterator[Finding]:
    """R9: the addressee's name stands unchanged, in the nominative; a guardian's for who has one."""
    notice, row = case.notice, Row("R9", programme)
    if notice is None:
        return
    person = case.guardian if acts_through_guardian(case, programme) else case.participant
    if not notice.addressee.strip():
        yield _unsaid(notice, row, "addressee-missing", "notice.addressee")
    elif person.full_name and notice.addressee != person.full_name:
        yield row.blocks("addressee-changed", "notice.addressee", name=person.full_name)


def form_of_address(case: Case, programme: Programme) -> Iterator[Finding]:
    """R9: "Pani" or "Pan" by the participant's own choice; a guardian's choice nobody asked for."""
    notice = case.notice
    if notice is None or notice.form_of_address is None or acts_through_guardian(case, programme):
        return
    row, about, chosen = Row("R9", programme), "notice.form_of_address", case.participant
    if chosen.form_of_address is None:
        yield row.warns("form-of-address-unasked", about)
    elif chosen.form_of_address is not notice.form_of_address:
        yield row.blocks("form-of-address-changed", about)


def accessibility(case: Case, programme: Programme) -> Iterator[Finding]:
    """R12: who needs letters in another form, e.g. large print, gets them so."""
    notice, needed = case.notice, case.participant.accessible_form.strip()
    if notice is None or not needed:
        return
    row, about = Row("R12", programme), "notice.in_accessible_form"
    if notice.in_accessible_form is None:
        found = row.notes if notice.sent_on is None else row.blocks
        yield found("notice-form-unsaid", about, form=needed)
    elif not notice.in_accessible_form:
        yield row.blocks("notice-inaccessible", about, form=needed)
