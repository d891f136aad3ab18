"""A stack of scanned paper: the pages found in it, and what became of each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StackState(StrEnum):
    """``READING`` while pages are read; ``SORTED`` waits for a clerk; ``FILED`` when nothing is left."""

    READING = "reading"
    SORTED = "sorted"
    FILED = "filed"
    FAILED = "failed"


class PageState(StrEnum):
    """What a scanned page is, or what became of it."""

    WAITING = "waiting"  # not read yet
    KNOWN = "known"  # bears the code of one of our papers
    BLANK = "blank"  # the empty back of another
    DOUBLE = "double"  # the same page is there already
    FOREIGN = "foreign"  # bears a code this programme does not know
    UNREADABLE = "unreadable"  # bears no code that could be read
    FILED = "filed"  # lies in a dossier
    DROPPED = "dropped"  # a clerk said that it is to be kept nowhere


@dataclass(frozen=True)
class StackPage:
    """One scanned side, numbered from 1 in the order of the scan.

    ``turned`` is by how many degrees clockwise the scan must be turned to stand upright. ``code``,
    ``edition`` and ``page`` are what its QR code says; ``matter_id`` whose it is, by the code or by a
    clerk's word. ``picture`` is the archive's file with a picture of it.
    """

    number: int
    state: PageState
    code: str = ""
    edition: int = 0
    page: int = 0
    turned: int = 0
    matter_id: str = ""
    picture: str = ""
    kept_id: str = ""


@dataclass(frozen=True)
class Stack:
    """One file a clerk dropped: ``original`` is it in the archive, untouched, ``name`` what it was called."""

    id: str
    programme: str
    name: str
    state: StackState
    made_by: str
    created_at: datetime
    pages: int
    original: str = ""
