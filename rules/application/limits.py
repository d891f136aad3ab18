"""A case and a programme come in; the yearly limit of hours and findings on it come out.

Rules L1, L2, L4 and E7. Hours are ``Decimal`` hours a year; a limit is never below 0.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from rules.application.eligibility import degree_of
from rules.application.timeline import (
    application_day,
    certificate_on,
    changes,
    days_after,
    figure_of,
    service_day,
    whole,
)
from rules.case import Case, Certificate, OtherProgramme
from rules.findings import Row
from rules.programme import Programme, figure_on
from rules.verdict import Figure, Finding, LimitSpan, Source
from rules.vocabulary import CertificateKind, Degree

NO_HOURS = Decimal(0)
HOURS_A_YEAR = 8784
AWARDED = "award"
NONE_DUE = "limit_none"


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
            nothing = programme.clause("E1")
            span = LimitSpan(since, NO_HOURS, Figure(NONE_DUE, 0, "hours_a_year", nothing, since))
        if not spans or _differs(spans[-1], span):
            spans.append(span)
    return tuple(spans)


def _differs(before: LimitSpan, after: LimitSpan) -> bool:
    return (before.hours, before.reduced_by) != (after.hours, after.reduced_by)


def _days_of_change(case: Case, programme: Programme) -> list[date]:
    days = {change.since for change in case.certificate_changes}
    days |= {other.since for other in case.other_programmes if other.since}
    if case.award is not None and case.award.since is not None:
        days.add(case.award.since)
    for history in (programme.edition.history, programme.local_history):
        days |= {f.valid_from for dated in history.values() for f in dated if f.valid_from}
    first = programme.starts
    return [first, *sorted(day for day in days if first < day <= programme.ends)]


def _limit_from(case: Case, programme: Programme, day: date) -> LimitSpan | None:
    name = limit_name(certificate_on(case, day))
    ceilings = [] if name is None else _ceilings(case, programme, name, day)
    if not ceilings:
        return None
    lowest = min(ceilings, key=_hours)  # of equal ones the first: the edition's before the office's
    elsewhere = _hours_elsewhere(case, programme, day)
    return LimitSpan(day, max(_hours(lowest) - elsewhere, NO_HOURS), lowest, elsewhere)


def _ceilings(case: Case, programme: Programme, name: str, day: date) -> list[Figure]:
    """Rule L2: the ceilings of edition, organiser and award, as far as they exist."""
    found = [figure_on(programme.edition.history, name, day)]
    found.append(figure_on(programme.local_history, name, day))
    found.append(_award_on(case, day))
    return [figure for figure in found if figure is not None]


def _award_on(case: Case, day: date) -> Figure | None:
    award = case.award
    if award is None or not award.hours.is_finite() or (award.since and award.since > day):
        return None
    letter = Source("AWARD")
    return Figure(AWARDED, max(award.hours, NO_HOURS), "hours_a_year", letter, award.since)


def _hours(figure: Figure) -> Decimal:
    return Decimal(str(figure.value))


def _hours_elsewhere(case: Case, programme: Programme, day: date) -> Decimal:
    begun = (o for o in case.other_programmes if (o.since or programme.starts) <= day)
    return sum((hours for o in begun if (hours := _granted(o)) is not None), NO_HOURS)


def _granted(other: OtherProgramme) -> Decimal | None:
    """The hours granted elsewhere; ``None`` where no sensible number was given."""
    hours = other.hours
    return hours if hours is not None and hours.is_finite() and 0 <= hours <= HOURS_A_YEAR else None


def limit_by_certificate(case: Case, programme: Programme) -> Iterator[Finding]:
    """L1: what the certificate gives; a missing answer on compound disability hides it."""
    day = service_day(case, programme)
    certificate = certificate_on(case, day)
    reached = degree_of(certificate)
    name = limit_name(certificate)
    if name is None:
        if reached in {Degree.SEVERE, Degree.MODERATE}:
            yield Row("L1", programme).blocks("compound-missing", "certificate.compound")
        return
    figure = figure_of(programme, name, day)
    if figure is None:
        return
    row = Row("L1", programme, figure)
    yield row.notes("limit-by-certificate", "certificate", hours=_hours(figure))
    if certificate.kind is CertificateKind.EQUIVALENT and certificate.compound:
        about = "certificate.compound"
        yield row.notes("equivalent-compound-unsettled", about, hours=_hours(figure))
    wished = case.preferences.hours_per_month
    if wished is not None and wished.is_finite() and wished > _hours(figure) / 12:
        about = "preferences.hours_per_month"
        yield row.notes("wish-above-limit", about, hours=_hours(figure), wished=wished)


def lowest_ceiling(case: Case, programme: Programme) -> Iterator[Finding]:
    """L2: of edition, organiser and award the lowest wins; nothing above is paid."""
    for span in yearly_limits(case, programme):
        name = limit_name(certificate_on(case, span.since))
        ceilings = [] if name is None else _ceilings(case, programme, name, span.since)
        general = [figure for figure in ceilings if figure.name != AWARDED]
        if not general:
            continue
        lowest = min(ceilings, key=_hours)
        row = Row("L2", programme, lowest)
        if lowest.name == AWARDED:
            yield row.notes("limit-by-award", "award", hours=_hours(lowest), since=span.since)
        elif lowest is not general[0]:
            hours = _hours(lowest)
            yield row.notes("limit-by-organiser", "award", hours=hours, since=span.since)
        award = _award_on(case, span.since)
        if award is not None and _hours(award) > _hours(lowest):
            yield row.warns(
                "award-above-limit",
                "award",
                hours=_hours(lowest),
                awarded=_hours(award),
                since=span.since,
            )


def hours_elsewhere(case: Case, programme: Programme) -> Iterator[Finding]:
    """E7: hours granted this year in other publicly funded programmes are declared and deducted."""
    row, about = Row("E7", programme), "other_programmes"
    if case.uses_other_programmes is None and not case.other_programmes:
        yield row.blocks("other-programmes-missing", "uses_other_programmes")
        return
    if case.uses_other_programmes is not True and case.other_programmes:
        yield row.warns("other-programmes-contradictory", "uses_other_programmes")
    if case.uses_other_programmes and not case.other_programmes:
        yield row.blocks("other-programmes-unnamed", about)
    if any(_granted(other) is None for other in case.other_programmes):
        yield row.blocks("other-programmes-hours-missing", about)
    if not all(other.name.strip() for other in case.other_programmes):
        yield row.blocks("other-programmes-name-missing", about)
    for span in yearly_limits(case, programme):
        reduced = Row("E7", programme, span.figure)
        if span.reduced_by and not span.hours:
            yield reduced.warns(
                "limit-used-up", about, reduced_by=span.reduced_by, since=span.since
            )
        elif span.reduced_by:
            yield reduced.notes(
                "limit-reduced",
                about,
                reduced_by=span.reduced_by,
                hours=span.hours,
                since=span.since,
            )


def limit_changes(case: Case, programme: Programme) -> Iterator[Finding]:
    """L4: a change sets a new limit from its day on."""
    for span in yearly_limits(case, programme)[1:]:
        row = Row("L4", programme, span.figure)
        if span.figure.name == NONE_DUE:
            yield row.warns("limit-ends", "certificate_changes", since=span.since)
        else:
            yield row.notes(
                "limit-changes", "certificate_changes", since=span.since, hours=span.hours
            )


def change_reports(case: Case, programme: Programme) -> Iterator[Finding]:
    """L4: the participant reports a change within the edition's days, 7 in both editions."""
    applied = application_day(case, programme)
    reports = [("certificate_changes", c.since, c.reported_on) for c in changes(case)]
    reports += [
        ("other_programmes", o.since, o.reported_on)
        for o in case.other_programmes
        if o.since is not None and (o.reported_on is not None or o.since > applied)
    ]
    reports.sort(key=lambda report: (report[0], report[1], report[2] or date.max))
    for about, since, reported in reports:
        figure = figure_of(programme, "report_days", since)
        if figure is None:
            continue
        row, last = Row("L4", programme, figure), days_after(since, whole(figure))
        if reported is None:
            yield row.notes("change-to-report", about, since=since, last=last)
        elif reported > last:
            yield row.warns(
                "change-reported-late", about, since=since, last=last, reported=reported
            )
