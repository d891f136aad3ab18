"""A valid form of one service comes in, the entry it means goes out; and back, for showing it again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from app.attachments.monthly import OwnVehicle
from app.months.entry import Journey, JourneyKind, ServiceEntry
from app.web.office.diary.service_form import SECOND_HOUR, Serving, code_of
from rules.diary import Waiting
from rules.month.moments import DAY, WARSAW, elapsed, in_warsaw, shown_twice
from rules.vocabulary import Vehicle


@dataclass(frozen=True)
class Whose:
    """Under which id, in whose diary and about whom; ``version`` is of the page that was seen."""

    id: str
    programme: str
    assistant_id: str
    matter_id: str
    version: int = 0


def entry_of(form: Serving, whose: Whose) -> ServiceEntry:
    """The entry a form without errors means; an end earlier than the start is of the next day (rule T8)."""
    day = form.on.answer
    starts = _moment(day, form.starts.answer, _is_second(form, "starts_hour"))
    ends = _ending(starts, form.ends.answer, _is_second(form, "ends_hour"))
    at_school = form.at_school.answer
    return ServiceEntry(
        id=whose.id,
        programme=whose.programme,
        assistant_id=whose.assistant_id,
        matter_id=whose.matter_id,
        starts=starts,
        ends=ends,
        activities=_activities(form),
        activity=form.activity.answer,
        place=form.place.answer,
        goes_out=form.goes_out.answer,
        waiting=tuple(_waiting(row.data, starts) for row in _filled(form, "waiting")),
        at_school=at_school,
        school_provides=form.school_provides.answer if at_school else None,
        own_funds="own_funds" in form and form.own_funds.answer,
        journeys=tuple(_journeys(form, day)),
        version=whose.version,
    )


def said_in(entry: ServiceEntry) -> dict[str, Any]:
    """What a form shows of an entry."""
    starts, ends = in_warsaw(entry.starts), in_warsaw(entry.ends)
    return {
        "on": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "starts_hour": _which(starts),
        "ends_hour": _which(ends),
        "activities": entry.activities,
        "activity": entry.activity,
        "place": entry.place,
        "goes_out": entry.goes_out,
        "waiting": [
            {"starts": in_warsaw(w.starts).time(), "ends": in_warsaw(w.ends).time()}
            for w in entry.waiting
        ],
        "at_school": entry.at_school,
        "school_provides": entry.school_provides,
        "own_funds": entry.own_funds,
        "drives": [_said(each, starts) for each in _of(entry, JourneyKind.OWN_VEHICLE)],
        "tickets": [_said(each, starts) for each in _of(entry, JourneyKind.TICKETS)],
        "taxis": [_said(each, starts) for each in _of(entry, JourneyKind.TAXI)],
    }


def _moment(day: date, clock: time, second: bool) -> datetime:
    return datetime.combine(day, clock, WARSAW).replace(fold=int(second))


def _ending(starts: datetime, clock: time, second: bool) -> datetime:
    """On the day of the start unless that were earlier; the very same moment is left to be refused."""
    same_day = _moment(starts.date(), clock, second)
    if clock == starts.time() or elapsed(starts, same_day).total_seconds() > 0:
        return same_day
    return _moment(starts.date() + DAY, clock, second)


def _waiting(row: Mapping[str, Any], since: datetime) -> Waiting:
    starts = _first_at(row["starts"], since)
    return Waiting(starts, _first_at(row["ends"], starts))


def _first_at(clock: time, since: datetime) -> datetime:
    """The first moment the clock shows this time from a moment on: within the service, where it can be."""
    days = (since.date(), since.date() + DAY)
    told = [_moment(day, clock, second) for day in days for second in (False, True)]
    return next(each for each in told if elapsed(since, each).total_seconds() >= 0)


def _is_second(form: Serving, name: str) -> bool:
    return name in form and form[name].data == SECOND_HOUR


def _which(shown: datetime) -> str | None:
    return ("second" if shown.fold else "first") if shown_twice(shown) else None


def _activities(form: Serving) -> tuple[str, ...]:
    """In the order of the scope."""
    if "activities" not in form:
        return ()
    return tuple(o.code for o in form.activities.options if o.value in form.activities.answer)


def _filled(form: Serving, name: str) -> Iterator[Any]:
    return (row for row in form[name].rows if any(field.given for field in row))  # type: ignore[attr-defined] # a field of rows


def _journeys(form: Serving, day: date) -> Iterator[Journey]:
    for kind, name in NAMES.items():
        for row in _filled(form, name):
            told = dict(row.data)
            on = day + DAY if told.pop("next_day") else None
            chosen = told.pop("vehicle", None)
            journey = Journey(kind, on, **told)
            yield _driven(journey, chosen, form) if kind is JourneyKind.OWN_VEHICLE else journey


def _driven(journey: Journey, chosen: str | None, form: Serving) -> Journey:
    """In the vehicle chosen, or the only one there is."""
    only = form.only_vehicle
    code = chosen or (code_of(only) if only else ":")
    kind, _, registration = code.partition(":")
    return replace(journey, vehicle=Vehicle(kind) if kind else None, registration=registration)


def _of(entry: ServiceEntry, kind: JourneyKind) -> Iterator[Journey]:
    return (each for each in entry.journeys if each.kind is kind)


def _said(journey: Journey, starts: datetime) -> dict[str, Any]:
    told = {name: getattr(journey, name) for name in MEMBERS[journey.kind]}
    vehicle = OwnVehicle(journey.vehicle, registration=journey.registration)
    next_day = journey.on is not None and journey.on > starts.date()
    return {
        **told,
        "route": journey.route,
        "purpose": journey.purpose,
        "vehicle": code_of(vehicle),
        "next_day": next_day,
    }


NAMES = {
    JourneyKind.OWN_VEHICLE: "drives",
    JourneyKind.TICKETS: "tickets",
    JourneyKind.TAXI: "taxis",
}
"""The form's rows of each kind of journey."""
MEMBERS = {
    JourneyKind.OWN_VEHICLE: ("kilometres",),
    JourneyKind.TICKETS: ("count", "ticket", "amount", "attached"),
    JourneyKind.TAXI: ("means", "invoice", "amount"),
}
