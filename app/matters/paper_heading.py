"""A programme and an office's settings come in; what heads and foots the office's own papers goes out."""

from datetime import date
from typing import Any

from app.matters.office import OfficeSettings
from app.wording.answers import written
from app.wording.dates import long_date
from app.wording.hard_spaces import tied
from rules.programme import Programme


def heading(
    programme: Programme, settings: OfficeSettings, title: str, document_name: str
) -> dict[str, Any]:
    """The names the head and the foot of every blank ask for."""
    organiser = written(programme.organiser.name.text)
    return {
        "header": list(settings.header) or [organiser],
        "programme_name": tied(programme.name),
        "title": tied(title),
        "document_name": document_name,
        "fund": programme.edition.fund.text,
    }


def town_and_date(settings: OfficeSettings, on: date) -> str:
    """„Sejny, 12 stycznia 2026 r.”, or the day alone."""
    return ", ".join(part for part in (settings.town, long_date(on)) if part)
