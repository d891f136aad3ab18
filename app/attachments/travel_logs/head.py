"""A month's sheet comes in; what heads and closes each of its travel logs goes out."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.attachments.month_head import from_to_days, month_head
from app.attachments.month_signatures import signatures
from app.attachments.monthly import MonthSheet
from app.attachments.travel_logs.pages import Around
from app.attachments.travel_logs.rows import J, Logged, total
from app.wording.answers import DOTS, SHORT_DOTS, written
from app.wording.money import money_in_words
from app.wording.people import address_line
from rules.vocabulary import MonthlyDocument

OF_THE_CARD = ("address", "guardian", "contract")
"""What the card says of the pair, and a log of journeys has no need to repeat."""
HEADLINES = ("annex_line", "programme_line", "organiser_name", "number")
ROOM = SHORT_DOTS * 3
"""A line to write on, as wide as an answer's column."""


def log_head(sheet: MonthSheet, document: MonthlyDocument) -> dict[str, Any]:
    """The names head and foot of a log's blank ask for; the captions are those of its signatures."""
    said = month_head(sheet, document)
    assistant, participant, organiser = (each.caption for each in signatures(sheet))
    return {
        **{name: said[name] for name in said if name not in OF_THE_CARD},
        "participant": written(sheet.case.participant.full_name, ROOM),
        "assistant": written(sheet.helper.full_name, ROOM),
        "assistant_address": written(address_line(sheet.helper.address), ROOM),
        "period": f"od {SHORT_DOTS} do {SHORT_DOTS}" if sheet.is_blank else from_to_days(sheet),
        "captions": {
            "assistant": assistant,
            "participant": participant,
            "organiser": organiser,
        },
    }


def around(
    head: Mapping[str, Any], data: Sequence[tuple[str, str]], below: Sequence[str]
) -> Around:
    """What stands around a log's table; ``data`` are the answers of its head, row by row."""
    above = (*(head[name] for name in HEADLINES), *head["remarks"])
    return Around(head["title"], above, data, below)


def running_head(sheet: MonthSheet, number: str) -> str:
    """„Ewidencja nr 01/2026, Zofia Przykładowa”: participants' logs have the same number."""
    return ", ".join(part for part in (number, sheet.case.participant.full_name) if part)


def people_and_days(head: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    """The answers above the table of a log that names no vehicle."""
    return (
        (head["assistant"], head["participant"]),
        (head["assistant_address"], head["period"]),
    )


def in_words(rows: Sequence[Logged[J]], sheet: MonthSheet) -> str:
    """The total in words, or room to write it."""
    return DOTS * 2 if sheet.is_blank else money_in_words(total(rows))
