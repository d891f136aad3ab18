"""The bytes of a CSV file come in; its rows go out, once for every character that may part its cells.

Nothing in the file says which that is, and guessing fails where texts hold many commas: whoever knows what
the first row must say takes the reading that says it.
"""

import csv
import io
from collections.abc import Iterator

from app.documents.tables.csv_file import BEGINS_A_FORMULA
from app.documents.uploaded_table.limits import LONGEST_CELL, TOO_WORDY, UNREADABLE, within_limits
from app.errors import UploadRefused
from app.months.table_rows import Sheet, TableRow

DELIMITERS = ";\t,"
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
"""Excel calls the first „CSV UTF-8”, the second „tekst Unicode”."""
WINDOWS = "cp1250"


def text_sheets(data: bytes) -> tuple[Sheet, ...]:
    """One sheet for each way of reading that finds more than one column; ``UploadRefused`` for no text."""
    text = decoded(data)
    if "\0" in text:
        raise UploadRefused(UNREADABLE)
    sheets, refusals = [], []
    for delimiter in (each for each in DELIMITERS if each in text):
        try:
            sheets.append(tuple(within_limits(_rows(text, delimiter))))
        except UploadRefused as refusal:  # many commas in a text are no columns
            refusals.append(refusal)
    if refusals and not sheets:
        raise refusals[0]
    return tuple(sheet for sheet in sheets if any(len(row.cells) > 1 for row in sheet))


def decoded(data: bytes) -> str:
    """By its byte order mark, as UTF-8, or as Polish Windows writes."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode(WINDOWS, errors="replace")


def _rows(text: str, delimiter: str) -> Iterator[TableRow]:
    csv.field_size_limit(LONGEST_CELL * 4)
    try:
        for number, cells in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1
        ):
            yield TableRow(number, tuple(_meant(cell) for cell in cells))
    except csv.Error as error:
        raise UploadRefused(TOO_WORDY) from error


def _meant(cell: str) -> str:
    """Without the apostrophe that our own files put before what a spreadsheet would compute."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(BEGINS_A_FORMULA) else cell
