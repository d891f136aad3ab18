"""A DOCX comes in; its text goes out, line by line in the order of reading: heads, body, feet.

Two papers of the same lines say the same, however their files differ in looks. A table is read row by row.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

_PARTS = ("header", "document", "footer")
_NAME = re.compile(r"word/(header|document|footer)([0-9]*)\.xml")
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _BREAK, _TAB, _END = (f"{_SPACE}{name}" for name in ("t", "br", "tab", "p"))
_BLANK_DIGEST = re.compile(rb"<dc:identifier>([0-9a-f]{64})</dc:identifier>")
_CORE = "docProps/core.xml"


def docx_lines(data: bytes) -> tuple[str, ...]:
    """Every line with anything on it; spaces count, since hard ones are chosen."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = sorted(filter(_NAME.fullmatch, package.namelist()), key=_place)
        lines = [line for name in parts for line in _lines(package.read(name))]
    return tuple(line for line in lines if line.strip())


def blank_digest(data: bytes) -> str:
    """The SHA-256 of the blank a paper was filled in on; empty where the file does not say."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        core = package.read(_CORE) if _CORE in package.namelist() else b""
    found = _BLANK_DIGEST.search(core)
    return found[1].decode() if found else ""


def _place(name: str) -> tuple[int, int]:
    found = _NAME.fullmatch(name)
    kind, number = found.groups() if found else ("", "")
    return _PARTS.index(kind), int(number or 0)


def _lines(xml: bytes) -> Iterator[str]:
    """Paragraphs as they follow one another, those in the cells of a table too."""
    line = ""
    walk = etree.iterwalk(etree.fromstring(xml), events=("end",))
    for _, element in walk:
        if element.tag == _TEXT:
            line += element.text or ""
        elif element.tag == _TAB and element.getparent().tag == f"{_SPACE}r":
            line += "\t"
        elif element.tag in {_BREAK, _END}:
            yield line
            line = ""
    yield line
