"""A stack of scanned paper: the pages found in it, and what became of each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.dossier.kept import KeptFile, Signed


class StackState(StrEnum):
    """What a stack waits for; ``COMING`` is one whose file is not whole yet and which nobody sees."""

    COMING = "coming"
    READING = "reading"  # the service reads its pages
    SORTED = "sorted"  # a clerk looks at it
    FILING = "filing"  # the service puts its papers into dossiers
    FILED = "filed"  # nothing is left of it
    FAILED = "failed"


class PageState(StrEnum):
    """What a scanned page is, or what became of it."""

    WAITING = "waiting"  # not read yet
    KNOWN = "known"  # belongs to a paper of a matter
    COVER = "cover"  # a page of ours that belongs to no paper
    BLANK = "blank"  # the empty back of another
    DOUBLE = "double"  # the same page is there already
    UNTAKEN = "untaken"  # printed here, of no matter at this office (yet)
    FOREIGN = "foreign"  # bears a code this programme does not know
    UNREADABLE = "unreadable"  # nothing certain could be read from it
    FILED = "filed"  # lies in a dossier
    DROPPED = "dropped"  # a clerk said that it is to be kept nowhere


class Why(StrEnum):
    """What made a page ``UNREADABLE``."""

    NO_CODE = "no_code"
    OTHER_CODE = "other_code"  # only a QR code of somebody else
    TWO_CODES = "two_codes"  # two codes of ours stand against each other
    OTHER_LENGTH = "other_length"  # the code counts other pages than the print has
    GAVE_UP = "gave_up"  # reading it failed


@dataclass(frozen=True)
class StackPage:
    """One scanned side, numbered from 1 in the order of the scan.

    ``read`` is what its QR code holds and ``read_at`` where it lies on the picture (pixels from the left and
    the top, pixels of a millimetre, degrees of skew); both stay so. ``code``, ``edition``, ``page`` and
    ``pages`` start as the same and may be a clerk's word, as is ``kind`` with ``title`` of a paper that bears
    no code. ``turned`` is by how many degrees clockwise the scan must be turned to stand upright;
    ``picture`` is the archive's file with a picture of it. ``same_as`` is the number of the page it doubles;
    ``kept_id`` the paper in the dossier that has it (already). ``chosen`` is the clerk's pick of two doubles.
    ``pledge`` is the SHA-256 of the paper it is just being filed with: work broken off there is not done
    twice.
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
    pages: int = 0
    read: str = ""
    read_at: tuple[float, ...] = ()
    blank: bool = False
    why: str = ""
    kind: str = ""
    title: str = ""
    by_hand: bool = False
    chosen: bool = False
    same_as: int = 0
    signed: tuple[Signed, ...] = ()
    pledge: str = ""
    version: int = 0


@dataclass(frozen=True)
class SentFile:
    """A file as it came; ``name`` is what its sender calls it."""

    data: bytes
    media_type: str
    name: str = ""


@dataclass(frozen=True)
class FileOpened:
    """How many pages a file of a stack has, or none and why, in Polish: what is wrong and what to do."""

    pages: int
    refused: str = ""


@dataclass(frozen=True)
class Stack:
    """What a clerk dropped: ``files`` are it in the archive, untouched; ``name`` is what it was called.

    ``names`` are those of the files. ``lengths`` are the pages of each that was opened so far, and
    ``refused`` why one has none; ``reason`` is a code of why the stack failed.
    """

    id: str
    programme: str
    name: str
    state: StackState
    made_by: str
    created_at: datetime
    pages: int
    original: str = ""
    files: tuple[KeptFile, ...] = ()
    lengths: tuple[int, ...] = ()
    reason: str = ""
    names: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether each of its files was opened, or found not to open."""
        return len(self.lengths) == len(self.files)

    @property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """The files that could not be opened: what each is called, and why."""
        return tuple((self.names[n], why) for n, why in enumerate(self.refused) if why)
