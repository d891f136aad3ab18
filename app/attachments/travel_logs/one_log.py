"""A sheet and the rows of a log come in; what its blank asks for beside the head goes out."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.attachments.monthly import MonthSheet
from app.attachments.travel_logs.head import around, in_words, running_head
from app.attachments.travel_logs.notes import unpriced
from app.attachments.travel_logs.pages import Table, blank_pages, page_texts
from app.attachments.travel_logs.rows import J, Logged


def one_log(  # noqa: PLR0913 - what stands on a log
    sheet: MonthSheet,
    head: Mapping[str, Any],
    rows: Sequence[Logged[J]],
    table: Table[J],
    *,
    data: Sequence[tuple[str, str]],
    more: Sequence[str],
) -> dict[str, Any]:
    """The pages, the total in words and the notes.

    ``data`` are the answers above the table, row by row, ``more`` the notes of this log alone.
    """
    words = in_words(rows, sheet)
    notes: list[str] = [*unpriced(rows), *more]
    place = around(head, data, (words, *notes))
    name = running_head(sheet, head["number"])
    return {
        "pages": blank_pages(table, place, name)
        if sheet.is_blank
        else page_texts(rows, table, place, name),
        "in_words": words,
        "notes": notes,
    }
