"""A judged month and whose papers are meant come in; their rows, as they stand on paper, go out.

A row's key names it among all rows of the same assistant and month, in whatever edition.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.attachments.mileage_log.vehicles import vehicle_of
from app.attachments.monthly import OwnVehicle
from app.attachments.service_card.parts import Part, parts, settled_services
from app.months.entry import Journey, ServiceEntry
from app.months.judged_month import JudgedMonth
from app.months.month_file import Part as MonthPart
from app.months.month_view import day_of
from app.months.parts import part_on
from app.months.sheets import Asked, entries_in
from rules.diary import Service
from rules.month.moments import NO_TIME
from rules.month.settled import Card, Cost, Log, SettledRow
from rules.verdict import Finding


@dataclass(frozen=True)
class PaperRow:
    """What every row has: its entry, its day, and what the rules find there."""

    key: str
    entry: ServiceEntry
    on: date
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class CardRow(PaperRow):
    """A row of a service card; findings about the whole service stand at its first row.

    ``parts`` are the lines it has on paper: services, and long waitings of which only some counts (rule T3).
    """

    row: SettledRow
    service: Service
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class LogRow(PaperRow):
    """A row of a travel log; ``cost`` is ``None`` where it says too little to be priced.

    ``vehicle`` is the one whose mileage log it stands in, ``None`` in other logs.
    """

    journey: Journey
    cost: Cost | None
    vehicle: OwnVehicle | None = None


@dataclass(frozen=True)
class SheetRows:
    """The card and the logs of one participant; money in zloty."""

    matter_id: str
    participant: str
    card: tuple[CardRow, ...]
    logs: Mapping[Log, tuple[LogRow, ...]]

    @property
    def rows(self) -> Iterator[PaperRow]:
        """Of the card first, then of the logs."""
        yield from self.card
        for rows in self.logs.values():
            yield from rows

    @property
    def fund(self) -> timedelta:
        return sum((r.row.settled for r in self.card if not r.row.own_funds), NO_TIME)

    @property
    def own_funds(self) -> timedelta:
        return sum((r.row.settled for r in self.card if r.row.own_funds), NO_TIME)

    @property
    def travel(self) -> Decimal:
        return sum((total(rows) for rows in self.logs.values()), Decimal(0))


def total(rows: tuple[LogRow, ...]) -> Decimal:
    """What the rows of a log cost together, in zloty."""
    return sum((row.cost.amount for row in rows if row.cost), Decimal(0))


def group_by_vehicle(
    rows: Iterable[LogRow],
) -> Mapping[OwnVehicle | None, tuple[LogRow, ...]]:
    """Rows of a log as they stand on papers: a mileage log is that of one vehicle, any other is one."""
    found: dict[OwnVehicle | None, tuple[LogRow, ...]] = {}
    for row in rows:
        found[row.vehicle] = (*found.get(row.vehicle, ()), row)
    return found


def paper_rows(judged: JudgedMonth, asked: Asked) -> tuple[SheetRows, ...]:
    """The rows of each participant the assistant has entries with in this part, in the order of names."""
    entries = {entry.id: entry for entry in entries_in(judged, asked)}
    served = dict.fromkeys(entry.matter_id for entry in entries.values())
    people = judged.view.people
    sheets = (
        SheetRows(
            matter_id,
            people.participant(matter_id),
            tuple(_card_rows(judged, asked, entries, people.participant(matter_id))),
            {log: tuple(_log_rows(judged, asked, entries, log, matter_id)) for log in Log},
        )
        for matter_id in served
    )
    return tuple(sorted(sheets, key=lambda sheet: sheet.participant))


def keys_of(sheets: tuple[SheetRows, ...]) -> tuple[str, ...]:
    """The keys of all rows, in the order of the papers."""
    return tuple(row.key for sheet in sheets for row in sheet.rows)


def _card_rows(
    judged: JudgedMonth, asked: Asked, entries: Mapping[str, ServiceEntry], participant: str
) -> Iterator[CardRow]:
    told: set[str] = set()
    settled = settled_services(judged.view.month, judged.known.programme)
    for row in _settled(judged, asked, participant):
        entry_id = judged.view.services[row.service]
        found = () if entry_id in told else _of_service(judged, entry_id)
        told.add(entry_id)
        service = judged.view.month.services[row.service]
        yield CardRow(
            key=f"{entry_id}.{row.on}",
            entry=entries[entry_id],
            on=row.on,
            findings=found,
            row=row,
            service=service,
            parts=parts(row, settled.get(row.service)),
        )


def _settled(judged: JudgedMonth, asked: Asked, participant: str) -> tuple[SettledRow, ...]:
    own = judged.view.people.assistant(asked.assistant_id)
    wanted = (participant, own, asked.part is MonthPart.SUPPLEMENT)
    return next((card.rows for card in judged.verdict.cards if _key(card) == wanted), ())


def _key(card: Card) -> tuple[str, str, bool]:
    return card.participant, card.assistant, card.supplementary


def _of_service(judged: JudgedMonth, entry_id: str) -> tuple[Finding, ...]:
    """What stands at an entry, without what is about a journey of it."""
    found = judged.by_entry.get(entry_id, ())
    return tuple(each for each in found if each.about.partition(".")[0] not in set(Log))


def _log_rows(
    judged: JudgedMonth,
    asked: Asked,
    entries: Mapping[str, ServiceEntry],
    log: Log,
    matter_id: str,
) -> Iterator[LogRow]:
    costs = {cost.entry: cost for cost in judged.verdict.costs if cost.log is log}
    own = _vehicles(judged, asked.assistant_id)
    for place, (entry_id, number) in enumerate(judged.view.journeys[log]):
        entry = entries.get(entry_id)
        if entry is None or entry.matter_id != matter_id:
            continue
        journey = entry.journeys[number]
        on = day_of(entry, journey)
        if part_on(on) != (judged.known.of, asked.part):
            continue
        start = f"{log}.{place}."
        found = tuple(f for f in judged.verdict.findings if f.about.startswith(start))
        vehicle = vehicle_of(judged.view.month.drives[place], own) if log is Log.DRIVES else None
        key, cost = f"{entry_id}.{number}", costs.get(place)
        yield LogRow(key, entry, on, found, journey, cost, vehicle)


def _vehicles(judged: JudgedMonth, assistant_id: str) -> tuple[OwnVehicle, ...]:
    found = (p.vehicles for p in judged.known.profiles if p.assistant_id == assistant_id)
    return next(found, ())
