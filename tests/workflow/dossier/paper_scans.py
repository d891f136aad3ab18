"""Scans that need no pixels: a line of text for each side, and a reader that takes lines at their word."""

import io
from collections.abc import Sequence

import pikepdf

from app.documents.scans import CodePlace, ScannedSide, SharedBytes
from app.dossier.page_code import PageCode, read_payload
from app.errors import UploadRefused
from app.workflow.dossier.scan_reading import Scan

HEAD = b"SCAN\n"
BLANK, NOTHING, BROKEN = "blank", "nothing", "broken"
AT = CodePlace(20.0, 1100.0, 4.0, 0.0)


def a_scan(*sides: PageCode | str) -> bytes:
    """One side after another: a code, or ``BLANK``, ``NOTHING`` or ``BROKEN`` (which ends its reading)."""
    lines = [side if isinstance(side, str) else side.payload for side in sides]
    return HEAD + "\n".join(lines).encode()


class Reader:
    """Remembers which sides it was asked for, and what the papers are called that it was told of."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self.titles: set[str] = set()

    def count_pages(self, scan: Scan) -> int:
        return len(_lines(scan))

    def read_pages(self, scan: Scan, first: int, last: int) -> tuple[ScannedSide, ...]:
        lines = _lines(scan)
        self.read += range(first, last + 1)
        if BROKEN in lines[first - 1 : last]:
            raise ValueError("a page that cannot be read")
        return tuple(_side(number, lines[number - 1]) for number in range(first, last + 1))

    def pages_pdf(self, scan: Scan, pages: Sequence[tuple[int, int]], title: str) -> bytes:
        """Pages that say what the sides say."""
        self.titles.add(title)
        lines, file = _lines(scan), io.BytesIO()
        with pikepdf.new() as pdf:
            for number, _ in pages:
                page = pdf.add_blank_page()
                page.obj.Said = pikepdf.String(lines[number - 1])
            pdf.docinfo["/Title"] = title
            pdf.save(file)
        return file.getvalue()


def said_by(pdf: bytes) -> list[str]:
    """What the pages of a filed paper say."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [str(page.obj.Said) for page in document.pages]


def _side(number: int, line: str) -> ScannedSide:
    code = read_payload(line)
    picture = b"a picture of side %d: %b" % (number, line.encode())
    at = AT if code else None
    return ScannedSide(number, code, at, blank=line == BLANK, picture=picture)


def _lines(scan: Scan) -> list[str]:
    if isinstance(scan, SharedBytes):
        with scan.opened() as file:
            scan = file.read()
    if not scan.startswith(HEAD):
        raise UploadRefused("To nie jest skan.")
    return scan.removeprefix(HEAD).decode().splitlines()
