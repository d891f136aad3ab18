"""A stack that came in is opened file by file; how many pages each has goes out, or what is wrong with it.

A file that cannot be opened is told to a clerk by its name and costs no other: the rest of the stack is read.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from app.dossier.scans import FileOpened, Stack
from app.errors import StoreUnavailable, UploadRefused
from app.store.scan_work import ScanWork
from app.workflow.dossier.scan_reading import Originals, Reader, Scan

PIECE = 10
"""Files opened before it is told how far the work is: some seconds of work."""
AT_ONCE = 2
"""So many the reader opens side by side at most."""
MOST_PAGES = 2000
"""Of all files of a stack together: what one file may have, a hundred files may not have each."""
UNREADABLE, GAVE_UP = "unreadable", "gave_up"
"""Reasons of a stack that failed, as codes."""
LONGEST = 500
"""Letters kept of why a file does not open: a stranger's file may have had its reader say anything."""
OVER_ALL = (
    f"Razem z wcześniejszymi plikami byłoby więcej niż {MOST_PAGES} stron, a tyle najwyżej może mieć "
    "jeden skan. Wyślij ten plik osobno."
)


@dataclass(frozen=True)
class ScanCounting:
    """The beginning of the durable job of scans."""

    work: ScanWork
    reader: Reader
    originals: Originals

    def advance(self, stack: Stack) -> bool:
        """Open the next files; whether anything is left to do with the stack."""
        tries = self.work.take(stack.id)
        if not tries:
            return self._failed(stack, GAVE_UP)
        try:
            opened = list(self._opened(stack, PIECE if tries == 1 else 1))
        except StoreUnavailable:
            self.work.give_back(stack.id)
            raise
        done = len(stack.lengths)
        self.work.count(stack.id, done, opened)
        is_last = done + len(opened) == len(stack.files)
        if is_last and not sum(stack.lengths) + sum(file.pages for file in opened):
            return self._failed(stack, UNREADABLE)
        return True

    def _opened(self, stack: Stack, most: int) -> Iterator[FileOpened]:
        """The next files, as many as still fit into one stack."""
        done, pages = len(stack.lengths), sum(stack.lengths)
        for file in self._each(self.originals.of(stack)[done : done + most]):
            fits = pages + file.pages <= MOST_PAGES
            pages += file.pages if fits else 0
            yield file if fits else FileOpened(0, OVER_ALL)

    def _each(self, scans: Sequence[Scan]) -> Sequence[FileOpened]:
        with ThreadPoolExecutor(AT_ONCE) as apart:
            return tuple(apart.map(self._one, scans))

    def _one(self, scan: Scan) -> FileOpened:
        try:
            return FileOpened(self.reader.count_pages(scan))
        except UploadRefused as refusal:
            return FileOpened(0, str(refusal)[:LONGEST])

    def _failed(self, stack: Stack, reason: str) -> bool:
        self.originals.let_go()
        self.work.fail(stack.id, reason)
        return False
