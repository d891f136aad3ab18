"""What every paper of the commission is made of: its slug, title and what its blank asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.matters.office import OfficeSettings
from app.wording.answers import written
from app.wording.dates import long_date
from app.wording.hard_spaces import tied
from rules.programme import Programme

ORDER_DOES_NOT_COUNT = "Kolejność zgłoszeń nie miała wpływu na wynik naboru."
"""Rule C9, S003 § 3; every paper that names more than one matter says so."""

SIGNATURE = "…" * 26
"""A line to sign on, as wide as a table's column allows."""


@dataclass(frozen=True)
class CommissionPaper:
    """One paper, ready to be filled in: ``blank`` is the slug of its DOCX.

    ``title`` is the file's own and names nobody, so that it may stand in a window or a log.
    """

    slug: str
    blank: str
    title: str
    context: Mapping[str, Any]


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
