"""A length of time comes in; „2,5 godziny” or „2 godz. 30 min” goes out."""

from datetime import timedelta
from decimal import Decimal

from app.wording.dates import NBSP
from app.wording.numbers import Forms, counted, figure

HOURS = Forms("godzina", "godziny", "godzin", "godziny")
DAYS = Forms("dzień", "dni", "dni", "dnia")
MONTHS = Forms("miesiąc", "miesiące", "miesięcy", "miesiąca")


def hours(number: Decimal | int) -> str:
    """„1 godzina”, „2 godziny”, „5 godzin”, „2,5 godziny” (facts 4.6)."""
    return counted(number, HOURS)


def days(number: Decimal | int) -> str:
    return counted(number, DAYS)


def months(number: Decimal | int) -> str:
    return counted(number, MONTHS)


def duration(length: timedelta) -> str:
    """„2 godz. 30 min”, „12 godz.”, „0 min”, „45 s”; hours go on past a day."""
    if length < timedelta():
        return f"\N{MINUS SIGN}{duration(-length)}"
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    whole, minutes = divmod(minutes, 60)
    said = [(whole, "godz."), (minutes, "min"), (seconds, "s")]
    told = [f"{figure(number)}{NBSP}{unit}" for number, unit in said if number]
    return NBSP.join(told) or f"0{NBSP}min"
