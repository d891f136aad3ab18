"""Three texts come in; a date, or a message that names the part to mend, goes out."""

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from wtforms.utils import unset_value
from wtforms.validators import StopValidation

from app.fields.cleaning import first_text
from app.fields.months import GENITIVE, NOMINATIVE, month_number
from app.fields.question import Question

PARTS = ("day", "month", "year")
_NOUNS = {"day": "dzień", "month": "miesiąc", "year": "rok"}
_WHOLE = re.compile(r"(\d{1,2})[./\s-]+([^\W_]+)[./\s-]+(\d{4})(?:\s*r\.?)?")


class DateParts(NamedTuple):
    """What stands in the three inputs."""

    day: str = ""
    month: str = ""
    year: str = ""


class _WrongPartError(ValueError):
    """A message and the parts it is about."""

    def __init__(self, message: str, *parts: str) -> None:
        super().__init__(message)
        self.parts = parts


def office_today() -> date:
    """The calendar day in Poland."""
    return datetime.now(ZoneInfo("Europe/Warsaw")).date()


def long_date(day: date) -> str:
    return f"{day.day} {GENITIVE[day.month - 1]} {day.year} r."


class DateField(Question):
    """A date; ``earliest`` and ``latest`` are the first and last allowed.

    ``past`` and ``future`` measure by today, which is allowed in both. ``subject`` begins every
    message („Data urodzenia: podaj rok”); by default the label unless that is a question. ``wrong``
    names the parts in error. ``autocomplete="bday"`` becomes ``bday-day`` and so on.
    """

    kind = "date"
    empty = None

    def __init__(  # noqa: PLR0913 - one keyword per limit
        self,
        label: str,
        *,
        autocomplete: str | None = None,
        earliest: date | None = None,
        latest: date | None = None,
        past: bool = False,
        future: bool = False,
        subject: str | None = None,
        today: Callable[[], date] = office_today,
        **rest: Any,
    ) -> None:
        super().__init__(label, **rest)
        self.autocomplete = autocomplete
        self.earliest = earliest
        self.latest = latest
        self.past = past
        self.future = future
        self.subject = ("Data" if label.endswith("?") else label) if subject is None else subject
        self.today = today
        self.wrong: tuple[str, ...] = ()
        self.parts: DateParts | None = None

    @property
    def value(self) -> DateParts:
        if self.parts is not None:
            return self.parts
        day = self.data
        return DateParts(str(day.day), str(day.month), str(day.year)) if day else DateParts()

    @property
    def given(self) -> bool:
        return any(self.value)

    @property
    def target(self) -> str:
        return f"{self.id}-{self.wrong[0] if self.wrong else 'day'}"

    @property
    def wrong_parts(self) -> tuple[str, ...]:
        """The inputs to mark: those the message names, or all when it is about the whole date."""
        return (self.wrong or PARTS) if self.errors else ()

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        super().process(None, data, extra_filters)
        if formdata is None:
            return
        self.data = None
        texts = (first_text(formdata.getlist(f"{self.name}-{part}")) for part in PARTS)
        self.parts = _split(DateParts(*texts))
        if any(self.parts):
            try:
                self.data = self._read(self.parts)
            except ValueError as problem:
                self.wrong = getattr(problem, "parts", ())
                self.process_errors = [self._sentence(str(problem))]

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        if self.data is not None:
            self._within(self.data)

    def _sentence(self, rest: str) -> str:
        return f"{self.subject}: {rest}" if self.subject else rest[0].upper() + rest[1:]

    def _read(self, parts: DateParts) -> date:
        absent = [part for part, text in zip(PARTS, parts, strict=True) if not text]
        if absent:
            raise _WrongPartError("podaj " + " i ".join(_NOUNS[part] for part in absent), *absent)
        day, month, year = _day(parts.day), _month(parts.month), _year(parts.year)
        days = calendar.monthrange(year, month)[1]
        if day > days:
            named = f"{NOMINATIVE[month - 1]} {year} r."
            raise _WrongPartError(f"{named} ma tylko {days} dni – popraw dzień", "day")
        return date(year, month, day)

    def _within(self, day: date) -> None:
        today = self.today()
        if self.past and day > today:
            raise StopValidation(self._sentence("wpisz datę nie późniejszą niż dzisiejsza"))
        if self.future and day < today:
            raise StopValidation(self._sentence("wpisz datę nie wcześniejszą niż dzisiejsza"))
        if self.latest and day > self.latest:
            limit = long_date(self.latest)
            raise StopValidation(self._sentence(f"wpisz datę nie późniejszą niż {limit}"))
        if self.earliest and day < self.earliest:
            limit = long_date(self.earliest)
            raise StopValidation(self._sentence(f"wpisz datę nie wcześniejszą niż {limit}"))


def _split(parts: DateParts) -> DateParts:
    """A whole date pasted into the first input is spread over the three."""
    whole = None if parts.month or parts.year else _WHOLE.fullmatch(parts.day)
    return DateParts(*whole.groups()) if whole else parts


def _day(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,2}", text) or not 1 <= int(text) <= 31:
        raise _WrongPartError("dzień musi być liczbą od 1 do 31", "day")
    return int(text)


def _month(text: str) -> int:
    number = month_number(text)
    if number is None:
        raise _WrongPartError(
            "wpisz miesiąc jako liczbę od 1 do 12 albo nazwę, np. marzec", "month"
        )
    return number


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise _WrongPartError("wpisz rok czterema cyframi, np. 1980", "year")
    if not 1900 <= int(text) <= 2100:
        raise _WrongPartError("sprawdź rok – musi być od 1900 do 2100", "year")
    return int(text)
