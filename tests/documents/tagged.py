"""Small tagged PDFs, written by hand so that each holds exactly what a test is about; and readers."""

import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, String

from app.documents.stamp_font import stamp_font

LINK = "Przejdź dalej"
A4 = (595.28, 841.89)
CLAIMS = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "B"}


def a_tagged_pdf(
    *pages: Sequence[str],
    title: str = "Karta",
    language: str = "pl-PL",
    roles: Mapping[str, str] | None = None,
    outline: Sequence[str] = (),
    ids: Sequence[str] = (),
    target: str = "",
    size: tuple[float, float] = A4,
    turn: int = 0,
    claims: bool = True,
) -> bytes:
    """A PDF whose pages hold these lines, each a paragraph; „# ” begins a heading.

    ``roles`` maps role names to standard ones, and the first is what paragraphs are; ``outline`` has
    one title per page; ``ids`` name the first elements; ``target`` is a named destination on the
    last page, with a link to it on the first.
    """
    pdf = Pdf.new()
    roles = roles or {"Standard": "P"}
    font = stamp_font()
    embedded = font.embed(pdf)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array())
    )
    parents = NumberTree.new(pdf)
    elements: list[Object] = []
    for number, lines in enumerate(pages):
        page = pdf.add_blank_page(page_size=size)
        page.rotation = turn
        page.obj.Resources = Dictionary(Font=Dictionary(F=embedded))
        painted, entries = [], Array()
        for mark, line in enumerate(lines):
            kind = "H1" if line.startswith("# ") else next(iter(roles))
            text = font.encode(line.removeprefix("# "))
            painted.append(
                f"/{kind} <</MCID {mark}>> BDC BT /F 12 Tf 60 {size[1] - 60 - 20 * mark} Td "
                f"<{text}> Tj ET EMC"
            )
            element = pdf.make_indirect(
                Dictionary(
                    Type=Name.StructElem, S=Name(f"/{kind}"), P=document, Pg=page.obj, K=mark
                )
            )
            document.K.append(element)
            elements.append(element)
            entries.append(element)
        page.obj.Contents = pdf.make_stream("\n".join(painted).encode())
        page.obj.StructParents = number
        parents[number] = pdf.make_indirect(entries)
    if ids:
        tree = NameTree.new(pdf)
        for name, element in zip(ids, elements, strict=False):
            element.ID = String(name)
            tree[name] = element
        elements[-1].A = Dictionary(O=Name.Table, Headers=Array([String(ids[0])]))
        root.IDTree = tree.obj
    if target:
        _link(pdf, document, parents, len(pages), target)
    root.K = Array([document])
    root.ParentTree = parents.obj
    root.RoleMap = Dictionary({f"/{own}": Name(f"/{known}") for own, known in roles.items()})
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1)])
    with pdf.open_outline() as bookmarks:
        for number, item in enumerate(outline):
            bookmarks.root.append(pikepdf.OutlineItem(item, number))
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = title
        for claim, value in CLAIMS.items() if claims else ():
            metadata[claim] = value
    return saved(pdf)


def an_untagged_pdf(*contents: bytes, size: tuple[float, float] = A4) -> bytes:
    """A PDF without tags; every page paints its own content stream."""
    pdf = Pdf.new()
    for content in contents:
        page = pdf.add_blank_page(page_size=size)
        page.obj.Contents = pdf.make_stream(content)
    return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def opened(pdf: bytes) -> Pdf:
    return pikepdf.open(BytesIO(pdf))


def told(pdf: bytes, program: str, *options: str) -> str:
    """What one of the command line readers says of a PDF; a failure of the program is an error."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        target = ["-"] if program == "pdftotext" else []
        command = [program, *options, file.name, *target]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()


@cache
def structure(pdf: bytes) -> list[str]:
    """The structure tree with its texts, line by line.

    The reader loads the colour profile anew for every element, so it is shown the file without.
    """
    plain = opened(pdf)
    if Name.OutputIntents in plain.Root:
        del plain.Root.OutputIntents
    lines = told(saved(plain), "pdfinfo", "-enc", "UTF-8", "-struct-text").splitlines()
    return [line.strip() for line in lines]


def read_aloud(pdf: bytes) -> list[str]:
    """Every text of the structure tree, in the tree's order."""
    return [line[1:-1] for line in structure(pdf) if re.fullmatch('".*"', line)]


def faults(pdf: bytes) -> list[str]:
    """The rules of accessibility a PDF breaks, by the checker's codes; warnings are left out."""
    from outloud import check  # noqa: PLC0415 - it takes a second to load, and few tests need it

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        result = check(file.name)
    assert not result.error, result.error
    return [f"{one.rule}: {one.message}" for one in result.findings if one.severity == "error"]


def elements(pdf: Pdf) -> Iterator[Object]:
    """Every structure element, parents before their children."""

    def below(element: Object) -> Iterator[Object]:
        yield element
        kids = element.get(Name.K, Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and Name.S in kid:
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot.K[0])


def _link(pdf: Pdf, document: Object, parents: NumberTree, key: int, target: str) -> None:
    link = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Link, P=document, Alt=String(LINK))
    )
    annotation = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([60, 60, 160, 80]),
            Contents=String(LINK),
            StructParent=key,
            A=Dictionary(S=Name.GoTo, D=String(target)),
        )
    )
    pdf.pages[0].obj.Annots = Array([annotation])
    link.K = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=pdf.pages[0].obj)
    document.K.append(link)
    parents[key] = link
    names = NameTree.new(pdf)
    names[target] = Dictionary(D=Array([pdf.pages[-1].obj, Name.Fit]))
    pdf.Root.Names = Dictionary(Dests=names.obj)
