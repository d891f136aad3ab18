"""A value of a finding, step or figure comes in with its name; the Polish words for it go out.

The type says most: days, moments, lengths of time, yes and no, members of the vocabulary. A bare number
says nothing of what it counts, so its name tells. What has neither stands as it is.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from app.wording.dates import long_date, long_moment
from app.wording.hours import days, duration, hours, months
from app.wording.labels import LABELS, label
from app.wording.mentions import services
from app.wording.money import money
from app.wording.numbers import Forms, counted, figure
from app.wording.titles import SHORT
from rules.edition import Priority
from rules.verdict import Figure, Value
from rules.vocabulary import OtherCareKind, Relation, Vehicle

YEARS = Forms("rok", "lata", "lat", "roku")
MINUTES = Forms("minuta", "minuty", "minut", "minuty")
PERSONS = Forms("osoba", "osoby", "osób", "osoby")
YES_NO = {True: "tak", False: "nie"}
UNREADABLE = "liczba nie do odczytania"

SIGNERS = {"participant": "uczestnik", "guardian": "rodzic lub opiekun prawny"}
CHECKS = {
    "register_checked_on": "Sprawdzenie w Rejestrze Sprawców Przestępstw na Tle Seksualnym",
    "criminal_record_on": "Zaświadczenie o niekaralności",
    "foreign_records_on": "Informacja z rejestru karnego innego państwa",
    "guardian_accepted_on": "Akceptacja rodzica lub opiekuna prawnego",
}
PRIORITIES: Mapping[StrEnum, str] = {
    Priority.ALONE_WITHOUT_HELP: "osoba mieszka i gospodaruje sama, bez pomocy innych",
    Priority.COHABITANTS_WITHOUT_HELP: (
        "osoby z niepełnosprawnościami mieszkają razem i nie mogą sobie pomagać"
    ),
    Priority.FOSTER_FAMILY: "osoba przebywa w rodzinnej pieczy zastępczej",
    Priority.FAMILY_TYPE_INSTITUTION: "osoba przebywa w placówce typu rodzinnego",
    Priority.SEVERE: "znaczny stopień niepełnosprawności",
    Priority.EQUIVALENT_TO_SEVERE: "orzeczenie traktowane na równi ze znacznym stopniem",
}
"""The programme's own groups in our words; what they rest on is in ``why``."""


def _years(number: Decimal) -> str:
    return counted(number, YEARS)


def _zloty(number: Decimal) -> str:
    """An amount somebody wrote may be below zero, which no paper says but a sentence must."""
    return money(number) if number >= 0 else f"\N{MINUS SIGN}{money(-number)}"


UNITS: Mapping[str, Callable[[Decimal], str]] = {
    "hours_a_year": lambda n: f"{hours(n)} rocznie",
    "years": _years,
    "months": months,
    "days": days,
    "per_cent": lambda n: f"{figure(n)}%",
    "persons": lambda n: counted(n, PERSONS),
    "zloty": _zloty,
    "zloty_a_month": lambda n: f"{_zloty(n)} miesięcznie",
    "zloty_per_km": lambda n: f"{figure(n)} zł za kilometr",
    "zloty_per_hour": lambda n: f"{_zloty(n)} za godzinę",
    "hours": hours,
    "minutes": lambda n: counted(n, MINUTES),
}

NUMBERS: Mapping[str, Callable[[Decimal], str]] = {
    **dict.fromkeys(("hours", "wished", "awarded", "reduced_by", "above", "before"), hours),
    **dict.fromkeys(("own_funds", "own_funds_hours", "hours_per_month", "used_before"), hours),
    "own_funds_before": hours,
    **dict.fromkeys(("months", "least", "experience_months"), months),
    **dict.fromkeys(("amount", "charge", "written", "computed", "total", "ceiling"), _zloty),
    **dict.fromkeys(("excess", "committed", "grant"), _zloty),
    **dict.fromkeys(("rate", "own_rate"), UNITS["zloty_per_km"]),
    "age": _years,
}
"""How a number is put into words, by the name of the value or of the answer."""

VOCABULARIES: Mapping[str, type[StrEnum]] = {
    **dict.fromkeys(("care", "kind"), OtherCareKind),
    "relation": Relation,
    "vehicle": Vehicle,
}
"""Whose members stand under a name as plain text."""

TEXTS: Mapping[str, Mapping[str, str]] = {"signer": SIGNERS, "check": CHECKS}
"""What a word of the rules is called, by the name of the value."""


def in_words(name: str, value: Value) -> str:
    """„720 godzin”, „9 stycznia 2026 r., godz. 20:00”, „2 godz. 30 min”, „stopień znaczny”, „tak”."""
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, date):
        return long_moment(value) if isinstance(value, datetime) else long_date(value)
    if isinstance(value, timedelta):
        return duration(value)
    if isinstance(value, str):
        return _text(name, value)
    if name not in NUMBERS and isinstance(value, int):
        return str(value)  # a year, a count
    return _number(value, NUMBERS.get(name, figure))


def _text(name: str, value: str) -> str:
    if isinstance(value, StrEnum):
        # The type first: members of two vocabularies with the same text are equal.
        words = PRIORITIES if isinstance(value, Priority) else LABELS.get(type(value), {})
        return words.get(value, str(value))
    if name in VOCABULARIES and value in list(VOCABULARIES[name]):
        return label(VOCABULARIES[name](value))
    if name == "services":
        return services(value)
    if name == "documents":
        return ", ".join(SHORT.get(slug, slug) for slug in value.split(","))
    return TEXTS.get(name, {}).get(value, value)


def _number(value: int | Decimal, words: Callable[[Decimal], str]) -> str:
    number = Decimal(value)
    return words(number) if number.is_finite() else UNREADABLE


def with_unit(value: Value, unit: str) -> str:
    """What a step gave, in its unit: „26,45 zł”, „1,15 zł za kilometr”."""
    if unit in UNITS and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _number(value, UNITS[unit])
    return in_words("", value)


def figure_in_words(value: Figure) -> str:
    """„720 godzin rocznie”, „16 lat”, „146 181,00 zł”."""
    return with_unit(value.value, value.unit)
