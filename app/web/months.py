"""A part of an address, „2026-01”, comes in; the month it names goes out, and the other way round."""

from typing import Any

from flask import Flask
from werkzeug.routing import BaseConverter, ValidationError

from rules.diary import YearMonth
from rules.month.moments import READABLE_YEARS


class MonthConverter(BaseConverter):
    """``<month:of>`` in the rule of a page; what is no month the rules can read is not found."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> YearMonth:
        year, month = (int(part) for part in value.split("-"))
        if year not in READABLE_YEARS or not 1 <= month <= 12:
            raise ValidationError
        return YearMonth(year, month)

    def to_url(self, value: Any) -> str:
        return str(value)


def know_months(app: Flask) -> None:
    """Before any page is registered."""
    app.url_map.converters["month"] = MonthConverter
