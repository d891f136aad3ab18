from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules import check_recruitment
from rules.case import Award, CertificateChange, OtherProgramme
from rules.programme import Programme, load_programme
from rules.verdict import Figure, Source
from rules.vocabulary import Degree
from tests.builders import a_certificate
from tests.rules.recruitment.recruits import a_qualified, a_waiting, numbered

SEJNY = load_programme("sejny_2026")


def costing(*dated: tuple[str, str | None], programme: Programme = SEJNY) -> Programme:
    figures = tuple(
        Figure(
            "hourly_cost",
            Decimal(amount),
            "zloty_per_hour",
            Source("S000"),
            since and date.fromisoformat(since),
        )
        for amount, since in dated
    )
    return replace(programme, local_rates={"hourly_cost": figures})


def committed(programme: Programme, *cases) -> Decimal | None:
    return check_recruitment(numbered(*cases), programme).money.committed


def codes(programme: Programme, *cases) -> set[str]:
    return {f.code for f in check_recruitment(numbered(*cases), programme).findings}


def test_r5_the_whole_cost_of_sejny_may_be_committed_and_not_a_grosz_more() -> None:
    """10 persons × 210 h × 69,61 zł = 146 181,00 zł."""
    ten = [a_qualified(hours=210)] * 10
    exact, over = costing(("69.61", None)), costing(("69.62", None))

    assert committed(exact, *ten) == Decimal("146181.00")
    assert "money-exceeded" not in codes(exact, *ten)
    [found] = [f for f in check_recruitment(numbered(*ten), over).blocking if f.rule == "R5"]
    assert dict(found.values) == {
        "committed": Decimal("146202.00"),
        "total": Decimal("146181.00"),
        "excess": Decimal("21.00"),
    }
    assert found.rests_on.figure == SEJNY.money


def test_r5_above_the_grant_warns_and_above_the_whole_cost_blocks() -> None:
    """S004: a grant of 3 000 000,00 zł, the whole cost 3 060 000,00 zł."""
    ngo = costing(("50", None), programme=load_programme("ngo_2024"))
    at_grant = [a_qualified(hours=600)] * 100
    above = [*at_grant, a_qualified(hours=1)]
    at_cost = [a_qualified(hours=720)] * 85

    assert codes(ngo, *at_grant).isdisjoint({"grant-exceeded", "money-exceeded"})
    [found] = [
        f for f in check_recruitment(numbered(*above), ngo).findings if f.code == "grant-exceeded"
    ]
    assert found.values["excess"] == 50
    assert found.rests_on.figure == ngo.grant
    assert "grant-exceeded" in codes(ngo, *at_cost)
    assert "money-exceeded" in codes(ngo, *at_cost, a_qualified(hours=1))


def test_r5_without_the_whole_cost_the_grant_is_the_limit() -> None:
    programme = costing(("50", None), programme=replace(SEJNY, money=None))
    verdict = check_recruitment(numbered(*[a_qualified(hours=720)] * 5), programme)

    assert verdict.money.total == Decimal("146181.00")
    assert "money-exceeded" in {f.code for f in verdict.blocking}


def test_r5_an_hour_costs_what_it_costs_on_the_day_the_award_begins() -> None:
    programme = costing(("40", None), ("50", "2026-07-01"))

    def since(day: date | None):
        return a_qualified(award=Award(Decimal(100), since=day))

    assert committed(programme, since(None)) == 4000
    assert committed(programme, since(date(2026, 6, 30))) == 4000
    assert committed(programme, since(date(2026, 7, 1))) == 5000


def test_r5_a_cost_that_begins_later_leaves_the_sum_unknown() -> None:
    programme = costing(("50", "2026-07-01"))

    assert committed(programme, a_qualified()) is None
    assert "hourly-cost-unset" in codes(programme, a_qualified())


def test_r5_one_award_of_unknown_cost_leaves_the_sum_unknown_wherever_it_stands() -> None:
    programme = costing(("50", "2026-07-01"))
    early, late = a_qualified(), a_qualified(decided_on=date(2026, 7, 1))

    assert committed(programme, late) == 10_000
    assert committed(programme, early, late) is None
    assert committed(programme, late, early) is None


def test_r5_what_is_undecided_hides_no_excess() -> None:
    undecided = a_waiting(decision=None)
    too_much = [a_qualified(hours=720)] * 5

    assert "money-exceeded" in codes(costing(("50", None)), undecided, *too_much)


