"""Small DOCX files made on the spot, for tests that need one and do not care which."""

import io
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn


def a_document(*paragraphs: str, title: str = "Karta próbna", rows: int = 0) -> bytes:
    """A Polish document in Carlito: a heading, paragraphs, and a table with a header row."""
    document = docx.Document()
    _speak_polish(document)
    document.core_properties.title = title
    document.add_heading(title, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        _add_table(document, rows)
    return as_bytes(document)


def a_document_with_linked_picture(address: str) -> bytes:
    """A document whose only picture lies somewhere else."""
    document = docx.Document()
    link = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    spaces = nsdecls("w", "wp", "a", "pic", "r")
    document.add_paragraph().add_run()._r.append(
        parse_xml(
            f'<w:drawing {spaces}><wp:inline><wp:extent cx="900000" cy="900000"/>'
            '<wp:docPr id="1" name="obraz" descr="obraz"/><a:graphic><a:graphicData uri="'
            'http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            '<pic:cNvPr id="0" name="obraz"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:link="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
            '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )
    )
    return as_bytes(document)


def a_blank(path: Path, *paragraphs: str, header: str = "", footer: str = "") -> Path:
    """A blank with these paragraphs, marks and all, written to ``path``."""
    document = docx.Document()
    _speak_polish(document)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    document.save(str(path))
    return path


def as_bytes(document: Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def read(filled: bytes) -> Document:
    return docx.Document(io.BytesIO(filled))


def text_of(filled: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in read(filled).paragraphs)


def _speak_polish(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name = "Carlito"
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "pl-PL")
    for old in document.styles.element.iter(qn("w:lang")):
        old.set(qn("w:val"), "pl-PL")
    normal.element.get_or_add_rPr().append(language)
    for heading in ("Heading 1", "Title"):
        fonts = document.styles[heading].element.rPr.rFonts
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        fonts.set(qn("w:ascii"), "Carlito")
        fonts.set(qn("w:hAnsi"), "Carlito")


def _add_table(document: Document, rows: int) -> None:
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for number, cell in enumerate(table.rows[0].cells, start=1):
        cell.text = f"Kolumna {number}"
    for row in range(1, rows + 1):
        for cell in table.add_row().cells:
            cell.text = f"wiersz {row} ąęć"
