"""What holds for every recruitment, whatever its cases say or leave out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import check, check_recruitment
from rules.application.completeness import PRINTED
from rules.case import Award, Case, Decision
from rules.programme import RULE_CODES, Programme, load_programme, programme_slugs
from rules.recruitment.checking import RULES
from rules.recruitment.standing import RecruitmentVerdict
from rules.verdict import Figure, Finding, Severity, Source
from rules.vocabulary import Degree, Household, Outcome
from tests.builders import a_case, a_certificate, a_situation
from tests.rules.cases import CASES, DAYS
from tests.rules.recruitment.recruits import a_qualified, a_waiting, numbered

ROOM = Path(__file__).parents[3] / "rules" / "recruitment"
COST = Figure("hourly_cost", Decimal("49.99"), "zloty_per_hour", Source("S000"))


def with_cost(programme: Programme) -> Programme:
    return replace(programme, local_rates={"hourly_cost": (COST,)})


PROGRAMMES = st.sampled_from(programme_slugs()).map(load_programme)
COSTED = PROGRAMMES.flatmap(lambda p: st.sampled_from([p, with_cost(p)]))
NUMBERS = st.one_of(st.text(max_size=4), st.integers(0, 120).map(str))
DECIDED = st.builds(
    a_case,
    signed=st.sampled_from([PRINTED, frozenset()]),
    decision=st.none()
    | st.builds(Decision, st.sampled_from(Outcome), st.none() | DAYS, st.none() | st.booleans()),
    award=st.none() | st.builds(Award, st.decimals(1, 900, places=1), st.none() | DAYS),
    resigned_on=st.none() | DAYS,
    situation=st.builds(a_situation, household=st.none() | st.sampled_from(Household)),
    certificate=st.builds(a_certificate, degree=st.none() | st.sampled_from(Degree)),
)
ABSURD = st.dictionaries(NUMBERS, CASES, max_size=4)
LIKELY = st.dictionaries(NUMBERS, DECIDED, max_size=15)
thorough = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def said(verdict: RecruitmentVerdict) -> tuple[Any, ...]:
    """Everything but the cases' own verdicts, which may mention the day an application came in."""
    return tuple(value for name, value in vars(verdict).items() if name != "verdicts")


@thorough
@given(ABSURD | LIKELY, COSTED)
def test_no_recruitment_crashes_a_check(cases: Mapping[str, Case], programme: Programme) -> None:
    verdict = check_recruitment(cases, programme)

    assert verdict.passes is not any(f.severity is Severity.BLOCKS for f in verdict.findings)
    assert all(f.rule in RULE_CODES for f in verdict.findings)
    assert {n: check(case, programme) for n, case in cases.items()} == verdict.verdicts


@thorough
@given(ABSURD | LIKELY, COSTED)
def test_r6_every_case_is_on_one_list_and_in_one_group(
    cases: Mapping[str, Case], programme: Programme
) -> None:
    verdict = check_recruitment(cases, programme)

    for sorting in (verdict.lists, verdict.groups):
        assert sorted(n for numbers in sorting.values() for n in numbers) == sorted(cases)


@thorough
@given(LIKELY, COSTED, st.randoms(use_true_random=True))
def test_c9_neither_the_order_nor_the_day_of_an_application_changes_anything(
    cases: Mapping[str, Case], programme: Programme, chance: Random
) -> None:
    """The days move within the window, or, where there is none, within the programme's year.

    A paper that came in differs from one that did not (it must be signed), so all of them have come in.
    """
    window = programme.window
    first, last = (window.opens, window.closes) if window else (programme.starts, programme.ends)

    def any_day() -> date:
        return first + timedelta(days=chance.randint(0, (last - first).days))

    def arrived(number: str) -> Case:
        return replace(cases[number], applied_on=any_day(), submitted_on=any_day())

    shuffled = list(cases)
    chance.shuffle(shuffled)
    one = {number: arrived(number) for number in cases}
    other = {number: arrived(number) for number in shuffled}

    assert said(check_recruitment(one, programme)) == said(check_recruitment(other, programme))


@thorough
@given(LIKELY, DECIDED, COSTED)
def test_r5_another_qualified_case_never_lowers_what_is_taken_or_committed(
    cases: Mapping[str, Case], another: Case, programme: Programme
) -> None:
    another = replace(another, decision=Decision(Outcome.QUALIFIED))
    before = check_recruitment(cases, programme)
    after = check_recruitment({**cases, "another": another}, programme)

    assert after.places.taken >= before.places.taken
    assert after.support.of >= before.support.of
    assert after.support.high >= before.support.high
    if before.money.committed is not None and after.money.committed is not None:
        assert after.money.committed >= before.money.committed
    exceeded = {f.code for f in before.blocking} & {"places-exceeded", "money-exceeded"}
    assert exceeded <= {f.code for f in after.blocking}


@thorough
@given(LIKELY, COSTED)
def test_every_about_leads_to_an_answer(cases: Mapping[str, Case], programme: Programme) -> None:
    for finding in check_recruitment(cases, programme).findings:
        if finding.about:
            number = next(n for n in cases if finding.about.startswith(f"{n}."))
            answer: Any = cases[number]
            for name in finding.about.removeprefix(f"{number}.").split("."):
                answer = getattr(answer, name)


def test_numbers_stand_in_their_own_order() -> None:
    cases = {number: a_qualified() for number in ("10", "9", "2", "100")}
    verdict = check_recruitment(cases, load_programme("sejny_2026"))

    assert verdict.lists[Outcome.QUALIFIED] == ("2", "9", "10", "100")


def test_r6_nothing_a_recruitment_says_is_a_rank() -> None:
    """Two on the reserve list are alike to every finding: exchanging them changes only the lists."""
    programme = load_programme("sejny_2026")
    early = a_waiting(applied_on=date(2025, 12, 23), submitted_on=date(2025, 12, 23))
    late = a_waiting(applied_on=date(2026, 1, 1), submitted_on=date(2026, 1, 9))

    assert said(check_recruitment(numbered(early, late), programme)) == said(
        check_recruitment(numbered(late, early), programme)
    )


def test_nobody_applied() -> None:
    verdict = check_recruitment({}, load_programme("sejny_2026"))

    assert verdict.findings == ()
    assert verdict.passes
    assert not verdict.supplementary_due
    assert verdict.places.total == 10
    assert verdict.money.total == Decimal("146181.00")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_silent_on_an_empty_recruitment(rule: Any) -> None:
    findings: list[Finding] = list(rule((), load_programme("wiazowna_2026")))
    assert findings == []
