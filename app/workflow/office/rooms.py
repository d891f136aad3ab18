"""What the office needs of the store, as small protocols: whatever has these members will do."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Protocol, TypeVar

from app.attachments.page import Raw
from app.dossier.control import Control
from app.dossier.erasure import Erasure, ErasureOrder
from app.dossier.kept import KeptPaper
from app.dossier.printed import PrintedPaper
from app.dossier.requests import DataRequest
from app.dossier.retention import Retention
from app.matters.matter import Matter
from app.matters.office import OfficeSettings
from app.matters.rights import Actor, Role
from app.matters.session import Session
from app.months.assignment import Assignment, Profile
from app.months.care import CareSchedule
from app.months.entry import ServiceEntry
from app.months.figures import MonthFigures
from app.months.month_file import HandedContent, MonthFile
from app.months.spot_check import SpotCheck
from app.store.records import Condition, Mark, Marks

T = TypeVar("T")


class Records(Protocol[T]):
    """All values of one kind; ``save`` raises ``ChangedMeanwhile``, ``get`` raises ``NotOnRecord``.

    ``provided`` raises whatever keeps a deed from being done; it is asked at the very moment of the deed.
    """

    def add(
        self, item: T, by: Actor, event: str, note: str = "", *, provided: Condition | None = None
    ) -> T: ...

    def get(self, programme: str, record_id: str) -> T: ...

    def save(
        self, item: T, by: Actor, event: str, note: str = "", *, provided: Condition | None = None
    ) -> T: ...

    def all(self, programme: str) -> tuple[T, ...]: ...


class Found(Records[T], Protocol[T]):
    """Values also found by their marks: whose (``owner``), about whom (``subject``), of which months."""

    def add_all(
        self,
        items: Iterable[T],
        by: Actor,
        event: str,
        note: str = "",
        *,
        provided: Condition | None = None,
    ) -> tuple[T, ...]: ...

    def find(
        self,
        programme: str,
        *,
        owner: str | None = None,
        subject: str | None = None,
        periods: Collection[str] | None = None,
        states: Collection[str] | None = None,
    ) -> tuple[T, ...]: ...

    def marks(
        self, programme: str, *, states: Collection[str] | None = None
    ) -> frozenset[Marks]: ...

    def pairs(self, programme: str) -> frozenset[tuple[str, str]]: ...

    def stamps(self, programme: str, by: Mark = "period") -> Mapping[str, str]: ...


class Remembering(Protocol[T]):
    """What was worked out of records, by programme and month, while its stamp is the same."""

    def get(self, programme: str, period: str, stamp: bytes) -> T | None: ...

    def put(self, programme: str, period: str, stamp: bytes, value: T) -> None: ...


class Printed(Protocol):
    """A bundle that was printed here: the code on its pages, whose it is, the answers it was made from."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def made_at(self) -> datetime: ...

    @property
    def answers(self) -> Mapping[str, Raw]: ...

    @property
    def draft_id(self) -> str: ...


class Bundles(Protocol):
    """The bundles of drafts still kept, of one draft the latest first."""

    def find(self, programme: str, code: str) -> Printed | None: ...

    def of_programme(self, programme: str) -> tuple[Printed, ...]: ...


class PageCodes(Protocol):
    """What stands on printed pages, and what it stands for."""

    def code_of(self, *origin: str) -> str: ...

    def give(self, paper: PrintedPaper) -> PrintedPaper: ...

    def assign(self, programme: str, origin: str, matter_id: str) -> None: ...


class Ledger(Protocol):
    """Where a deed that changes no record leaves its line."""

    def record(
        self, programme: str, by: Actor, event: str, note: str = "", *, record_id: str = ""
    ) -> None: ...


class Holder(Protocol):
    """An account, as far as others at the office know of it."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def email(self) -> str: ...

    @property
    def roles(self) -> frozenset[Role]: ...

    @property
    def programmes(self) -> frozenset[str]: ...

    def opens_on(self, day: date) -> bool: ...


class Accounts(Protocol):
    """Whoever may sign in, the eldest account first."""

    def all(self) -> tuple[Holder, ...]: ...


class Rooms(Protocol):
    """The store as far as the office's deeds use it."""

    @property
    def matters(self) -> Found[Matter]: ...

    @property
    def sessions(self) -> Records[Session]: ...

    @property
    def office_settings(self) -> Records[OfficeSettings]: ...

    @property
    def bundles(self) -> Bundles: ...

    @property
    def ledger(self) -> Ledger: ...

    @property
    def accounts(self) -> Accounts: ...

    @property
    def assignments(self) -> Found[Assignment]: ...

    @property
    def profiles(self) -> Found[Profile]: ...

    @property
    def entries(self) -> Found[ServiceEntry]: ...

    @property
    def month_files(self) -> Found[MonthFile]: ...

    @property
    def handed_contents(self) -> Found[HandedContent]: ...

    @property
    def care_schedules(self) -> Found[CareSchedule]: ...

    @property
    def spot_checks(self) -> Found[SpotCheck]: ...

    @property
    def month_figures(self) -> Remembering[MonthFigures]: ...

    @property
    def kept_papers(self) -> Found[KeptPaper]: ...

    @property
    def retentions(self) -> Records[Retention]: ...

    @property
    def erasures(self) -> Records[Erasure]: ...

    @property
    def controls(self) -> Records[Control]: ...

    @property
    def erasure_orders(self) -> Records[ErasureOrder]: ...

    @property
    def data_requests(self) -> Found[DataRequest]: ...

    @property
    def page_codes(self) -> PageCodes: ...

    def take_number(self, programme: str, year: int) -> int: ...
