"""Settings from the environment; every one has a default that works on one machine."""

import os
from dataclasses import dataclass, field, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Operator:
    """Who runs this installation and answers for its accessibility and privacy; empty = not given."""

    name: str = ""
    address: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    published: str = ""


@dataclass(frozen=True)
class Settings:
    """What an installation may choose.

    ``data`` holds database, uploads and keys; ``generated`` everything produced. ``draft_days`` is how long a
    draft is kept after its last change. ``upload_bytes`` and ``upload_pages`` limit one certificate copy,
    ``scan_bytes`` what a clerk sends at once of a scanned stack.
    ``office_python`` is an interpreter that has ``uno``.
    ``proxies`` is how many reverse proxies stand before the service and add to ``X-Forwarded-For``; 0 trusts
    nobody's word about the client's address.
    ``fixity_days`` is in how many days every file of the archive is read and compared at least once.
    ``second_factor_required`` asks one of every account that reaches applicants' data; ``idle_minutes`` is
    how long somebody signed in may do nothing. ``mail_url`` is the server that carries codes for forgotten
    passwords (``smtps://user:password@host``, or ``smtp://`` with STARTTLS), ``mail_from`` the sender.
    """

    data: Path = ROOT / "data"
    generated: Path = ROOT / "generated"
    database_url: str = ""
    files_url: str = ""
    keys: tuple[str, ...] = field(default=(), repr=False)
    draft_days: int = 30
    upload_bytes: int = 20 * 1024 * 1024
    upload_pages: int = 20
    scan_bytes: int = 200 * 1024 * 1024
    office_workers: int = 2
    conversion_seconds: float = 30.0
    recycle_after: int = 100
    soffice: str = "soffice"
    office_python: str = "/usr/bin/python3"
    secure_cookies: bool = False
    proxies: int = 0
    second_factor_required: bool = True
    idle_minutes: int = 60
    fixity_days: int = 30
    mail_url: str = field(default="", repr=False)
    mail_from: str = ""
    operator: Operator = Operator()

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data / 'teczka.sqlite3'}"

    @property
    def files(self) -> str:
        return self.files_url or (self.data / "files").resolve().as_uri()

    @property
    def produced(self) -> str:
        """Where the documents produced for drafts are kept, encrypted."""
        if self.files_url:
            return f"{self.files_url.rstrip('/')}/produced"
        return (self.generated / "drafts").resolve().as_uri()

    @property
    def letters(self) -> str:
        """Where the office's letters are kept, encrypted: records of what was sent, not output."""
        if self.files_url:
            return f"{self.files_url.rstrip('/')}/letters"
        return (self.data / "letters").resolve().as_uri()

    @property
    def archive(self) -> str:
        """Where the files of dossiers are kept, encrypted, for as long as the office keeps dossiers."""
        if self.files_url:
            return f"{self.files_url.rstrip('/')}/archive"
        return (self.data / "archive").resolve().as_uri()

    @property
    def exports(self) -> Path:
        """Where exports are written that somebody asked for; they are deleted after some days."""
        return self.generated / "exports"

    @property
    def jobs(self) -> str:
        """Where the progress of durable work is kept: ids and counts, nothing about a person."""
        if self.database_url and not self.database_url.startswith("sqlite"):
            return self.database_url
        return f"sqlite:///{self.data / 'jobs.sqlite3'}"


def settings_from_environment() -> Settings:
    """Read ``TECZKA_*``; see README for the list."""
    env = os.environ
    default = Settings()
    return Settings(
        data=Path(env.get("TECZKA_DATA", default.data)),
        generated=Path(env.get("TECZKA_GENERATED", default.generated)),
        database_url=env.get("TECZKA_DATABASE_URL", ""),
        files_url=env.get("TECZKA_FILES_URL", ""),
        keys=tuple(key for key in env.get("TECZKA_KEYS", "").split(",") if key),
        draft_days=int(_number("TECZKA_DRAFT_DAYS", default.draft_days)),
        upload_bytes=int(_number("TECZKA_UPLOAD_BYTES", default.upload_bytes)),
        upload_pages=int(_number("TECZKA_UPLOAD_PAGES", default.upload_pages)),
        scan_bytes=int(_number("TECZKA_SCAN_BYTES", default.scan_bytes)),
        office_workers=int(_number("TECZKA_OFFICE_WORKERS", default.office_workers)),
        conversion_seconds=_number("TECZKA_CONVERSION_SECONDS", default.conversion_seconds),
        recycle_after=int(_number("TECZKA_RECYCLE_AFTER", default.recycle_after)),
        soffice=env.get("TECZKA_SOFFICE", default.soffice),
        office_python=env.get("TECZKA_OFFICE_PYTHON", default.office_python),
        secure_cookies=env.get("TECZKA_SECURE_COOKIES", "") == "1",
        proxies=int(_number("TECZKA_PROXIES", default.proxies)),
        second_factor_required=_second_factor_required(),
        idle_minutes=int(_number("TECZKA_IDLE_MINUTES", default.idle_minutes)),
        fixity_days=_fixity_days(default.fixity_days),
        mail_url=_mail_url(),
        mail_from=env.get("TECZKA_MAIL_FROM", ""),
        operator=Operator(
            **{
                each.name: env.get(f"TECZKA_OPERATOR_{each.name.upper()}", "")
                for each in fields(Operator)
            }
        ),
    )


def _second_factor_required() -> bool:
    told = os.environ.get("TECZKA_SECOND_FACTOR") or "required"
    if told not in {"required", "optional"}:
        raise ValueError(f"TECZKA_SECOND_FACTOR is neither required nor optional: {told!r}")
    return told == "required"


def _fixity_days(default: int) -> int:
    days = int(_number("TECZKA_FIXITY_DAYS", default))
    if not days:
        raise ValueError("TECZKA_FIXITY_DAYS is less than 1")
    return days


def _mail_url() -> str:
    told = os.environ.get("TECZKA_MAIL_URL", "")
    if told and not told.startswith(("smtp://", "smtps://")):  # it holds a password: not quoted
        raise ValueError("TECZKA_MAIL_URL begins with neither smtp:// nor smtps://")
    if told and not os.environ.get("TECZKA_MAIL_FROM"):
        raise ValueError("TECZKA_MAIL_URL needs TECZKA_MAIL_FROM, the sender's address")
    return told


def _number(name: str, default: float) -> float:
    text = os.environ.get(name) or str(default)
    try:
        number = float(text)
    except ValueError:
        number = -1
    if not 0 <= number < float("inf"):
        raise ValueError(f"{name} is no number: {text!r}")
    return number
