"""A number of hours, days or months comes in; „2,5 godziny” goes out."""

from decimal import Decimal

from app.wording.numbers import Forms, counted

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
