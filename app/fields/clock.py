"""A day and a time of day in one input each, for pages filled in many times a day; dates and times go out."""

import re
from datetime import date, time
from typing import Any

from app.fields.text import TextField

_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\s*r\.?)?")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
UNREADABLE_DAY = "Podaj dzień cyframi, np. 7.01.2026"
UNREADABLE_TIME = "Podaj godzinę od 0:00 do 23:59, np. 8:30"


class _Picked(TextField):
    """One that browsers show a picker for, which takes a valid value only in the way it posts it."""

    empty = None

    @property
    def value(self) -> Any:
        return self.posted or "" if self.data is None else self.show(self.data)

    @property
    def given(self) -> bool:
        """Midnight is an answer."""
        return bool(self.posted) if self.posted is not None else self.data is not None


class DayField(_Picked):
    """A date: browsers that know the input give a calendar, others take „7.01.2026”."""

    def __init__(self, label: str, **rest: Any) -> None:
        defaults: dict[str, Any] = {"autocomplete": "off", "width": 10}
        super().__init__(label, **(defaults | rest))
        self.input_type = "date"

    def parse(self, text: str) -> date:
        typed = _DAY.fullmatch(text)
        try:
            if typed:
                return date(int(typed[3]), int(typed[2]), int(typed[1]))
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError(UNREADABLE_DAY) from None

    def show(self, value: Any) -> str:
        return "" if value is None else value.isoformat()


class TimeField(_Picked):
    """A time of day, to the minute: „8:30”, „08.30”, „8”."""

    def __init__(self, label: str, **rest: Any) -> None:
        defaults: dict[str, Any] = {"autocomplete": "off", "width": 5}
        super().__init__(label, **(defaults | rest))
        self.input_type = "time"

    def parse(self, text: str) -> time:
        typed = _TIME.fullmatch(text.removesuffix(":00") if text.count(":") > 1 else text)
        try:
            if typed and text.isascii():
                return time(int(typed[1]), int(typed[2] or 0))
        except ValueError:
            pass
        raise ValueError(UNREADABLE_TIME)

    def show(self, value: Any) -> str:
        return "" if value is None else f"{value:%H:%M}"
