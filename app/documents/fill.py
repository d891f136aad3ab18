"""A blank (DOCX with marks) and values come in, a filled DOCX goes out; a blank is compiled once.

The marks are those of docxtpl: ``{{ name }}``, ``{%tr for … %}``, ``{%p if … %}``. Values are text
(or whole numbers) and print literally and whole: no value is ever read as a mark or as markup.
"""

import functools
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Never
from xml.sax.saxutils import escape

import docx
import docxtpl
import jinja2
import jinja2.meta
from docx.opc.constants import CONTENT_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import OpcPackage
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from app.documents.used_styles import keep_used_styles
from app.errors import BlankBroken

LANGUAGE = "pl-PL"
OF_THE_OFFICE = "a blank of the office's own"
_CORE = "docProps/core.xml"
TEXT_PARTS = {
    CONTENT_TYPE.WML_DOCUMENT_MAIN,
    CONTENT_TYPE.WML_HEADER,
    CONTENT_TYPE.WML_FOOTER,
    CONTENT_TYPE.WML_FOOTNOTES,
    CONTENT_TYPE.WML_ENDNOTES,
}
_LONG_AGO = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the first moment a zip can name, so that equal answers give equal bytes
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RICH_MARK = re.compile(r"{{\s*(?:r|p|tr|tc)\s")
_NEXT_TEXT = '<w:t xml:space="preserve">'
_LEVEL = 1  # the documents are small and the time of the person who waits is not


def fill(
    blank: Path | bytes,
    context: Mapping[str, Any],
    *,
    title: str,
    subject: str = "",
    author: str = "Teczka",
) -> bytes:
    """The blank with its marks replaced, under this title; equal input gives equal bytes.

    A blank that staff made comes as its bytes. Line breaks and tabs in values are kept; characters that
    no XML file may hold print as "�".
    Raises ``BlankBroken`` with the blank, the place and the mark when the two do not fit together.
    """
    compiled = _current(blank)
    filled = io.BytesIO(compiled.unchanging)
    with zipfile.ZipFile(filled, "a") as package:
        for part in compiled.parts:
            _add(package, part.name, part.render(compiled.name, context))
        _add(package, _CORE, _core_properties(title, subject, author, compiled.digest))
    return filled.getvalue()


def marks(blank: Path | bytes) -> set[str]:
    """The top-level names a blank asks for; raises ``BlankBroken`` when it is no blank at all."""
    return set().union(*(part.names for part in _current(blank).parts))


@dataclass(frozen=True)
class _Part:
    """A text-bearing part of a blank, compiled; ``source`` has one paragraph a line."""

    name: str
    source: str
    template: jinja2.Template
    names: frozenset[str]
    prolog: bytes = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

    def render(self, blank: str, context: Mapping[str, Any]) -> bytes:
        try:
            xml = self.prolog + self.template.render(context).encode()
            etree.fromstring(xml)
        except (jinja2.TemplateError, TypeError, etree.XMLSyntaxError) as error:
            _break(blank, self.name, error, self.source)
        return xml


@dataclass(frozen=True)
class _Compiled:
    """A blank ready to be filled: a zip of what never changes, and the parts that do.

    ``digest`` is its SHA-256: papers filled in bear it, so that an audit can tell on which blank each was.
    """

    name: str
    digest: str
    unchanging: bytes
    parts: tuple[_Part, ...]


@dataclass(frozen=True)
class _Content:
    """The bytes of a blank, told from others by their digest, so that a lookup compares 32 of them."""

    digest: bytes
    data: bytes = field(compare=False, repr=False)


def _current(blank: Path | bytes) -> _Compiled:
    if isinstance(blank, bytes):
        return _compiled_bytes(_Content(hashlib.sha256(blank).digest(), blank))
    try:
        state = blank.stat()
    except OSError as error:
        raise BlankBroken(f"{blank.name}: {error.strerror}") from error
    return _compiled(blank, state.st_mtime_ns, state.st_size)


@functools.lru_cache(maxsize=64)
def _compiled(blank: Path, _changed: int, _size: int) -> _Compiled:
    return _compile(blank.name, blank.read_bytes())


@functools.lru_cache(maxsize=32)
def _compiled_bytes(blank: _Content) -> _Compiled:
    return _compile(OF_THE_OFFICE, blank.data)


