"""Tagged PDFs come in, one tagged PDF goes out: bookmarked, labelled, with a footer on every page.

A screen reader reads the bundle as it reads its parts. The bundle claims PDF/UA only when every
part does and none had to be made a picture, and never PDF/A, which nothing here can vouch for.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, String

from app.documents import untagged
from app.documents.outline import Outline
from app.documents.stamp import Footer, Stamp
from app.documents.structure_tree import StructureTree, is_tagged

PRODUCER = "Teczka"


@dataclass(frozen=True)
class Part:
    """One paper: ``title`` names its bookmark, ``label`` begins its page labels (``Z1``)."""

    slug: str
    title: str
    pdf: bytes
    label: str


def assemble(
    parts: Sequence[Part],
    *,
    title: str,
    document_id: str = "",
    whole: str = "",
    language: str = "pl-PL",
) -> bytes:
    """Join the parts in this order; a part without tags becomes one figure per page.

    ``whole`` is what footers call all of it; else that is the package of ``document_id``, or without one a
    set of forms, which belongs to nobody yet.

    Raises ``pikepdf.PdfError`` for a part that is no PDF or is encrypted.
    """
    with ExitStack() as files:
        bundle = files.enter_context(Pdf.new())
        sources = [files.enter_context(pikepdf.open(BytesIO(part.pdf))) for part in parts]
        total = sum(len(source.pages) for source in sources)
        binding = _Binding(bundle, whole or _whole(document_id), total, language)
        for part, source in zip(parts, sources, strict=True):
            binding.add(part, source)
        binding.finish()
        _catalogue(bundle, language)
        _claim(bundle, title, language, accessible=all(_claims_pdf_ua(s) for s in sources))
        file = BytesIO()
        bundle.save(file, min_version="1.7")
        return file.getvalue()


class _Binding:
    """The bundle while its parts are being bound into it."""

    def __init__(self, bundle: Pdf, whole: str, total: int, language: str) -> None:
        self._bundle = bundle
        self._whole = whole
        self._total = total
        self._tree = StructureTree(bundle, language)
        self._outline = Outline(bundle)
        self._stamp = Stamp(bundle)

    def add(self, part: Part, source: Pdf) -> None:
        tagged = is_tagged(source)
        if not tagged:
            untagged.flatten(source)
        start = len(self._bundle.pages)
        self._bundle.add_pages_from(source)
        pages = list(self._bundle.pages)[start:]
        if tagged:
            self._tree.adopt(source, pages)
        else:
            self._picture(part.title, pages)
        for number, page in enumerate(pages, start + 1):
            page.obj.Tabs = Name.S
            self._stamp.press(page, self._footer(part.title, number, start + 1, tagged=tagged))
        self._outline.add(source, pages[0], part.title, part.label)

    def finish(self) -> None:
        self._tree.finish()
        self._outline.finish()

    def _picture(self, title: str, pages: Sequence[Page]) -> None:
        """Tag a part that has no tags: its title as its first heading, each page a figure."""
        element = self._tree.enclose()
        for number, page in enumerate(pages, 1):
            heading = [Dictionary(S=Name.H1)] if number == 1 else []
            untagged.enclose(self._bundle, page, mark=len(heading))
            description = f"{title}, strona {number} z {len(pages)}"
            self._tree.describe(element, page, [*heading, untagged.figure(page, description)])

    def _footer(self, title: str, number: int, first: int, *, tagged: bool) -> Footer:
        """Which page of the bundle this is; a paper with no footer of its own is named, too."""
        place = f"{self._whole} · strona {number} z {self._total}"
        if tagged:
            return Footer(place)
        return Footer(place, left=title, heading=0 if number == first else None)


def _whole(document_id: str) -> str:
    return f"Pakiet {document_id}" if document_id else "Komplet formularzy"


def _catalogue(bundle: Pdf, language: str) -> None:
    bundle.Root.Lang = String(language)
    bundle.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    bundle.Root.OpenAction = Array([bundle.pages[0].obj, Name.Fit])


def _claim(bundle: Pdf, title: str, language: str, *, accessible: bool) -> None:
    """What the metadata says about the bundle, and nothing it does not keep.

    Saving the metadata writes title, producer and hour into the older document info, too.
    """
    with bundle.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = [language]
        metadata["pdf:Producer"] = PRODUCER
        metadata["xmp:CreateDate"] = datetime.now(UTC).isoformat(timespec="seconds")
        if accessible:
            metadata["pdfuaid:part"] = "1"


def _claims_pdf_ua(source: Pdf) -> bool:
    """Whether the part says so itself and has the tags to show for it."""
    with source.open_metadata() as metadata:
        return is_tagged(source) and metadata.get("pdfuaid:part") == "1"
