"""A paper of the office comes in; its PDF goes out with the code on every page, registered as a print."""

from dataclasses import dataclass, replace

from app.commission_papers import CommissionPaper
from app.documents.commission import commission_paper
from app.documents.convert import page_count
from app.documents.page_mark import marked
from app.documents.pipeline import Office, Produced
from app.documents.signing_boxes import signing_boxes
from app.documents.spot_check import spot_check_paper
from app.dossier.printed import PrintedPaper, PrintedPart
from app.month_papers.paper import MonthPaper
from app.workflow.office.printing import Print, registered
from app.workflow.office.rooms import PageCodes


@dataclass(frozen=True)
class About:
    """What a paper is of: ``origin`` the id of a session, a matter or a check, ``matter_id`` whose it is.

    Minutes and lists are about many and belong to no matter; a list is of nothing but its programme.
    """

    programme: str
    origin: str
    matter_id: str = ""


@dataclass(frozen=True)
class Coded:
    """A paper with its code on every page, and the print it is."""

    made: Produced
    print: PrintedPaper


@dataclass(frozen=True)
class OfficePapers:
    """``office`` makes PDFs; ``ConversionFailed`` or ``BlankBroken`` where it cannot."""

    codes: PageCodes
    office: Office

    def of_commission(self, paper: CommissionPaper, about: About) -> bytes:
        """Minutes, lists, a card of assessment."""
        return self.commission_print(paper, about).made.pdf

    def of_check(self, paper: MonthPaper, about: About) -> bytes:
        """The record of a spot check; one nobody filled in yet is a blank and has no code."""
        return self.check_print(paper, about).made.pdf

    def commission_print(self, paper: CommissionPaper, about: About) -> Coded:
        return self._coded(commission_paper(paper, office=self.office), paper, about)

    def check_print(self, paper: MonthPaper, about: About) -> Coded:
        return self._coded(spot_check_paper(paper, office=self.office), paper, about)

    def _coded(self, made: Produced, paper: CommissionPaper | MonthPaper, about: About) -> Coded:
        pages, places = page_count(made.pdf), signing_boxes(made.pdf, paper.signatures)
        part = PrintedPart(made.slug, made.title, 1, pages, about.matter_id, places)
        code = self.codes.code_of(made.slug, about.programme, about.origin)
        said = (made.docx,)
        of = Print(code, about.programme, made.slug, about.origin, made.title, (part,), said)
        given = registered(self.codes, of, pages)
        return Coded(replace(made, pdf=marked(made.pdf, given.code, given.edition)), given)
