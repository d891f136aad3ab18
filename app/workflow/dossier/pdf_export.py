"""A participant's dossier comes in; one PDF of its papers goes out, told in the ledger."""

from dataclasses import dataclass

from app.documents import handing_in
from app.documents.dossier_pdf import IMAGES, PDF, Leaf, Said, dossier_pdf
from app.documents.pipeline import Office
from app.dossier.kept import KeptFile, KeptPaper, Source
from app.errors import FileLost, SealBroken
from app.matters.rights import Actor
from app.wording.dates import NBSP, long_date, short_date
from app.workflow.dossier.completeness_words import SOURCES
from app.workflow.dossier.dossier_words import NAMELESS
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.order import Order, name_of_bag
from rules.programme import load_programme

IN_BAG = f"nie ma postaci PDF ani obrazu; jest w{NBSP}paczce ZIP"
DAMAGED = "pliku nie udało się odczytać"


@dataclass(frozen=True)
class PdfExport:
    """Needs the rights ``READ`` and ``EXPORT``, and a reason, as every export does."""

    exporting: Exporting
    office: Office

    def dossier_pdf(self, actor: Actor, programme: str, matter_id: str, reason: str) -> bytes:
        """The whole dossier in one file; ``ConversionFailed`` where there is no cover."""
        order = self.exporting.order(actor, programme, reason, (matter_id,))
        self.exporting.tell_asked(order, matter_id)
        dossier = self.exporting.reading.of(actor, programme, matter_id)
        leaves, left_out = list[Leaf](), list[str]()
        for place, paper in enumerate(dossier.papers, 1):
            self._bind(paper, place, leaves, left_out)
        name = dossier.name or NAMELESS
        data = dossier_pdf(_said(order, name, tuple(left_out)), leaves, self.office)
        self.exporting.tell_handed_out(order, matter_id)
        return data

    def name(self, programme: str, matter_id: str) -> str:
        """What the file is called: the case number and nobody's name."""
        matter = self.exporting.desk.rooms.matters.get(programme, matter_id)
        return f"{name_of_bag(matter.case_number)}.pdf"

    def _bind(self, paper: KeptPaper, place: int, leaves: list[Leaf], left_out: list[str]) -> None:
        """The paper's leaf, or why there is none; a verdict is for machines and no leaf is missed."""
        title, files = _title(paper), _to_bind(paper)
        for kept in files:
            try:
                data = self.exporting.archive.get(kept.name, owner=paper.id)
            except (FileLost, SealBroken):
                left_out.append(f"{title}: {DAMAGED}")
            else:
                leaves.append(Leaf(title, f"D{place}", kept.media_type, data))
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
