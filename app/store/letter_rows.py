"""The tables of letters and of blanks they are made from: who gets one is an id, why one failed is sealed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.models import ID, SLUG, Base, SealedRow


class BatchRow(Base):
    """One batch: letters of one kind and one date, for one programme."""

    __tablename__ = "letter_batches"
    __table_args__ = (Index(None, "programme", "created_at"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    programme: Mapped[str] = mapped_column(SLUG)
    kind: Mapped[str] = mapped_column(SLUG)
    dated: Mapped[date]
    made_by: Mapped[str] = mapped_column(SLUG)
    created_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(16), index=True)
    fingerprint: Mapped[str] = mapped_column(SLUG)
    posting: Mapped[str] = mapped_column(String(16))


class LetterRow(SealedRow):
    """One letter of a batch; ``sealed`` says why it failed, ``docx`` and ``pdf`` name its files."""

    __tablename__ = "letters"
    __table_args__ = (Index(None, "batch_id", "state", "position"),)

    batch_id: Mapped[str] = mapped_column(
        ID, ForeignKey("letter_batches.id", ondelete="CASCADE"), primary_key=True
    )
    matter_id: Mapped[str] = mapped_column(ID, primary_key=True, index=True)
    position: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(SLUG)
    docx: Mapped[str | None] = mapped_column(ID)
    pdf: Mapped[str | None] = mapped_column(ID)
    pages: Mapped[int]
    made_at: Mapped[datetime | None]
    sent_on: Mapped[date | None]
    takes: Mapped[int]

    @staticmethod
    def place(batch_id: str, matter_id: str) -> tuple[str, ...]:
        return ("letters.sealed", batch_id, matter_id)

    @property
    def own_place(self) -> tuple[str, ...]:
        return self.place(self.batch_id, self.matter_id)

    @property
    def owner(self) -> str:
        """What the letter's files are bound to."""
        return f"{self.batch_id}/{self.matter_id}"

    @property
    def files(self) -> tuple[str, ...]:
        """The files it speaks of."""
        return tuple(name for name in (self.docx, self.pdf) if name)


class LetterBlank(SealedRow):
    """A version of an office's own blank; ``sealed`` holds who added it and what the file was called."""

    __tablename__ = "letter_blanks"
    __table_args__ = (UniqueConstraint("programme", "letter", "number"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    programme: Mapped[str] = mapped_column(SLUG)
    letter: Mapped[str] = mapped_column(SLUG)
    number: Mapped[int]
    current: Mapped[bool]
    file: Mapped[str] = mapped_column(ID)
    digest: Mapped[str] = mapped_column(SLUG)
    size: Mapped[int]
    added_at: Mapped[datetime]

    @staticmethod
    def place(programme: str, letter: str, blank_id: str) -> tuple[str, ...]:
        return ("letter_blanks.sealed", programme, letter, blank_id)

    @property
    def own_place(self) -> tuple[str, ...]:
        return self.place(self.programme, self.letter, self.id)
