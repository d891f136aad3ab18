"""What holds for every case, whatever it says or leaves out."""

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import check
from rules.application.assistants import QUALIFICATION_RULES
from rules.application.checking import AFTERTHOUGHTS, LIMIT_RULES, RULES
from rules.application.limits import yearly_limits
from rules.application.priorities import needs_high_support, priority_group
from rules.case import Case
from rules.programme import RULE_CODES, Programme, load_programme, programme_slugs
from rules.verdict import LimitSpan, Severity, Verdict
from tests.builders import a_case, a_child_case
from tests.rules.cases import CASES, DAYS

PROGRAMMES = st.sampled_from(programme_slugs()).map(load_programme)
ROOM = Path(__file__).parents[3] / "rules" / "application"
ORDERS = st.permutations(range(3))
"""Orders of the at most three entries a drawn list has."""

PLACE = re.compile(r"\.\d+(?=\.|$)")
thorough = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@thorough
@given(CASES, PROGRAMMES)
def test_no_case_crashes_a_check(case: Case, programme: Programme) -> None:
    verdict = check(case, programme)

    assert verdict.passes is not any(f.severity is Severity.BLOCKS for f in verdict.findings)
    assert all(span.hours >= 0 for span in verdict.limit)
    assert all(f.rule in RULE_CODES for f in verdict.findings)


@thorough
@given(CASES, PROGRAMMES)
def test_limits_never_exceed_the_edition_and_are_in_order_of_days(
    case: Case, programme: Programme
) -> None:
    highest = max(
        f.value for name, f in programme.edition.figures.items() if name.startswith("limit_")
    )
    spans = yearly_limits(case, programme)

    assert all(span.hours <= highest for span in spans)
    days = [span.since for span in spans]
    assert days == sorted(set(days))
    assert all(programme.starts <= day <= programme.ends for day in days)


@thorough
@given(CASES, PROGRAMMES, DAYS, DAYS)
def test_the_day_an_application_comes_in_changes_nothing_but_the_window_warning(
    case: Case, programme: Programme, early: date, late: date
) -> None:
    one = check(replace(case, submitted_on=early), programme)
    other = check(replace(case, submitted_on=late), programme)

    assert _without_window(one) == _without_window(other)
    assert one.passes is other.passes


def _without_window(verdict: Verdict) -> Verdict:
    return replace(verdict, findings=tuple(f for f in verdict.findings if f.rule != "C8"))


@thorough
@given(CASES, PROGRAMMES, ORDERS, ORDERS)
def test_the_order_of_what_a_case_lists_changes_nothing(
    case: Case, programme: Programme, one: list[int], other: list[int]
) -> None:
    shuffled = replace(
        case,
        certificate_changes=_in_order(case.certificate_changes, one),
        other_programmes=_in_order(case.other_programmes, other),
    )

    assert _unnumbered(check(shuffled, programme)) == _unnumbered(check(case, programme))


def _in_order(listed: tuple[Any, ...], order: list[int]) -> tuple[Any, ...]:
    return tuple(listed[place] for place in order if place < len(listed))


def _unnumbered(verdict: Verdict) -> Any:
    """A verdict whose paths do not say which of several entries they lead to."""
    findings = [
        (f.code, f.rule, f.severity, PLACE.sub("", f.about), f.rests_on, dict(f.values))
        for f in verdict.findings
    ]
    limit = [(replace(span, steps=()), _steps(span)) for span in verdict.limit]
    return sorted(findings, key=repr), limit, verdict.priority, verdict.high_support


def _steps(span: LimitSpan) -> list[Any]:
    return [
        (
            replace(step, inputs={}),
            sorted((PLACE.sub("", k), repr(v)) for k, v in step.inputs.items()),
        )
        for step in span.steps
    ]


@thorough
@given(CASES, PROGRAMMES)
def test_priority_and_support_ignore_when_an_application_was_made_ready(
    case: Case, programme: Programme
) -> None:
    """Neither may look at the submission: the same case with and without one is judged alike."""
    arrived = replace(case, submitted_on=date(2026, 1, 7))
    waiting = replace(case, submitted_on=None)

    assert priority_group(arrived, programme) == priority_group(waiting, programme)
    assert needs_high_support(arrived, programme) is needs_high_support(waiting, programme)


@pytest.mark.parametrize("slug", programme_slugs())
def test_an_empty_case_is_told_everything_it_lacks(slug: str) -> None:
    programme = load_programme(slug)
    about = {f.about for f in check(Case(), programme).blocking}

    assert {
        "participant.first_name",
        "participant.last_name",
        "participant.birth_date",
        "participant.address.street",
        "participant.address.postcode",
        "participant.address.town",
        "certificate.kind",
        "certificate.permanent",
        "uses_other_programmes",
        "declarations_confirmed",
        "activities",
        "enclosed",
    } <= about
    assert ("participant.lives_in_commune" in about) is (programme.commune is not None)
    assert ("situation.reason" in about) is programme.needs_reason


def test_a_complete_adult_passes() -> None:
    assert check(a_case(), load_programme("wiazowna_2026")).passes


def test_a_complete_child_passes() -> None:
    assert check(a_child_case(), load_programme("wiazowna_2026")).passes


def test_without_a_day_of_application_the_programme_s_first_day_counts() -> None:
    programme = load_programme("wiazowna_2026")
    undated = check(a_case(applied_on=None), programme)
    first_day = check(a_case(applied_on=programme.starts), programme)

    assert undated == first_day


def test_every_rule_function_is_in_the_table() -> None:
    """A rule is a public generator of findings, of a case and a programme first of all.

    One that an edition chooses stands in the table of the rule that asks the edition.
    """
    chosen = [rule for rule in QUALIFICATION_RULES.values() if not rule.__name__.startswith("_")]
    rules = (*RULES, *LIMIT_RULES, *AFTERTHOUGHTS, *chosen)
    named = {f"{rule.__module__}.{rule.__name__}" for rule in rules}
    written = set()
    for path in ROOM.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        written |= {
            f"rules.application.{path.stem}.{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef)
            and not node.name.startswith("_")
            and node.returns is not None
            and ast.unparse(node.returns) == "Iterator[Finding]"
        }
    assert named == written
