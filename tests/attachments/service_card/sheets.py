"""Sheets of a month with services, for the tests of its papers; and what a filled card's tables say."""

import io
import zipfile
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from app.attachments.monthly import MonthSheet
from rules import check_month
from rules.case import Person
from rules.diary import Month, Service
from rules.examples.bases import ASSISTANT, PARTICIPANT
from rules.programme import load_programme
from tests.builders import a_case
from tests.month_builders import a_month, a_service

WIAZOWNA = load_programme("wiazowna_2026")
WHO = {"assistant": ASSISTANT, "participant": PARTICIPANT}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Table = list[list[str]]


def a_sheet(*services: Service, month: Month | None = None, **changes: Any) -> MonthSheet:
    """The month of Bogna Pomocna with Zofia Przykładowa; changes of the month go through ``month``."""
    said = month or a_month(*services)
    sheet = MonthSheet(
        programme=WIAZOWNA,
        of=said.of,
        code="K7MX-3T9P",
        case=a_case(),
        helper=Person(first_name="Bogna", last_name="Pomocna"),
        contract_number="12/2026",
        month=said,
        verdict=check_month(said, WIAZOWNA),
        **WHO,
    )
    return replace(sheet, **changes)


def some_services(number: int, **changes: Any) -> tuple[Service, ...]:
    """So many of two hours, a day after another through January, then the same days again."""
    return tuple(
        a_service(
            f"2026-01-{place % 30 + 1:02} {8 + 3 * (place // 30):02}:00",
            f"2026-01-{place % 30 + 1:02} {10 + 3 * (place // 30)}:00",
            activity="zakupy, obiad, spacer",
            place="w domu i w okolicy",
            **changes,
        )
        for place in range(number)
    )


@dataclass(frozen=True)
class OnPaper:
    """A filled card read back: its tables row by row, its other paragraphs line by line."""

    tables: list[Table]
    lines: list[str]

    @property
    def pages(self) -> list[Table]:
        """The tables of services, a page each: between that of the people and that of the signatures."""
        return self.tables[1:-1]


def read_back(docx: bytes) -> OnPaper:
    """The same as ``tests.attachments.reading`` gives, some ten times as fast."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    found = [
        [[_text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in body.iterchildren(f"{W}tbl")
    ]
    return OnPaper(found, [_text(line) for line in body.iterchildren(f"{W}p")])


def _text(part: Any) -> str:
    paragraphs = (
        "".join(
            " " if each.tag == f"{W}br" else each.text or "" for each in one.iter(f"{W}t", f"{W}br")
        )
        for one in part.iter(f"{W}p")
    )
    return " ".join(" ".join(paragraphs).split())
