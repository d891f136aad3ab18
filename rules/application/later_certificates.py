"""A case and its programme come in; findings on certificates that replace the first come out (E1, E3, E6).

Nothing they say is wrong on the day of application, so they warn: on their days the month refuses services.
"""

from collections.abc import Iterator
from datetime import date

from rules.application.timeline import (
    application_day,
    changes,
    day_of_age,
    days_before,
    figure_of,
    has_turned,
    service_day,
    years,
)
from rules.case import Case, Certificate
from rules.findings import Row
from rules.programme import Programme
from rules.verdict import Finding
from rules.vocabulary import CertificateKind

InForce = tuple[date, Certificate, str]
"""Since when, which certificate, and the path of its answers."""


def certificates_from(case: Case, day: date) -> list[InForce]:
    """The certificate in force on a day, and after it each that replaces another."""
    standings = [(day, case.certificate, "certificate")]
    latest = {change.since: change for change in changes(case)}  # of one day the last, as it holds
    for since, change in latest.items():
        path = f"certificate_changes.{case.certificate_changes.index(change)}.certificate"
        if since > day:
            standings.append((since, change.certificate, path))
        else:
            standings = [(day, change.certificate, path)]
    return standings


def covered_until(case: Case, programme: Programme, day: date) -> tuple[date, str]:
    """The last day before the first one without a valid certificate, and the answer that ends it."""
    if not case.certificate_changes:  # as nearly always
        until = case.certificate.valid_until
        return programme.ends if until is None else until, "certificate.valid_until"
    standings = certificates_from(case, day)
    lasts = [*(days_before(since, 1) for since, _, _ in standings[1:]), programme.ends]
    for (since, certificate, path), last in zip(standings, lasts, strict=True):
        until = certificate.valid_until
        if until is not None and until < min(last, programme.ends):
            return max(until, days_before(since, 1)), f"{path}.valid_until"
    return programme.ends, "certificate.valid_until"


def replacing(case: Case, programme: Programme) -> Iterator[Finding]:
    """E1, E3, E6: what is said of each certificate that comes into force later in the programme."""
    if not case.certificate_changes:
        return
    applied, first = application_day(case, programme), service_day(case, programme)
    for each in certificates_from(case, applied)[1:]:
        if each[0] <= programme.ends:
            yield from _validity_unsaid(each, programme)
            if each[0] > first:
                yield from _unsuited_to_age(each, case.participant.birth_date, programme)


def _validity_unsaid(each: InForce, programme: Programme) -> Iterator[Finding]:
    """E6: until when a later certificate is valid is an answer too."""
    since, certificate, path = each
    if certificate.valid_until is None and not certificate.permanent:
        row = Row("E6", programme)
        yield row.warns("later-validity-missing", f"{path}.permanent", since=since)


def _unsuited_to_age(each: InForce, born: date | None, programme: Programme) -> Iterator[Finding]:
    """E1 and E3: before the 16th birthday only a child's certificate serves, from it only a degree's.

    That a child's certificate stops serving later in the year is said of the birthday itself.
    """
    since, certificate, path = each
    if born is None or certificate.kind is None:
        return
    is_childs = certificate.kind is CertificateKind.CHILD
    name = "child_to_age" if is_childs else "adult_from_age"
    age = years(programme, name, since)
    if age is None or has_turned(born, age, since) is not is_childs:
        return
    figure, about = figure_of(programme, name, since), f"{path}.kind"
    if is_childs:
        row, day = Row("E3", programme, figure), day_of_age(programme, born, name)
        yield row.warns("later-childs-certificate", about, since=since, day=day, age=age)
    else:
        row, day = Row("E1", programme, figure), day_of_age(programme, born, name, since)
        yield row.warns("later-degree-too-early", about, since=since, day=day, age=age)