def _compile(blank: str, data: bytes) -> _Compiled:
    try:
        document = docx.Document(io.BytesIO(data))
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        etree.LxmlError,
    ) as error:
        raise BlankBroken(f"{blank}: not a DOCX file: {error}") from error
    texts = {
        part.partname.lstrip("/")
        for part in document.part.package.iter_parts()
        if part.content_type in TEXT_PARTS
    }
    if link := next(_links(document.part.package), None):
        raise BlankBroken(f"{blank}: a blank may not fetch anything from outside: {link}")
    keep_used_styles(document)
    document.core_properties.title = ""  # from here on it has core properties
    saved, unchanging = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package, zipfile.ZipFile(unchanging, "w") as kept:
        for name in package.namelist():
            if name not in texts and name != _CORE:
                _add(kept, name, package.read(name))
        parts = tuple(_part(blank, name, package.read(name)) for name in sorted(texts))
    return _Compiled(blank, hashlib.sha256(data).hexdigest(), unchanging.getvalue(), parts)


def _links(package: OpcPackage) -> Iterator[str]:
    """What the converter would fetch; an "attached template" is Word's own note, which none reads."""
    for relation in package.iter_rels():
        read_only_by_people = relation.reltype.endswith(("/hyperlink", "/attachedTemplate"))
        if relation.is_external and not read_only_by_people:
            yield relation.target_ref


def _part(blank: str, name: str, xml: bytes) -> _Part:
    environment = sandbox()
    plain = etree.tostring(etree.fromstring(xml), encoding="unicode")
    if rich := _RICH_MARK.search(re.sub("<[^>]*>", "", plain)):
        raise BlankBroken(f"{blank}, {name}: {rich[0]}…: a mark may only hold plain text")
    source = template_source(plain)
    try:
        names = jinja2.meta.find_undeclared_variables(environment.parse(source))
        return _Part(name, source, environment.from_string(source), frozenset(names))
    except jinja2.TemplateError as error:
        _break(blank, name, error, source)


def sandbox() -> ImmutableSandboxedEnvironment:
    """Where marks are read: no name is known but those of the context, and no value can be changed."""
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=jinja2.StrictUndefined, finalize=_printed
    )
    environment.globals.clear()
    return environment


def template_source(xml: str) -> str:
    """What the template engine reads of a text part: one paragraph a line, marks freed of markup."""
    return re.sub(r"<w:p(?=[ >])", "\n<w:p", docxtpl.DocxTemplate("").patch_xml(xml))


def _printed(value: object) -> Markup:
    """A value as the inside of ``<w:t>``; nothing but text and whole numbers may be printed."""
    if isinstance(value, jinja2.Undefined):
        str(value)  # raises, with the mark's name
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is not text")
    text = _FORBIDDEN.sub("�", str(value).replace("\r\n", "\n").replace("\r", "\n"))
    xml = escape(text, {'"': "&quot;"})
    xml = xml.replace("\n", f"</w:t><w:br/>{_NEXT_TEXT}").replace(
        "\t", f"</w:t><w:tab/>{_NEXT_TEXT}"
    )
    return Markup(xml)  # noqa: S704 - escaped two lines above


def _break(blank: str, part: str, error: Exception, source: str) -> Never:
    """Raise ``BlankBroken`` with the text of the paragraph at fault."""
    line = getattr(error, "lineno", None) or [1, *_template_lines(error.__traceback__)][-1]
    paragraph = re.sub("<[^>]*>", "", source.split("\n")[line - 1])[:120]
    raise BlankBroken(f"{blank}, {part}: {error} (at „{paragraph}”)") from error


def _template_lines(trace: TracebackType | None) -> Iterator[int]:
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            yield trace.tb_lineno
        trace = trace.tb_next


def _core_properties(title: str, subject: str, author: str, blank_digest: str) -> bytes:
    def text(value: str) -> str:
        return escape(_FORBIDDEN.sub("�", " ".join(value.split())))

    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{text(title)}</dc:title><dc:subject>{text(subject)}</dc:subject>"
        f"<dc:creator>{text(author)}</dc:creator><cp:lastModifiedBy>{text(author)}</cp:lastModifiedBy>"
        f"<dc:identifier>{blank_digest}</dc:identifier>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    ).encode()


def _add(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, content, compresslevel=_LEVEL)
