"""A month to answer: the same day of the next one, or its last."""

from datetime import date

import pytest

from app.dossier.requests import a_month_after


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 1, 5), date(2026, 2, 5)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2026, 5, 31), date(2026, 6, 30)),
    ],
)
def test_the_last_day_to_answer(asked: date, due: date) -> None:
    assert a_month_after(asked) == due
