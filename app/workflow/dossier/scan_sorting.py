"""A stack of a programme comes in; its pages go out as they stand today, with the papers they make up."""

from dataclasses import dataclass, field, replace

from app.dossier.kept import KeptPaper, Source
from app.dossier.printed import PrintedPaper, PrintedPart
from app.dossier.scans import PageState, Stack, StackPage
from app.dossier.sorting import FoundPaper, papers_of, sort_pages
from app.errors import NotOnRecord
from app.store.page_codes import PageCodes
from app.workflow.office.desk import Desk

OPEN = frozenset(
    {
        PageState.WAITING,
        PageState.KNOWN,
        PageState.DOUBLE,
        PageState.UNTAKEN,
        PageState.FOREIGN,
        PageState.UNREADABLE,
    }
)
"""Pages that keep a stack from being done with."""


@dataclass(frozen=True)
class SortedStack:
    """``papers`` are those of pages that are known; whatever else there is, ``pages`` say.

    ``stored`` are the pages as they were when they were last saved.
    """

    stack: Stack
    pages: tuple[StackPage, ...]
    papers: tuple[FoundPaper, ...] = ()
    stored: tuple[StackPage, ...] = ()

    @property
    def is_done_with(self) -> bool:
        return not any(page.state in OPEN for page in self.pages)

    @property
    def to_file(self) -> tuple[FoundPaper, ...]:
        """Papers whose every place to sign was looked at."""
        return tuple(paper for paper in self.papers if paper.is_settled)

    @property
    def changed(self) -> tuple[StackPage, ...]:
        """What is not as it was saved."""
        both = zip(self.pages, self.stored, strict=True)
        return tuple(now for now, before in both if now != before)

    def of(self, *states: PageState) -> tuple[StackPage, ...]:
        return tuple(page for page in self.pages if page.state in states)


@dataclass(frozen=True)
class Sorting:
    """Whoever asks was admitted by then."""

    desk: Desk
    codes: PageCodes

    def sorted(self, stack: Stack, pages: tuple[StackPage, ...]) -> SortedStack:
        """By the prints, matters and dossiers there are now."""
        known = _Known(self.desk, self.codes, stack.programme)
        told = (known.of_a_matter(page) for page in pages)
        now = sort_pages(told, known.print_of, known.scan_of)
        return SortedStack(stack, now, papers_of(now, known.print_of, known.scan_of), pages)


@dataclass(frozen=True)
class _Known:
    """What one programme knows, each thing looked up once."""

    desk: Desk
    codes: PageCodes
    programme: str
    _prints: dict[tuple[str, int], PrintedPaper | None] = field(default_factory=dict)
    _scans: dict[str, tuple[KeptPaper, ...]] = field(default_factory=dict)
    _matters: dict[str, bool] = field(default_factory=dict)

    def print_of(self, code: str, edition: int) -> PrintedPaper | None:
        """The print, its parts of matters that are no longer there being nobody's."""
        key = (code, edition)
        if key not in self._prints:
            paper = self.codes.find(self.programme, code, edition)
            self._prints[key] = None if paper is None else self._owned(paper)
        return self._prints[key]

    def scan_of(self, paper: PrintedPaper, part: PrintedPart) -> KeptPaper | None:
        """The latest scan of this print in the dossier."""
        if part.matter_id not in self._scans:
            kept = self.desk.rooms.kept_papers.find(self.programme, subject=part.matter_id)
            self._scans[part.matter_id] = tuple(k for k in kept if k.source is Source.SCANNED)
        same = (paper.code, paper.edition, part.slug)
        of_it = [
            each
            for each in self._scans[part.matter_id]
            if (each.code, each.code_edition, each.kind) == same
        ]
        return max(of_it, key=lambda each: each.edition, default=None)

    def of_a_matter(self, page: StackPage) -> StackPage:
        """A page a clerk put somewhere by word alone is anybody's again once its matter is gone."""
        if not page.kind or page.state is PageState.FILED or self._is_there(page.matter_id):
            return page
        return replace(page, kind="", title="", page=0, by_hand=False, matter_id="")

    def _owned(self, paper: PrintedPaper) -> PrintedPaper:
        parts = (
            part if self._is_there(part.matter_id) else replace(part, matter_id="")
            for part in paper.parts
        )
        return replace(paper, parts=tuple(parts))

    def _is_there(self, matter_id: str) -> bool:
        if matter_id and matter_id not in self._matters:
            try:
                self.desk.rooms.matters.get(self.programme, matter_id)
            except NotOnRecord:
                self._matters[matter_id] = False
            else:
                self._matters[matter_id] = True
        return self._matters.get(matter_id, False)
