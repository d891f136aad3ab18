"""A case and a programme come in; the yearly limit of hours comes out, with the steps that lead to it.

Rules L1, L2, L4 and E7. Hours are ``Decimal`` hours a year; a limit is never below 0.
"""

from datetime import date
from decimal import Decimal

from rules.application.eligibility import degree_of
from rules.application.timeline import certificate_on
from rules.case import Case, Certificate, OtherProgramme
from rules.findings import Row
from rules.programme import Programme, figure_on
from rules.verdict import Figure, LimitSpan, Source, Step, Value
from rules.vocabulary import CertificateKind, Degree

NO_HOURS = Decimal(0)
HOURS_A_YEAR = 8784
UNIT = "hours_a_year"
AWARDED = "award"
NONE_DUE = "limit_none"
DEDUCTED = "hours-elsewhere-deducted"
LIMITS = (
    *("limit_severe_compound", "limit_severe", "limit_moderate_compound", "limit_moderate"),
    "limit_child",
)
DECIDING = ("kind", "degree", "equivalent", "point_7", "point_8", "compound")
"""The answers about a certificate that say which limit is its own."""


def limit_name(certificate: Certificate) -> str | None:
    """Which of the edition's limits is this certificate's (rule L1); ``None`` if none or unknown.

    An equivalent of the moderate degree has the plain limit whether compound or not: the table of
    S004 pt 18 names it only there.
    """
    if certificate.kind is CertificateKind.CHILD:
        return "limit_child" if certificate.point_7 and certificate.point_8 else None
    reached = degree_of(certificate)
    if reached is Degree.MODERATE and certificate.kind is CertificateKind.EQUIVALENT:
        return "limit_moderate"
    if reached in {None, Degree.LIGHT} or certificate.compound is None:
        return None
    return f"limit_{reached}_compound" if certificate.compound else f"limit_{reached}"


def yearly_limits(case: Case, programme: Programme) -> tuple[LimitSpan, ...]:
    """The limit from each day it changes (rule L4); empty where no certificate gives any."""
    spans: list[LimitSpan] = []
    for since in _days_of_change(case, programme):
        span = _limit_from(case, programme, since)
        if span is None:
            if not spans:
                continue
            span = _nothing_from(case, programme, since)
        if not spans or _differs(spans[-1], span):
            spans.append(span)
    return tuple(spans)


def _differs(before: LimitSpan, after: LimitSpan) -> bool:
    return (before.hours, before.reduced_by) != (after.hours, after.reduced_by)


def _days_of_change(case: Case, programme: Programme) -> list[date]:
    first = programme.starts
    days = {first, *(change.since for change in case.certificate_changes)}
    days |= {other.since for other in case.other_programmes if other.since}
    if case.award is not None and case.award.since is not None:
        days.add(case.award.since)
    for history in (programme.edition.history, programme.local_history):
        for name in LIMITS:
            days |= {f.valid_from for f in history.get(name, ()) if f.valid_from}
    return sorted(day for day in days if first <= day <= programme.ends)


def _nothing_from(case: Case, programme: Programme, day: date) -> LimitSpan:
    """A certificate that gives no hours follows one that did."""
    figure = Figure(NONE_DUE, NO_HOURS, UNIT, programme.clause("E1"), day)
    row = Row("E1", programme, figure)
    step = row.step("no-limit-without-certificate", certificate_said(case, day), NO_HOURS, UNIT)
    return LimitSpan(day, NO_HOURS, figure, steps=(step,))


def _limit_from(case: Case, programme: Programme, day: date) -> LimitSpan | None:
    """Rules L1, L2 and E7: of edition, organiser and award the lowest; of equal ones the first.

    Hours granted elsewhere lower the Programme's limit alone: what the organiser or the award allows is
    a ceiling of its own, already lower or not.
    """
    name = limit_name(certificate_on(case, day))
    if name is None:
        return None
    steps: list[Step] = []
    lowest, hours, elsewhere = figure_on(programme.edition.history, name, day), NO_HOURS, NO_HOURS
    if lowest is not None:
        hours, row = hours_of(lowest), Row("L1", programme, lowest)
        steps.append(row.step("limit-of-certificate", certificate_said(case, day), hours, UNIT))
        granted = _hours_elsewhere(case, programme, day)
        elsewhere = sum(granted.values(), NO_HOURS)
        if elsewhere:
            hours = max(hours - elsewhere, NO_HOURS)
            steps.append(Row("E7", programme).step(DEDUCTED, granted, hours, UNIT))
    local, award = figure_on(programme.local_history, name, day), award_on(case, day)
    for code, figure in (("ceiling-of-organiser", local), ("ceiling-of-award", award)):
        if figure is not None and (lowest is None or hours_of(figure) < hours):
            said = _award_said(case) if figure is award else {}
            lowest, hours, row = figure, hours_of(figure), Row("L2", programme, figure)
            steps.append(row.step(code, said, hours, UNIT))
    return None if lowest is None else LimitSpan(day, hours, lowest, elsewhere, tuple(steps))


def certificate_said(case: Case, day: date) -> dict[str, Value]:
    """What the certificate in force on a day says of itself, by the path of each answer."""
    certificate, path = certificate_on(case, day), "certificate"
    for place, change in enumerate(case.certificate_changes):
        if change.certificate is certificate:
            path = f"certificate_changes.{place}.certificate"
    said = {name: getattr(certificate, name) for name in DECIDING}
    return {f"{path}.{name}": answer for name, answer in said.items() if answer is not None}


def _award_said(case: Case) -> dict[str, Value]:
    return {} if case.award is None else {"award.hours": case.award.hours}


def award_on(case: Case, day: date) -> Figure | None:
    """The award as a ceiling that holds on a day (rule L2); ``None`` where it gives no number."""
    award = case.award
    if award is None or not award.hours.is_finite() or (award.since and award.since > day):
        return None
    return Figure(AWARDED, max(award.hours, NO_HOURS), UNIT, Source("AWARD"), award.since)


def hours_of(figure: Figure) -> Decimal:
    """The hours a figure of a limit says."""
    return Decimal(str(figure.value))


def _hours_elsewhere(case: Case, programme: Programme, day: date) -> dict[str, Decimal]:
    """Rule E7: what is granted in other programmes by a day, by the path of each answer."""
    return {
        f"other_programmes.{place}.hours": hours
        for place, other in enumerate(case.other_programmes)
        if (other.since or programme.starts) <= day and (hours := granted(other)) is not None
    }


def granted(other: OtherProgramme) -> Decimal | None:
    """The hours granted elsewhere; ``None`` where no sensible number was given."""
    hours = other.hours
    return hours if hours is not None and hours.is_finite() and 0 <= hours <= HOURS_A_YEAR else None
