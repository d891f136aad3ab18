"""A store of the office in memory, with the rules of the real one: versions, own programmes, a ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from app.attachments.page import Raw
from app.dossier.control import Control
from app.errors import ChangedMeanwhile, NotOnRecord
from app.matters.matter import Matter
from app.matters.office import OfficeSettings
from app.matters.rights import Actor
from app.matters.session import Session
from app.workflow.office.desk import Desk

T = TypeVar("T")


@dataclass(frozen=True)
class FakePrinted:
    code: str
    name: str
    answers: Mapping[str, Raw]
    draft_id: str
    made_at: datetime = datetime(2026, 1, 3, 12, tzinfo=UTC)


@dataclass
class FakeLedger:
    lines: list[tuple[str, str, str, str]] = field(default_factory=list)

    def record(self, _programme: str, by: Actor, event: str, note: str = "") -> None:
        self.lines.append((by.account_id, str(event), "", note))


class FakeRecords(Generic[T]):
    def __init__(self, ledger: FakeLedger) -> None:
        self._kept: dict[str, Any] = {}
        self._ledger = ledger

    def add(self, item: Any, by: Actor, event: str, note: str = "") -> Any:
        if item.id in self._kept:
            raise ChangedMeanwhile("Ktoś zapisał to wcześniej.")
        return self._keep(replace(item, version=1), by, event, note)

    def get(self, programme: str, record_id: str) -> Any:
        kept = self._kept.get(record_id)
        if kept is None or kept.programme != programme:
            raise NotOnRecord("Nie ma takiej sprawy.")
        return kept

    def save(self, item: Any, by: Actor, event: str, note: str = "") -> Any:
        if self.get(item.programme, item.id).version != item.version:
            raise ChangedMeanwhile("Ktoś zapisał to wcześniej.")
        return self._keep(replace(item, version=item.version + 1), by, event, note)

    def all(self, programme: str) -> tuple[Any, ...]:
        return tuple(each for each in self._kept.values() if each.programme == programme)

    def put(self, *items: Any) -> None:
        """Kept as they are, with no deed done: what a test starts from."""
        self._kept |= {item.id: item for item in items}

    def _keep(self, item: Any, by: Actor, event: str, note: str) -> Any:
        self._kept[item.id] = item
        self._ledger.lines.append((by.account_id, str(event), item.id, note))
        return item


class FakeSettings(FakeRecords[OfficeSettings]):
    def get(self, programme: str, record_id: str) -> OfficeSettings:
        kept: OfficeSettings = self._kept.get(programme) or OfficeSettings(programme)
        return kept


@dataclass
class FakeBundles:
    printed: dict[str, list[FakePrinted]] = field(default_factory=dict)

    def find(self, programme: str, code: str) -> FakePrinted | None:
        typed = "".join(char for char in code.upper() if char.isalnum())
        every = self.printed.get(programme, [])
        return next((p for p in every if p.code.replace("-", "") == typed), None)

    def of_programme(self, programme: str) -> tuple[FakePrinted, ...]:
        return tuple(self.printed.get(programme, []))


@dataclass
class FakePageCodes:
    """Whose the prints of a draft are, as far as anybody said."""

    assigned: dict[str, str] = field(default_factory=dict)

    def assign(self, _programme: str, origin: str, matter_id: str) -> None:
        self.assigned[origin] = matter_id


class FakeRooms:
    def __init__(self) -> None:
        self.ledger = FakeLedger()
        self.matters: FakeRecords[Matter] = FakeRecords(self.ledger)
        self.sessions: FakeRecords[Session] = FakeRecords(self.ledger)
        self.office_settings = FakeSettings(self.ledger)
        self.bundles = FakeBundles()
        self.controls: FakeRecords[Control] = FakeRecords(self.ledger)
        self.page_codes = FakePageCodes()
        self._numbers: dict[tuple[str, int], int] = {}

    def take_number(self, programme: str, year: int) -> int:
        self._numbers[programme, year] = self._numbers.get((programme, year), 0) + 1
        return self._numbers[programme, year]


class Day:
    """A calendar that a test turns."""

    def __init__(self, today: date) -> None:
        self.today = today

    def __call__(self) -> date:
        return self.today


def a_desk(*matters: Matter, today: date = date(2026, 1, 20)) -> Desk:
    """A desk with an empty store but for these matters, on a day a test may turn."""
    rooms = FakeRooms()
    rooms.matters.put(*matters)
    return Desk(rooms, Day(today))
