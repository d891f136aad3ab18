"""A judged month comes in; its entries day by day, each with what is found of it, go out for the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from app.months.entry import JourneyKind, ServiceEntry
from app.months.judged_month import JudgedMonth
from app.months.month_file import MonthFile, MonthState, Part
from app.months.month_view import service_of
from app.months.parts import parts_of
from app.web.office.diary.said import Said, said, said_at
from app.wording.dates import day_of_week, long_date, short_date
from app.wording.entries import clock
from app.wording.hours import duration
from app.wording.money import money
from app.wording.numbers import figure
from rules.month.moments import NO_TIME, in_warsaw

STATES = {
    MonthState.OPEN: ("do oddania", ""),
    MonthState.HANDED_IN: ("u realizatora", "wait"),
    MonthState.RETURNED: ("zwrócone do poprawy", "bad"),
    MonthState.ACCEPTED: ("przyjęte", "good"),
}
CORRECTION = ("otwarte do korekty", "warn")
TRIPS = {
    JourneyKind.OWN_VEHICLE: "własny pojazd",
    JourneyKind.TICKETS: "bilety",
    JourneyKind.TAXI: "taksówka lub inny transport",
}


@dataclass(frozen=True)
class Line:
    """One entry: ``settled`` as the rules count it in this month, ``remarks`` what the office asks to mend.

    ``frozen`` where it cannot be changed.
    """

    entry: ServiceEntry
    day: str
    times: str
    who: str
    settled: str
    done: str
    trips: tuple[str, ...]
    findings: tuple[Said, ...]
    remarks: tuple[str, ...]
    frozen: bool

    @property
    def is_bad(self) -> bool:
        """Whether something at it must be mended before the month can be settled."""
        return bool(self.remarks) or any(each.tone == "bad" for each in self.findings)


@dataclass(frozen=True)
class Day:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PartState:
    """One part of the month: what it is called, how far the office is with it."""

    title: str
    word: str
    tone: str
    due: str


def days(judged: JudgedMonth, assistant_id: str, names: Mapping[str, str]) -> tuple[Day, ...]:
    """The assistant's own entries that run in the month, the last day first."""
    own = sorted(_own(judged, assistant_id), key=_day, reverse=True)
    settled, prices = _settled(judged), _prices(judged)
    return tuple(
        Day(
            day_of_week(day),
            tuple(
                _line(judged, entry, names, settled, prices)
                for entry in sorted(entries, key=lambda e: e.starts)
            ),
        )
        for day, entries in groupby(own, key=_day)
    )


def of_the_month(judged: JudgedMonth) -> tuple[Said, ...]:
    """What is found of participants and stands at no entry: limits, awards."""
    found = (f for f in judged.of_no_entry if f.about.startswith("participants."))
    return tuple(said(finding, judged) for finding in found)


def parts(judged: JudgedMonth, assistant_id: str) -> Iterator[PartState]:
    """The main part, and the supplement where there is anything in it."""
    known = {file.part: file for file in judged.known.files if file.assistant_id == assistant_id}
    touched = {
        p for e in _own(judged, assistant_id) for of, p in parts_of(e) if of == judged.known.of
    }
    due = judged.verdict.deadline
    for part, title in ((Part.MAIN, "Rozliczenie"), (Part.SUPPLEMENT, "Karta dodatkowa")):
        if part is Part.MAIN or part in known or part in touched:
            file = known.get(part)
            word, tone = _state(file)
            told = f"termin: {long_date(due)}" if due and part is Part.MAIN else ""
            yield PartState(title, word, tone, told if _is_open(file) else "")


def _state(file: MonthFile | None) -> tuple[str, str]:
    """An accepted month opened again has a reason, and is to be corrected."""
    if file is None:
        return STATES[MonthState.OPEN]
    if file.state is MonthState.OPEN and file.reason:
        return CORRECTION
    return STATES[file.state]


def _is_open(file: MonthFile | None) -> bool:
    return file is None or not file.is_frozen


def _own(judged: JudgedMonth, assistant_id: str) -> Iterator[ServiceEntry]:
    inside = set(judged.view.services)
    return (e for e in judged.known.entries if e.id in inside and e.assistant_id == assistant_id)


def _day(entry: ServiceEntry) -> date:
    return in_warsaw(entry.starts).date()


def _settled(judged: JudgedMonth) -> Mapping[str, timedelta]:
    """What each entry comes to on this month's cards."""
    times: dict[str, timedelta] = {}
    for row in (row for card in judged.verdict.cards for row in card.rows):
        entry_id = judged.view.services[row.service]
        times[entry_id] = times.get(entry_id, NO_TIME) + row.settled
    return times


def _prices(judged: JudgedMonth) -> Mapping[tuple[str, int], str]:
    """What each journey costs, by entry and number."""
    return {
        judged.view.journeys[cost.log][cost.entry]: money(cost.amount)
        for cost in judged.verdict.costs
    }


def _line(
    judged: JudgedMonth,
    entry: ServiceEntry,
    names: Mapping[str, str],
    settled: Mapping[str, timedelta],
    prices: Mapping[tuple[str, int], str],
) -> Line:
    frozen = {file.part for file in judged.known.files if file.is_frozen}
    own_parts = {part for of, part in parts_of(entry) if of == judged.known.of}
    return Line(
        entry=entry,
        day=short_date(_day(entry)),
        times=times(entry),
        who=names.get(entry.matter_id, judged.known.people.participant(entry.matter_id)),
        settled=duration(settled.get(entry.id, NO_TIME)),
        done=service_of(entry, judged.known).activity,
        trips=tuple(_trips(entry, prices)),
        findings=tuple(said_at(judged, entry.id)),
        remarks=tuple(
            remark.text
            for file in judged.known.files
            for remark in file.asked_to_mend
            if remark.entry_id == entry.id
        ),
        frozen=bool(frozen & own_parts),
    )


def times(entry: ServiceEntry) -> str:
    """„10:00–12:30”, „22:00–6:00 następnego dnia”."""
    starts, ends = in_warsaw(entry.starts), in_warsaw(entry.ends)
    later = " następnego dnia" if ends.date() > starts.date() else ""
    return f"{clock(starts)}–{clock(ends)}{later}"


def _trips(entry: ServiceEntry, prices: Mapping[tuple[str, int], str]) -> Iterator[str]:
    for number, journey in enumerate(entry.journeys):
        far = f"{figure(journey.kilometres)} km" if journey.kilometres is not None else ""
        price = prices.get((entry.id, number), "kwota nieznana")
        yield ", ".join(filter(None, (TRIPS[journey.kind], journey.route, far, price)))
