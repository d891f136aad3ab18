"""A day of a month comes in; the words its lines say it in go out."""

from collections.abc import Callable, Iterator
from datetime import date

from babel.dates import format_date

from app.wording.dates import NBSP
from rules.verdict import Step

Steps = Callable[[tuple[Step, ...]], Iterator[str]]
"""How a figure was computed, as lines under it; none where nobody asked."""

CONTESTED = f"do{NBSP}wyjaśnienia"
WITHOUT_CONTESTED = f"Bez wierszy do{NBSP}wyjaśnienia"
NO_DAY = "bez daty"


def weekday(day: date | None) -> str:
    """„śr.    07.01.2026”: days stand under each other."""
    if day is None:
        return NO_DAY
    return f"{format_date(day, 'EEE', locale='pl'):<6} {format_date(day, 'dd.MM.y', locale='pl')}"
