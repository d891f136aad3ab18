"""A day or a moment comes in; the way Polish papers write it goes out."""

from datetime import date, datetime

from babel.dates import format_date

from rules.diary import YearMonth
from rules.month.moments import aware, in_warsaw, shown_twice

NBSP = "\N{NO-BREAK SPACE}"


def long_date(day: date) -> str:
    """„12 stycznia 2026 r.”: neither day nor "r." is left alone at a line's end."""
    return format_date(day, f"d{NBSP}MMMM y{NBSP}'r.'", locale="pl")


def month_and_year(of: YearMonth) -> str:
    """„styczeń 2026 r.”, which nothing breaks apart."""
    return format_date(date(of.year, of.month, 1), f"LLLL{NBSP}y{NBSP}'r.'", locale="pl")


def short_date(day: date) -> str:
    """„12.01.2026”: for tables and narrow places."""
    return format_date(day, "dd.MM.y", locale="pl")


def day_of_week(day: date) -> str:
    """„środa, 7 stycznia”: within a month and year that are told already."""
    return format_date(day, f"EEEE, d{NBSP}MMMM", locale="pl")


def month_name(of: YearMonth) -> str:
    """„styczeń 2026 r.”."""
    return format_date(date(of.year, of.month, 1), f"LLLL y{NBSP}'r.'", locale="pl")


def long_moment(moment: datetime) -> str:
    """„9 stycznia 2026 r., godz. 20:00” by Warsaw's clock; which one, where it shows the hour twice."""
    shown = in_warsaw(aware(moment))
    told = f"{long_date(shown.date())}, godz.{NBSP}{shown.hour}:{shown.minute:02}"
    if not shown_twice(shown):
        return told
    return f"{told} (czas {'zimowy' if shown.fold else 'letni'})"
