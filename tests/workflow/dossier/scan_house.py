"""Two participants with their prints, a clerk, and a service that reads and files scans at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.dossier.kept import KeptPaper, Source
from app.dossier.page_code import PageCode
from app.dossier.scans import PageState, SentFile, Stack, StackPage
from app.store.opened import Store
from app.workflow.dossier.opened import scan_job
from app.workflow.dossier.scan_deeds import ScanDeeds
from app.workflow.dossier.scan_job import ScanJob
from app.workflow.dossier.scan_pages import ScanPages, SeenPage
from app.workflow.dossier.scan_sorting import SortedStack, Sorting
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from tests.dossier.prints import BUNDLE, LETTER, SEJNY
from tests.matters.builders import a_matter, an_actor
from tests.workflow.dossier.paper_scans import Reader, a_scan

CLERK = an_actor()


@dataclass
class AtOnce:
    """Sees work through when it is asked for, in the caller's own thread."""

    job: ScanJob
    asked: list[str] = field(default_factory=list)

    def ask(self, kind: str, work_id: str) -> None:
        self.asked.append(kind)
        while self.job.advance(work_id, lambda: False):
            pass


@dataclass
class ScanHouse:
    store: Store
    reader: Reader
    deeds: ScanDeeds
    pages: ScanPages
    job: ScanJob

    def brings(self, *sides: PageCode | str) -> Stack:
        return self.brings_files(a_scan(*sides))

    def brings_files(self, *files: bytes) -> Stack:
        """Called 1.pdf, 2.pdf and so on."""
        sent = [SentFile(data, "application/pdf", f"{n}.pdf") for n, data in enumerate(files, 1)]
        stack, _ = self.deeds.take_in(CLERK, SEJNY, "stos.pdf", sent)
        return self.store.scans.get(SEJNY, stack.id)

    def open(self, stack: Stack) -> SortedStack:
        return self.deeds.open(CLERK, SEJNY, stack.id)

    def states(self, stack: Stack) -> list[PageState]:
        return [page.state for page in self.open(stack).pages]

    def seen(self, stack: Stack, number: int) -> SeenPage:
        version = self.store.scans.page(stack.id, number).version
        return SeenPage(SEJNY, stack.id, number, version)

    def signs(self, stack: Stack, seen: bool | None = True) -> None:
        """Every place to sign of the stack is looked at."""
        pages: Sequence[StackPage] = self.open(stack).pages
        answers = {(p.number, n): seen for p in pages for n, _ in enumerate(p.signed)}
        self.pages.confirm(CLERK, SEJNY, stack.id, answers)

    def scanned(self, matter_id: str) -> tuple[KeptPaper, ...]:
        """By kind, and then by edition."""
        kept = self.store.kept_papers.find(SEJNY, subject=matter_id)
        scanned = (paper for paper in kept if paper.source is Source.SCANNED)
        return tuple(sorted(scanned, key=lambda paper: (paper.kind, paper.edition)))

    def pdf(self, paper: KeptPaper) -> bytes:
        return self.store.archive.get(paper.files[0].name, owner=paper.id)


def a_scan_house(store: Store, desk: Desk, reader: Reader | None = None) -> ScanHouse:
    for number in (1, 2):
        matter = replace(a_matter(), id=f"m{number}", version=0, case_number=f"PS.{number}.2026")
        store.matters.add(matter, CLERK, Event.MATTER_OPENED)
    for paper in (BUNDLE, LETTER):
        store.page_codes.give(paper)
    return furnished(store, desk, reader or Reader())


def furnished(store: Store, desk: Desk, reader: Reader) -> ScanHouse:
    job = scan_job(store, desk, reader)
    sorting = Sorting(desk, store.page_codes)
    deeds = ScanDeeds(desk, store.scans, sorting, AtOnce(job), store.ledger)  # type: ignore[arg-type] # all it asks of a queue
    return ScanHouse(store, reader, deeds, ScanPages(deeds), job)
