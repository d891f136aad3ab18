"""A stack whose pages wait comes in; they are read some at a time, kept with their pictures, and sorted.

A page that ends the process, or whose reading fails, is tried by itself and then left to a clerk: the others
are read all the same.
"""

import logging
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import astuple, dataclass, field
from itertools import accumulate
from typing import Protocol

from app.documents.scans import ScannedSide, SharedBytes
from app.dossier.scans import PageState, Stack, StackPage, StackState, Why
from app.errors import ChangedMeanwhile, StoreUnavailable
from app.store.scan_work import ScanWork
from app.store.scans import Scans
from app.workflow.dossier.scan_sorting import Sorting

LOG = logging.getLogger(__name__)
PIECE = 20
"""Pages read at once: some seconds of work."""
Scan = bytes | SharedBytes


class Reader(Protocol):
    """Whatever reads scans; ``UploadRefused`` for what is none."""

    def count_pages(self, scan: Scan) -> int: ...

    def read_pages(self, scan: Scan, first: int, last: int) -> tuple[ScannedSide, ...]: ...

    def pages_pdf(self, scan: Scan, pages: Sequence[tuple[int, int]], title: str) -> bytes: ...


@dataclass
class Originals:
    """The files of the stack at hand, each held once however many pieces are worked through."""

    scans: Scans
    _stack_id: str = ""
    _held: tuple[SharedBytes, ...] = ()
    _open: ExitStack = field(default_factory=ExitStack)

    def of(self, stack: Stack) -> Sequence[SharedBytes]:
        if stack.id != self._stack_id:
            self.let_go()
            files = (SharedBytes(data) for data in self.scans.originals(stack))
            self._held = tuple(self._open.enter_context(file) for file in files)
            self._stack_id = stack.id
        return self._held

    def let_go(self) -> None:
        self._open.close()
        self._held, self._stack_id = (), ""


@dataclass(frozen=True)
class Place:
    """Where a page of a stack lies: in which of its files, and which page of it, from 1."""

    file: int
    number: int


def place_of(stack: Stack, number: int) -> Place:
    ends = list(accumulate(stack.lengths))
    file = next(index for index, end in enumerate(ends) if number <= end)
    return Place(file, number - (ends[file] - stack.lengths[file]))


@dataclass(frozen=True)
class ScanReading:
    """What follows the opening of a stack's files in the durable job of scans."""

    work: ScanWork
    scans: Scans
    sorting: Sorting
    reader: Reader
    originals: Originals

    def advance(self, stack: Stack) -> bool:
        """Read the next pages; whether anything is left to read."""
        waiting = self.work.waiting(stack.id, PIECE)
        if not waiting:
            self._sort(stack)
            return False
        tries = self.work.take(stack.id)
        try:
            self._read(stack, waiting, tries)
        except StoreUnavailable:
            self.work.give_back(stack.id)
            raise
        return True

    def _read(self, stack: Stack, waiting: Sequence[int], tries: int) -> None:
        """All of the piece at the first try, then page by page; at last the page is given up."""
        if not tries:
            self._give_up(stack, waiting[0])
            return
        first = place_of(stack, waiting[0])
        wanted = _run(stack, waiting) if tries == 1 else 1
        try:
            scan = self.originals.of(stack)[first.file]
            sides = self.reader.read_pages(scan, first.number, first.number + wanted - 1)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a page, the others are read
            # Neither the message nor a traceback: either could quote what was scanned.
            LOG.warning("pages of a scan were not read: %s", type(error).__name__)
            if tries > 1:
                self._give_up(stack, waiting[0])
            return
        ahead = waiting[0] - first.number
        self.work.put(
            stack.id, [(_page(side, side.number + ahead), side.picture) for side in sides]
        )

    def _give_up(self, stack: Stack, number: int) -> None:
        page = StackPage(number, PageState.UNREADABLE, why=Why.GAVE_UP)
        self.work.put(stack.id, [(page, b"")])

    def _sort(self, stack: Stack) -> None:
        """Say what each page is; a clerk has the stack from here on."""
        self.originals.let_go()
        found = self.sorting.sorted(stack, self.scans.pages(stack.id))
        state = StackState.FILED if found.is_done_with else StackState.SORTED
        try:
            self.scans.save(stack.id, found.changed, seen={StackState.READING}, state=state)
        except ChangedMeanwhile:
            LOG.info("a scan was taken away while it was sorted")


def _run(stack: Stack, waiting: Sequence[int]) -> int:
    """How many of the waiting pages follow one another in one file."""
    first = place_of(stack, waiting[0])
    count = 1
    for number in waiting[1:]:
        if place_of(stack, number) != Place(first.file, first.number + count):
            break
        count += 1
    return count


def _page(side: ScannedSide, number: int) -> StackPage:
    """What was read of a side, not sorted yet."""
    code = side.code
    if code is None:
        state = PageState.BLANK if side.blank else PageState.UNREADABLE
        return StackPage(number, state, turned=side.turned, blank=side.blank, why=_why(side))
    return StackPage(
        number,
        PageState.UNREADABLE,
        code=code.code,
        edition=code.edition,
        page=code.page,
        pages=code.pages,
        turned=side.turned,
        read=code.payload,
        read_at=astuple(side.code_at) if side.code_at else (),
    )


def _why(side: ScannedSide) -> str:
    if side.blank:
        return ""
    if side.damaged:
        return Why.GAVE_UP
    if side.contradictory:
        return Why.TWO_CODES
    return Why.OTHER_CODE if side.other_codes else Why.NO_CODE
