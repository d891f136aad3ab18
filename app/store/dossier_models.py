"""The tables of dossiers: files of the archive, codes on papers, scans, work asked for, what was erased.

What names a person is sealed; ids, codes, counts and moments stand in the clear and are bound into the seal.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.models import ID, SLUG, Base, SealedRow

MEDIA = String(100)


class ArchivedFile(Base):
    """One file of the archive: ``name`` is a keyed hash of its content, ``sealed_sha256`` that of its bytes.

    ``checked_at`` and ``damage`` are what the last look at it found (an empty text: sound).
    """

    __tablename__ = "archived_files"
    __table_args__ = (Index(None, "owner"), Index(None, "checked_at"))

    name: Mapped[str] = mapped_column(SLUG, primary_key=True)
    owner: Mapped[str] = mapped_column(SLUG)
    size: Mapped[int]
    sealed_sha256: Mapped[str] = mapped_column(SLUG)
    added_at: Mapped[datetime]
    checked_at: Mapped[datetime | None]
    damage: Mapped[str] = mapped_column(String(32), default="")


class PrintedRow(SealedRow):
    """What was printed under a code; ``sealed`` holds its title and what it was made of."""

    __tablename__ = "printed_papers"
    __table_args__ = (Index(None, "programme", "origin"),)

    programme: Mapped[str] = mapped_column(SLUG, primary_key=True)
    code: Mapped[str] = mapped_column(SLUG, primary_key=True)
    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(SLUG)
    origin: Mapped[str] = mapped_column(SLUG)
    pages: Mapped[int]
    made_at: Mapped[datetime]

    @property
    def own_place(self) -> tuple[str, ...]:
        own = (
            self.programme,
            self.code,
            str(self.edition),
            self.kind,
            self.origin,
            str(self.pages),
        )
        return ("printed_papers.sealed", *own)


class PrintedPartRow(SealedRow):
    """One paper of a print; ``subject`` is the matter's id, ``sealed`` its title and places to sign."""

    __tablename__ = "printed_parts"
    __table_args__ = (Index(None, "programme", "subject"),)

    programme: Mapped[str] = mapped_column(SLUG, primary_key=True)
    code: Mapped[str] = mapped_column(SLUG, primary_key=True)
    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    first: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    pages: Mapped[int]
    slug: Mapped[str] = mapped_column(SLUG)
    subject: Mapped[str] = mapped_column(SLUG)

    @property
    def own_place(self) -> tuple[str, ...]:
        place = (self.programme, self.code, str(self.edition), str(self.first), str(self.pages))
        return ("printed_parts.sealed", *place, self.slug, self.subject)


class ScanRow(SealedRow):
    """A stack of scanned paper; ``sealed`` holds what its file was called."""

    __tablename__ = "scans"
    __table_args__ = (Index(None, "programme", "created_at"), Index(None, "state"))

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    programme: Mapped[str] = mapped_column(SLUG)
    state: Mapped[str] = mapped_column(String(16))
    made_by: Mapped[str] = mapped_column(SLUG)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    original: Mapped[str] = mapped_column(SLUG)
    pages: Mapped[int]
    takes: Mapped[int]
    reason: Mapped[str] = mapped_column(String(32))

    @property
    def own_place(self) -> tuple[str, ...]:
        return ("scans.sealed", self.id, self.programme, self.made_by, self.original)


class ScanPageRow(SealedRow):
    """One side of a stack; ``sealed`` holds the page as it was read and sorted (a ``StackPage``)."""

    __tablename__ = "scan_pages"
    __table_args__ = (Index(None, "scan_id", "state"), Index(None, "subject"))

    scan_id: Mapped[str] = mapped_column(
        ID, ForeignKey("scans.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(SLUG)
    picture: Mapped[str] = mapped_column(SLUG)
    version: Mapped[int]

    @property
    def own_place(self) -> tuple[str, ...]:
        own = (self.scan_id, str(self.number), self.state, self.subject, self.picture)
        return ("scan_pages.sealed", *own, str(self.version))


class Wish(SealedRow):
    """Long work that was asked for; ``sealed`` holds what is to be done, or why it was not."""

    __tablename__ = "wishes"
    __table_args__ = (Index(None, "kind", "state", "asked_at"), Index(None, "programme", "kind"))

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    kind: Mapped[str] = mapped_column(SLUG)
    programme: Mapped[str] = mapped_column(SLUG)
    subject: Mapped[str] = mapped_column(SLUG)
    state: Mapped[str] = mapped_column(String(16))
    asked_by: Mapped[str] = mapped_column(SLUG)
    asked_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    done: Mapped[int]
    total: Mapped[int]
    takes: Mapped[int]
    reason: Mapped[str] = mapped_column(String(64))

    @property
    def own_place(self) -> tuple[str, ...]:
        return ("wishes.sealed", self.id, self.kind, self.programme, self.subject, self.asked_by)


class RowSum(Base):
    """The sum of one row of one table (see ``app.store.row_sums``); ``row`` is its key."""

    __tablename__ = "row_sums"

    place: Mapped[str] = mapped_column(SLUG, primary_key=True)
    row: Mapped[str] = mapped_column(String(300), primary_key=True)
    sum: Mapped[bytes]


class ErasedRecord(Base):
    """A record that was erased: so many lines of the ledger go on telling that there was one."""

    __tablename__ = "erased_records"

    kind: Mapped[str] = mapped_column(SLUG, primary_key=True)
    id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    programme: Mapped[str] = mapped_column(SLUG)
    versions: Mapped[int]
    erasure_id: Mapped[str] = mapped_column(SLUG)
    mac: Mapped[bytes]
