"""The tables: every answer, title and file is sealed; what stands in the clear names no person.

A row whose bytes are sealed says its ``place``: the words bound into the seal, so that a sealed
value moved to another row, column or draft no longer opens.
"""

from datetime import UTC, date, datetime

from sqlalchemy import (
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC also where the database knows no time zones (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy gives it by name
    ) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy gives it by name
    ) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads a plain dict here
        datetime: Moment(),
        bytes: LargeBinary(),
    }


class SealedRow(Base):
    """A row with sealed bytes, which open in its own place only."""

    __abstract__ = True

    sealed: Mapped[bytes]

    @property
    def own_place(self) -> tuple[str, ...]:
        """Where the row's bytes belong; every table says it for its own key."""
        raise NotImplementedError


ID = String(32)
SLUG = String(64)


def _owner() -> Mapped[str]:
    return mapped_column(ID, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True)


class Draft(Base):
    """One application in the making; code, birth date and start token only as keyed hashes."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    programme: Mapped[str] = mapped_column(SLUG)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    expires_on: Mapped[date] = mapped_column(index=True)
    start_hash: Mapped[bytes] = mapped_column(unique=True)
    code_hash: Mapped[bytes] = mapped_column(unique=True)
    birth_hash: Mapped[bytes | None]


class SavedPage(SealedRow):
    """The raw answers of one page of one draft."""

    __tablename__ = "pages"

    draft_id: Mapped[str] = _owner()
    page: Mapped[str] = mapped_column(SLUG, primary_key=True)
    saved_at: Mapped[datetime]

    @staticmethod
    def place(draft_id: str, page: str) -> tuple[str, ...]:
        return ("pages.sealed", draft_id, page)

    @property
    def own_place(self) -> tuple[str, ...]:
        return self.place(self.draft_id, self.page)


class Note(SealedRow):
    """A small thing the journey remembers about a draft."""

    __tablename__ = "notes"

    draft_id: Mapped[str] = _owner()
    key: Mapped[str] = mapped_column(SLUG, primary_key=True)

    @staticmethod
    def place(draft_id: str, key: str) -> tuple[str, ...]:
        return ("notes.sealed", draft_id, key)

    @property
    def own_place(self) -> tuple[str, ...]:
        return self.place(self.draft_id, self.key)


class Visit(SealedRow):
    """One browser that has a draft open; ``sealed`` holds the resume code it may show, or nothing."""

    __tablename__ = "visits"

    id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    draft_id: Mapped[str] = mapped_column(
        ID, ForeignKey("drafts.id", ondelete="CASCADE"), index=True
    )
    began_at: Mapped[datetime] = mapped_column(index=True)

    @staticmethod
    def place(draft_id: str, mark: str) -> tuple[str, ...]:
        return ("visits.sealed", draft_id, mark)

    @property
    def own_place(self) -> tuple[str, ...]:
        return self.place(self.draft_id, self.id)


class Upload(SealedRow):
    """One uploaded copy; ``sealed`` holds its title, kind and pages, ``file`` names its bytes."""

    __tablename__ = "uploads"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    draft_id: Mapped[str] = mapped_column(
        ID, ForeignKey("drafts.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    file: Mapped[str] = mapped_column(ID)
    added_at: Mapped[datetime]

    @staticmethod
    def place(draft_id: str, upload_id: str) -> tuple[str, ...]:
        return ("uploads.sealed", draft_id, upload_id)

    @property
    def own_place(self) -> tuple[str, ...]:
        return self.place(self.draft_id, self.id)


class Made(Base):
    """One produced document; ``digest`` is that of the answers it was made from."""

    __tablename__ = "produced"

    draft_id: Mapped[str] = _owner()
    digest: Mapped[str] = mapped_column(SLUG, primary_key=True)
    slug: Mapped[str] = mapped_column(SLUG, primary_key=True)
    media_type: Mapped[str] = mapped_column(String(100), primary_key=True)
    file: Mapped[str] = mapped_column(ID)
    size: Mapped[int]
    made_at: Mapped[datetime]


class Job(Base):
    """The production of one draft's documents from one state of its answers."""

    __tablename__ = "productions"
    __table_args__ = (Index(None, "state", "queued_at"),)

    draft_id: Mapped[str] = _owner()
    digest: Mapped[str] = mapped_column(SLUG, primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    queued_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    holder: Mapped[str | None] = mapped_column(ID)
    leased_until: Mapped[datetime | None]
    takes: Mapped[int]
    reason: Mapped[str] = mapped_column(String(500))


class Attempt(Base):
    """One try at a resume code, by code and by client address, both as keyed hashes."""

    __tablename__ = "attempts"
    __table_args__ = (Index(None, "subject", "tried_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    subject: Mapped[bytes]
    tried_at: Mapped[datetime] = mapped_column(index=True)


class Entry(Base):
    """One line of the log; the database itself refuses to change or delete it."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    happened_at: Mapped[datetime] = mapped_column(index=True)
    event: Mapped[str] = mapped_column(String(32))
    draft_mark: Mapped[str] = mapped_column(ID)
    detail: Mapped[str] = mapped_column(String(80))


class Secret(SealedRow):
    """A secret of this installation, wrapped by the current key."""

    __tablename__ = "secrets"

    name: Mapped[str] = mapped_column(SLUG, primary_key=True)

    @staticmethod
    def place(name: str) -> tuple[str, ...]:
        return ("secrets.sealed", name)

    @property
    def own_place(self) -> tuple[str, ...]:
        return self.place(self.name)


class AccountRow(SealedRow):
    """One account of the office; ``sealed`` holds e-mail, name, password hash and second factor.

    ``roles`` and ``programmes`` are slugs with spaces between them; ``code_hash`` is that of the code
    with which a new password may be set until ``code_until``. What says who may do what is bound into the
    seal: who can write to the database alone gives nobody a role, and wakes no account that is over.
    """

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    email_hash: Mapped[bytes] = mapped_column(unique=True)
    fs_uniquifier: Mapped[str] = mapped_column(SLUG, unique=True)
    active: Mapped[bool]
    roles: Mapped[str] = mapped_column(String(200))
    programmes: Mapped[str] = mapped_column(Text)
    expires_on: Mapped[date | None]
    created_at: Mapped[datetime]
    current_sign_in_at: Mapped[datetime | None]
    last_sign_in_at: Mapped[datetime | None]
    failed_tries: Mapped[int]
    code_hash: Mapped[bytes | None]
    code_until: Mapped[datetime | None]

    @property
    def own_place(self) -> tuple[str, ...]:
        last_day = self.expires_on.isoformat() if self.expires_on else ""
        rights = (self.roles, self.programmes, str(self.active), last_day)
        return ("accounts.sealed", self.id, self.email_hash.hex(), self.fs_uniquifier, *rights)


class SignIn(Base):
    """One browser that is signed in to an account; ``id`` is the hash of the token in its cookie."""

    __tablename__ = "sign_ins"

    id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    account_id: Mapped[str] = mapped_column(
        ID, ForeignKey("accounts.id", ondelete="CASCADE"), index=True
    )
    began_at: Mapped[datetime] = mapped_column(index=True)
    seen_at: Mapped[datetime]
    lasting: Mapped[bool] = mapped_column(server_default=false())
