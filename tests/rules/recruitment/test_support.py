from dataclasses import replace
from datetime import date

import pytest

from rules import check_recruitment
from rules.case import CertificateChange, Decision
from rules.programme import load_programme
from rules.recruitment.standing import Support
from rules.vocabulary import CertificateKind, Degree, Equivalent, Outcome
from tests.builders import a_certificate, a_child_certificate
from tests.rules.recruitment.recruits import a_qualified, a_waiting, numbered

SEJNY = load_programme("sejny_2026")
HIGH = a_qualified()
LESS = a_qualified(certificate=a_certificate(degree=Degree.MODERATE))
UNKNOWN = a_qualified(certificate=a_certificate(kind=None))
CHILD = a_qualified(certificate=a_child_certificate())
EQUIVALENT = a_qualified(
    certificate=a_certificate(kind=CertificateKind.EQUIVALENT, equivalent=Equivalent.GROUP_2)
)
COMPOUND = a_qualified(certificate=a_certificate(degree=Degree.MODERATE, compound=True))


def found(*cases, slug: str = "sejny_2026") -> set[str]:
    verdict = check_recruitment(numbered(*cases), load_programme(slug))
    return {f.code for f in verdict.findings if f.rule == "R4"}


def test_r4_exactly_half_passes_and_one_fewer_does_not() -> None:
    assert found(HIGH, LESS) == set()
    assert found(HIGH, HIGH, LESS, LESS, LESS) == {"high-support-too-few"}


def test_r4_a_hair_under_half_is_not_half() -> None:
    assert found(*[HIGH] * 100, *[LESS] * 101) == {"high-support-too-few"}


@pytest.mark.parametrize("case", [CHILD, EQUIVALENT, COMPOUND, HIGH])
def test_r4_severe_equivalent_child_and_compound_count(case) -> None:
    assert found(case, LESS) == set()


def test_r4_the_unknown_count_as_not_and_are_noted() -> None:
    verdict = check_recruitment(numbered(HIGH, UNKNOWN, LESS), SEJNY)

    assert verdict.support == Support(high=1, unknown=1, of=3, least=50)
    assert found(HIGH, UNKNOWN, LESS) == {"high-support-too-few", "high-support-unknown"}


def worst(*cases):
    [told] = [
        f
        for f in check_recruitment(numbered(*cases), SEJNY).findings
        if f.code == "high-support-too-few"
    ]
    return told.values["high"], told.values["participants"], told.values["since"]


MAY, JULY = date(2026, 5, 1), date(2026, 7, 1)
FALLS = a_qualified(
    certificate_changes=(CertificateChange(MAY, a_certificate(degree=Degree.MODERATE), MAY),)
)


def test_r4_the_worst_day_is_said_and_of_equal_ones_the_first() -> None:
    again = a_qualified(
        decided_on=JULY,
        resigned_on=date(2026, 8, 1),
        certificate=a_certificate(degree=Degree.MODERATE),
    )

    assert found(HIGH, FALLS, LESS, LESS) == {"high-support-too-few"}
    assert worst(HIGH, FALLS, LESS, LESS) == (1, 4, MAY)
    assert worst(HIGH, FALLS, LESS, LESS, again) == (1, 5, JULY)
    assert worst(FALLS, LESS, again) == (0, 2, MAY)


def test_r4_a_certificate_changed_before_joining_or_after_leaving_changes_no_share() -> None:
    left = replace(FALLS, resigned_on=MAY)
    late = replace(
        FALLS,
        decision=Decision(Outcome.QUALIFIED, JULY),
        certificate=a_certificate(degree=Degree.LIGHT),
    )

    assert found(HIGH, left, LESS) == set()
    assert worst(replace(FALLS, resigned_on=date(2026, 4, 1)), LESS) == (0, 1, date(2026, 4, 1))
    assert worst(HIGH, LESS, late) == (1, 3, JULY)


def test_r4_who_leaves_and_who_joins_on_one_day_are_counted_together() -> None:
    leaves, joins = a_qualified(resigned_on=JULY), a_qualified(decided_on=JULY)
    assert found(leaves, joins, LESS) == set()


def test_r4_the_share_asked_for_is_that_of_the_day() -> None:
    figure = SEJNY.edition.history["high_support_share"][0]
    dated = (figure, replace(figure, value=60, valid_from=JULY))
    history = {**SEJNY.edition.history, "high_support_share": dated}
    programme = replace(SEJNY, edition=replace(SEJNY.edition, history=history))
    [told] = [
        f for f in check_recruitment(numbered(HIGH, LESS), programme).findings if f.rule == "R4"
    ]

    assert told.values["since"] == JULY
    assert told.rests_on.figure == dated[1]


NEW_YEAR_S_EVE, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)


@pytest.mark.parametrize(("since", "told"), [(NEW_YEAR_S_EVE, [NEW_YEAR_S_EVE]), (NEW_YEAR, [])])
def test_r4_the_share_is_judged_to_the_programme_s_last_day(since: date, told: list[date]) -> None:
    figure = SEJNY.edition.history["high_support_share"][0]
    dated = (replace(figure, valid_from=None), replace(figure, value=60, valid_from=since))
    history = {**SEJNY.edition.history, "high_support_share": dated}
    programme = replace(SEJNY, edition=replace(SEJNY.edition, history=history))
    findings = check_recruitment(numbered(HIGH, LESS), programme).findings
    falls = replace(
        FALLS,
        certificate_changes=(CertificateChange(since, a_certificate(degree=Degree.MODERATE)),),
    )

    assert [f.values["since"] for f in findings if f.code == "high-support-too-few"] == told
    assert [worst(falls, LESS)[2] for _ in told] == told
    assert ("high-support-too-few" in found(falls, LESS)) is bool(told)


def test_r4_a_certificate_that_begins_as_somebody_leaves_is_not_asked_about() -> None:
    unclear = CertificateChange(MAY, a_certificate(kind=None), MAY)
    stays = a_qualified(certificate_changes=(unclear,))

    assert "high-support-unknown" in found(stays)
    assert "high-support-unknown" not in found(replace(stays, resigned_on=MAY))


def test_r4_only_those_who_hold_a_place_count() -> None:
    left = a_qualified(
        certificate=a_certificate(degree=Degree.MODERATE), resigned_on=date(2026, 7, 1)
    )
    waiting = a_waiting(certificate=a_certificate(degree=Degree.MODERATE))

    assert check_recruitment(numbered(HIGH, left, waiting), SEJNY).support.of == 1
    assert found(waiting) == set()


def test_r4_the_edition_of_organisations_sets_no_share() -> None:
    assert found(LESS, UNKNOWN, slug="ngo_2024") == set()
    verdict = check_recruitment(numbered(LESS), load_programme("ngo_2024"))
    assert verdict.support.least is None
