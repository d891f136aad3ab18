"""A case and a programme come in; findings on who may take part come out (rules E1-E6).

Ages are judged for the first day of service, validity from the day of application.
"""

from collections.abc import Iterator
from datetime import date

from rules.application.later_certificates import covered_until
from rules.application.timeline import (
    application_day,
    certificate_on,
    day_of_age,
    figure_of,
    has_turned,
    service_day,
    years,
)
from rules.case import Case, Certificate
from rules.findings import Row
from rules.programme import Programme
from rules.verdict import Finding
from rules.vocabulary import CertificateKind, Degree, Equivalent

SEVERE_EQUIVALENTS = frozenset(
    {
        Equivalent.GROUP_1,
        Equivalent.TOTAL_INCAPACITY_AND_DEPENDENCE,
        Equivalent.DEPENDENCE,
    }
)
MODERATE_EQUIVALENTS = frozenset({Equivalent.GROUP_2, Equivalent.TOTAL_INCAPACITY})


def degree_of(certificate: Certificate) -> Degree | None:
    """The degree a certificate states or is treated as equal to (rule E1a); a child's has none."""
    if certificate.kind is CertificateKind.DEGREE:
        return certificate.degree
    if certificate.kind is not CertificateKind.EQUIVALENT or certificate.equivalent is None:
        return None
    if certificate.equivalent in SEVERE_EQUIVALENTS:
        return Degree.SEVERE
    return Degree.MODERATE if certificate.equivalent in MODERATE_EQUIVALENTS else Degree.LIGHT


def birth_date(case: Case, programme: Programme) -> Iterator[Finding]:
    """E2: without a birth date nobody can tell the child path from the adult path."""
    row, born = Row("E2", programme), case.participant.birth_date
    if born is None:
        yield row.blocks("birth-date-missing", "participant.birth_date")
    elif born > application_day(case, programme):
        yield row.blocks("birth-date-in-future", "participant.birth_date", born=born)


def degree(case: Case, programme: Programme) -> Iterator[Finding]:
    """E1: from 16 a severe or moderate degree is needed; a light one does not qualify."""
    day = service_day(case, programme)
    row = Row("E1", programme, figure_of(programme, "adult_from_age", day))
    certificate = certificate_on(case, day)
    if certificate.kind is None:
        yield row.blocks("certificate-kind-missing", "certificate.kind")
        return
    if certificate.kind is CertificateKind.DEGREE:
        if certificate.degree is None:
            yield row.blocks("degree-missing", "certificate.degree")
        elif certificate.degree is Degree.LIGHT:
            yield Row("E1", programme).blocks("degree-light", "certificate.degree")
    born, adult = case.participant.birth_date, years(programme, "adult_from_age", day)
    if certificate.kind is CertificateKind.CHILD or born is None or adult is None:
        return
    if not has_turned(born, adult, day):
        since = day_of_age(programme, born, "adult_from_age", day)
        yield row.blocks("child-certificate-needed", "certificate.kind", since=since)


def equivalent(case: Case, programme: Programme) -> Iterator[Finding]:
    """E1a: an older certificate counts as a degree; group III and partial incapacity as light."""
    row = Row("E1a", programme)
    certificate = certificate_on(case, service_day(case, programme))
    if certificate.kind is not CertificateKind.EQUIVALENT:
        return
    if certificate.equivalent is None:
        yield row.blocks("equivalent-missing", "certificate.equivalent")
    elif degree_of(certificate) is Degree.LIGHT:
        yield row.blocks(
            "equivalent-light", "certificate.equivalent", equivalent=certificate.equivalent
        )


