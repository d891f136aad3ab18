"""The sheets of an assistant's month come in; its papers and one file to print, with a cover, go out.

The cards of all participants stand first, then the logs: in the order of the attachments.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

from app.attachments import MONTHLY
from app.attachments.monthly import MonthlyAttachment, MonthSheet
from app.documents.bundle import Part, assemble
from app.documents.convert import page_count
from app.documents.fill import fill
from app.documents.month_papers import month_paper
from app.documents.page_mark import marked
from app.documents.pipeline import BLANKS, COVER_TRIES, USUAL_COVER_PAGES, Office, Produced
from app.documents.signing_boxes import signing_boxes
from app.documents.signing_place import every_signing_page
from app.dossier.printed import PrintedPart
from app.errors import ConversionFailed
from app.month_papers import cover
from app.month_papers.bundled import Bundled, numbered

COVER_BLANK = BLANKS / "month" / "cover.docx"


@dataclass(frozen=True)
class MonthBundle:
    """The papers of a month in the order of the bundle, without its cover; the cover; all in one file.

    The slug of a paper ends in its sheet's place: ``service_card_2`` is the second participant's card.
    ``parts`` are the papers as pages of the bundle, each with whose it is.
    """

    documents: tuple[Produced, ...]
    cover: Produced
    bundle: bytes
    parts: tuple[PrintedPart, ...]

    @property
    def pages(self) -> int:
        """Of the whole bundle."""
        return self.parts[-1].last

    def marked(self, code: str, edition: int) -> "MonthBundle":
        """With a code on every page; a paper printed alone tells which pages of the bundle it is."""
        whole, cover = self.pages, self.cover
        documents = (
            replace(made, pdf=marked(made.pdf, code, edition, first=part.first, pages=whole))
            for made, part in zip(self.documents, self.parts, strict=True)
        )
        return replace(
            self,
            documents=tuple(documents),
            cover=replace(cover, pdf=marked(cover.pdf, code, edition, pages=whole)),
            bundle=marked(self.bundle, code, edition),
        )


@dataclass(frozen=True)
class _Place:
    """One paper to be made: of which sheet, and which of how many sheets that is."""

    attachment: MonthlyAttachment
    sheet: MonthSheet
    number: int
    of: int

    @property
    def label(self) -> str:
        """The beginning of its page labels: „Z7”, „Z6.2” of the second of several sheets."""
        entry = self.sheet.programme.attachments.get(self.attachment.slug)
        order = MONTHLY.index(self.attachment) + 1
        mark = f"Z{entry.number}" if entry and entry.number else f"D{order}"
        return mark if self.of == 1 else f"{mark}.{self.number}"

    def named(self, title: str) -> str:
        """Within the bundle a paper is named with its participant; alone it names nobody."""
        return ", ".join(each for each in (title, self.sheet.case.participant.full_name) if each)


def month_bundle(sheets: Sequence[MonthSheet], *, office: Office, today: date) -> MonthBundle:
    """All papers of one assistant's month, of one part of it: a sheet for each participant, at least one.

    Raises ``ConversionFailed`` or ``BlankBroken``: no bundle is made with a paper missing.
    """
    places = [
        _Place(attachment, sheet, number, len(sheets))
        for attachment in MONTHLY
        for number, sheet in enumerate(sheets, 1)
        if attachment.applies(sheet)
    ]
    documents = _made(places, office)
    papers = [_bundled(place, made) for place, made in zip(places, documents, strict=True)]
    front = _cover(sheets, papers, today=today, office=office)
    parts = [
        Part(made.slug, place.named(made.title), made.pdf, place.label)
        for place, made in zip(places, documents, strict=True)
    ]
    first = sheets[0]
    bundle = assemble(
        [Part(front.slug, front.title, front.pdf, label="O"), *parts],
        title=f"{cover.TITLE} {first.number} – {first.programme.name}",
        document_id=first.code,
    )
    firsts = numbered(papers, page_count(front.pdf) + 1)
    printed = (
        _printed(place, made, paper)
        for place, made, paper in zip(places, documents, firsts, strict=True)
    )
    return MonthBundle(documents, front, bundle, tuple(printed))


def _made(places: Sequence[_Place], office: Office) -> tuple[Produced, ...]:
    """The papers, filled and converted side by side, as many at once as the office serves."""

    def make(place: _Place) -> Produced:
        made = month_paper(place.attachment, place.sheet, office=office)
        return replace(made, slug=f"{made.slug}_{place.number}")

    with ThreadPoolExecutor(max_workers=max(1, min(len(places), 8))) as threads:
        return tuple(threads.map(make, places))


def _bundled(place: _Place, made: Produced) -> Bundled:
    signatures = place.attachment.signatures(place.sheet)
    _assistant, participant, _organiser = signatures
    return Bundled(
        title=place.named(made.title),
        count=page_count(made.pdf),
        signed_on=every_signing_page(made.pdf, signatures),
        signer=participant.who,
    )


def _printed(place: _Place, made: Produced, paper: Bundled) -> PrintedPart:
    """The paper as pages of the bundle; a log is signed wherever one of it ends."""
    signatures = place.attachment.signatures(place.sheet)
    signing = tuple(
        replace(each, page=each.page + paper.first - 1)
        for each in signing_boxes(made.pdf, signatures, every=True)
    )
    slug, whose = place.attachment.slug, place.sheet.matter_id
    return PrintedPart(slug, made.title, paper.first, paper.count, whose, signing)


def _cover(
    sheets: Sequence[MonthSheet], papers: Sequence[Bundled], *, today: date, office: Office
) -> Produced:
    """The cover with the page numbers that are right for its own length, which they may change."""
    length = USUAL_COVER_PAGES
    for _ in range(COVER_TRIES):
        said = cover.context(sheets, numbered(papers, length + 1), today=today)
        docx = fill(COVER_BLANK, said, title=f"{cover.TITLE} {sheets[0].number}")
        pdf = office.convert(docx)
        pages = page_count(pdf)
        if pages == length:
            return Produced("cover", cover.NAME, docx, pdf)
        length = pages
    raise ConversionFailed("the length of the cover does not settle")
