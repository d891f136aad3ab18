"""Papers of two fictional participants, printed, marked and put on a heap: the PDF of a scanner."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pikepdf
from flask import Flask

from app.documents.page_mark import marked
from app.dossier.kept import KeptPaper, Source
from app.dossier.printed import PrintedPaper, PrintedPart, SigningPlace
from app.matters.matter import Matter
from tests.web.office.recruitment import take_in
from tests.web.office.staff import OWN, store_of

SIGN = SigningPlace(3, "uczestnik lub opiekun prawny", 110.0, 60.0, 70.0, 13.0)
BLANK, TORN = "blank", "torn"
POINT = 72 / 25.4
A4 = (595, 842)


@dataclass(frozen=True)
class Paper:
    """A print of one participant: three pages and a cover, signed on its third page."""

    matter: Matter | None
    printed: PrintedPaper

    @property
    def pages(self) -> list[bytes]:
        """Its pages as they were printed, each a PDF of its own."""
        whole = marked(_drawn(self.printed), self.printed.code, self.printed.edition)
        with pikepdf.open(io.BytesIO(whole)) as pdf:
            return [_alone(page) for page in pdf.pages]


def printed(site: Flask, count: int = 2) -> list[Paper]:
    """So many participants, each with a print of a cover and an application card."""
    return [_printed(site, matter) for matter in take_in(site, count)]


def nobodys(site: Flask) -> Paper:
    """A print of an application that nobody took in."""
    codes = store_of(site).page_codes
    return Paper(None, codes.give(_print_of(codes.code_of("draft", "0"), "draft-0", "")))


def elsewhere() -> list[bytes]:
    """The pages of a print that no programme of this office made."""
    return Paper(None, replace(_print_of("ZZZZ-ZZZZ", "draft-z", ""), edition=1)).pages


def heap(*sides: bytes | str) -> bytes:
    """A PDF of these sides; ``BLANK`` is an empty back, ``TORN`` a page whose code is gone."""
    with pikepdf.new() as pdf:
        for side in sides:
            if isinstance(side, bytes):
                with pikepdf.open(io.BytesIO(side)) as source:
                    pdf.pages.extend(source.pages)
            else:
                pdf.add_blank_page(page_size=A4)
                if side == TORN:
                    _write(pdf, pdf.pages[-1], ["Strona bez kodu", "K7MX-3T9P"])
        return _saved(pdf)


def scanned(site: Flask, matter: Matter) -> tuple[KeptPaper, ...]:
    kept = store_of(site).kept_papers.find(OWN, subject=matter.id)
    return tuple(paper for paper in kept if paper.source is Source.SCANNED)


def _printed(site: Flask, matter: Matter) -> Paper:
    codes = store_of(site).page_codes
    paper = _print_of(codes.code_of("draft", matter.id), f"draft-{matter.id[:8]}", matter.id)
    return Paper(matter, codes.give(paper))


def _print_of(code: str, origin: str, matter_id: str) -> PrintedPaper:
    return PrintedPaper(
        code=code,
        programme=OWN,
        kind="bundle",
        origin=origin,
        title="Pakiet do podpisu",
        pages=4,
        digest="d",
        parts=(
            PrintedPart("application_card", "Karta zgłoszenia", 2, 2, matter_id, (SIGN,)),
            PrintedPart("gdpr_clause_organiser", "Klauzula realizatora", 4, 1, matter_id),
        ),
    )


def _drawn(paper: PrintedPaper) -> bytes:
    """Its pages with a heading each, and a line to sign on where one signs."""
    with pikepdf.new() as pdf:
        for number in range(1, paper.pages + 1):
            page = pdf.add_blank_page(page_size=A4)
            part = paper.part_of(number)
            lines = [part.title if part else paper.title, f"strona {number}", *["tekst " * 12] * 8]
            signed = [place for place in (part.signing if part else ()) if place.page == number]
            _write(pdf, page, lines, signed)
        return _saved(pdf)


def _write(
    pdf: pikepdf.Pdf, page: pikepdf.Page, lines: Iterable[str], places: Iterable[SigningPlace] = ()
) -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    drawn = [
        f"BT /F1 14 Tf 70 {760 - 28 * n} Td ({line.encode('ascii', 'replace').decode()}) Tj ET"
        for n, line in enumerate(lines)
    ]
    for place in places:
        left, low = place.left * POINT, place.low * POINT
        right, high = left + place.width * POINT, low + place.height * POINT
        drawn.append(f"0.7 w {left:.1f} {low + 8:.1f} m {right:.1f} {low + 8:.1f} l S")
        drawn.append(f"2 w {left + 20:.1f} {low + 10:.1f} m {left + 60:.1f} {high - 6:.1f} l")
        drawn.append(f"{left + 80:.1f} {low + 12:.1f} l {left + 150:.1f} {high - 10:.1f} l S")
    page.contents_add(pdf.make_stream("\n".join(drawn).encode()))


def _alone(page: pikepdf.Page) -> bytes:
    with pikepdf.new() as pdf:
        pdf.pages.append(page)
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True)
    return file.getvalue()
