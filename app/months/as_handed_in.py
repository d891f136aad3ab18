"""What the office knows and what was handed in come in; the month with just those entries goes out.

The office judges what was handed in, whatever the assistant wrote into the diary since.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.months.month_file import Edition, HandedContent, MonthFile, Part
from app.months.month_view import Known
from app.months.parts import parts_of


def as_handed_in(known: Known, content: HandedContent) -> Known:
    """The assistant's own entries of the part give way to the frozen ones; everybody else's stay."""
    part, frozen = (content.of, content.part), {entry.id for entry in content.entries}
    others = tuple(
        entry
        for entry in known.entries
        if entry.id not in frozen
        and (entry.assistant_id != content.assistant_id or part not in parts_of(entry))
    )
    return replace(known, entries=(*others, *content.entries))


def as_if_handed_in(known: Known, file: MonthFile, on: date) -> Known:
    """As the rules will judge it if the main part is handed in that day: late, or before a service."""
    if file.part is not Part.MAIN or file.editions:
        return known
    edition = Edition(1, "", on, Decimal(0), Decimal(0))
    others = tuple(each for each in known.files if each.id != file.id)
    return replace(known, files=(*others, replace(file, editions=(edition,))))
