"""What was worked out of records: found under its stamp alone, sealed, and no record of a deed."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from app.months.figures import MonthFigures
from app.months.tally import Line, Standing, Tally
from app.store.office_models import Record
from app.store.opened import Store
from rules.diary import YearMonth

TALLY = Tally(timedelta(hours=30, minutes=20), cost=None, drives=Decimal("26.45"))
MARCH = YearMonth(2026, 3)
LINE = Line("matter-one", "a1", MARCH, Standing.HANDED_IN, True, TALLY)
FIGURES = MonthFigures(MARCH, (LINE,), {"matter-one": Decimal(600), "m2": None}, Decimal("300.00"))


def test_value_comes_back_under_its_stamp_and_no_other(store: Store) -> None:
    kept = store.month_figures
    assert kept.get("sejny_2026", "2026-03", b"one") is None
    kept.put("sejny_2026", "2026-03", b"one", FIGURES)
    assert kept.get("sejny_2026", "2026-03", b"one") == FIGURES
    assert kept.get("sejny_2026", "2026-03", b"two") is None
    assert kept.get("sejny_2026", "2026-04", b"one") is None
    assert kept.get("wiazowna_2026", "2026-03", b"one") is None


def test_what_is_put_again_takes_the_place_and_leaves_no_line(store: Store) -> None:
    kept = store.month_figures
    for stamp in (b"one", b"two"):
        kept.put("sejny_2026", "2026-03", stamp, FIGURES)
    assert kept.get("sejny_2026", "2026-03", b"one") is None
    assert kept.get("sejny_2026", "2026-03", b"two") == FIGURES
    with store.shelf.database.reading() as session:
        (row,) = session.scalars(select(Record)).all()
    assert (row.version, b"matter-one" in row.sealed) == (0, False)
    assert list(store.ledger.lines("sejny_2026")) == []
    assert store.ledger.verify().sound
