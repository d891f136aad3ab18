from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from rules.diary import Month, SpotCheck
from rules.month import conduct
from rules.month.judged import Judged, judge
from rules.programme import Programme, load_programme
from rules.verdict import Finding
from rules.vocabulary import Beneficiary
from tests.month_builders import a_month, a_service

PROGRAMME = load_programme("wiazowna_2026")
Rule = Callable[[Judged, Programme], Iterator[Finding]]


def found(rule: Rule, month: Month) -> list[tuple[str, str]]:
    return [(f.code, f.about) for f in rule(judge(month, PROGRAMME), PROGRAMME)]


def of(rule: Rule, **changes: object) -> list[tuple[str, str]]:
    service = a_service("2026-01-12 10:00", "2026-01-12 12:00", **changes)
    return found(rule, a_month(a_service("2026-01-11 10:00", "2026-01-11 12:00"), service))


@pytest.mark.parametrize(
    ("at_school", "provides", "code"),
    [
        (False, True, None),
        (True, False, None),
        (True, True, "school-provides-assistance"),
        (True, None, "school-provides-missing"),
    ],
)
def test_t7_at_school_only_where_the_school_does_not_help(
    at_school: bool, provides: bool | None, code: str | None
):
    said = of(conduct.school, at_school=at_school, school_provides=provides)
    assert said == ([] if code is None else [(code, "services.1.school_provides")])


@pytest.mark.parametrize(
    ("rule", "answer", "code"),
    [
        (conduct.school, "at_school", "at-school-unanswered"),
        (conduct.beneficiary, "beneficiary", "beneficiary-unanswered"),
        (conduct.decisions, "decided_for_participant", "decisions-unanswered"),
    ],
)
def test_t7_t10_unanswered_questions_are_noted_once_with_their_number(
    rule: Rule, answer: str, code: str
):
    silent = a_service("2026-01-12 10:00", "2026-01-12 12:00", **{answer: None})
    commute = a_service("2026-01-12 12:00", "2026-01-12 12:30", commute=True, **{answer: None})
    month = a_month(silent, a_service("2026-01-13 10:00", "2026-01-13 12:00"), silent, commute)
    (finding,) = rule(judge(month, PROGRAMME), PROGRAMME)
    assert (finding.code, finding.about, finding.values["count"]) == (code, "services", 2)
    assert finding.severity == "notes"


def test_t10_for_the_participant_and_by_their_decision():
    assert of(conduct.beneficiary) == of(conduct.decisions) == []
    family = of(conduct.beneficiary, beneficiary=Beneficiary.FAMILY_MEMBER)
    assert family == [("family-served", "services.1.beneficiary")]
    assert of(conduct.decisions, decided_for_participant=True) == [
        ("decided-for-participant", "services.1.decided_for_participant")
    ]


def test_t10_a_service_nobody_can_place_in_time_is_judged_too():
    service = a_service(
        "2026-01-12 12:00", "2026-01-12 10:00", beneficiary=Beneficiary.FAMILY_MEMBER
    )
    assert found(conduct.beneficiary, a_month(service)) == [
        ("family-served", "services.0.beneficiary")
    ]


@pytest.mark.parametrize(
    ("charge", "code"),
    [
        (None, None),
        (Decimal(0), None),
        (Decimal("0.01"), "service-charged"),
        (Decimal("-0.01"), "service-charge-unclear"),
        (Decimal("NaN"), "service-charge-unclear"),
        (Decimal("sNaN"), "service-charge-unclear"),
        (Decimal("Infinity"), "service-charge-unclear"),
    ],
)
def test_r10_the_participant_pays_nothing(charge: Decimal | None, code: str | None):
    for commute in (False, True):
        said = of(conduct.charge, charge=charge, commute=commute)
        assert said == ([] if code is None else [(code, "services.1.charge")])


@pytest.mark.parametrize(
    ("there", "documented", "said"),
    [
        (True, True, []),
        (False, True, [("spot-check-elsewhere", "warns")]),
        (True, False, [("spot-check-undocumented", "warns")]),
        (
            None,
            None,
            [("spot-check-place-missing", "notes"), ("spot-check-papers-missing", "notes")],
        ),
    ],
)
def test_r11_checks_are_made_on_the_spot_and_documented(
    there: bool | None, documented: bool | None, said: list[tuple[str, str]]
):
    day = a_service("2026-01-12 10:00", "2026-01-12 12:00").starts
    check = SpotCheck(on=day and day.date(), where_service_takes_place=there, documented=documented)
    month = judge(a_month(spot_checks=(check,)), PROGRAMME)
    assert [(f.code, f.severity) for f in conduct.spot_checks(month, PROGRAMME)] == said


def test_r11_a_check_has_a_day():
    month = a_month(spot_checks=(SpotCheck(where_service_takes_place=True, documented=True),))
    assert found(conduct.spot_checks, month) == [("spot-check-day-missing", "spot_checks.0.on")]
