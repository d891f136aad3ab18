"""The bytes of an uploaded blank and a letter come in; every fault of the blank goes out.

Runs in the confined process only. What the grammar refuses is never compiled, let alone rendered.
"""

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from app.documents.fill import template_source
from app.documents.letter import letter_docx
from app.documents.letter_blanks.grammar import Fault, Reading, missing
from app.documents.letter_blanks.package import safe_document
from app.documents.letter_blanks.paragraphs import paragraphs, text_parts
from app.documents.letter_blanks.syntax import forbidden
from app.errors import BlankBroken, DeedRefused
from app.letters.letter import Letter
from app.letters.sample import sample_variants
from rules.programme import LetterForm, Programme

MOST_FAULTS = 40
TRACKED = "Wzór ma zmiany do zatwierdzenia. W zakładce „Recenzja” zatwierdź albo odrzuć wszystkie."
HIDDEN = (
    "Znacznik „{mark}” stoi poza tekstem, np. w opisie obrazu albo w łączu. Przenieś go do tekstu."
)
UNFILLED = (
    "Tego miejsca nie udało się wypełnić danymi przykładowymi. Sprawdź, czy początek i koniec każdego "
    "polecenia {% … %} leżą w tej samej części dokumentu: w tekście, w komórce albo w jednej tabeli."
)
EMPTY_CELL = (
    "Po wypełnieniu jedna z komórek tabeli zostaje bez żadnego akapitu. Dodaj w niej pusty akapit poza "
    "poleceniami {%p … %}."
)
NARROW = (
    "Lewy margines jest węższy niż 2 cm. Poszerz go: w lewym dolnym rogu każdej strony "
    "drukuje się kod, po którym zeskanowane pismo trafia do teczki."
)
LOW = (
    "Stopka jest bliżej niż 1 cm od dolnej krawędzi strony. Podnieś ją: pod nią drukuje się "
    "kod strony."
)
LEAST_LEFT, LEAST_LOW = Mm(19.9), Mm(9.5)
"""The room of a page's code (``app.documents.page_mark``); word processors round to a tenth."""
_CHANGES = [qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo")]
_MARK = re.compile(r"{[{%#]")


def faults(data: bytes, letter: Letter, programme: Programme) -> tuple[Fault, ...]:
    """At most ``MOST_FAULTS``; none means that every sample could be written with this blank.

    Raises ``BlankRefused`` where the file is no plain DOCX.
    """
    document = safe_document(data)
    found = [*_of_marks(document, letter, programme)] or [*_of_syntax(document)]
    return tuple((found or [*_of_samples(data, letter, programme)])[:MOST_FAULTS])


def _of_marks(document: Document, letter: Letter, programme: Programme) -> Iterator[Fault]:
    reading = Reading(letter)
    for part in text_parts(document):
        if next(part.element.iter(_CHANGES), None) is not None:
            yield Fault("", TRACKED)
        yield from _hidden(part.element)
        reading.read_part(paragraphs(part))
    yield from reading.faults
    yield from _of_margins(document)
    decides = programme.letters is not None and programme.letters.form is LetterForm.DECISION
    yield from missing(letter, reading.printed, decides=decides)


def _of_margins(document: Document) -> Iterator[Fault]:
    """Room for a page's code in its lower left corner."""
    sections = list(document.sections)
    if any((section.left_margin or LEAST_LEFT) < LEAST_LEFT for section in sections):
        yield Fault("", NARROW)
    footed = (s for s in sections if any(p.text.strip() for p in s.footer.paragraphs))
    if any((section.footer_distance or 0) < LEAST_LOW for section in footed):
        yield Fault("", LOW)


def _hidden(part: etree._Element) -> Iterator[Fault]:
    """Marks that a reader of the text would never see and the template engine would."""
    # Parsed anew, for python-docx gives its elements a ``text`` of their own.
    for element in etree.fromstring(etree.tostring(part)).iter():
        outside = [*element.attrib.values(), element.tail or ""]
        if element.tag != qn("w:t"):
            outside.append(element.text or "")
        for text in outside:
            if _MARK.search(text):
                yield Fault("", HIDDEN.format(mark=text.strip()[:60]))


def _of_syntax(document: Document) -> Iterator[Fault]:
    for part in text_parts(document):
        yield from forbidden(template_source(etree.tostring(part.element, encoding="unicode")))


def _of_samples(data: bytes, letter: Letter, programme: Programme) -> Iterator[Fault]:
    for facts in sample_variants(programme, letter.slug):
        try:
            written = letter_docx(data, letter, facts)
        except DeedRefused:
            continue  # e.g. no change of limit where this office has one for everybody
        except BlankBroken as error:
            at = re.search(r"\(at „(.*)”\)", str(error), re.DOTALL)
            yield Fault(f"akapit „{at[1].strip()[:70]}”" if at else "", UNFILLED)
            return
        if _has_empty_cell(written):
            yield Fault("", EMPTY_CELL)
            return


def _has_empty_cell(written: bytes) -> bool:
    """A cell needs a paragraph, or Word takes the file for a broken one."""
    body = docx.Document(io.BytesIO(written)).element.body
    return any(cell.find(qn("w:p")) is None for cell in body.iter(qn("w:tc")))
