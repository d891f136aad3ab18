"""A case and its verdict come in; filled papers, their PDFs and one bundle ready to sign go out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from app.attachments import ALL
from app.attachments.attachment import Attachment
from app.config import ROOT
from app.documents import cover
from app.documents.bundle import Part, assemble
from app.documents.checklist import Paper, numbered
from app.documents.convert import page_count
from app.documents.fill import fill
from app.documents.page_mark import marked
from app.documents.signing_boxes import signing_boxes
from app.documents.signing_place import signing_pages
from app.documents.verdict_file import verdict_json
from app.dossier.printed import PrintedPart, SigningPlace
from app.errors import ConversionFailed
from app.wording.labels import label
from rules.case import Case
from rules.programme import Programme
from rules.verdict import Verdict
from rules.vocabulary import Document

BLANKS = ROOT / "form_templates"
USUAL_COVER_PAGES = 1
COVER_TRIES = 3


class Office(Protocol):
    """Whatever turns a DOCX into a PDF; both raise ``ConversionFailed`` with the reason."""

    def convert(self, docx: bytes) -> bytes:
        """Tagged, for whoever reads it."""

    def convert_to_print(self, docx: bytes) -> bytes:
        """The same pages and bookmarks without tags, for a printer alone."""


@dataclass(frozen=True)
class Produced:
    """One paper, to edit and to print; ``title`` as bookmarks and contents name it."""

    slug: str
    title: str
    docx: bytes
    pdf: bytes


@dataclass(frozen=True)
class Production:
    """Everything made of one case; ``documents`` in the order of the bundle, without its cover.

    ``parts`` are the papers of the bundle, of which the cover is none and the certificate's copy is one.
    """

    documents: tuple[Produced, ...]
    cover: Produced
    bundle: bytes
    verdict_json: bytes
    parts: tuple[PrintedPart, ...]

    @property
    def title(self) -> str:
        """Of the whole bundle; it names nobody."""
        return cover.TITLE

    @property
    def pages(self) -> int:
        """Of the whole bundle."""
        return self.parts[-1].last

    def marked(self, code: str, edition: int) -> "Production":
        """With a code on every page; a paper printed alone tells which pages of the bundle it is."""
        first = {part.slug: part.first for part in self.parts}

        def mark(paper: Produced) -> Produced:
            place = first.get(paper.slug, 1)
            return replace(
                paper, pdf=marked(paper.pdf, code, edition, first=place, pages=self.pages)
            )

        return replace(
            self,
            documents=tuple(mark(each) for each in self.documents),
            cover=mark(self.cover),
            bundle=marked(self.bundle, code, edition),
        )


@dataclass(frozen=True)
class BlankForms:
    """The blank forms of a programme, one by one and in one file."""

    documents: tuple[Produced, ...]
    bundle: bytes


def produce(  # noqa: PLR0913 - each is something the papers say
    case: Case,
    programme: Programme,
    verdict: Verdict,
    *,
    office: Office,
    copies: bytes | None,
    today: date,
    document_id: str,
) -> Production:
    """All papers this case needs, and the bundle; ``copies`` is the certificate as A4 PDF.

    Raises ``ConversionFailed`` or ``BlankBroken``: no bundle is made with a paper missing.
    """
    needed = [attachment for attachment in ALL if attachment.applies(case, programme)]
    documents = _made(needed, case, programme, office, document_id)
    papers = [
        _paper(attachment, document, case, programme)
        for attachment, document in zip(needed, documents, strict=True)
    ]
    parts = _parts(documents, programme)
    if copies is not None:
        slug = Document.CERTIFICATE_COPY
        papers.append(Paper(slug, label(slug), page_count(copies)))
        parts.append(Part(slug, label(slug), copies, label="K"))
    say = partial(cover.context, case, programme, verdict, today=today, document_id=document_id)
    front = _cover(say, papers, office)
    bundle = assemble(
        [Part(front.slug, front.title, front.pdf, label="O"), *parts],
        title=f"{cover.TITLE} {document_id} – {programme.name}",
        document_id=document_id,
    )
    places = {
        attachment.slug: signing_boxes(document.pdf, attachment.signatures(case, programme))
        for attachment, document in zip(needed, documents, strict=True)
    }
    printed = _printed(numbered(papers, page_count(front.pdf) + 1), places)
    return Production(
        documents, front, bundle, verdict_json(verdict, case, programme), tuple(printed)
    )


def produce_blanks(programme: Programme, *, office: Office) -> BlankForms:
    """Every form an application to this programme may need, empty, for filling in by hand."""
    listed = {requirement.document for requirement in programme.requirements}
    needed = [attachment for attachment in ALL if attachment.slug in listed]
    documents = _made(needed, Case(programme=programme.slug), programme, office)
    title = f"Puste formularze – {programme.name}"
    bundle = assemble(_parts(documents, programme), title=title)
    return BlankForms(documents, bundle)


def _made(
    attachments: Sequence[Attachment],
    case: Case,
    programme: Programme,
    office: Office,
    document_id: str = "",
) -> tuple[Produced, ...]:
    """The papers, filled and converted side by side, as many at once as the office serves."""

    def make(attachment: Attachment) -> Produced:
        docx = attachment_docx(attachment, case, programme, document_id)
        return Produced(
            attachment.slug, title_of(attachment.slug, programme), docx, office.convert(docx)
        )

    with ThreadPoolExecutor(max_workers=max(1, len(attachments))) as threads:
        return tuple(threads.map(make, attachments))


def attachment_docx(
    attachment: Attachment, case: Case, programme: Programme, document_id: str = ""
) -> bytes:
    """The DOCX alone, which takes no LibreOffice; raises ``BlankBroken``."""
    said = {**attachment.context(case, programme), "document_id": document_id}
    entry = programme.attachments.get(attachment.slug)
    official = entry.title if entry else label(Document(attachment.slug))
    return fill(BLANKS / f"{attachment.slug}.docx", said, title=official)


def cover_docx(said: Mapping[str, Any]) -> bytes:
    """The DOCX alone; raises ``BlankBroken``."""
    return fill(BLANKS / "cover.docx", said, title=cover.TITLE)


def title_of(slug: str, programme: Programme) -> str:
    """„Załącznik nr 1 – Karta zgłoszenia do Programu”, or the name alone."""
    entry = programme.attachments.get(slug)
    name = label(Document(slug))
    return f"Załącznik nr {entry.number} – {name}" if entry and entry.number else name


def _parts(documents: Sequence[Produced], programme: Programme) -> list[Part]:
    """Page labels begin with the attachment's number (Z1), or else its place (D1)."""
    parts = []
    for place, document in enumerate(documents, 1):
        entry = programme.attachments.get(document.slug)
        mark = f"Z{entry.number}" if entry and entry.number else f"D{place}"
        parts.append(Part(document.slug, document.title, document.pdf, mark))
    return parts


