"""States, rows and changes of a month come in; the Polish words its pages say of them go out."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from babel.dates import format_date

from app.months.differences import Change, Difference
from app.months.entry import Journey, JourneyKind, ServiceEntry
from app.months.month_file import MonthFile, MonthState, Part
from app.months.paper_rows import CardRow, LogRow
from app.wording.dates import NBSP, short_date
from app.wording.entries import DASH, from_to, time_of
from app.wording.labels import label
from app.wording.money import money
from app.wording.numbers import figure
from app.workflow.months.month_queue import Waits
from rules.month.settled import Log

Tag = Mapping[str, str]
NO_CEILING = "nie ustalono pułapu"
PARTS: Mapping[Part, str] = {
    Part.MAIN: "Rozliczenie podstawowe",
    Part.SUPPLEMENT: "Rozliczenie dodatkowe",
}
STATES: Mapping[MonthState, tuple[str, str]] = {
    MonthState.OPEN: ("Jeszcze nieoddane", ""),
    MonthState.HANDED_IN: ("Oddane, sprawdza biuro", "wait"),
    MonthState.RETURNED: ("Zwrócone do poprawy", "bad"),
    MonthState.ACCEPTED: ("Przyjęte", "good"),
}
WAITS: Mapping[Waits, tuple[str, str]] = {
    Waits.COMPARISON: ("Do porównania", ""),
    Waits.MISSING: ("Brak po terminie", "bad"),
    Waits.MENDING: ("Zwrócone do poprawy", "warn"),
    Waits.CORRECTION: ("Otwarte do korekty", "warn"),
    Waits.EXPECTED: ("Przed terminem", "wait"),
    Waits.NOTHING: ("Przyjęte", "good"),
}
LOGS: Mapping[Log, str] = {
    Log.DRIVES: "Ewidencja przebiegu pojazdu",
    Log.TICKETS: "Ewidencja biletów komunikacyjnych",
    Log.TAXI_RIDES: "Ewidencja przejazdów innym środkiem transportu",
}
JOURNEYS: Mapping[JourneyKind, str] = {
    JourneyKind.OWN_VEHICLE: "własny pojazd",
    JourneyKind.TICKETS: "bilety",
    JourneyKind.TAXI: "inny środek transportu",
}
CHANGES: Mapping[Change, str] = {
    Change.ADDED: "Nowy wpis",
    Change.REMOVED: "Usunięty wpis",
    Change.CHANGED: "Zmieniony wpis",
}
MEMBERS: Mapping[str, str] = {
    "matter_id": "uczestnik",
    "starts": "początek",
    "ends": "koniec",
    "activities": "czynności",
    "activity": "opis czynności",
    "place": "miejsce",
    "goes_out": "wyjście",
    "waiting": "oczekiwanie",
    "at_school": "w szkole",
    "school_provides": "szkoła zapewnia asystę",
    "beneficiary": "dla kogo",
    "decided_for_participant": "decyzja za uczestnika",
    "own_funds": "środki własne realizatora",
    "journeys": "przejazdy",
}
NOTHING = "brak"


def state_tag(file: MonthFile) -> Tag:
    """The state of a part, as a tag of a table or a heading."""
    if file.state is MonthState.OPEN and file.reason:
        return {"tag": "Otwarte do korekty", "tone": "warn"}
    name, tone = STATES[file.state]
    return {"tag": name, "tone": tone}


def with_day(day: date) -> str:
    """„śr. 07.01.2026”."""
    return f"{format_date(day, 'EEE', locale='pl')}{NBSP}{short_date(day)}"


def hours_of(number: Decimal) -> str:
    """„2,5”; thirds are rounded to the hundredth, as on no paper: there minutes stand."""
    return figure(number.quantize(Decimal("0.01")))


def when(entry: ServiceEntry) -> str:
    """„7 stycznia 2026 r., 10:00–12:30”."""
    return time_of(entry.starts, entry.ends)


def card_times(row: CardRow) -> tuple[str, ...]:
    """A line for each part of the row on paper."""
    return tuple(
        f"{from_to(part.starts, part.ends)}{' (oczekiwanie)' if part.waiting else ''}"
        for part in row.parts
    )


def done(row: CardRow) -> tuple[str, ...]:
    """What was done, where, whether it meant going out, and by what means."""
    service = row.service
    out = {True: "z wyjściem", False: "bez wyjścia", None: ""}[service.goes_out]
    means = ", ".join(dict.fromkeys(JOURNEYS[each.kind] for each in row.entry.journeys))
    own = "ze środków własnych realizatora" if row.row.own_funds else ""
    told = (service.activity, service.place, out, f"przejazd: {means}" if means else "", own)
    return tuple(each for each in told if each)


def journey_row(row: LogRow) -> tuple[str, ...]:
    """Route, purpose, and what the log of this kind says besides."""
    journey = row.journey
    return tuple(each for each in (journey.route, journey.purpose, *_particulars(row)) if each)


def _particulars(row: LogRow) -> tuple[str, ...]:
    journey = row.journey
    match journey.kind:
        case JourneyKind.OWN_VEHICLE:
            km = journey.kilometres
            rate = row.cost.rate if row.cost else None
            by_rate = f" × {money(rate)}" if rate is not None else ""
            far = "" if km is None else f"{figure(km)}{NBSP}km{by_rate}"
            return far, journey.registration
        case JourneyKind.TICKETS:
            there = {True: "bilety dołączone", False: "bez biletów", None: ""}[journey.attached]
            number = "" if journey.count is None else f"{journey.count}{NBSP}szt."
            return " ".join(filter(None, (number, journey.ticket))), there
        case JourneyKind.TAXI:
            paper = f"rachunek {journey.invoice}" if journey.invoice else "bez numeru rachunku"
            return journey.means, paper


def service_of(row: LogRow) -> tuple[str, str]:
    """The service the journey belongs to, and whether that went out (rule K3)."""
    service = row.entry
    out = {True: "z wyjściem", False: "bez wyjścia", None: "wyjście nieznane"}
    return from_to(service.starts, service.ends), out[service.goes_out]


def changed(difference: Difference, names: Mapping[str, str]) -> tuple[str, ...]:
    """„koniec: było: 12:30, jest: 13:00”, one for each member that differs."""
    before, after = difference.before, difference.after
    if before is None or after is None:
        return ()
    return tuple(
        f"{MEMBERS[member]}: było: {_said(before, member, names)}, jest: {_said(after, member, names)}"
        for member in difference.members
    )


def _said(entry: ServiceEntry, member: str, names: Mapping[str, str]) -> str:
    value = getattr(entry, member)
    if member == "matter_id":
        return f"„{names.get(value, NOTHING)}”"
    if member == "waiting":
        return ", ".join(from_to(each.starts, each.ends) for each in value) or NOTHING
    if member == "journeys":
        return "; ".join(_journey(each) for each in value) or NOTHING
    return _plain(value)


def _journey(journey: Journey) -> str:
    amount = None if journey.amount is None else money(journey.amount)
    km = None if journey.kilometres is None else f"{figure(journey.kilometres)}{NBSP}km"
    day = short_date(journey.on) if journey.on else ""
    count = None if journey.count is None else f"{journey.count}{NBSP}szt."
    attached = {True: "dołączone", False: "niedołączone", None: ""}[journey.attached]
    means = label(journey.vehicle) if journey.vehicle else journey.means or journey.ticket
    told = (
        *(JOURNEYS[journey.kind], means, journey.registration, day, journey.route),
        *(journey.purpose, km, count, attached, journey.invoice, amount),
    )
    return ", ".join(each for each in told if each)


def _plain(value: Any) -> str:
    match value:
        case bool():
            return "tak" if value else "nie"
        case datetime():
            return time_of(value, None).removesuffix(f"{DASH}?")
        case StrEnum():
            return label(value)
        case tuple():
            return ", ".join(value) or NOTHING
    return f"„{value}”" if value else NOTHING
