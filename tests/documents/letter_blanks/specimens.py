"""Blanks as staff might make them, well and badly, and as somebody might who means harm."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document

from tests.documents.specimens import as_bytes

AWARD = (
    "Znak: {{ case_number }}, {{ place_and_date }}",
    "{{ addressee }}",
    "Przyznano {{ hours }} {{ year }}.",
    "{%p for each in rights %}",
    "{{ each.text }}",
    "{%p endfor %}",
    "{%p for each in duties %}",
    "{{ each.text }}",
    "{%p endfor %}",
)
"""The least an award must say; paragraphs added to it begin with number 10."""

ADDED = len(AWARD) + 1


def a_blank(*paragraphs: str) -> Document:
    """A sound blank of an award with these paragraphs added."""
    document = docx.Document()
    for text in (*AWARD, *paragraphs):
        document.add_paragraph(text)
    return document


def blank_bytes(*paragraphs: str) -> bytes:
    return as_bytes(a_blank(*paragraphs))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with a part added, or changed."""
    return _rewritten(data, {name: content})


def with_replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    """The package with words of one part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read(name).decode()
    assert old in text
    return _rewritten(data, {name: text.replace(old, new).encode()})


def _rewritten(data: bytes, parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(written, "w") as made:
        for name, content in _merged(package, parts):
            made.writestr(name, content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _merged(package: zipfile.ZipFile, parts: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name in package.namelist():
        if name not in parts:
            yield name, package.read(name)
    yield from parts.items()
