"""How long dossiers are kept: the office's own data, which no source of the programme establishes."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Hold:
    """A legal hold: nothing is erased while one stands (``matter_id`` empty: of the whole programme)."""

    reason: str
    since: date
    by: str
    matter_id: str = ""
    lifted_on: date | None = None
    lifted_by: str = ""

    @property
    def stands(self) -> bool:
        return self.lifted_on is None


@dataclass(frozen=True)
class Retention:
    """What the office set for one programme; „niepotwierdzone” until ``confirmed_on``.

    ``category`` is the archive's own (such as „B5”); ``years`` are full calendar years counted from 1 January
    of the year after the case was closed; ``source`` says where the office has it from.
    """

    programme: str
    category: str = ""
    years: int = 0
    source: str = ""
    confirmed_on: date | None = None
    confirmed_by: str = ""
    holds: tuple[Hold, ...] = ()
    version: int = 0

    @property
    def id(self) -> str:
        """There is one for each programme."""
        return self.programme
