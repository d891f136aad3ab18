"""A stack a clerk is done with comes in; its papers go into their dossiers, one after another.

Before a paper is kept, its pages note which file they are about to become: work broken off between the paper
and its pages finds the paper there and does not keep it again.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.documents.scanned_paper import bound
from app.dossier.about import AboutMonth
from app.dossier.kept import KeptPaper, Signed, Source
from app.dossier.printed import PrintedPaper
from app.dossier.scans import PageState, Stack, StackPage, StackState
from app.dossier.sorting import FoundPaper, lies_there
from app.errors import NotOnRecord, StoreUnavailable
from app.matters.rights import Actor
from app.store.archive import Archive
from app.store.clock import OFFICE
from app.store.ledger import Ledger
from app.store.scan_work import ScanWork
from app.store.scans import Scans
from app.wording.numbers import Forms, counted
from app.workflow.dossier.keeping import Keeping, ToKeep
from app.workflow.dossier.scan_reading import Originals, Reader, place_of
from app.workflow.dossier.scan_sorting import SortedStack, Sorting
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules.vocabulary import MonthlyDocument

LOG = logging.getLogger(__name__)
PIECE = 10
"""Papers filed before it is told how far the work is."""
PDF = "application/pdf"
PAGES = Forms("strona", "strony", "stron", "strony")
FILING = frozenset({StackState.FILING})
PlacedPage = tuple[bytes, int]
"""A page as the PDF it lies in, and its place there from 0."""


@dataclass(frozen=True)
class ScanFiling:
    """The second half of the durable job of scans; whoever had it done was admitted by then."""

    desk: Desk
    work: ScanWork
    scans: Scans
    archive: Archive
    sorting: Sorting
    keeping: Keeping
    ledger: Ledger
    reader: Reader
    originals: Originals

    def advance(self, stack: Stack, stopping: Callable[[], bool]) -> bool:
        """File the next papers; whether anything is left that can be filed."""
        self._settle_pledged(stack)
        found = self.sorting.sorted(stack, self.scans.pages(stack.id))
        actor = self.work.filer(stack.id)
        filed = 0
        for paper in found.to_file if actor else ():
            if filed == PIECE or stopping():
                return True
            filed += actor is not None and self._is_filed(actor, stack, paper)
        if filed:
            return True
        self._finish(actor, found)
        return False

    def _is_filed(self, actor: Actor, stack: Stack, paper: FoundPaper) -> bool:
        """One that cannot be filed, for what reason ever, waits for a clerk and holds up no other."""
        try:
            self._file(actor, stack, paper)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - a stranger's page may break whatever binds it
            # Neither the message nor a traceback: either could quote what was scanned.
            LOG.warning("a paper of a scan was not filed: %s", type(error).__name__)
            return False
        return True

    def _file(self, actor: Actor, stack: Stack, paper: FoundPaper) -> None:
        pdf = self._pdf(stack, paper)
        pledge = hashlib.sha256(pdf).hexdigest()
        pledged = [replace(page, pledge=pledge) for page in paper.found]
        pages = self.scans.save(stack.id, pledged, seen=FILING)
        kept = self.keeping.keep(actor, self._paper(stack, paper, pdf), Event.PAPER_FILED)
        self._mark_filed(stack, pages, kept)

    def _settle_pledged(self, stack: Stack) -> None:
        """Pages of a paper that was kept just before the work was broken off lie in their dossier."""
        pledged = [page for page in self.scans.pages(stack.id) if page.pledge]
        for pledge in sorted({page.pledge for page in pledged}):
            pages = [page for page in pledged if page.pledge == pledge]
            kept = self._kept_as(stack, pages[0].matter_id, pledge)
            if kept is not None:
                self._mark_filed(stack, pages, kept)

    def _kept_as(self, stack: Stack, matter_id: str, pledge: str) -> KeptPaper | None:
        every = self.desk.rooms.kept_papers.find(stack.programme, subject=matter_id)
        mine = (each for each in every if each.origin == stack.id)
        return next((each for each in mine if pledge in {f.sha256 for f in each.files}), None)

    def _mark_filed(self, stack: Stack, pages: Iterable[StackPage], kept: KeptPaper) -> None:
        filed = [replace(page, state=PageState.FILED, kept_id=kept.id, pledge="") for page in pages]
        self.scans.save(stack.id, filed, seen=FILING)

    def _paper(self, stack: Stack, paper: FoundPaper, pdf: bytes) -> ToKeep:
        printed, part = paper.paper, paper.part
        return ToKeep(
            programme=stack.programme,
            matter_id=paper.matter_id,
            kind=paper.kind,
            title=paper.title,
            source=Source.SCANNED,
            made_on=_made_on(stack, paper),
            files={PDF: pdf},
            about=self._about(stack, paper),
            origin=stack.id,
            code=printed.code if printed else "",
            code_edition=printed.edition if printed else 0,
            pages=part.pages if part else max(page.page for page in paper.found),
            missing=paper.missing,
            signed=tuple(_signed(paper)),
        )

    def _about(self, stack: Stack, paper: FoundPaper) -> str:
        """As the same paper is told apart that was kept when it was made."""
        if paper.earlier is not None:
            return paper.earlier.about
        if paper.paper is None:
            return ""
        every = self.desk.rooms.kept_papers.find(stack.programme, subject=paper.matter_id)
        same = (p for p in every if (p.code, p.kind) == (paper.paper.code, paper.kind))
        made = next(same, None)
        return self._month_of(paper.paper, paper.kind) if made is None else made.about

    def _month_of(self, printed: PrintedPaper, kind: str) -> str:
        """What a month's paper will be told apart by, which came back before it was kept."""
        if kind not in set(MonthlyDocument):
            return ""
        try:
            file = self.desk.rooms.month_files.get(printed.programme, printed.origin)
        except NotOnRecord:
            return ""
        return str(AboutMonth(file.of, file.part, file.assistant_id))

    def _pdf(self, stack: Stack, paper: FoundPaper) -> bytes:
        """The pages of an earlier scan and the new ones, in the paper's own order."""
        there = dict(self._earlier_pages(paper)) | dict(self._new_pages(stack, paper))
        return bound([there[number] for number in sorted(there)], paper.title)

    def _new_pages(self, stack: Stack, paper: FoundPaper) -> Iterator[tuple[int, PlacedPage]]:
        """Of each file that pages of the paper lie in, those pages together.

        The reader is told no title: what a clerk typed may name somebody, and others see how it is called.
        """
        places = {page.page: place_of(stack, page.number) for page in paper.found}
        for file, scan in enumerate(self.originals.of(stack)):
            here = [page for page in paper.found if places[page.page].file == file]
            asked = [(places[page.page].number, page.turned) for page in here]
            pdf = self.reader.pages_pdf(scan, asked, paper.kind) if here else b""
            for place, page in enumerate(here):
                yield page.page, (pdf, place)

    def _earlier_pages(self, paper: FoundPaper) -> Iterator[tuple[int, PlacedPage]]:
        kept, part = paper.earlier, paper.part
        file = kept.file(PDF) if kept else None
        if kept is None or part is None or file is None:
            return
        pdf = self.archive.get(file.name, owner=kept.id)
        lying = (n for n in range(part.first, part.last + 1) if lies_there(kept, part, n))
        for place, number in enumerate(lying):
            yield number, (pdf, place)

    def _finish(self, actor: Actor | None, found: SortedStack) -> None:
        """A clerk has the stack again, or nobody needs it any more."""
        self.originals.let_go()
        stack = found.stack
        state = StackState.FILED if found.is_done_with else StackState.SORTED
        self.scans.save(stack.id, (), seen=FILING, state=state)
        if actor is not None:
            filed = counted(len(found.of(PageState.FILED)), PAGES)
            self.ledger.record(stack.programme, actor, Event.SCAN_FILED, filed, record_id=stack.id)


def _made_on(stack: Stack, paper: FoundPaper) -> date:
    """The day of the print; where there was none, that of the scan."""
    printed = paper.paper.made_at if paper.paper else None
    return (printed or stack.created_at).astimezone(OFFICE).date()


def _signed(paper: FoundPaper) -> Iterator[Signed]:
    """What was seen of every page that is there, that of pages that came anew instead of the earlier."""
    came: dict[int, StackPage] = {page.page: page for page in paper.found}
    earlier = paper.earlier.signed if paper.earlier else ()
    told = [each for each in earlier if each.page not in came]
    told += [each for page in paper.found for each in page.signed]
    yield from sorted(told, key=lambda each: each.page)
