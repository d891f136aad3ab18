"""A paper the dossier keeps: what it is, which edition, where it came from, and its files."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Source(StrEnum):
    """How a paper got into the dossier."""

    MADE = "made"  # written and printed here
    UPLOADED = "uploaded"  # a copy the applicant added
    SCANNED = "scanned"  # the paper that came back
    JUDGED = "judged"  # a verdict of the rules, for machines to read


@dataclass(frozen=True)
class KeptFile:
    """A file of the archive: ``name`` finds it, ``sha256`` is of its plain bytes, ``size`` in bytes."""

    name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Signed:
    """Whose signature was seen on a scanned page (its page of the print), by whom and when.

    ``seen`` is ``None`` while nobody looked, and false where somebody looked and the place is empty.
    """

    page: int
    who: str
    seen: bool | None = None
    by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class KeptPaper:
    """One edition of one paper of a matter; it is never changed, only added to and superseded by another.

    ``kind`` is the slug of an attachment, a letter, a commission's or a month's paper; ``about`` tells papers
    of one kind apart, as the month („2026-01”) and the assistant's id of a card. ``code`` and
    ``code_edition`` stand on its pages (empty and 0 where it bears none). ``made_on`` is the paper's own
    day, ``filed_at`` when it was put here. ``missing`` are pages of a scan that have not come (counted from
    1, of the paper itself).
    """

    id: str
    programme: str
    matter_id: str
    kind: str
    title: str
    source: Source
    edition: int
    made_on: date
    filed_at: datetime
    filed_by: str
    files: tuple[KeptFile, ...]
    about: str = ""
    origin: str = ""
    code: str = ""
    code_edition: int = 0
    pages: int = 0
    missing: tuple[int, ...] = ()
    signed: tuple[Signed, ...] = ()
    note: str = ""
    version: int = 0

    def file(self, media_type: str) -> KeptFile | None:
        """Its file of this type, if it has one."""
        return next((each for each in self.files if each.media_type == media_type), None)
