"""Lengths of bars, by example and by any values."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.web.office.figures.charts import Fill, Series, Value, chart

SERIES = (Series(Fill.SOLID, "przyjęte"), Series(Fill.STRIPES, "oddane"))
AMOUNTS = st.decimals(0, 10_000, places=2)


def a_value(*values: int, mark: int | None = None) -> Value:
    return Value(
        "styczeń", tuple(map(Decimal, values)), None if mark is None else Decimal(mark), "x"
    )


def test_longest_of_bars_and_marks_takes_the_whole_width() -> None:
    made = chart("k", "Godziny", SERIES, "plan", [a_value(20, 30, mark=100), a_value(0, 25)])
    first, second = made.bars
    assert [(p.fill, p.start, p.length) for p in first.parts] == [
        (Fill.SOLID, 0, 20),
        (Fill.STRIPES, 20, 30),
    ]
    assert first.mark == 100
    assert [(p.fill, p.start, p.length) for p in second.parts] == [(Fill.STRIPES, 0, 25)]
    assert second.mark is None


def test_key_names_only_what_is_drawn() -> None:
    made = chart("k", "Godziny", SERIES, "plan", [a_value(0, 5)])
    assert [each.words for each in made.series] == ["oddane"]
    assert made.mark == ""
    assert chart("k", "Godziny", SERIES, "plan", []).bars == ()
    assert chart("k", "Godziny", SERIES, "plan", [a_value(0, 0)]).bars[0].parts == ()


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS | st.none()), max_size=12))
def test_no_bar_leaves_the_picture(values: list[tuple[Decimal, Decimal, Decimal | None]]) -> None:
    given_ = [Value("m", (one, other), mark, "") for one, other, mark in values]
    for bar in chart("k", "G", SERIES, "plan", given_).bars:
        for part in bar.parts:
            assert part.start >= 0
            assert part.start + part.length <= Decimal("100.02")
        assert bar.mark is None or 0 <= bar.mark <= 100
