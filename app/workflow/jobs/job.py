"""What work must offer to be durable: it knows by itself what is left, and does it piece by piece."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Job(Protocol):
    """One kind of long work; a piece of it may be begun twice, and must be done once all the same."""

    def unfinished(self) -> Sequence[str]:
        """The ids of what was asked for and is not done, the oldest first."""

    def advance(self, work_id: str, stopping: Callable[[], bool]) -> bool:
        """Do the next piece, some seconds of work; whether anything is left.

        Between two parts of the piece ``stopping`` is asked, and if it says so, the rest is left.
        Raises whatever means that another try may succeed.
        """
