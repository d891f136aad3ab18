"""An erasure that was ordered, and the certificate of one that was done, which tells nothing of a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Erasure:
    """``matter_id`` is opaque and leads to nothing any more; ``counts`` say how many of what were erased.

    ``because`` is the office's reason in its own words (it names nobody), ``category`` and ``years`` those of
    the retention it rests on, ``last_line`` the last line of the ledger before it. ``case_number`` is the
    office's own register number. ``left`` counts places in other persons' dossiers that quote this one and
    are those persons' data; ``backups_until`` is by when earlier backups must be gone. Names are of staff.
    """

    id: str
    programme: str
    matter_id: str
    year: int
    erased_on: date
    because: str
    category: str
    years: int
    ordered_by: str
    confirmed_by: str
    counts: Mapping[str, int]
    last_line: int = 0
    version: int = 0
    case_number: str = ""
    left: Mapping[str, int] = field(default_factory=lambda: NONE)
    backups_until: date | None = None


class OrderState(StrEnum):
    """``ASKED`` waits for a second person; ``CONFIRMED`` is being done."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    DONE = "done"


@dataclass(frozen=True)
class ErasureOrder:
    """What one person asked to erase and another confirms; ``kept`` are matters that were not, each with why.

    ``asked_by`` and ``confirmed_by`` are ids of accounts, for two persons may have one name. ``year`` is that
    in which the dossiers fell due.
    """

    id: str
    programme: str
    state: OrderState
    year: int
    matter_ids: tuple[str, ...]
    because: str
    asked_by: str
    asked_by_name: str
    asked_on: date
    confirmed_by: str = ""
    confirmed_by_name: str = ""
    confirmed_on: date | None = None
    kept: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    version: int = 0
