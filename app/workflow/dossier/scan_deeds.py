"""What a clerk does with a stack of scans as a whole: brings it, looks at it, has it filed, takes it away."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.dossier.scans import SentFile, Stack, StackState
from app.errors import DeedRefused
from app.matters.rights import Actor, Right
from app.store.ledger import Ledger
from app.store.scans import Scans
from app.workflow.dossier.scan_job import JOB
from app.workflow.dossier.scan_sorting import SortedStack, Sorting
from app.workflow.jobs.durable import Durable
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event

AT_WORK = frozenset({StackState.READING, StackState.FILING})
BUSY = "Skan jest właśnie odczytywany albo rozkładany do teczek. Odczekaj chwilę i odśwież stronę."
NOTHING_TO_FILE = (
    "Nie ma jeszcze nic, co można włożyć do teczek. Najpierw potwierdź podpisy albo wskaż miejsce "
    "stron."
)


@dataclass(frozen=True)
class ScanDeeds:
    """Every deed needs the right ``FILE``; ``NotOnRecord`` for another programme's stack."""

    desk: Desk
    scans: Scans
    sorting: Sorting
    durable: Durable
    ledger: Ledger

    def take_in(
        self, actor: Actor, programme: str, name: str, files: Sequence[SentFile]
    ) -> tuple[Stack, bool]:
        """A new stack, and ``True``; or the one that was brought as the very same file before.

        Returns before a file is opened: the job does that, and the stack tells what is wrong with one.
        """
        self.desk.admit(actor, Right.FILE, programme)
        if (known := self._brought_before(programme, files)) is not None:
            return known, False
        stack = self.scans.add(programme, name, files, made_by=actor.account_id)
        self.tell(actor, stack, Event.SCAN_TAKEN)
        self.durable.ask(JOB, stack.id)
        return stack, True

    def all(self, actor: Actor, programme: str) -> tuple[Stack, ...]:
        """Youngest first."""
        self.desk.admit(actor, Right.FILE, programme)
        return self.scans.of_programme(programme)

    def stack(self, actor: Actor, programme: str, scan_id: str) -> Stack:
        self.desk.admit(actor, Right.FILE, programme)
        return self.scans.get(programme, scan_id)

    def open(self, actor: Actor, programme: str, scan_id: str) -> SortedStack:
        """The stack as its pages stand today; while it is worked at, as they are stored."""
        self.desk.admit(actor, Right.FILE, programme)
        stack = self.scans.get(programme, scan_id)
        pages = self.scans.pages(scan_id)
        if stack.state in AT_WORK:
            return SortedStack(stack, pages, stored=pages)
        return self.sorting.sorted(stack, pages)

    def opened(self, actor: Actor, programme: str, scan_id: str) -> SortedStack:
        """The same, if a clerk may change it now."""
        found = self.open(actor, programme, scan_id)
        if found.stack.state in AT_WORK:
            raise DeedRefused((BUSY,))
        return found

    def file(self, actor: Actor, programme: str, scan_id: str) -> None:
        """Have every paper that is settled put into its dossier; returns at once."""
        found = self.opened(actor, programme, scan_id)
        if not found.to_file:
            raise DeedRefused((NOTHING_TO_FILE,))
        self.scans.save(
            scan_id, found.changed, seen={StackState.SORTED}, state=StackState.FILING, filer=actor
        )
        self.durable.ask(JOB, scan_id)

    def drop_pictures(self, actor: Actor, programme: str, scan_id: str) -> None:
        """The pictures of a stack that is done with; what was scanned stays."""
        self.desk.admit(actor, Right.FILE, programme)
        self.scans.drop_pictures(programme, scan_id)
        self.tell(actor, self.scans.get(programme, scan_id), Event.SCAN_DELETED, "podglądy stron")

    def delete(self, actor: Actor, programme: str, scan_id: str) -> None:
        """The whole stack, of which nothing was filed."""
        self.desk.admit(actor, Right.FILE, programme)
        stack = self.scans.get(programme, scan_id)
        self.scans.delete(programme, scan_id)
        self.tell(actor, stack, Event.SCAN_DELETED)

    def _brought_before(self, programme: str, files: Iterable[SentFile]) -> Stack | None:
        named = tuple(hashlib.sha256(file.data).hexdigest() for file in files)
        stacks = self.scans.of_programme(programme)
        alike = (s for s in stacks if tuple(file.sha256 for file in s.files) == named)
        return next((s for s in alike if s.state is not StackState.FAILED), None)

    def tell(self, actor: Actor, stack: Stack, event: Event, note: str = "") -> None:
        self.ledger.record(stack.programme, actor, event, note, record_id=stack.id)
