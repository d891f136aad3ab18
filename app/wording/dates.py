"""A day comes in; the way Polish papers write it goes out."""

from datetime import date

from babel.dates import format_date

NBSP = "\N{NO-BREAK SPACE}"


def long_date(day: date) -> str:
    """„12 stycznia 2026 r.”: neither day nor "r." is left alone at a line's end."""
    return format_date(day, f"d{NBSP}MMMM y{NBSP}'r.'", locale="pl")


def short_date(day: date) -> str:
    """„12.01.2026”: for tables and narrow places."""
    return format_date(day, "dd.MM.y", locale="pl")
