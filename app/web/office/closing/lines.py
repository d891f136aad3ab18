"""What was found, remarked or settled in a part of a month comes in; the lines its pages show go out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from flask import url_for

from app.months.entry import ServiceEntry
from app.months.judged_month import JudgedMonth
from app.months.month_file import Remark
from app.months.naming import sentence_in
from app.months.noticed import Noticed
from app.months.paper_rows import SheetRows
from app.web.office.closing.words import NO_CEILING, when
from app.wording.findings import why
from app.wording.hours import in_hours
from app.wording.money import money
from rules.month.moments import NO_TIME
from rules.month.settled import TravelCosts
from rules.verdict import Severity

DIARY_ENTRY = "office_diary.change"
FROM_HERE = "rozliczenie"
"""As ``z`` in the address of an entry's page it leads back to the month once the entry is mended."""
KINDS = {
    Severity.BLOCKS: ("Do poprawy", "bad"),
    Severity.WARNS: ("Uwaga", "warn"),
    Severity.NOTES: ("Informacja", "wait"),
}


@dataclass(frozen=True)
class Entry:
    """One entry as a link: ``href`` is empty where nothing can be changed in it."""

    text: str
    href: str


@dataclass(frozen=True)
class Said:
    """One finding in words, with its rule and clause, and the entries it is about."""

    sentence: str
    rule: str
    why: str
    kind: str
    tone: str
    entries: tuple[Entry, ...] = ()


def said(
    found: Iterable[Noticed], judged: JudgedMonth, *, linked: bool = False
) -> tuple[Said, ...]:
    """Each finding with its entries; ``linked`` leads to them in the diary."""
    known = judged.known
    by_id = {entry.id: entry for entry in known.entries}
    told = []
    for each in found:
        kind, tone = KINDS[each.finding.severity]
        entries = tuple(entry_of(by_id[i], judged, linked=linked) for i in each.entries)
        clause = why(each.finding, known.programme)
        told.append(
            Said(
                sentence_in(each.finding, judged.view.month),
                each.finding.rule,
                clause,
                kind,
                tone,
                entries,
            )
        )
    return tuple(told)


def entry_of(entry: ServiceEntry, judged: JudgedMonth, *, linked: bool) -> Entry:
    """„7 stycznia 2026 r., 10:00–12:30, Zofia Przykładowa”."""
    who = judged.view.people.participant(entry.matter_id)
    href = ""
    if linked and not entry.removed:
        href = url_for(DIARY_ENTRY, programme=entry.programme, entry_id=entry.id, z=FROM_HERE)
    return Entry(f"{when(entry)}, {who}", href)


def remarks(
    noted: Iterable[Remark], entries: Iterable[ServiceEntry], judged: JudgedMonth, *, linked: bool
) -> Iterator[tuple[Entry | None, str]]:
    """Each remark at its entry; general ones stand at none."""
    by_id = {entry.id: entry for entry in entries}
    for remark in noted:
        entry = by_id.get(remark.entry_id)
        yield (entry_of(entry, judged, linked=linked) if entry else None), remark.text


def totals(sheets: Iterable[SheetRows]) -> list[list[Any]]:
    """By participant: hours of the Fund, of the organiser's own funds (rule L3), travel; then all."""
    rows: list[list[Any]] = []
    fund = own = NO_TIME
    travel = Decimal(0)
    for sheet in sheets:
        rows.append([sheet.participant, *_sums(sheet.fund, sheet.own_funds, sheet.travel)])
        fund, own, travel = fund + sheet.fund, own + sheet.own_funds, travel + sheet.travel
    if len(rows) > 1:
        rows.append(["Razem", *_sums(fund, own, travel)])
    return rows


def _sums(fund: timedelta, own: timedelta, travel: Decimal) -> tuple[str, str, str]:
    """With minutes, as on the papers these are compared with."""
    return in_hours(fund), in_hours(own), money(travel)


def ceiling(travel: TravelCosts | None) -> str:
    """How the month's travel stands against the ceiling (rule K2)."""
    if travel is None or travel.ceiling is None:
        return f"Pułap kosztów przejazdów w miesiącu: {NO_CEILING}."
    spent, most = money(travel.total), money(travel.ceiling)
    return f"Koszty przejazdów w całym miesiącu: {spent}, pułap: {most}."
