from datetime import date

import pytest

from app.attachments.application_card.questions.certificate import (
    CertificatePage,
    ChildCertificatePage,
    ValidityPage,
)
from rules.case import Case
from rules.programme import load_programme
from rules.vocabulary import CertificateKind, Degree
from tests.builders import a_case

WIAZOWNA = load_programme("wiazowna_2026")
UNTIL = {"valid_until-day": ["30"], "valid_until-month": ["6"], "valid_until-year": ["2028"]}


@pytest.mark.parametrize(
    ("held", "kind", "degree"),
    [
        ("severe", CertificateKind.DEGREE, Degree.SEVERE),
        ("moderate", CertificateKind.DEGREE, Degree.MODERATE),
        ("light", CertificateKind.DEGREE, Degree.LIGHT),
        ("equivalent", CertificateKind.EQUIVALENT, None),
        ("child", CertificateKind.CHILD, None),
        ("", None, None),
        ("profound", None, None),
    ],
)
def test_one_question_gives_kind_and_degree(
    held: str, kind: CertificateKind | None, degree: Degree | None
) -> None:
    certificate = (
        CertificatePage.of(a_case(), WIAZOWNA, {"held": [held]}).fill(a_case()).certificate
    )
    assert (certificate.kind, certificate.degree) == (kind, degree)


def test_a_childs_certificate_is_told_by_its_points() -> None:
    raw = {"point_7": ["yes"], "point_8": ["no"]}
    certificate = ChildCertificatePage.of(Case(), WIAZOWNA, raw).fill(Case()).certificate
    assert certificate.kind is CertificateKind.CHILD
    assert (certificate.point_7, certificate.point_8, certificate.degree) == (True, False, None)


def test_a_permanent_certificate_needs_no_day() -> None:
    form = ValidityPage.of(Case(), WIAZOWNA, {"permanent": ["yes"]})
    assert form.validate()
    assert form.fill(Case()).certificate.permanent is True


def test_a_limited_certificate_needs_its_last_day() -> None:
    form = ValidityPage.of(Case(), WIAZOWNA, {"permanent": ["no"]})
    assert not form.validate()
    assert form.errors == {"valid_until": ["Podaj ostatni dzień ważności orzeczenia"]}


def test_a_limited_certificate_with_its_last_day() -> None:
    form = ValidityPage.of(Case(), WIAZOWNA, {"permanent": ["no"]} | UNTIL)
    assert form.validate()
    assert form.fill(Case()).certificate.valid_until == date(2028, 6, 30)


def test_a_permanent_certificate_with_a_last_day_is_a_contradiction() -> None:
    form = ValidityPage.of(Case(), WIAZOWNA, {"permanent": ["yes"]} | UNTIL)
    assert not form.validate()
    assert form.errors.keys() == {"valid_until"}
    assert form.fill(Case()).certificate.valid_until is None


def test_a_broken_day_names_its_part() -> None:
    form = ValidityPage.of(
        Case(), WIAZOWNA, {"permanent": ["no"]} | UNTIL | {"valid_until-day": ["31"]}
    )
    assert not form.validate()
    assert form.errors == {
        "valid_until": ["Ostatni dzień ważności: czerwiec 2028 r. ma tylko 30 dni – popraw dzień"]
    }
