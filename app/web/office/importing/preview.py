"""What a file would enter comes in; what the page shows of it, entry by entry, goes out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.documents.tables import Column, Kind, Table
from app.months.entry import Journey, JourneyKind, ServiceEntry
from app.months.importing.problem import Problem
from app.months.judged_month import JudgedMonth
from app.months.month_view import service_of
from app.wording.dates import NBSP
from app.wording.entries import clock, time_of
from app.wording.findings import reasons, sentence
from app.wording.money import money
from app.wording.numbers import Forms, counted, figure
from app.workflow.months.importing import Proposed
from rules.verdict import Finding, Severity

ENTRIES = Forms("wpis", "wpisy", "wpisów", "wpisu")
ERRORS = Forms("błąd", "błędy", "błędów", "błędu")
WORDS = {
    Severity.BLOCKS: ("Do poprawy", "bad"),
    Severity.WARNS: ("Sprawdź", "warn"),
    Severity.NOTES: ("Informacja", "wait"),
}
TRIPS = {
    JourneyKind.OWN_VEHICLE: "własny pojazd",
    JourneyKind.TICKETS: "bilety",
    JourneyKind.TAXI: "inny środek",
}
WHOLE_FILE = "cały plik"


@dataclass(frozen=True)
class Said:
    """``word`` and ``tone`` say how bad a finding is, ``why`` on what it rests."""

    word: str
    tone: str
    sentence: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One entry as it would stand in the diary."""

    when: str
    who: str
    done: str
    trips: tuple[str, ...]
    found: tuple[Said, ...]
    rows: str


def lines(proposed: Proposed) -> Iterator[Line]:
    """The new entries in the order of time, each with what the rules find of it."""
    judged = proposed.judged
    for entry in sorted(proposed.entries, key=lambda each: (each.starts, each.id)):
        if judged is not None:
            yield Line(
                when=time_of(entry.starts, entry.ends),
                who=judged.known.people.participant(entry.matter_id),
                done=" · ".join(filter(None, (_done(entry, judged), entry.place))),
                trips=(*_waits(entry), *(_trip(journey) for journey in entry.journeys)),
                found=tuple(_said(judged, judged.by_entry.get(entry.id, ()))),
                rows=", ".join(str(row) for row in proposed.rows_of[entry.id]),
            )


def of_the_month(judged: JudgedMonth) -> tuple[Said, ...]:
    """What would be found of participants and stands at no entry: limits, awards."""
    found = [f for f in judged.of_no_entry if f.about.startswith("participants.")]
    return tuple(_said(judged, found))


def problems_table(problems: Iterable[Problem]) -> Table:
    """All that is wrong with a file, as a file to keep."""
    heads = (
        Column("Wiersz", Kind.NUMBER),
        Column("Kolumna"),
        Column("Jest"),
        Column("Co zrobić", width=80),
    )
    rows = [(each.row or None, each.column, each.value, each.said) for each in problems]
    return Table("Co poprawić", heads, rows)


def problem_row(problem: Problem) -> tuple[str, ...]:
    return str(problem.row or WHOLE_FILE), problem.column, problem.value, problem.said


def _done(entry: ServiceEntry, judged: JudgedMonth) -> str:
    return service_of(entry, judged.known).activity


def _waits(entry: ServiceEntry) -> Iterator[str]:
    for each in entry.waiting:
        yield f"oczekiwanie {clock(each.starts)}–{clock(each.ends)}"


def _trip(journey: Journey) -> str:
    far = f"{figure(journey.kilometres)}{NBSP}km" if journey.kilometres is not None else ""
    paid = money(journey.amount) if journey.amount is not None else ""
    return ", ".join(filter(None, (TRIPS[journey.kind], journey.route, far, paid)))


def _said(judged: JudgedMonth, found: Iterable[Finding]) -> Iterator[Said]:
    """The worst first."""
    ranks = [*WORDS]
    for finding in sorted(found, key=lambda each: ranks.index(each.severity)):
        word, tone = WORDS[finding.severity]
        yield Said(word, tone, sentence(finding), reasons(finding, judged.known.programme))


def counted_entries(number: int) -> str:
    return counted(number, ENTRIES)
