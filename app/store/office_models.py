"""The office's tables: what names a person is sealed, and codes, ids and moments stand in the clear."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.models import ID, SLUG, Base, SealedRow


class Record(SealedRow):
    """One value of a programme, such as a matter; ``state`` is a code by which it is counted.

    ``owner`` and ``subject`` are ids and ``period`` a month, by which some kinds are found; empty for others.
    All are bound into the seal: who can write to the database alone moves none of them.
    """

    __tablename__ = "records"
    __table_args__ = (
        Index(None, "programme", "kind"),
        Index(None, "kind", "owner", "period"),
        Index(None, "kind", "subject", "period"),
    )

    kind: Mapped[str] = mapped_column(SLUG, primary_key=True)
    id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    programme: Mapped[str] = mapped_column(SLUG)
    state: Mapped[str] = mapped_column(SLUG)
    owner: Mapped[str] = mapped_column(SLUG, default="", server_default=text("''"))
    subject: Mapped[str] = mapped_column(SLUG, default="", server_default=text("''"))
    period: Mapped[str] = mapped_column(SLUG, default="", server_default=text("''"))
    version: Mapped[int]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    @property
    def own_place(self) -> tuple[str, ...]:
        own = (self.kind, self.id, self.programme, self.state, str(self.version))
        marks = (self.owner, self.subject, self.period)
        # What was sealed before there were marks has none, and opens as it was sealed.
        return ("records.sealed", *own, *(marks if any(marks) else ()))


class LedgerLine(Base):
    """One line of the office's ledger; the database itself refuses to change or delete it."""

    __tablename__ = "ledger"
    __table_args__ = (Index(None, "programme", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    programme: Mapped[str] = mapped_column(SLUG)
    actor_id: Mapped[str] = mapped_column(SLUG)
    event: Mapped[str] = mapped_column(SLUG)
    kind: Mapped[str] = mapped_column(SLUG)
    record_id: Mapped[str] = mapped_column(SLUG)
    payload_mac: Mapped[bytes]
    previous: Mapped[bytes]
    mac: Mapped[bytes]


class LedgerDetail(SealedRow):
    """Who did it, why, and what changed; may be erased, and the line goes on standing."""

    __tablename__ = "ledger_details"

    ledger_id: Mapped[int] = mapped_column(
        ForeignKey("ledger.id"), primary_key=True, autoincrement=False
    )

    @property
    def own_place(self) -> tuple[str, ...]:
        return ("ledger_details.sealed", str(self.ledger_id))


class LedgerHead(SealedRow):
    """How many lines there are and the mac of the last, so that a tail cut off is noticed."""

    __tablename__ = "ledger_head"

    name: Mapped[str] = mapped_column(SLUG, primary_key=True)

    @property
    def own_place(self) -> tuple[str, ...]:
        return ("ledger_head.sealed", self.name)


class Bundle(SealedRow):
    """A bundle as it was printed: ``sealed`` holds its code, a name and the answers of that moment."""

    __tablename__ = "bundles"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    draft_id: Mapped[str] = mapped_column(
        ID, ForeignKey("drafts.id", ondelete="CASCADE"), index=True
    )
    programme: Mapped[str] = mapped_column(SLUG, index=True)
    code_hash: Mapped[bytes] = mapped_column(unique=True)
    made_at: Mapped[datetime]

    @property
    def own_place(self) -> tuple[str, ...]:
        return ("bundles.sealed", self.draft_id, self.id)


class LastNumber(Base):
    """The last case number given out in a programme and a year."""

    __tablename__ = "numbers"

    programme: Mapped[str] = mapped_column(SLUG, primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
