"""What the office knows comes in; the month the rules judge goes out, and the way back from it to entries.

The rules see texts and places in lists; pages and papers need ids: ``MonthView`` holds both sides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.months.assignment import Assignment, Profile
from app.months.care import CareSchedule, care_in
from app.months.entry import Journey, JourneyKind, ServiceEntry
from app.months.hours_before import Hours, hours_before
from app.months.month_file import MonthFile, Part
from app.months.parts import days_of
from app.months.people import People, people_of
from app.months.spot_check import SpotCheck
from rules import diary
from rules.diary import Drive, HandingIn, Month, Served, Service, TaxiRide, Ticket, YearMonth
from rules.month.deadline import first_day, last_day
from rules.month.moments import in_warsaw
from rules.month.settled import Log
from rules.programme import Programme

Place = tuple[str, int]
"""An entry's id, and which of its journeys."""
LOGS: Mapping[JourneyKind, Log] = {
    JourneyKind.OWN_VEHICLE: Log.DRIVES,
    JourneyKind.TICKETS: Log.TICKETS,
    JourneyKind.TAXI: Log.TAXI_RIDES,
}


@dataclass(frozen=True)
class Known:
    """What the office knows of a month: ``matters`` of its participants, everything said of them and theirs.

    ``entries`` are those of the month, of the month before (rule T1 looks back), and the participants' of the
    whole year (rule L1 adds them up); removed ones are passed over. ``on`` is the day it is known on.
    ``used`` says by matter what was used earlier in the year, where that is known without those entries.
    """

    programme: Programme
    of: YearMonth
    on: date
    matters: tuple[Matter, ...] = ()
    profiles: tuple[Profile, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    entries: tuple[ServiceEntry, ...] = ()
    care: tuple[CareSchedule, ...] = ()
    files: tuple[MonthFile, ...] = ()
    checks: tuple[SpotCheck, ...] = ()
    used: Mapping[str, Hours] | None = None

    @cached_property
    def people(self) -> People:
        return people_of(self.matters, self.profiles)


@dataclass(frozen=True)
class MonthView:
    """``services`` are ids of entries by their place in ``month.services``; ``journeys`` likewise by log."""

    month: Month
    people: People
    services: tuple[str, ...]
    journeys: Mapping[Log, tuple[Place, ...]]

    def entry_at(self, about: str) -> str:
        """The id of the entry a dotted path leads to, its journeys included; empty for anything else."""
        field, _, rest = about.partition(".")
        number = rest.partition(".")[0]
        if not number.isdecimal():
            return ""
        ids = self.services if field == "services" else self._of_log(field)
        return ids[int(number)] if int(number) < len(ids) else ""

    def _of_log(self, field: str) -> tuple[str, ...]:
        return tuple(
            place[0] for log, places in self.journeys.items() if log == field for place in places
        )


def month_of(known: Known) -> MonthView:
    """The month as the rules judge it."""
    people, of = known.people, known.of
    kept = sorted((e for e in known.entries if not e.removed), key=lambda e: (e.starts, e.id))
    inside = [entry for entry in kept if _runs_in(entry, of)]
    first, own = first_day(of), {entry.id for entry in inside}
    earlier = [e for e in kept if e.id not in own and in_warsaw(e.starts).date() < first]
    journeys = {log: tuple(_places(kept, kind, of)) for kind, log in LOGS.items()}
    by_id = {entry.id: entry for entry in kept}
    trips = {log: [(by_id[i], by_id[i].journeys[n]) for i, n in journeys[log]] for log in journeys}
    month = Month(
        programme=known.programme.slug,
        of=of,
        participants=tuple(_served(known, kept, people)),
        assignments=tuple(_assignment(each, known, people) for each in known.assignments),
        services=tuple(service_of(entry, known) for entry in inside),
        earlier=tuple(service_of(entry, known) for entry in earlier),
        other_care=tuple(
            care
            for schedule in known.care
            for care in care_in(schedule, of, people.participant(schedule.matter_id))
        ),
        drives=tuple(_drive(entry, trip, people) for entry, trip in trips[Log.DRIVES]),
        tickets=tuple(_ticket(entry, trip, people) for entry, trip in trips[Log.TICKETS]),
        taxi_rides=tuple(_ride(entry, trip, people) for entry, trip in trips[Log.TAXI_RIDES]),
        handed_in=tuple(_handed_in(known, people)),
        spot_checks=tuple(_checks(known, people)),
    )
    return MonthView(month, people, tuple(entry.id for entry in inside), journeys)


def service_of(entry: ServiceEntry, known: Known) -> Service:
    """The entry as the rules see it; what was done is told in the words of the scope and in its own."""
    people = known.people
    return Service(
        starts=entry.starts,
        ends=entry.ends,
        assistant=people.assistant(entry.assistant_id),
        participant=people.participant(entry.matter_id),
        activity="; ".join(_done(entry, known.programme)),
        place=entry.place,
        waiting=entry.waiting,
        goes_out=entry.goes_out,
        at_school=entry.at_school,
        school_provides=entry.school_provides,
        beneficiary=entry.beneficiary,
        decided_for_participant=entry.decided_for_participant,
        own_funds=entry.own_funds,
    )


def _done(entry: ServiceEntry, programme: Programme) -> Iterator[str]:
    yield from (a.label for a in programme.activities if a.code in entry.activities)
    if entry.activity:
        yield entry.activity


def day_of(entry: ServiceEntry, journey: Journey) -> date:
    """The day of a journey: its own, or that on which its service starts."""
    return journey.on or in_warsaw(entry.starts).date()


def _runs_in(entry: ServiceEntry, of: YearMonth) -> bool:
    return any((day.year, day.month) == (of.year, of.month) for day in days_of(entry))


def _places(kept: list[ServiceEntry], kind: JourneyKind, of: YearMonth) -> Iterator[Place]:
    first, last = first_day(of), last_day(of)
    dated = [
        (day_of(entry, journey), entry.starts, entry.id, number)
        for entry in kept
        for number, journey in enumerate(entry.journeys)
        if journey.kind is kind and first <= day_of(entry, journey) <= last
    ]
    yield from ((entry_id, number) for _, _, entry_id, number in sorted(dated))


def _served(known: Known, kept: list[ServiceEntry], people: People) -> Iterator[Served]:
    nobody = Hours(Decimal(0), Decimal(0))
    used, by_matter = known.used or {}, known.used is not None
    if not by_matter:
        used = hours_before([service_of(e, known) for e in kept], known.of, known.programme)
    for matter in known.matters:
        name = people.participant(matter.id)
        before = used.get(matter.id if by_matter else name, nobody)
        case = case_of(matter, known.programme, known.on)
        yield Served(name, case, before.fund, before.own_funds)


def _assignment(assignment: Assignment, known: Known, people: People) -> diary.Assignment:
    person = next((p for p in known.profiles if p.assistant_id == assignment.assistant_id), None)
    statement = assignment.statement
    if person is not None:
        first, last = person.first_name, person.last_name
        statement = replace(statement, first_name=first, last_name=last)
    return diary.Assignment(
        people.assistant(assignment.assistant_id),
        people.participant(assignment.matter_id),
        assignment.starts,
        assignment.ends,
        statement,
    )


def _told(entry: ServiceEntry, trip: Journey, people: People) -> tuple[date, str, str, str, str]:
    """What every log asks first: the day, who went, with whom, from where to where, what for."""
    assistant, participant = (
        people.assistant(entry.assistant_id),
        people.participant(entry.matter_id),
    )
    return day_of(entry, trip), assistant, participant, trip.route, trip.purpose


def _drive(entry: ServiceEntry, trip: Journey, people: People) -> Drive:
    told = _told(entry, trip, people)
    return Drive(*told, trip.vehicle, trip.kilometres, registration=trip.registration)


def _ticket(entry: ServiceEntry, trip: Journey, people: People) -> Ticket:
    told = _told(entry, trip, people)
    return Ticket(*told, trip.count, trip.amount, trip.attached, trip.ticket)


def _ride(entry: ServiceEntry, trip: Journey, people: People) -> TaxiRide:
    return TaxiRide(*_told(entry, trip, people), trip.invoice, trip.amount, trip.means)


def _handed_in(known: Known, people: People) -> Iterator[HandingIn]:
    """The day each main part was first handed in."""
    for file in known.files:
        if file.part is Part.MAIN and file.of == known.of and file.editions:
            day = file.editions[0].handed_in_on
            yield HandingIn(people.assistant(file.assistant_id), day)


def _checks(known: Known, people: People) -> Iterator[diary.SpotCheck]:
    for check in known.checks:
        yield diary.SpotCheck(
            check.on,
            people.assistant(check.assistant_id),
            people.participant(check.matter_id),
            check.where_service_takes_place,
            check.documented,
        )
