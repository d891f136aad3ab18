"""Stacks of scans come in by their ids; each is opened, read, later filed, piece by piece (a durable job)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.dossier.scans import StackState
from app.workflow.dossier.scan_counting import ScanCounting
from app.workflow.dossier.scan_filing import ScanFiling
from app.workflow.dossier.scan_reading import ScanReading

JOB = "scan"


@dataclass(frozen=True)
class ScanJob:
    """See ``app.workflow.jobs.job``; between reading and filing a clerk looks at the stack."""

    counting: ScanCounting
    reading: ScanReading
    filing: ScanFiling

    def unfinished(self) -> Sequence[str]:
        return self.reading.work.unfinished()

    def advance(self, work_id: str, stopping: Callable[[], bool]) -> bool:
        stack = self.reading.work.stack(work_id)
        if stack is None or stopping():
            return stack is not None
        if stack.state is StackState.READING:
            half = self.reading if stack.is_counted else self.counting
            return half.advance(stack)
        return stack.state is StackState.FILING and self.filing.advance(stack, stopping)