def test_k5_each_award_is_rounded_half_up_and_the_total_adds_rounded_rows() -> None:
    """0.5 h × 0,01 zł = 0,005 zł, which rounds to 0,01 zł: three of them are 0,03 zł."""
    programme = costing(("0.01", None))
    cases = [a_qualified(award=Award(Decimal("0.5")))] * 3

    assert committed(programme, *cases) == Decimal("0.03")


@pytest.mark.parametrize("hours", ["0", "-1", "8784.01", "NaN", "sNaN", "Infinity", "1E+999999"])
def test_r5_hours_that_make_no_sense_are_missing(hours: str) -> None:
    programme = costing(("50", None))
    case = a_qualified(award=Award(Decimal(hours)))
    [found] = [f for f in check_recruitment(numbered(case), programme).blocking if f.rule == "R5"]

    assert (found.code, found.about) == ("award-hours-missing", "01.award")
    assert committed(programme, case, a_qualified(hours=10)) == 500


def test_r5_all_the_hours_of_a_leap_year_are_a_number() -> None:
    assert "award-hours-missing" not in codes(costing(("1", None)), a_qualified(hours=8784))


def test_l3_what_the_organiser_pays_alone_is_not_committed() -> None:
    award = Award(Decimal(100), own_funds_hours=Decimal(50))
    assert committed(costing(("50", None)), a_qualified(award=award)) == 5000


@pytest.mark.parametrize(("awarded", "paid"), [(719, 719), (720, 720), (721, 720), (800, 720)])
def test_l3_the_fund_pays_no_more_of_an_award_than_the_limit(awarded: int, paid: int) -> None:
    assert committed(costing(("50", None)), a_qualified(hours=awarded)) == paid * 50


def test_l3_the_highest_limit_from_the_award_s_day_is_the_most_it_comes_to() -> None:
    programme = costing(("1", None))
    severe, moderate = a_certificate(), a_certificate(degree=Degree.MODERATE)
    may, june = date(2026, 5, 1), date(2026, 6, 1)
    falls = {"certificate_changes": (CertificateChange(may, moderate, may),)}
    rises = {
        "certificate": moderate,
        "certificate_changes": (CertificateChange(may, severe, may),),
    }
    later = Award(Decimal(800), since=june)

    assert committed(programme, a_qualified(hours=800, **falls)) == 720
    assert committed(programme, a_qualified(hours=800, **rises)) == 720
    assert committed(programme, a_qualified(award=later, decided_on=may, **falls)) == 360
    assert committed(programme, a_qualified(hours=800, decided_on=june, **falls)) == 360
    assert committed(programme, a_qualified(hours=800, decided_on=may, **falls)) == 360


def test_l3_before_anybody_can_tell_a_limit_the_highest_later_one_is_the_most() -> None:
    may, june = date(2026, 5, 1), date(2026, 6, 1)
    changes = (
        CertificateChange(may, a_certificate(), may),
        CertificateChange(june, a_certificate(degree=Degree.MODERATE), june),
    )
    case = a_qualified(
        hours=800,
        certificate=a_certificate(compound=None),
        certificate_changes=changes,
    )

    assert committed(costing(("1", None)), case) == 720


def test_e7_hours_elsewhere_lower_what_the_fund_pays_of_an_award() -> None:
    other = (OtherProgramme("Inny program", Decimal(500)),)
    case = a_qualified(hours=240, uses_other_programmes=True, other_programmes=other)

    assert committed(costing(("50", None)), case) == 220 * 50


def test_l3_without_a_limit_anybody_can_tell_the_whole_award_is_committed() -> None:
    case = a_qualified(hours=800, certificate=a_certificate(compound=None))
    assert committed(costing(("50", None)), case) == 40_000


def test_r5_who_left_is_no_longer_counted_and_that_is_said() -> None:
    programme = costing(("50", None))
    left = a_qualified(hours=100, resigned_on=date(2026, 7, 1))
    verdict = check_recruitment(numbered(left, *[a_qualified(hours=5)] * 2), programme)

    assert verdict.money.committed == 500
    [found] = [f for f in verdict.findings if f.code == "hours-of-those-who-left"]
    assert found.values["persons"] == 1


def test_r5_who_left_before_beginning_used_no_hours() -> None:
    never = a_qualified(decided_on=date(2026, 7, 1), resigned_on=date(2026, 7, 1))
    waiting = a_waiting(resigned_on=date(2026, 7, 1))

    assert "hours-of-those-who-left" not in codes(costing(("50", None)), never, waiting)


def test_r5_while_everybody_waits_nothing_is_committed() -> None:
    assert committed(costing(("50", None)), a_waiting()) == 0
    assert committed(SEJNY, a_waiting()) is None
