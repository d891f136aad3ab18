"""A case, a programme and its yearly limit come in; findings on the hours come out (L1-L4, E7)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from rules.application.eligibility import degree_of
from rules.application.limits import (
    AWARDED,
    DEDUCTED,
    NO_HOURS,
    NONE_DUE,
    award_on,
    granted,
    hours_of,
    limit_name,
)
from rules.application.timeline import (
    application_day,
    certificate_on,
    changes,
    days_after,
    figure_of,
    service_day,
    whole,
)
from rules.case import Case
from rules.findings import Row
from rules.programme import Programme
from rules.verdict import Finding, LimitSpan, Value
from rules.vocabulary import CertificateKind, Degree

Limit = Sequence[LimitSpan]
ONE_DAY = timedelta(days=1)


def limit_by_certificate(case: Case, programme: Programme) -> Iterator[Finding]:
    """L1: what the certificate gives; a missing answer on compound disability hides it."""
    day = service_day(case, programme)
    certificate = certificate_on(case, day)
    name = limit_name(certificate)
    if name is None:
        if degree_of(certificate) in {Degree.SEVERE, Degree.MODERATE}:
            yield Row("L1", programme).blocks("compound-missing", "certificate.compound")
        return
    figure = figure_of(programme, name, day)
    if figure is None:
        return
    row, hours = Row("L1", programme, figure), hours_of(figure)
    yield row.notes("limit-by-certificate", "certificate", hours=hours)
    if certificate.kind is CertificateKind.EQUIVALENT and certificate.compound:
        yield row.notes("equivalent-compound-unsettled", "certificate.compound", hours=hours)
    wished = case.preferences.hours_per_month
    if wished is not None and wished.is_finite() and wished > hours / 12:
        about = "preferences.hours_per_month"
        yield row.notes("wish-above-limit", about, hours=hours, wished=wished)


def lowest_ceiling(_case: Case, programme: Programme, limit: Limit) -> Iterator[Finding]:
    """L2: of edition, organiser and award the lowest wins; nothing above is paid."""
    for span in limit:
        lowered = [step for step in span.steps[1:] if step.rule == "L2"]
        if not lowered:
            continue
        row = Row("L2", programme, span.figure)
        code = "limit-by-award" if span.figure.name == AWARDED else "limit-by-organiser"
        yield row.notes(code, "award", hours=hours_of(span.figure), since=span.since)


def own_funds(case: Case, programme: Programme) -> Iterator[Finding]:
    """L3: hours the organiser pays itself are recorded apart from those of the Fund."""
    own = None if case.award is None else case.award.own_funds_hours
    if own is not None and own.is_finite() and own > NO_HOURS:
        about = "award.own_funds_hours"
        yield Row("L3", programme).notes("own-funds-apart", about, own_funds=own)


def award_above_limit(case: Case, programme: Programme, limit: Limit) -> Iterator[Finding]:
    """L3: what is awarded above the limit the organiser alone can pay."""
    for span in limit:
        award = award_on(case, span.since)
        if award is None or span.figure.name == NONE_DUE or hours_of(award) <= span.hours:
            continue
        awarded = hours_of(award)
        yield Row("L3", programme, span.figure).warns(
            "award-above-limit",
            "award.hours",
            hours=span.hours,
            awarded=awarded,
            above=awarded - span.hours,
            since=span.since,
        )


def hours_elsewhere(case: Case, programme: Programme) -> Iterator[Finding]:
    """E7: hours granted this year in other publicly funded programmes are declared."""
    row, about = Row("E7", programme), "other_programmes"
    if case.uses_other_programmes is None and not case.other_programmes:
        yield row.blocks("other-programmes-missing", "uses_other_programmes")
        return
    if case.uses_other_programmes is not True and case.other_programmes:
        yield row.warns("other-programmes-contradictory", "uses_other_programmes")
    if case.uses_other_programmes and not case.other_programmes:
        yield row.blocks("other-programmes-unnamed", about)
    if any(granted(other) is None for other in case.other_programmes):
        yield row.blocks("other-programmes-hours-missing", about)
    if not all(other.name.strip() for other in case.other_programmes):
        yield row.blocks("other-programmes-name-missing", about)


def limit_less_elsewhere(_case: Case, programme: Programme, limit: Limit) -> Iterator[Finding]:
    """E7: hours granted elsewhere are deducted from the Programme's limit, whoever may allow less."""
    told: tuple[Decimal, Value | None] | None = None
    for span in limit:
        deducted = next((step for step in span.steps if step.code == DEDUCTED), None)
        if deducted is None or told == (span.reduced_by, deducted.gives):
            continue
        told = span.reduced_by, deducted.gives
        row, about = Row("E7", programme, span.steps[0].rests_on.figure), "other_programmes"
        less, left, since = span.reduced_by, deducted.gives, span.since
        if left:
            yield row.notes("limit-reduced", about, reduced_by=less, hours=left, since=since)
        else:
            yield row.warns("limit-used-up", about, reduced_by=less, since=since)


def limit_changes(case: Case, programme: Programme, limit: Limit) -> Iterator[Finding]:
    """L4: a change sets a new limit from its day on; what held before still holds until then."""
    for before, span in pairwise(limit):
        row, about = Row("L4", programme, span.figure), changed_answer(case, span.since)
        until = span.since - ONE_DAY
        if span.figure.name == NONE_DUE:
            yield row.warns("limit-ends", about, until=until, before=before.hours, since=span.since)
        elif span.hours != before.hours:
            yield row.notes(
                "limit-changes",
                about,
                until=until,
                before=before.hours,
                since=span.since,
                hours=span.hours,
            )


def changed_answer(case: Case, day: date) -> str:
    """The answer that changes on a day; the certificate where only the figures of that day do."""
    if any(change.since == day for change in case.certificate_changes):
        return "certificate_changes"
    if any(other.since == day for other in case.other_programmes):
        return "other_programmes"
    return "award" if case.award is not None and case.award.since == day else "certificate"


def change_reports(case: Case, programme: Programme) -> Iterator[Finding]:
    """L4: the participant reports a change within the days that hold when it takes place."""
    applied = application_day(case, programme)
    reports = [("certificate_changes", c.since, c.reported_on) for c in changes(case)]
    reports += [
        ("other_programmes", o.since, o.reported_on)
        for o in case.other_programmes
        if o.since is not None and (o.reported_on is not None or o.since > applied)
    ]
    reports.sort(key=lambda report: " ".join(map(str, report)))  # what is unreported comes last
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
