"""A correspondence and an office that need neither matters nor LibreOffice, for tests of batches."""

import io
import threading
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pikepdf

from app.config import Settings
from app.dossier.printed import PrintedPart
from app.errors import ConversionFailed, NotOnRecord
from app.matters.rights import Actor, Role
from app.store.letter_values import Order
from app.store.opened import Store
from app.workflow.batches.correspondence import Addressee, Written
from app.workflow.batches.generating import Generating
from app.workflow.jobs.durable import Durable

ORDER = Order("wiazowna_2026", "award", date(2026, 1, 12))
NAME = "Zofia Przykładowa-Niepowtarzalna"
CLERK = Actor("clerk-1", "Klara Fikcyjna", frozenset({Role.CLERK}), frozenset({ORDER.programme}))


def matters(number: int) -> Sequence[str]:
    return [f"{each:032x}" for each in range(number)]


class Letters:
    """A correspondence; ``changed`` says what stands in a letter, ``broken`` what goes wrong in it."""

    def __init__(self, number: int = 100) -> None:
        self._matters = matters(number)
        self.changed: dict[str, str] = {}
        self.broken: dict[str, Exception] = {}
        self.blank = "blank-1"
        self.asked = 0

    def written(self, order: Order, matter_id: str) -> Written:
        docx = self.docx(order, matter_id)
        part = PrintedPart(order.kind, "Pismo", 1, 1, matter_id)
        return Written(
            docx, lambda office: office.convert(docx), "letter", "Pismo", lambda *_: (part,)
        )

    def docx(self, order: Order, matter_id: str) -> bytes:
        self.asked += 1
        if matter_id in self.broken:
            raise self.broken[matter_id]
        text = f"{self.blank} {order.dated} {matter_id} {NAME} {self.changed.get(matter_id, '')}"
        return text.encode()

    def addressee(self, order: Order, matter_id: str) -> Addressee:
        if matter_id not in self._matters or order.programme != ORDER.programme:
            raise NotOnRecord("Nie ma takiej sprawy.")
        number = self._matters.index(matter_id)
        return Addressee(
            f"GOPS.5221/{number + 1}.2026",
            NAME,
            f"ul. Fikcyjna {number + 1}",
            f"05-{462 - number:03}",
            "Wiązowna",
        )

    def fingerprint(self, order: Order) -> str:
        return self.blank


class Office:
    """Takes its time and gives a PDF of one page with the letter's text in it."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.converted: list[bytes] = []
        self.refused: set[bytes] = set()
        self.gate = threading.Event()
        self.gate.set()

    def convert(self, docx: bytes) -> bytes:
        self.gate.wait(10)
        time.sleep(self.seconds)
        self.converted.append(docx)
        if any(each in docx for each in self.refused):
            raise ConversionFailed(f"LibreOffice refused the document: {NAME}")
        written = io.BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.docinfo["/Said"] = docx.decode(errors="replace")
            pdf.save(written)
        return written.getvalue() + b"%" + docx

    def convert_to_print(self, docx: bytes) -> bytes:
        return self.convert(docx)


def said(pdf: bytes) -> str:
    """The text of a letter that office converted."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return str(opened.docinfo["/Said"])


class Told:
    """A ledger that remembers."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def record(
        self, programme: str, by: Actor, event: str, note: str = "", *, record_id: str = ""
    ) -> None:
        self.events.append(event)


def settings_in(folder: Path) -> Settings:
    return Settings(data=folder / "data", generated=folder / "generated")


def a_durable(store: Store, settings: Settings, letters: Letters, office: Office) -> Durable:
    job = Generating(store.letter_work, letters, office, store.page_codes, workers=2)
    return Durable(settings, {"letters": job})
