"""What a card prints comes in; how high it stands in ``service_card.docx``, in points, goes out.

The figures are those of the blank: its page, its columns, its styles. Tests convert cards and fail when the
two part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.attachments.paged_rows import Room
from app.attachments.service_card.rows import CardLine
from app.attachments.typeface import Typeface

WIDTH, HEIGHT = 728.5, 484.75
"""Of what a landscape A4 page holds between its margins."""
IN_CELL = 8.5
"""Left and right of what a cell holds."""
AROUND_ROW = 3.3
"""Above and below what a row holds, its line included."""
LEAST_ROW = 22.7 + 0.5
"""0.8 cm and a line: room to sign in."""
HOURS, TEXT, SIGNED = 65.2 - IN_CELL, 291.9 - IN_CELL, 104.9 - IN_CELL
PERSON, SIGNER = 364.2 - IN_CELL, 242.8 - IN_CELL
SPARE = 12.0
"""What stays free on every page, a line, for what an estimate may miss."""


@dataclass(frozen=True)
class Style:
    """A paragraph style: its face, the points above and below it, how far apart its lines are."""

    face: Typeface
    around: float
    spacing: float = 1.0

    def height(self, text: str, width: float = WIDTH) -> float:
        return self.face.height(text, width) * self.spacing + self.around


ANNEX, PROGRAMME = Style(Typeface(9.5), 6, 1.08), Style(Typeface(11), 1, 1.08)
ORGANISER, TITLE = Style(Typeface(10.5), 3, 1.08), Style(Typeface(14, bold=True), 5)
NUMBER, REMARK = Style(Typeface(11.5, bold=True), 2), Style(Typeface(10.5), 5)
NOTE, SUM, FIELD = Style(Typeface(9.5), 4, 1.08), Style(Typeface(10.5), 2), Style(Typeface(10.5), 2)
COLUMN, CELL = Style(Typeface(9, bold=True), 2), Style(Typeface(9.5), 2)
BOLD_CELL, CAPTION = Style(Typeface(9.5, bold=True), 2), Style(Typeface(8.5), 1)
GAP, CONTINUED = 6.0, Style(Typeface(9.5), 3)
SIGNING = 8 + 11.6 + 1 + 20 + 11.6
"""The date and the line to sign on."""
TOTAL_ROW = BOLD_CELL.height("") + AROUND_ROW
TABLE_HEAD = COLUMN.height("\n") + AROUND_ROW


def row_height(line: CardLine) -> float:
    """Of one row: its highest cell, and never too low to sign."""
    text = BOLD_CELL if line.own_funds else CELL
    high = max(text.height(line.text, TEXT), CELL.height(line.hours, HOURS))
    return max(high + AROUND_ROW, LEAST_ROW)


def room(said: Mapping[str, Any]) -> Room:
    """What the head of a card, and what closes it, leave for its rows."""
    page = HEIGHT - SPARE - TABLE_HEAD - TOTAL_ROW
    return Room(
        first=page - _head(said),
        later=page - CONTINUED.height("") - TOTAL_ROW,
        closing=TOTAL_ROW + _closing(said),
    )


def _head(said: Mapping[str, Any]) -> float:
    lines = [
        *((ANNEX, said["annex_line"]), (PROGRAMME, said["programme_line"])),
        *((ORGANISER, f"Realizator: {said['organiser_name']}"), (TITLE, said["title"])),
        *((NUMBER, said["number"]), *((REMARK, remark) for remark in said["remarks"])),
        (REMARK, said["period"]),
        (NOTE, said["note"]),
    ]
    above = sum(style.height(text) for style, text in lines if text)
    return above + COLUMN.height("") + AROUND_ROW + _people(said) + GAP


def _people(said: Mapping[str, Any]) -> float:
    """The higher of two cells."""
    participant = [f"Imię i nazwisko: {said['participant']}", f"Adres: {said['address']}"]
    if said["guardian"]:
        participant.append(f"Rodzic lub opiekun prawny: {said['guardian']}")
    assistant = [f"Imię i nazwisko: {said['assistant']}", f"Umowa nr: {said['contract']}"]
    return AROUND_ROW + max(
        sum(FIELD.height(text, PERSON) for text in cell) for cell in (participant, assistant)
    )


def _closing(said: Mapping[str, Any]) -> float:
    """The sums, the statements and the places to sign."""
    sums = sum(SUM.height(text) for text in said["sums"])
    statement = CELL.height("\n", SIGNER)
    signed = statement + SIGNING + CAPTION.height(said["signer_caption"], SIGNER)
    return 3 * GAP + sums + COLUMN.height("") + signed + 2 * AROUND_ROW
