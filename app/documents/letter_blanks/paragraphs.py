"""A document comes in; its paragraphs go out as a clerk would count them, each with its place in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from app.documents.fill import TEXT_PARTS

_NAMES = {
    CONTENT_TYPE.WML_DOCUMENT_MAIN: "",
    CONTENT_TYPE.WML_HEADER: "nagłówek strony, ",
    CONTENT_TYPE.WML_FOOTER: "stopka strony, ",
    CONTENT_TYPE.WML_FOOTNOTES: "przypisy dolne, ",
    CONTENT_TYPE.WML_ENDNOTES: "przypisy końcowe, ",
}
_SHOWN = 70


@dataclass(frozen=True)
class Paragraph:
    """``number`` counts from one within its part, table cells included; ``row`` is the text of its row.

    ``within`` names what it stands in (the body, a cell), ``table`` the table its row stands in.
    """

    number: int
    text: str
    part: str = ""
    row: str | None = None
    within: str = ""
    table: str = ""

    @property
    def place(self) -> str:
        """„akapit 3 („{{ godziny }}”)”."""
        text = " ".join(self.text.split())
        shown = f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
        return f"{self.part}akapit {self.number} („{shown}”)"


def text_parts(document: Document) -> list[XmlPart]:
    """The parts marks are read in, the body first."""
    parts = [
        part
        for part in document.part.package.iter_parts()
        if isinstance(part, XmlPart) and part.content_type in TEXT_PARTS
    ]
    return sorted(parts, key=lambda part: (list(_NAMES).index(part.content_type), part.partname))


def paragraphs(part: XmlPart) -> Iterator[Paragraph]:
    name = _NAMES[part.content_type]
    for number, element in enumerate(part.element.iter(qn("w:p")), 1):
        row = next(element.iterancestors(qn("w:tr")), None)
        path = element.getroottree().getpath
        said = _own_text(element), name
        within = path(element.getparent())
        if row is None:
            yield Paragraph(number, *said, within=within)
        else:
            row_text = "".join(_said(text) for text in row.iter(qn("w:t")))
            yield Paragraph(number, *said, row_text, within, path(row.getparent()))


def _own_text(paragraph: etree._Element) -> str:
    """Without what stands in a text box anchored in it, which has paragraphs of its own."""
    return "".join(
        _said(text)
        for text in paragraph.iter(qn("w:t"))
        if next(text.iterancestors(qn("w:p"))) is paragraph
    )


def _said(text: etree._Element) -> str:
    return text.text or ""