def child(case: Case, programme: Programme) -> Iterator[Finding]:
    """E2: a child's certificate needs points 7 and 8 together, and the child the edition's age."""
    day = service_day(case, programme)
    certificate = certificate_on(case, day)
    if certificate.kind is not CertificateKind.CHILD:
        return
    row = Row("E2", programme)
    if certificate.point_7 is None:
        yield row.blocks("point-7-missing", "certificate.point_7")
    elif not certificate.point_7:
        yield row.blocks("point-7-absent", "certificate.point_7")
    if certificate.point_8 is None:
        yield row.blocks("point-8-missing", "certificate.point_8")
    elif not certificate.point_8:
        yield row.blocks("point-8-absent", "certificate.point_8")
    born, youngest = case.participant.birth_date, years(programme, "child_from_age", day)
    if born is None or youngest is None:
        return
    if not has_turned(born, youngest, day):
        aged = Row("E2", programme, figure_of(programme, "child_from_age", day))
        since = day_of_age(programme, born, "child_from_age", day)
        yield aged.blocks("child-too-young", "participant.birth_date", since=since, age=youngest)


def degree_from_sixteen(case: Case, programme: Programme) -> Iterator[Finding]:
    """E3: from the 16th birthday a child's certificate no longer serves."""
    day, born = service_day(case, programme), case.participant.birth_date
    oldest, certificate = years(programme, "child_to_age", day), certificate_on(case, day)
    if certificate.kind is not CertificateKind.CHILD or born is None or oldest is None:
        return
    if has_turned(born, oldest, day):
        row = Row("E3", programme, figure_of(programme, "child_to_age", day))
        since = day_of_age(programme, born, "child_to_age")
        yield row.blocks("degree-needed", "certificate.kind", since=since, age=oldest)


def birthdays(case: Case, programme: Programme) -> Iterator[Finding]:
    """E3: the 2nd, 16th or 18th birthday inside the programme changes what is needed."""
    born = case.participant.birth_date
    if born is None:
        return
    for code, name in (
        ("second-birthday", "child_from_age"),
        ("sixteenth-birthday", "child_to_age"),
        ("eighteenth-birthday", "majority_age"),
    ):
        day = day_of_age(programme, born, name)
        if not _still_ahead(case, programme, day):
            continue
        if code != "eighteenth-birthday" and not _may_be_child(certificate_on(case, day)):
            continue
        row = Row("E3", programme, figure_of(programme, name, day))
        yield row.warns(code, "participant.birth_date", day=day)


def _still_ahead(case: Case, programme: Programme, day: date) -> bool:
    """Inside the programme's dates, and not past when the application was made."""
    passed = case.applied_on is not None and day <= case.applied_on
    return programme.starts <= day <= programme.ends and not passed


def _may_be_child(certificate: Certificate) -> bool:
    return certificate.kind in {CertificateKind.CHILD, None}


def residence(case: Case, programme: Programme) -> Iterator[Finding]:
    """E4: lives in the organiser's commune, where the programme names one."""
    if programme.commune is None:
        return
    row, lives = Row("E4", programme), case.participant.lives_in_commune
    about, commune = "participant.lives_in_commune", programme.commune.text
    if lives is None:
        yield row.blocks("commune-missing", about, commune=commune)
    elif not lives:
        yield row.blocks("outside-commune", about, commune=commune)


def need(case: Case, programme: Programme) -> Iterator[Finding]:
    """E5: the need for assistance is told in free text where the office asks; people judge it."""
    if programme.needs_reason and not case.situation.reason.strip():
        yield Row("E5", programme).blocks("reason-missing", "situation.reason")


def validity(case: Case, programme: Programme) -> Iterator[Finding]:
    """E6: the certificate is valid on the day of application and on every day of service."""
    row, applied = Row("E6", programme), application_day(case, programme)
    certificate = certificate_on(case, applied)
    if certificate.permanent is None and certificate.valid_until is None:
        yield row.blocks("permanent-missing", "certificate.permanent")
        return
    until = certificate.valid_until
    if until is None and not certificate.permanent:
        yield row.blocks("valid-until-missing", "certificate.valid_until")
        return
    if until is not None and certificate.permanent:
        yield row.warns("validity-contradictory", "certificate.permanent")
    if until is not None and until < applied:
        yield row.blocks("certificate-expired", "certificate.valid_until", until=until, day=applied)
        return
    covered, about = covered_until(case, programme, applied)
    if covered < programme.ends:
        yield row.warns("certificate-expires", about, until=covered, ends=programme.ends)
