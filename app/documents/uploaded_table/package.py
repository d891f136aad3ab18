"""The bytes of a spreadsheet's package come in; the parts of it that are read go out as trees of XML.

Only parts that are asked for are unpacked, within bounds. Nothing is run, fetched or followed: links and
formulas stay words, macros and declared entities refuse the file.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from app.documents.uploaded_table.limits import (
    ENCRYPTED,
    MACROS,
    MARKUP,
    MAX_FILES,
    MAX_UNPACKED_BYTES,
    TOO_FULL,
    UNREADABLE,
)
from app.errors import UploadRefused

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml exports no other name for it


@dataclass(frozen=True)
class Package:
    """Nothing in it unpacks to more than the package itself tells, which was looked at."""

    zipped: zipfile.ZipFile

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.zipped.namelist())

    def tree(self, name: str) -> Element:
        """The root of a part; ``UploadRefused`` without one, or for one that declares anything."""
        if name not in self.names:
            raise UploadRefused(UNREADABLE)
        return parsed(self.zipped.read(name))


@contextmanager
def opened(data: bytes) -> Iterator[Package]:
    """The package, once it is known to be no bomb, not locked and without macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            _refuse(zipped.infolist())
            yield Package(zipped)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UploadRefused(UNREADABLE) from error


def parsed(xml: bytes) -> Element:
    """The root; entities are neither declared nor resolved."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise UploadRefused(UNREADABLE) from error
    if root.getroottree().docinfo.doctype:
        raise UploadRefused(MARKUP)
    return root


def local(element: Element) -> str:
    """The tag without its namespace: Excel writes two of them."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def said(element: Element, attribute: str) -> str:
    """An attribute by its name alone, whatever its namespace; empty without one."""
    for name, value in element.attrib.items():
        if str(name).rpartition("}")[2] == attribute:
            return str(value)
    return ""


def _refuse(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise UploadRefused(TOO_FULL)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UploadRefused(ENCRYPTED)
    if len(names) != len(set(names)):
        raise UploadRefused(UNREADABLE)  # two readers would see two tables
    if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
        raise UploadRefused(MACROS)
