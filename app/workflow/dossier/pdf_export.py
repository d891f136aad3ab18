"""The order of one dossier as a PDF comes in; the papers bound into one file go out."""

from collections.abc import Callable
from dataclasses import dataclass

from app.documents import handing_in
from app.documents.dossier_pdf import IMAGES, PDF, Leaf, Said, dossier_pdf
from app.documents.pipeline import Office
from app.dossier.kept import KeptFile, KeptPaper, Source
from app.errors import FileLost, SealBroken
from app.wording.dates import NBSP, long_date, short_date
from app.workflow.dossier.completeness_words import SOURCES
from app.workflow.dossier.dossier_words import NAMELESS
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.order import Order
from rules.programme import load_programme

IN_BAG = f"nie ma postaci PDF ani obrazu; jest w{NBSP}paczce ZIP"
DAMAGED = "pliku nie udało się odczytać"


@dataclass(frozen=True)
class PdfExport:
    """Makes the file of an order somebody was admitted to; it is told in the ledger by who hands it out."""

    exporting: Exporting
    office: Office

    def bound(self, order: Order, goes_on: Callable[[int, int], bool]) -> bytes | None:
        """The whole dossier in one file, or nothing when ``goes_on`` says to stop.

        It is asked before each paper, and before all are bound, how many of how many papers are read.
        ``NotOnRecord`` where the matter is gone, ``ConversionFailed`` where there is no cover.
        """
        matter = self.exporting.desk.rooms.matters.get(order.programme, order.cases[0][0])
        dossier = self.exporting.reading.whole(matter)
        leaves, left_out = list[Leaf](), list[str]()
        total = len(dossier.papers)
        for place, paper in enumerate(dossier.papers):
            if not goes_on(place, total):
                return None
            self._bind(paper, leaves, left_out)
        if not goes_on(total, total):
            return None
        said = _said(order, dossier.name or NAMELESS, tuple(left_out))
        return dossier_pdf(said, leaves, self.office)

    def _bind(self, paper: KeptPaper, leaves: list[Leaf], left_out: list[str]) -> None:
        """The paper's leaf, or why there is none; a verdict is for machines and no leaf is missed."""
        title, files = _title(paper), _to_bind(paper)
        label = f"D{len({leaf.label for leaf in leaves}) + 1}"  # leaves are counted, not what is left out
        for kept in files:
            try:
                data = self.exporting.archive.get(kept.name, owner=paper.id)
            except (FileLost, SealBroken):
                left_out.append(f"{title}: {DAMAGED}")
            else:
                leaves.append(Leaf(title, label, kept.media_type, data))
        if not files and paper.source is not Source.JUDGED:
            left_out.append(f"{title}: {IN_BAG}")


def _to_bind(paper: KeptPaper) -> tuple[KeptFile, ...]:
    """The paper's PDF, or else its pictures."""
    pdf = paper.file(PDF)
    return (pdf,) if pdf else tuple(each for each in paper.files if each.media_type in IMAGES)


def _title(paper: KeptPaper) -> str:
    told = (
        paper.title,
        f"wydanie {paper.edition}",
        f"z{NBSP}dnia {short_date(paper.made_on)}",
        SOURCES[paper.source],
    )
    return ", ".join(told)


def _said(order: Order, name: str, left_out: tuple[str, ...]) -> Said:
    programme = load_programme(order.programme)
    return Said(
        programme_name=programme.name,
        organiser_name=handing_in.stated(programme.organiser.name),
        fund=programme.edition.fund.text,
        participant_name=name,
        case_number=order.cases[0][1],
        prepared_on=long_date(order.at.date()),
        handed_out_by=order.by,
        reason=order.reason,
        left_out=left_out,
    )
