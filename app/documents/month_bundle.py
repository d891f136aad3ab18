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
from app.documents.pipeline import BLANKS, COVER_TRIES, USUAL_COVER_PAGES, Office, Produced
from app.documents.signing_place import every_signing_page
from app.errors import ConversionFailed
from app.month_papers import cover
from app.month_papers.bundled import Bundled, numbered

COVER_BLANK = BLANKS / "month" / "cover.docx"


@dataclass(frozen=True)
class MonthBundle:
    """The papers of a month in the order of the bundle, without its cover; the cover; all in one file.

    The slug of a paper ends in its sheet's place: ``service_card_2`` is the second participant's card.
    """

    documents: tuple[Produced, ...]
    cover: Produced
    bundle: bytes


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
    return MonthBundle(documents, front, bundle)


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
