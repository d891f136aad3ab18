"""Certificates that replace the first one: the edges the named examples leave out."""

from datetime import date
from typing import Any

import pytest

from rules import check
from rules.application.later_certificates import certificates_from, covered_until
from rules.case import Case, Certificate, CertificateChange
from rules.programme import load_programme
from rules.verdict import Severity, Value
from tests.builders import a_case, a_certificate, a_child_case, a_child_certificate, a_participant
from tests.rules.editions import changed_from

WIAZOWNA = load_programme("wiazowna_2026")
APPLIED, JUNE = date(2026, 1, 5), date(2026, 6, 1)
BORN = date(2010, 9, 21)


def dated(until: date | None) -> Certificate:
    return a_certificate(permanent=False, valid_until=until)


def changing(*changes: tuple[date, Certificate], **answers: Any) -> Case:
    listed = tuple(CertificateChange(since, each, since) for since, each in changes)
    return a_case(certificate_changes=listed, **answers)


def a_child(*changes: tuple[date, Certificate]) -> Case:
    listed = tuple(CertificateChange(since, each, since) for since, each in changes)
    return a_child_case(participant=a_participant(birth_date=BORN), certificate_changes=listed)


def told(case: Case, code: str) -> list[dict[str, Value]]:
    return [dict(f.values) for f in check(case, WIAZOWNA).findings if f.code == code]


@pytest.mark.parametrize(
    ("until", "covered"),
    [
        (date(2026, 9, 30), date(2026, 9, 30)),
        (JUNE, JUNE),
        (date(2026, 4, 30), date(2026, 5, 31)),
        (date(2026, 12, 30), date(2026, 12, 30)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (None, date(2026, 12, 31)),
    ],
)
def test_e6_covered_is_every_day_a_valid_certificate_is_in_force(
    until: date | None, covered: date
) -> None:
    case = changing((JUNE, dated(until)))
    assert covered_until(case, WIAZOWNA, APPLIED)[0] == covered


def test_e6_the_warning_points_at_the_certificate_that_ends() -> None:
    case = changing((date(2026, 11, 1), a_certificate()), (JUNE, dated(date(2026, 9, 30))))
    [finding] = [f for f in check(case, WIAZOWNA).findings if f.code == "certificate-expires"]

    assert finding.about == "certificate_changes.1.certificate.valid_until"
    assert dict(finding.values) == {"until": date(2026, 9, 30), "ends": date(2026, 12, 31)}
    assert finding.severity is Severity.WARNS


def test_e6_the_first_gap_counts_whatever_follows_it() -> None:
    first, second = dated(date(2026, 3, 31)), dated(date(2026, 8, 31))
    case = changing((JUNE, second), certificate=first)
    assert told(case, "certificate-expires")[0]["until"] == date(2026, 3, 31)


def test_of_one_day_the_certificate_that_holds_is_the_one_judged() -> None:
    permanent, short = a_certificate(), dated(date(2026, 9, 30))
    case = changing((JUNE, short), (JUNE, permanent))
    [_, (since, held, path)] = certificates_from(case, APPLIED)
    place = int(path.split(".")[1])

    assert (since, held) == (JUNE, case.certificate_changes[place].certificate)
    assert len(told(case, "certificate-expires")) == (held is short)


@pytest.mark.parametrize(
    ("since", "asked"),
    [(APPLIED, 0), (date(2026, 1, 6), 1), (date(2026, 12, 31), 1), (date(2027, 1, 1), 0)],
)
def test_e6_validity_is_asked_of_what_follows_in_the_programme(since: date, asked: int) -> None:
    assert len(told(changing((since, dated(None))), "later-validity-missing")) == asked


@pytest.mark.parametrize(
    ("since", "warned"),
    [(APPLIED, 0), (date(2026, 1, 6), 1), (date(2026, 9, 20), 1), (BORN.replace(year=2026), 0)],
)
def test_e1_a_degree_before_the_sixteenth_birthday_is_told_with_both_days(
    since: date, warned: int
) -> None:
    values = {"since": since, "day": date(2026, 9, 21), "age": 16}
    assert told(a_child((since, a_certificate())), "later-degree-too-early") == [values] * warned


def test_e1_a_degree_after_the_programme_is_not_judged() -> None:
    young = a_child_case(
        certificate_changes=(CertificateChange(date(2027, 1, 1), a_certificate()),)
    )
    assert told(young, "later-degree-too-early") == []


@pytest.mark.parametrize(
    ("name", "certificate", "said"),
    [
        ("adult_from_age", a_certificate(), set()),
        ("child_to_age", a_certificate(), {"later-degree-too-early"}),
        ("adult_from_age", a_child_certificate(), set()),
        ("child_to_age", a_child_certificate(), {"later-childs-certificate"}),
    ],
)
def test_e1_e3_each_kind_of_certificate_has_an_age_of_its_own(
    name: str, certificate: Certificate, said: set[str]
) -> None:
    """At 15, where one of the two ages is 14 and the other still 16."""
    programme = changed_from(WIAZOWNA, date(2026, 1, 2), **{name: 14})
    found = {f.code for f in check(a_child((JUNE, certificate)), programme).findings}
    assert found & {"later-degree-too-early", "later-childs-certificate"} == said


def test_e1_e3_without_a_birth_date_or_kind_nothing_is_said() -> None:
    nobody = changing((JUNE, a_child_certificate()), participant=a_participant(birth_date=None))
    unnamed = changing((JUNE, a_certificate(kind=None)))

    assert told(nobody, "later-childs-certificate") == []
    assert told(unnamed, "later-childs-certificate") == []
    assert told(unnamed, "later-degree-too-early") == []
