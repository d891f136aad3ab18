"""A register of fictional people as a table, and strategies for any table at all."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from app.documents.tables import Cell, Column, Kind, Table

COLUMNS = (
    Column("Znak sprawy"),
    Column("Imię i nazwisko"),
    Column("Wpłynęło dnia", Kind.DATE),
    Column("Godziny w roku", Kind.NUMBER),
    Column("Koszt", Kind.MONEY),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("OPS.5210.1.2026", "Zażółć Gęślą-Jaźń", date(2026, 1, 5), 210, Decimal("14618.10")),
    ("0012", "„Łucja” <Próbna> & Syn; s.c.", None, Decimal("210.5"), 5),
    ("7", "Jan  Testowy\ndruga linia\tpo tabulatorze", date(1926, 12, 31), None, None),
)
FORMULAS = ("=1+1", "+48123", "-5", "@SUM(A1)", "\t=1", '=cmd|" /C calc"!A0', "=HYPERLINK(A1)")
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)
NUMBERS = st.decimals(-(10**9), 10**9, places=4)


def a_table(*rows: tuple[Cell, ...], title: str = "Rejestr zgłoszeń") -> Table:
    return Table(title, COLUMNS, rows or ROWS)


def texts(*values: str) -> Table:
    """A table of one column of text."""
    return Table("Teksty", (Column("Tekst"),), [(value,) for value in values])
