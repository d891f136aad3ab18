"""What an erasure reaches, as values: whose dossier it is, what tells of the person, how many there are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.dossier.erasure import NONE
from app.dossier.traces import Traces
from app.store.records import Kept

ERASE = "erase"
"""The kind of the wish that erases."""
LETTERS, ARCHIVE, UPLOADS, PRODUCED = "letters", "archive", "uploads", "produced"
"""The rooms of files."""


@dataclass(frozen=True)
class Whose:
    """``bundle`` is the code on the paper the matter was opened with, if there is one."""

    programme: str
    matter_id: str
    traces: Traces
    bundle: str = ""


@dataclass(frozen=True)
class Found:
    """One record, as it stood when it was found."""

    kind: str
    id: str
    version: int


@dataclass(frozen=True)
class Told:
    """What records and the ledger say of the person, up to ``last_line``."""

    own: tuple[Found, ...]
    shared: tuple[Kept, ...]
    lines: tuple[int, ...]
    last_line: int
    shared_kinds: tuple[str, ...] = ()
    left: Mapping[str, int] = field(default_factory=lambda: NONE)


@dataclass(frozen=True)
class Rows:
    """What other tables hold of the person: ids, and files as pairs of their room and name.

    ``crowded`` are stacks in which pages of others wait to be filed, ``busy`` wishes about the person that
    are not done yet, ``unsorted`` how many pages of the programme nobody sorted.
    """

    letters: tuple[tuple[str, str], ...]
    drafts: tuple[str, ...]
    scans: tuple[str, ...]
    scan_pages: int
    prints: int
    wishes: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    crowded: tuple[str, ...] = ()
    busy: tuple[str, ...] = ()
    unsorted: int = 0


@dataclass(frozen=True)
class Reach:
    told: Told
    rows: Rows

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of what goes, by codes; nothing is told of what there is none of."""
        counted = Counter(each.kind for each in self.told.own)
        counted["shared"] = len(self.told.shared)
        counted["ledger_detail"] = len(self.told.lines)
        counted["letter"] = len(self.rows.letters)
        counted["draft"] = len(self.rows.drafts)
        counted["scan"] = len(self.rows.scans)
        counted["scan_page"] = self.rows.scan_pages
        counted["printed_part"] = self.rows.prints
        counted["wish"] = len(self.rows.wishes)
        counted["file"] = len(self.rows.files)
        return MappingProxyType({code: n for code, n in sorted(counted.items()) if n})

    @property
    def left(self) -> Mapping[str, int]:
        """What stays and may name the person: other persons' own records, pages nobody sorted."""
        unsorted = {"unsorted": self.rows.unsorted} if self.rows.unsorted else {}
        return MappingProxyType({**self.told.left, **unsorted})
