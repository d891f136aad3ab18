"""The steps to a priority group and to the level of support, one by one."""

from typing import Any

import pytest

from rules.application.explanations import priority_steps, support_steps
from rules.case import Case
from rules.programme import load_programme
from rules.vocabulary import Degree, Household
from tests.builders import a_case, a_certificate, a_child_case, a_situation

WIAZOWNA, NGO = load_programme("wiazowna_2026"), load_programme("ngo_2024")
NO, YES, UNSAID = "group-does-not-apply", "group-applies", "group-cannot-be-told"


def living(household: Household, **answers: Any) -> Case:
    return a_case(situation=a_situation(household=household, **answers))


@pytest.mark.parametrize(
    ("case", "steps"),
    [
        (living(Household.ALONE), [(1, YES, 1)]),
        (living(Household.FOSTER_FAMILY), [(1, NO, None), (2, NO, None), (3, YES, 3)]),
        (living(Household.WITH_OTHERS), [(n, NO, None) for n in range(1, 5)]),
        (living(Household.ALONE, helped_by_others=None), [(1, UNSAID, None)]),
    ],
)
def test_r3_the_groups_are_asked_in_turn_up_to_the_one_that_decides(
    case: Case, steps: list[tuple[int, str, int | None]]
) -> None:
    told = [
        (step.inputs["group"], step.code, step.gives) for step in priority_steps(case, WIAZOWNA)
    ]
    assert told == steps


def test_r3_a_step_tells_the_answers_its_group_looks_at() -> None:
    first, _, third = priority_steps(living(Household.FOSTER_FAMILY), WIAZOWNA)

    assert dict(first.inputs) == {
        "group": 1,
        "priority": "alone_without_help",
        "situation.household": "foster_family",
        "situation.helped_by_others": False,
    }
    assert set(third.inputs) == {"group", "priority", "situation.household"}


def test_r3_a_group_of_certificates_tells_the_certificate() -> None:
    [step] = priority_steps(a_case(programme="ngo_2024"), NGO)
    assert dict(step.inputs) == {
        "group": 1,
        "priority": "severe",
        "certificate.kind": "degree",
        "certificate.degree": "severe",
        "certificate.compound": False,
    }


@pytest.mark.parametrize(
    ("case", "code", "gives"),
    [
        (a_case(), "support-is-high", True),
        (a_child_case(), "support-is-high", True),
        (a_case(certificate=a_certificate(degree=Degree.MODERATE)), "support-is-not-high", False),
        (a_case(certificate=a_certificate(degree=None)), "support-cannot-be-told", None),
    ],
)
def test_r4_the_certificate_and_what_it_comes_to(case: Case, code: str, gives: bool | None) -> None:
    [step] = support_steps(case, WIAZOWNA)
    assert (step.code, step.gives) == (code, gives)
    assert step.inputs["certificate.kind"] == case.certificate.kind
