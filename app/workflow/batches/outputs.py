"""A batch comes in; what leaves the office goes out: letters in posting order, a ZIP, an address list."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from app.documents.print_file import PrintedLetter, PrintRun, print_file
from app.documents.tables import Cell, Column, Kind, Table
from app.store.batches import Batches
from app.store.letter_values import Batch, LetterState
from app.wording.dates import short_date
from app.workflow.batches.correspondence import Addressee, Correspondence
from app.workflow.batches.office_letters import letter_of

ADDRESS_COLUMNS = (
    Column("Lp.", Kind.NUMBER, 6),
    Column("Znak sprawy"),
    Column("Adresat", width=32),
    Column("Ulica i numer", width=32),
    Column("Kod", width=8),
    Column("Miejscowość"),
)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_NO_PART_OF_A_NAME = str.maketrans(dict.fromkeys('\\/:*?"<>| ', "-"))


@dataclass(frozen=True)
class PostedLetter:
    """A made letter with its place in the post, counted from 1."""

    number: int
    addressee: Addressee
    docx: bytes
    pdf: bytes


class Outputs:
    """Reads made letters one by one, so that a thousand need no more memory than ten."""

    def __init__(self, batches: Batches, correspondence: Correspondence) -> None:
        self._batches = batches
        self._correspondence = correspondence

    def letters(self, batch: Batch) -> Iterator[PostedLetter]:
        """The made letters in posting order; whoever was withdrawn or failed leaves no gap."""
        for number, matter_id in enumerate(self._made(batch), 1):
            made = self._batches.made(batch.id, matter_id)
            addressee = self._correspondence.addressee(batch.order, matter_id)
            yield PostedLetter(number, addressee, made.docx, made.pdf)

    def zip(self, batch: Batch) -> Iterator[bytes]:
        """A ZIP of DOCX and PDF in pieces, as it grows; file names say place and case number, no person."""
        growing = _Growing()
        with zipfile.ZipFile(
            growing, "w", zipfile.ZIP_STORED
        ) as package:  # both are packed already
            for letter in self.letters(batch):
                name = file_name(letter.number, letter.addressee.case_number)
                for ending, data in (("docx", letter.docx), ("pdf", letter.pdf)):
                    package.writestr(zipfile.ZipInfo(f"{name}.{ending}", _LONG_AGO), data)
                    yield growing.take()
        yield growing.take()

    def print_file(self, batch: Batch, file: BinaryIO) -> PrintRun:
        """Write one PDF to print on both sides of the paper, letter by letter in posting order."""
        letters = (
            PrintedLetter(each.addressee.case_number, each.pdf) for each in self.letters(batch)
        )
        return print_file(letters, file, title=self.title(batch))

    def addresses(self, batch: Batch) -> Table:
        """Who the made letters go to, in posting order; its rows can be read once."""
        return Table(self.title(batch), ADDRESS_COLUMNS, self._addresses(batch))

    def title(self, batch: Batch) -> str:
        """The kind of the letters and their date; no person."""
        return f"{letter_of(batch.order).name} – {short_date(batch.order.dated)}"

    def _addresses(self, batch: Batch) -> Iterator[tuple[Cell, ...]]:
        for number, matter_id in enumerate(self._made(batch), 1):
            to = self._correspondence.addressee(batch.order, matter_id)
            yield (number, to.case_number, to.name, to.street, to.postcode, to.town)

    def _made(self, batch: Batch) -> Iterator[str]:
        for letter in self._batches.letters(batch.id):
            if letter.state is LetterState.MADE:
                yield letter.matter_id


def file_name(number: int, case_number: str) -> str:
    """Sorts in posting order: ``0007-GOPS.5221.12.2026``."""
    return f"{number:04}-{case_number.translate(_NO_PART_OF_A_NAME)}"


class _Growing:
    """What a ZIP is written to: a file one can only add to, and take what was added."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits anywhere."""

    def close(self) -> None:
        """Nothing is open."""

    def take(self) -> bytes:
        taken, self._parts = b"".join(self._parts), []
        return taken