def _paper(attachment: Attachment, document: Produced, case: Case, programme: Programme) -> Paper:
    places = signing_pages(document.pdf, attachment.signatures(case, programme))
    return Paper(document.slug, document.title, page_count(document.pdf), places)


def _printed(
    papers: Sequence[Paper], places: Mapping[str, Sequence[SigningPlace]]
) -> Iterator[PrintedPart]:
    """The papers as parts of the bundle, with the places to sign on the bundle's pages."""
    for paper in papers:
        signing = tuple(
            replace(place, page=place.page + paper.first - 1)
            for place in places.get(paper.slug, ())
        )
        yield PrintedPart(paper.slug, paper.title, paper.first, paper.count, signing=signing)


def _cover(
    say: Callable[[Sequence[Paper]], dict[str, Any]], papers: Sequence[Paper], office: Office
) -> Produced:
    """The cover with the page numbers that are right for its own length, which they may change."""
    length = USUAL_COVER_PAGES
    for _ in range(COVER_TRIES):
        docx = cover_docx(say(numbered(papers, length + 1)))
        pdf = office.convert(docx)
        pages = page_count(pdf)
        if pages == length:
            return Produced("cover", cover.NAME, docx, pdf)
        length = pages
    raise ConversionFailed("the length of the cover does not settle")
