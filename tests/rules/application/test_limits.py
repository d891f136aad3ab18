"""The yearly limit at its boundaries, and what lies beside it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules import check
from rules.application.limits import yearly_limits
from rules.case import Award, Case, CertificateChange, OtherProgramme
from rules.programme import load_programme
from rules.verdict import Finding
from rules.vocabulary import Degree
from tests.builders import a_case, a_certificate
from tests.rules.editions import with_local_limits

WIAZOWNA = load_programme("wiazowna_2026")


def with_hours_elsewhere(hours: str, since: date | None = None) -> Case:
    other = OtherProgramme("Inny program", Decimal(hours), since, since)
    return a_case(uses_other_programmes=True, other_programmes=(other,))


def found(code: str, case: Case) -> list[Finding]:
    return [f for f in check(case, WIAZOWNA).findings if f.code == code]


@pytest.mark.parametrize(
    ("hours", "sensible"), [("0", True), ("8784", True), ("8784.01", False), ("-0.01", False)]
)
def test_hours_elsewhere_are_a_number_that_fits_into_a_year(hours: str, sensible: bool) -> None:
    missing = found("other-programmes-hours-missing", with_hours_elsewhere(hours))
    assert bool(missing) is not sensible


@pytest.mark.parametrize(("since", "limits"), [(1, [600]), (2, [720, 600])])
def test_hours_elsewhere_count_from_the_very_day(since: int, limits: list[int]) -> None:
    case = with_hours_elsewhere("120", date(2026, 1, since))
    assert [span.hours for span in yearly_limits(case, WIAZOWNA)] == limits


@pytest.mark.parametrize(("since", "limits"), [(1, [240]), (2, [720, 240])])
def test_an_award_counts_from_the_very_day(since: int, limits: list[int]) -> None:
    case = a_case(award=Award(Decimal(240), date(2026, 1, since)))
    assert [span.hours for span in yearly_limits(case, WIAZOWNA)] == limits


def test_an_award_below_nothing_is_nothing() -> None:
    [span] = yearly_limits(a_case(award=Award(Decimal(-5))), WIAZOWNA)
    assert (span.hours, span.steps[-1].gives) == (0, 0)


@pytest.mark.parametrize("hours", ["NaN", "Infinity", "-Infinity"])
def test_an_award_that_is_no_number_changes_nothing(hours: str) -> None:
    case = a_case(award=Award(Decimal(hours), own_funds_hours=Decimal(hours)))
    assert yearly_limits(case, WIAZOWNA) == yearly_limits(a_case(), WIAZOWNA)
    assert not found("own-funds-apart", case)


def test_every_hour_above_the_limit_is_counted() -> None:
    [finding] = found("award-above-limit", a_case(award=Award(Decimal("800.5"))))
    assert dict(finding.values) == {
        "hours": 720,
        "awarded": Decimal("800.5"),
        "above": Decimal("80.5"),
        "since": date(2026, 1, 1),
    }


def test_a_ceiling_as_high_as_the_one_before_is_no_step() -> None:
    programme = with_local_limits(WIAZOWNA, limit_severe=720)
    [span] = yearly_limits(a_case(award=Award(Decimal(720))), programme)
    assert [step.code for step in span.steps] == ["limit-of-certificate"]
    assert span.figure.source.document != "AWARD"


def test_no_certificate_gives_an_award_anything_to_be_above_of() -> None:
    light = a_certificate(degree=Degree.LIGHT)
    changes = (CertificateChange(date(2026, 5, 10), light, date(2026, 5, 10)),)
    case = a_case(award=Award(Decimal(900)), certificate_changes=changes)
    assert [f.values["since"] for f in found("award-above-limit", case)] == [date(2026, 1, 1)]


@pytest.mark.parametrize(
    ("case", "about"),
    [
        (with_hours_elsewhere("120", date(2026, 4, 1)), "other_programmes"),
        (a_case(award=Award(Decimal(240), date(2026, 4, 1))), "award"),
        (
            a_case(
                award=Award(Decimal(240), date(2026, 4, 1)),
                certificate_changes=(
                    CertificateChange(date(2026, 4, 1), a_certificate(compound=True)),
                ),
            ),
            "certificate_changes",
        ),
    ],
)
def test_a_new_limit_is_about_what_changed(case: Case, about: str) -> None:
    [finding] = found("limit-changes", case)
    assert finding.about == about


def test_the_limit_that_ends_says_what_held_before() -> None:
    light = a_certificate(degree=Degree.LIGHT)
    change = CertificateChange(date(2026, 5, 10), light, date(2026, 5, 10))
    [finding] = found("limit-ends", a_case(certificate_changes=(change,)))
    assert dict(finding.values) == {
        "until": date(2026, 5, 9),
        "before": 720,
        "since": date(2026, 5, 10),
    }
    assert finding.rests_on.figure is not None
    assert finding.rests_on.figure.value == 0


def test_steps_name_the_certificate_in_force() -> None:
    changes = (
        CertificateChange(date(2026, 9, 1), a_certificate(compound=True)),
        CertificateChange(date(2026, 5, 10), a_certificate(degree=Degree.MODERATE)),
    )
    spans = yearly_limits(a_case(certificate_changes=changes), WIAZOWNA)
    paths = [next(iter(span.steps[0].inputs)).removesuffix(".kind") for span in spans]
    assert paths == [
        "certificate",
        "certificate_changes.1.certificate",
        "certificate_changes.0.certificate",
    ]


@pytest.mark.parametrize(("day", "due"), [(5, False), (6, True)])
def test_hours_granted_by_the_day_of_application_are_reported_by_it(day: int, due: bool) -> None:
    other = OtherProgramme("Inny program", Decimal(120), date(2026, 1, day))
    case = a_case(uses_other_programmes=True, other_programmes=(other,))
    assert bool(found("change-to-report", case)) is due


def test_a_limit_the_edition_does_not_set_is_the_organiser_s_and_lowers_nothing() -> None:
    programme = with_local_limits(WIAZOWNA, limit_severe=300)
    history = {n: f for n, f in programme.edition.history.items() if n != "limit_severe"}
    programme = replace(programme, edition=replace(programme.edition, history=history))
    verdict = check(a_case(), programme)

    assert [(span.hours, span.steps[0].code) for span in verdict.limit] == [
        (300, "ceiling-of-organiser")
    ]
    assert not [f for f in verdict.findings if f.rule == "L2"]


def test_e7_the_programme_s_limit_is_reduced_before_the_ceilings_are_compared() -> None:
    programme = with_local_limits(WIAZOWNA, limit_severe=600)
    case = replace(with_hours_elsewhere("40"), award=Award(Decimal(240)))
    verdict = check(case, programme)
    [span] = verdict.limit
    [told] = [f for f in verdict.findings if f.rule == "E7"]

    assert [(step.rule, step.gives) for step in span.steps] == [
        ("L1", 720),
        ("E7", 680),
        ("L2", 600),
        ("L2", 240),
    ]
    assert [span.hours, span.reduced_by] == [240, 40]
    assert dict(told.values) == {"reduced_by": 40, "hours": 680, "since": date(2026, 1, 1)}
    assert told.rests_on.figure == WIAZOWNA.edition.history["limit_severe"][0]


def test_e7_what_is_left_of_the_programme_s_limit_is_said_once() -> None:
    dated = Award(Decimal(240), date(2026, 3, 1))
    case = replace(with_hours_elsewhere("40"), award=dated)

    assert [f.values["hours"] for f in found("limit-reduced", case)] == [680]
    assert [span.hours for span in yearly_limits(case, WIAZOWNA)] == [680, 240]


def test_l4_a_new_reason_for_the_same_hours_is_no_new_limit() -> None:
    case = replace(with_hours_elsewhere("100", date(2026, 4, 1)), award=Award(Decimal(240)))
    limit = yearly_limits(case, WIAZOWNA)

    assert [span.hours for span in limit] == [240, 240]
    assert [span.reduced_by for span in limit] == [0, 100]
    assert not found("limit-changes", case)


def test_l3_above_the_reduced_limit_only_the_organiser_pays() -> None:
    case = replace(with_hours_elsewhere("500"), award=Award(Decimal(240)))
    [finding] = found("award-above-limit", case)
    assert (finding.values["hours"], finding.values["above"]) == (220, 20)


def test_only_the_ceiling_of_an_award_tells_what_was_awarded() -> None:
    programme = with_local_limits(WIAZOWNA, limit_severe=600)
    [span] = yearly_limits(a_case(award=Award(Decimal(240))), programme)
    _, organiser, award = span.steps

    assert (organiser.code, dict(organiser.inputs)) == ("ceiling-of-organiser", {})
    assert (award.code, dict(award.inputs)) == ("ceiling-of-award", {"award.hours": 240})


def test_changes_are_told_to_be_reported_in_the_order_of_their_days() -> None:
    moderate, june, october = a_certificate(degree=Degree.MODERATE), date(2026, 6, 1), (2026, 10, 1)
    changes = (
        CertificateChange(date(*october), moderate),
        CertificateChange(june, moderate),
    )
    others = (
        OtherProgramme("Inny program", Decimal(20), date(*october)),
        OtherProgramme("Inny program", Decimal(20), date(2026, 2, 1)),
    )
    case = a_case(certificate_changes=changes, uses_other_programmes=True, other_programmes=others)

    assert [(f.about, f.values["since"].month) for f in found("change-to-report", case)] == [
        ("certificate_changes", 6),
        ("certificate_changes", 10),
        ("other_programmes", 2),
        ("other_programmes", 10),
    ]
