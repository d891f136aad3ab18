from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.commission_papers import by_case_number, on_list
from app.matters.matter import Resignation, ResolutionState
from rules.vocabulary import Outcome
from tests.commission_papers.builders import a_considered, a_matter, a_resolution


def in_order(*case_numbers: str) -> list[str]:
    considered = [replace(a_considered(), matter=a_matter(case_number=n)) for n in case_numbers]
    return [each.matter.case_number for each in by_case_number(considered)]


def test_two_stands_before_ten() -> None:
    assert in_order("OPS.10.2026", "OPS.2.2026", "OPS.1.2026") == [
        "OPS.1.2026",
        "OPS.2.2026",
        "OPS.10.2026",
    ]


def test_numbers_of_different_shapes_stand_together() -> None:
    assert in_order("ZP-K.431.6", "7", "", "ZP-K.431.06.a") == [
        "",
        "7",
        "ZP-K.431.06.a",
        "ZP-K.431.6",
    ]


@given(st.lists(st.text(max_size=12), unique=True))
def test_any_numbers_have_one_order_whatever_order_they_came_in(numbers: list[str]) -> None:
    assert in_order(*numbers) == in_order(*reversed(numbers))
    assert sorted(in_order(*numbers)) == sorted(numbers)


@pytest.mark.parametrize(
    "changes",
    [
        {"resolutions": ()},
        {"resolutions": (a_resolution(state=ResolutionState.PROPOSED),)},
        {"resolutions": (a_resolution(state=ResolutionState.WITHDRAWN),)},
        {"resolutions": (a_resolution(Outcome.RESERVE),)},
        {"resignation": Resignation(date(2026, 3, 1), date(2026, 3, 1))},
    ],
    ids=["undecided", "unconfirmed", "withdrawn", "another list", "resigned"],
)
def test_a_list_holds_only_who_is_on_it(changes: dict[str, object]) -> None:
    qualified = {"resolutions": (a_resolution(),)}
    stays, goes = a_considered(2, **qualified), a_considered(1, **(qualified | changes))
    assert on_list([stays, goes], Outcome.QUALIFIED) == (stays,)
