"""What a file would enter comes in; what the page shows of it, entry by entry, goes out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.documents.tables import Column, Kind, Table
from app.months.entry import Journey, ServiceEntry
from app.months.importing.problem import Problem
from app.months.month_view import service_of
from app.web.office.diary.month_page import TRIPS, times
from app.web.office.diary.said import Said, said_at
from app.wording.dates import NBSP, day_of_week
from app.wording.entries import clock
from app.wording.money import money
from app.wording.numbers import Forms, figure
from app.workflow.months.importing import Proposed
from rules.month.moments import in_warsaw

ENTRIES = Forms("wpis", "wpisy", "wpisów", "wpisu")


@dataclass(frozen=True)
class Line:
    """One entry as it would stand in the diary; ``rows`` are those of the file it comes from."""

    day: str
    times: str
    who: str
    done: str
    place: str
    trips: tuple[str, ...]
    found: tuple[Said, ...]
    rows: str


def lines(proposed: Proposed) -> Iterator[Line]:
    """The new entries in the order of time, each with what the rules find of it."""
    judged = proposed.judged
    for entry in sorted(proposed.entries, key=lambda each: (each.starts, each.id)):
        if judged is not None:
            yield Line(
                day=day_of_week(in_warsaw(entry.starts).date()),
                times=times(entry),
                who=judged.known.people.participant(entry.matter_id),
                done=service_of(entry, judged.known).activity,
                place=entry.place,
                trips=(*_waits(entry), *map(_trip, entry.journeys)),
                found=tuple(said_at(judged, entry.id)),
                rows=", ".join(str(row) for row in proposed.rows_of[entry.id]),
            )


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
    """Where, in which column, what stands there, and what to write instead."""
    where = f"wiersz{NBSP}{problem.row}" if problem.row else "cały plik"
    return where, problem.column, problem.value, problem.said


def _waits(entry: ServiceEntry) -> Iterator[str]:
    for each in entry.waiting:
        yield f"oczekiwanie {clock(each.starts)}–{clock(each.ends)}"


def _trip(journey: Journey) -> str:
    far = f"{figure(journey.kilometres)}{NBSP}km" if journey.kilometres is not None else ""
    paid = money(journey.amount) if journey.amount is not None else ""
    return ", ".join(filter(None, (TRIPS[journey.kind], journey.route, far, paid)))
