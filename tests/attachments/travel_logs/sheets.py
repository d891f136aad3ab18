"""Builders of months with journeys and of the sheets of their logs; readers of the filled logs."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from lxml import etree

from app.attachments.monthly import MonthlyAttachment, MonthSheet, OwnVehicle
from app.config import ROOT
from app.documents.fill import fill
from rules.case import Address, Person
from rules.diary import Drive, Month, TaxiRide, Ticket, YearMonth
from rules.month.checking import check_month
from rules.programme import Programme, load_programme
from rules.vocabulary import Vehicle
from tests.builders import a_case

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WIAZOWNA = load_programme("wiazowna_2026")
JANUARY = YearMonth(2026, 1)
BOGNA, ZOFIA, JAN = "Bogna Pomocna", "Zofia Przykładowa", "Jan Testowy"
HELPER = Person("Bogna", "Pomocna", Address("ul. Zmyślona 5", "05-462", "Wiązowna"))
CAR = OwnVehicle(Vehicle.CAR_OVER_900, "Wymyślony 1.4", "WOT 0X123")
ROUTES = ("Wiązowna, ul. Fikcyjna 7 – Otwock, przychodnia przy ul. Zmyślonej 12", "dom – urząd")
PURPOSES = ("wizyta u lekarza", "załatwienie sprawy w urzędzie gminy i odbiór dokumentów", "basen")
SATURDAY = date(2026, 1, 31)
"""After the deadline of January 2026, which is Friday the 30th."""


def who(number: int = 0) -> dict[str, Any]:
    """Day, people, route and purpose of a journey, by its number in the month."""
    return {
        "on": date(2026, 1, 2 + number % 29),
        "assistant": BOGNA,
        "participant": ZOFIA,
        "route": ROUTES[number % len(ROUTES)],
        "purpose": PURPOSES[number % len(PURPOSES)],
    }


def a_drive(number: int = 0, **changes: Any) -> Drive:
    kilometres = Decimal(5 + number % 40)
    drive = Drive(
        **who(number),
        vehicle=CAR.kind,
        kilometres=kilometres,
        registration=CAR.registration,
    )
    return replace(drive, **changes)


def a_ticket(number: int = 0, **changes: Any) -> Ticket:
    ticket = Ticket(
        **who(number), count=2, amount=Decimal("8.80"), attached=True, ticket="jednorazowy"
    )
    return replace(ticket, **changes)


def a_ride(number: int = 0, **changes: Any) -> TaxiRide:
    ride = TaxiRide(
        **who(number), invoice=f"F/{number + 1}", amount=Decimal("31.50"), means="taksówka"
    )
    return replace(ride, **changes)


def a_sheet(programme: Programme = WIAZOWNA, **changes: Any) -> MonthSheet:
    """January of Bogna and Zofia; journeys by field of the month, the rest by field of the sheet."""
    fields = Month.__dataclass_fields__
    said = {name: changes.pop(name) for name in tuple(changes) if name in fields and name != "of"}
    month = Month(programme=programme.slug, of=JANUARY, earlier=(), **said)
    sheet = MonthSheet(
        programme,
        of=JANUARY,
        code="K7PQ-2MXA",
        case=a_case(),
        helper=HELPER,
        contract_number="UZ/12/2026",
        vehicles=(CAR,),
        participant=ZOFIA,
        assistant=BOGNA,
        month=month,
        verdict=check_month(month, programme),
    )
    return replace(sheet, **changes)


def filled(attachment: MonthlyAttachment, sheet: MonthSheet) -> bytes:
    blank = ROOT / "form_templates" / f"{attachment.slug}.docx"
    return fill(blank, attachment.context(sheet), title="Próba")


@dataclass
class PagePart:
    """What one page of a filled log says: the texts of its rows and of its rows of sums, cell by cell."""

    rows: list[list[str]] = field(default_factory=list)
    sums: dict[str, list[str]] = field(default_factory=dict)


def pages_of(document: bytes) -> list[PagePart]:
    """Every page of a filled log, in order, of several logs one after another."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    tables = [list(_rows(table)) for table in body.iter(f"{W}tbl")]
    return [_page(rows) for rows in tables if rows[0][0] in {"Nr wpisu", "Lp."}]


def _page(rows: Sequence[list[str]]) -> PagePart:
    page = PagePart()
    for row in rows[1:]:
        if row[0].isdecimal():
            page.rows.append(row)
        else:
            page.sums[row[0]] = row[1:]
    return page


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.iter(f"{W}tr"):
        yield [
            "".join(t.text or "" for t in cell.iter(f"{W}t")).replace("\N{NO-BREAK SPACE}", " ")
            for cell in row.iter(f"{W}tc")
        ]


def zloty(text: str) -> Decimal:
    """„1 234,50 zł” as a number; raises for anything else."""
    number, unit = text.rsplit(" ", 1)
    assert unit == "zł"
    return Decimal(number.replace(" ", "").replace(",", "."))


def number(text: str) -> Decimal:
    return Decimal(text.replace(" ", "").replace(",", "."))
