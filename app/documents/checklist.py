"""The papers of a bundle come in; what is in it, what to sign and what to add goes out, in Polish."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from types import MappingProxyType

from app.attachments.attachment import Signature, Signer
from app.documents.handing_in import UNSURE
from app.wording.labels import label
from rules.application.completeness import PRINTED, requirements
from rules.case import Case
from rules.programme import Need, Programme
from rules.vocabulary import Document

HOW = {
    Need.REQUIRED: "dołącz do pakietu",
    Need.OPTIONAL: "możesz dołączyć",
    Need.SHOWN: "weź ze sobą i pokaż w biurze; nie oddawaj",
}
ENCLOSED = "jest w pakiecie (str. {pages}); sprawdź, czy da się przeczytać cały tekst"


@dataclass(frozen=True)
class Paper:
    """One paper of the bundle: its pages, and on which of them, counted from 1, who signs.

    ``first`` is its first page in the bundle, known once the length of the cover is.
    """

    slug: str
    title: str
    count: int
    signatures: Mapping[Signature, int] = field(default_factory=lambda: MappingProxyType({}))
    first: int = 1

    @property
    def pages(self) -> str:
        """„5” or „5–7”, in the bundle."""
        last = self.first + self.count - 1
        return str(self.first) if self.count == 1 else f"{self.first}–{last}"


def numbered(papers: Sequence[Paper], first: int) -> list[Paper]:
    """The papers one after another, beginning on this page of the bundle."""
    starts = accumulate((paper.count for paper in papers), initial=first)
    return [replace(paper, first=start) for paper, start in zip(papers, starts, strict=False)]


def contents(papers: Sequence[Paper]) -> list[dict[str, str]]:
    """The table of contents."""
    return [{"title": paper.title, "pages": paper.pages} for paper in papers]


def to_sign(papers: Sequence[Paper]) -> list[dict[str, str]]:
    """Every place the applicant's side signs, in the order of the pages."""
    return [
        {
            "title": label(Document(paper.slug)),
            "page": str(paper.first + page - 1),
            "who": signature.who,
        }
        for paper, signature, page in _signatures(papers)
        if signature.signer is not Signer.ORGANISER
    ]


def left_empty(papers: Sequence[Paper]) -> str:
    """The pages on which the office signs, as in „5 i 8”; empty when there is none."""
    pages = {
        paper.first + page - 1
        for paper, signature, page in _signatures(papers)
        if signature.signer is Signer.ORGANISER
    }
    *others, last = [str(page) for page in sorted(pages)] or [""]
    return f"{', '.join(others)} i {last}" if others else last


def to_add(case: Case, programme: Programme, papers: Sequence[Paper]) -> Iterator[dict[str, str]]:
    """What belongs to the application besides the printed papers, and what to do about it."""
    bound = {paper.slug: paper.pages for paper in papers}
    for requirement in requirements(case, programme):
        if requirement.document in PRINTED:
            continue
        how = HOW[requirement.need]
        if requirement.document in bound:
            how = ENCLOSED.format(pages=bound[requirement.document])
        sure = requirement.source.confirmed
        yield {"title": label(requirement.document), "how": how + ("" if sure else UNSURE)}


def _signatures(papers: Sequence[Paper]) -> list[tuple[Paper, Signature, int]]:
    places = [
        (paper, signature, page) for paper in papers for signature, page in paper.signatures.items()
    ]
    return sorted(places, key=lambda place: place[0].first + place[2])
