"""The sheets of an assistant's month and the papers made of them come in; what their cover says goes out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.attachments.monthly import MonthSheet
from app.month_papers.bundled import Bundled
from app.month_papers.remarks import remarks
from app.month_papers.totals import hours_rows, travel_rows
from app.wording.answers import SHORT_DOTS, written
from app.wording.dates import long_date, month_and_year
from app.wording.hard_spaces import tied
from app.wording.ticks import box

NAME = "Strona tytułowa rozliczenia"
TITLE = "Rozliczenie miesiąca"
WARNING = "Biuro zobaczy uwagi do tego rozliczenia. Ich lista jest na końcu strony tytułowej."


def context(
    sheets: Sequence[MonthSheet], papers: Sequence[Bundled], *, today: date
) -> dict[str, Any]:
    """The names ``month/cover.docx`` asks for, no more and no fewer.

    ``sheets`` are those of one assistant, one month and one part, at least one; ``papers`` are without the
    cover itself.
    """
    sheet = sheets[0]
    programme, deadline = sheet.programme, sheet.verdict.deadline
    to_mend = list(remarks(sheet))
    return {
        "organiser_name": written(programme.organiser.name.text),
        "programme_name": tied(programme.name),
        "fund": programme.edition.fund.text,
        "title": TITLE,
        "document_name": NAME,
        "document_id": sheet.code,
        "assistant": written(sheet.helper.full_name, SHORT_DOTS * 2),
        "month": month_and_year(sheet.of) if sheet.of else SHORT_DOTS * 2,
        "number": written(sheet.number, SHORT_DOTS),
        "kind": kind(sheet),
        "prepared_on": long_date(today),
        "deadline": long_date(deadline) if deadline else SHORT_DOTS * 2,
        "late": late(sheet, today),
        "papers": [
            {
                "box": box(False),
                "title": paper.title,
                "pages": paper.pages,
                "signed_on": paper.signing_pages,
                "signer": paper.signer,
            }
            for paper in papers
        ],
        "hours": list(hours_rows(sheets)),
        "travel": list(travel_rows(sheet)),
        "remarks": to_mend,
        "warning": WARNING if to_mend else "",
    }


def kind(sheet: MonthSheet) -> str:
    """In words, what the ends of the number say; empty for the first settlement of a month."""
    told = []
    if sheet.supplementary:
        told.append("rozliczenie dodatkowe: usługi i przejazdy po terminie złożenia")
    if sheet.correction:
        told.append(f"korekta nr {sheet.correction} przyjętego rozliczenia")
    return "; ".join(told)


def late(sheet: MonthSheet, today: date) -> str:
    """That the deadline of rule T9 has passed; a supplementary settlement always comes after it."""
    deadline = sheet.verdict.deadline
    if sheet.supplementary or deadline is None or today <= deadline:
        return ""
    return f"Termin złożenia minął: {long_date(deadline)} Złóż rozliczenie jak najszybciej."
