"""A month's sheet comes in; what heads and foots each of its papers goes out: number, days, people.

The card and the logs differ in their tables alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.attachments.letterhead import letterhead
from app.attachments.month_signatures import is_signed_by_guardian
from app.attachments.monthly import MonthSheet
from app.wording.answers import DOTS, SHORT_DOTS, written
from app.wording.dates import NBSP, long_date
from app.wording.people import address_line
from rules.month.deadline import first_day, last_day
from rules.month.moments import DAY
from rules.vocabulary import MonthlyDocument

NAMES: Mapping[MonthlyDocument, str] = {
    document: "Karta" if document is MonthlyDocument.SERVICE_CARD else "Ewidencja"
    for document in MonthlyDocument
}
"""What a paper calls itself before its number."""


def month_head(sheet: MonthSheet, document: MonthlyDocument) -> dict[str, Any]:
    """The names the head and the foot of every monthly blank ask for."""
    case, name = sheet.case, NAMES[document]
    return {
        **letterhead(sheet.programme, document, sheet.code),
        "number": paper_number(sheet, document),
        "remarks": list(_remarks(sheet, name)),
        "participant": written(case.participant.full_name),
        "address": written(address_line(case.participant.address)),
        "guardian": _guardian(sheet),
        "assistant": written(sheet.helper.full_name),
        "contract": written(sheet.contract_number, DOTS),
    }


def paper_number(sheet: MonthSheet, document: MonthlyDocument) -> str:
    """„Karta nr 01/2026”, „Karta dodatkowa nr 01/2026/D”, or room to write the number."""
    extra = " dodatkowa" if sheet.supplementary else ""
    return f"{NAMES[document]}{extra} nr{NBSP}{written(sheet.number, SHORT_DOTS)}"


def from_to_days(sheet: MonthSheet) -> str:
    """„od 1 stycznia 2026 r. do 30 stycznia 2026 r.”, or with room for both days."""
    room = SHORT_DOTS * 2
    starts, ends = map(long_date, spoken) if (spoken := days(sheet)) else (room, room)
    return f"od {starts} do {ends}"


def days(sheet: MonthSheet) -> tuple[date, date] | None:
    """The first and the last day a paper speaks of; ``None`` on a blank form.

    The month's papers are handed in by the deadline, so they end with it; the days after it are those of
    the supplementary ones (rule T9).
    """
    if sheet.of is None:
        return None
    first, last = first_day(sheet.of), last_day(sheet.of)
    deadline = min(sheet.verdict.deadline or last, last)
    if sheet.supplementary:
        return min(deadline + DAY, last), last
    return first, deadline


def _remarks(sheet: MonthSheet, name: str) -> Iterator[str]:
    """In words, what the ends of its number say."""
    deadline = sheet.verdict.deadline
    if sheet.supplementary and deadline:
        yield (
            f"{name} dodatkowa: obejmuje dni po terminie złożenia rozliczenia za ten miesiąc "
            f"({long_date(deadline)})."
        )
    if sheet.correction:
        before = replace(sheet, correction=sheet.correction - 1).number
        paper = f"{name.removesuffix('a').lower()}ę"  # both names decline alike
        yield f"Korekta nr{NBSP}{sheet.correction}: zastępuje {paper} nr{NBSP}{before}."


def _guardian(sheet: MonthSheet) -> str:
    """Who acts for the participant, or room for the name; empty where nobody does."""
    if is_signed_by_guardian(sheet) is False:
        return ""
    return written(sheet.case.guardian.full_name, SHORT_DOTS * 2)
