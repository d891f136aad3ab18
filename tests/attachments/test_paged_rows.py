"""Rows on pages: none lost, none cut, none over the edge, the end never alone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.attachments.paged_rows import PageOf, Room, paged

ROOM = Room(first=100, later=200, closing=60)


def pages(*heights: float) -> list[int]:
    """How many rows each page has."""
    return [len(page.rows) for page in paged(heights, float, ROOM)]


def test_no_rows_are_one_page() -> None:
    assert paged((), float, ROOM) == (PageOf(1, (), (), is_last=True),)


def test_what_closes_the_table_fits_beside_the_rows_or_takes_the_last_one_along() -> None:
    assert pages(20, 20) == [2]
    assert pages(20, 20, 1) == [2, 1]
    assert pages(*[20] * 5) == [4, 1]
    assert pages(*[20] * 12) == [5, 7]
    assert pages(*[20] * 13) == [5, 7, 1]
    assert pages(*[20] * 16) == [5, 10, 1]


def test_a_single_row_that_leaves_no_room_is_followed_by_a_page_without_rows() -> None:
    assert pages(50) == [1, 0]


def test_a_row_higher_than_a_page_has_its_own() -> None:
    assert pages(10, 300, 10) == [1, 1, 1]


@given(st.lists(st.integers(1, 90), max_size=60), st.integers(0, 100))
def test_every_row_is_on_one_page_in_order_and_every_page_holds_what_it_has(
    heights: list[int], closing: int
) -> None:
    room = Room(100, 200, closing)
    found = paged(heights, float, room)
    assert [row for page in found for row in page.rows] == heights
    assert [page.number for page in found] == list(range(1, len(found) + 1))
    assert [page.is_last for page in found] == [False] * (len(found) - 1) + [True]
    for page, after in pairwise(found):
        assert after.before == page.before + page.rows
        assert page.rows
    for page in found:
        left = (100 if page.is_first else 200) - (closing if page.is_last else 0)
        assert sum(page.rows) <= left
