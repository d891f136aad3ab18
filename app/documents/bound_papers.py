"""Papers filled from one blank come in; one DOCX goes out, in which each is a section with its own footer.

LibreOffice then loads them all at once. „Strona 1 z 3” counts the pages of the paper and not of the file, so
the number of all pages, which a field would take from the file, is written as text.
"""

import copy
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

_DOCUMENT, _FOOTER = "word/document.xml", "word/footer1.xml"
_STYLES = "word/styles.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_FOOTERS = 'PartName="/word/footer{0}.xml" ContentType="' + CONTENT_TYPE.WML_FOOTER + '"'
_REFERENCES = f'Id="footer{{0}}" Type="{RELATIONSHIP_TYPE.FOOTER}" Target="footer{{0}}.xml"'
_OF_THE_FOOTER = {
    _TYPES: re.compile(rb"<Override [^>]*/word/footer1\.xml[^>]*/>"),
    _RELATIONS: re.compile(rb'<Relationship [^>]*"footer1\.xml"[^>]*/>'),
}


@dataclass(frozen=True)
class FilledPaper:
    """A paper filled in, and how many pages it was cut into."""

    docx: bytes
    pages: int


def bound(papers: Sequence[FilledPaper]) -> bytes:
    """One DOCX of the papers in this order, each on new pages numbered from one.

    They come from one blank: whatever they share is taken from the first.
    """
    footers: dict[str, bytes] = {}
    sections, styles = [], _table_styles(papers[0].docx)
    for number, paper in enumerate(papers, 1):
        with zipfile.ZipFile(io.BytesIO(paper.docx)) as package:
            sections.append(_section(etree.fromstring(package.read(_DOCUMENT)), number))
            _dress(sections[-1], styles)
            footers[f"word/footer{number}.xml"] = _footer(package.read(_FOOTER), paper.pages)
    whole, body = sections[0], sections[0][0]
    for section in sections[1:]:
        _end_section(body)
        body.extend(list(section[0]))
    return _packed(papers[0].docx, {_DOCUMENT: _written(whole), **footers})


def _section(document: Any, number: int) -> Any:
    """The paper's document with its last section begun on a new page one, under a footer of its own."""
    properties = document[0][-1]
    properties.find(qn("w:footerReference")).set(qn("r:id"), f"footer{number}")
    size = properties.find(qn("w:pgSz"))
    size.addprevious(_element("w:type", val="nextPage"))
    properties.find(qn("w:pgMar")).addnext(_element("w:pgNumType", start="1"))
    return document


def _table_styles(docx: bytes) -> Mapping[str, Any]:
    """What each style of tables says of borders and margins, by its id."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        styles = etree.fromstring(package.read(_STYLES))
    return {
        style.get(qn("w:styleId")): style.find(qn("w:tblPr"))
        for style in styles.iter(qn("w:style"))
        if style.get(qn("w:type")) == "table"
    }


def _dress(document: Any, styles: Mapping[str, Any]) -> None:
    """Write into each table what its style says, and drop the style.

    LibreOffice asks a style of tables anew for every cell: two fifths of loading a card (measured).
    """
    for properties in document.iter(qn("w:tblPr")):
        style, layout = properties.find(qn("w:tblStyle")), properties.find(qn("w:tblLayout"))
        said = styles[style.get(qn("w:val"))]
        if properties.find(qn("w:tblBorders")) is None:
            layout.addprevious(copy.copy(said.find(qn("w:tblBorders"))))
        layout.addnext(copy.copy(said.find(qn("w:tblCellMar"))))
        properties.remove(style)


def _end_section(body: Any) -> None:
    """Make what the body ends with a section of its own: its properties go into its last paragraph."""
    body[-2].find(qn("w:pPr")).append(body[-1])


def _footer(xml: bytes, pages: int) -> bytes:
    footer = etree.fromstring(xml)
    for code in footer.iter(qn("w:instrText")):
        if code.text.strip() == "NUMPAGES":
            run = code.getparent()
            begin, separate = run.getprevious(), run.getnext()
            shown = separate.getnext()
            for mark in (begin, run, separate, shown.getnext()):
                mark.getparent().remove(mark)
            shown.find(qn("w:t")).text = str(pages)
            break
    return _written(footer)


def _packed(docx: bytes, changed: Mapping[str, bytes]) -> bytes:
    numbers = range(1, len(changed))
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as package,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for entry in package.infolist():
            if entry.filename not in changed:
                target.writestr(entry, _listed(entry.filename, package.read(entry), numbers))
        for name, content in changed.items():
            target.writestr(name, content)
    return packed.getvalue()


def _listed(name: str, xml: bytes, numbers: range) -> bytes:
    """Every footer in the place where the one of the blank stands."""
    if name not in _OF_THE_FOOTER:
        return xml
    tag, pairs = ("Override", _FOOTERS) if name == _TYPES else ("Relationship", _REFERENCES)
    listed = "".join(f"<{tag} {pairs.format(number)}/>" for number in numbers)
    return _OF_THE_FOOTER[name].sub(listed.encode(), xml)


def _element(tag: str, **values: str) -> Any:
    element = etree.Element(qn(tag))
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _written(root: Any) -> bytes:
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml
