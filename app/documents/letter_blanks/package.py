"""The bytes of an uploaded blank come in; the document in them goes out, once it holds nothing but text.

Everything is read within bounds before any reader of documents sees it. What could run, fetch or hide
something is refused: macros, embedded objects, links from which content is taken, fields that act.
"""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from app.errors import BlankRefused

MAX_BYTES = 2 * 1024 * 1024
MAX_FILES = 300
MAX_UNPACKED_BYTES = 24 * 1024 * 1024

_SAVE = "Otwórz wzór w edytorze tekstu i zapisz go jako dokument Word (.docx)."
NO_DOCX = f"To nie jest dokument DOCX albo plik jest uszkodzony. {_SAVE}"
TOO_LARGE = "Wzór jest za duży: może mieć najwyżej 2 MB. Zmniejsz obrazy albo usuń zbędne strony."
TOO_FULL = "Po rozpakowaniu wzór jest za duży. Usuń zbędne obrazy i zapisz go od nowa jako .docx."
ENCRYPTED = "Wzór jest zabezpieczony hasłem. Usuń hasło i zapisz go jeszcze raz."
OLD_WORD = f"To dokument w starym formacie (.doc) albo zabezpieczony hasłem. {_SAVE} Bez hasła."
MACROS = "Wzór zawiera makra. Zapisz go jako dokument Word bez makr (.docx)."
OBJECTS = "Wzór zawiera osadzony obiekt, np. arkusz albo kontrolkę. Usuń go albo wstaw jako obraz."
LINKS = "Wzór pobiera treść spoza pliku ({where}). Usuń to łącze i wstaw tę treść do wzoru."
FIELDS = "Wzór zawiera pole „{name}”. Usuń je: działają tylko pola numerów stron, daty i łącza."
MARKUP = (
    "Wzór zawiera niedozwolone deklaracje XML. Skopiuj jego treść do nowego dokumentu i zapisz."
)

STRICT = "Wzór jest w odmianie „Strict” formatu DOCX. Zapisz go jako zwykły dokument Word (.docx)."

_OLE = b"\xd0\xcf\x11\xe0"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OBJECTS = re.compile(r"(?i)/(embeddings|activex|ctrlprops)/|oleobject|\.bin$")
_TAKEN_IN = ("/aFChunk", "/oleObject", "/package", "/control", "/subDocument", "/frame")
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link"
_STRICT = "{http://purl.oclc.org/ooxml/"
# What is read as XML is looked at as XML; the rest can only be a picture or a font.
_XML = (".xml", ".rels")
_PIXELS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf", "/")
_READ_BY_PEOPLE = "/hyperlink"
_TEMPLATE = "/attachedTemplate"
_REMOTE = re.compile(r"(?i)\s*(?!file:///[a-z]:)[a-z][a-z0-9+.-]*:|\s*[\\/]{2}")
_HARMLESS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "DATE", "TIME", "HYPERLINK"}


def safe_document(data: bytes) -> Document:
    """The document; raises ``BlankRefused`` with what to do for anything that is no plain DOCX."""
    _read_within_bounds(data)
    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, etree.LxmlError) as error:
        raise _refused(NO_DOCX) from error


def _read_within_bounds(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise _refused(TOO_LARGE)
    if data.startswith(_OLE):
        raise _refused(OLD_WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_bombs(package.infolist())
            _refuse_active(package)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise _refused(NO_DOCX) from error


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    """By the sizes the package itself tells: nothing unpacks to more, and too much is not unpacked."""
    if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise _refused(TOO_FULL)
    if any(entry.flag_bits & 1 for entry in entries):
        raise _refused(ENCRYPTED)
    names = [entry.filename for entry in entries]
    if len(names) != len(set(names)):
        raise _refused(NO_DOCX)  # two readers would see two documents


def _refuse_active(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    if any("vbaproject" in name.lower() for name in names):
        raise _refused(MACROS)
    if any(_OBJECTS.search(f"/{name}") for name in names):
        raise _refused(OBJECTS)
    if any(not name.endswith(_XML) and not name.lower().endswith(_PIXELS) for name in names):
        raise _refused(OBJECTS)
    # Relations first: they can say where a link leads.
    for name in sorted(names, key=lambda name: not name.endswith(".rels")):
        if name.endswith(_XML):
            _refuse_active_xml(name, package.read(name))


def _refuse_active_xml(name: str, xml: bytes) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise _refused(NO_DOCX) from error
    if root.getroottree().docinfo.doctype:
        raise _refused(MARKUP)
    if name == "[Content_Types].xml":
        _refuse_kinds(root)
    elif name.endswith(".rels"):
        _refuse_relations(root)
    else:
        _refuse_disguised(root)
        for code in _field_codes(root):
            word = (code.split() or [""])[0].upper()
            if word not in _HARMLESS:
                raise _refused(FIELDS.format(name=word[:20]))


def _refuse_kinds(types: etree._Element) -> None:
    kinds = [each.get("ContentType", "") for each in types]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        raise _refused(MACROS)
    if _WORD not in kinds:
        raise _refused(NO_DOCX)
    for each in types:
        named = each.get("PartName") or f".{each.get('Extension', '')}"
        if each.get("ContentType", "").endswith("xml") and not named.endswith(_XML):
            raise _refused(NO_DOCX)  # a part that would be read without having been looked at


def _refuse_disguised(root: etree._Element) -> None:
    """What LibreOffice reads and the other checks do not: a second vocabulary, a picture by any link."""
    for element in root.iter(etree.Element):
        if element.tag.startswith(_STRICT):
            raise _refused(STRICT)
        if element.get(_LINKED):
            raise _refused(LINKS.format(where="obraz"))


def _refuse_relations(relations: etree._Element) -> None:
    for relation in relations.iter(_RELATION):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if kind.endswith(_TAKEN_IN):
            raise _refused(OBJECTS)
        if relation.get("TargetMode") != "External" or kind.endswith(_READ_BY_PEOPLE):
            continue
        if not kind.endswith(_TEMPLATE) or _REMOTE.match(target):
            raise _refused(LINKS.format(where=target[:80]))


def _field_codes(root: etree._Element) -> Iterator[str]:
    """The code of every field, however many runs and fields within fields it is spread over."""
    open_codes: list[str] = []
    for element in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")):
        if element.tag == qn("w:fldSimple"):
            yield element.get(qn("w:instr"), "")
        elif element.tag == qn("w:instrText"):
            if open_codes:
                open_codes[-1] += element.text or ""
        elif element.get(qn("w:fldCharType")) == "begin":
            open_codes.append("")
        elif element.get(qn("w:fldCharType")) == "end" and open_codes:
            yield open_codes.pop()
    yield from open_codes


def _refused(sentence: str) -> BlankRefused:
    return BlankRefused((("", sentence),))
