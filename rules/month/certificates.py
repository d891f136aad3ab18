"""A judged month comes in; findings on services nobody was entitled to come out (rules E1-E4, E6, T6).

The rules of an application judge the case anew for every day on which its answer may change: a birthday, a
new certificate, the end of an old one. What they block is blocked for the services of those days.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from rules.application import eligibility
from rules.application.timeline import birthday, days_after, whole
from rules.case import Case
from rules.findings import Row
from rules.month.entries import Entry
from rules.month.judged import Judged
from rules.month.moments import DAY
from rules.month.refusals import Refusals, part
from rules.month.served import first_date, last_date, participants
from rules.programme import Programme
from rules.verdict import Finding, Severity, Value

DAILY_RULES = (
    eligibility.birth_date,
    eligibility.degree,
    eligibility.equivalent,
    eligibility.child,
    eligibility.degree_from_sixteen,
    eligibility.validity,
)
AGES = ("child_from_age", "child_to_age", "adult_from_age")

NOBODY = (None, Case())
"""Whom the month does not describe; made once, since a case is slow to make."""

OF_A_SERVICE: Mapping[str, str] = {
    "certificate-expired": "service-after-certificate",
    "degree-needed": "service-needs-degree",
    "child-too-young": "service-before-age",
    "child-certificate-needed": "service-needs-child-certificate",
    "degree-light": "service-without-entitlement",
    "equivalent-light": "service-without-entitlement",
    "point-7-absent": "service-without-entitlement",
    "point-8-absent": "service-without-entitlement",
}
"""What is said of a service where an application's rule blocks; the rest are answers that are missing."""


@dataclass(frozen=True)
class _Standing:
    """What the daily rules block from a day on."""

    since: date
    found: tuple[Finding, ...]


def described(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """E1: everybody served is described once, or nobody can tell what they are entitled to."""
    row, names = Row("E1", programme), set()
    for place, served in enumerate(judged.month.participants):
        about = f"participants.{place}.participant"
        if not served.participant.strip():
            yield row.blocks("participant-name-missing", about)
        elif served.participant in names:
            who = served.participant
            yield row.blocks("participant-twice", "participants", participant=who)
        names.add(served.participant)
    for entry in judged.entries:
        name = entry.service.participant
        if not entry.earlier and not entry.service.commute and name not in names:
            names.add(name)
            yield row.blocks("participant-unknown", f"{entry.about}.participant", participant=name)


def entitled(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """E1-E3, E6: on each day of service a certificate entitles the participant, of the right age."""
    people, refusals = participants(judged.month), Refusals()
    standings: dict[str, tuple[_Standing, ...]] = {}
    said: set[tuple[int, str]] = set()
    for entry in _services(judged):
        name = entry.service.participant
        if name not in people:
            continue
        place, case = people[name]
        if name not in standings:
            standings[name] = _standings(case, programme)
        for found, first, last in _on_its_days(entry, standings[name]):
            if found.code in OF_A_SERVICE:
                refused = _of_service(found, entry, first)
                values = tuple(found.values.items())
                refusals.add(refused, entry, part(entry, first, last), name, values)
            elif (place, found.code) not in said:
                said.add((place, found.code))
                yield replace(found, about=f"participants.{place}.case.{found.about}")
    yield from refusals.told()


def _on_its_days(
    entry: Entry, standings: tuple[_Standing, ...]
) -> Iterator[tuple[Finding, date, date]]:
    """What is found on the days of a service, with the first and the last of days in a row."""
    day, last = first_date(entry), last_date(entry)
    place = max(bisect_right(standings, day, key=lambda each: each.since) - 1, 0)
    held: dict[tuple[str, str], tuple[Finding, date, date]] = {}
    while True:
        following = standings[place + 1].since if place + 1 < len(standings) else date.max
        until = min(last, following - DAY)
        now = {(f.rule, OF_A_SERVICE.get(f.code, f.code)): f for f in standings[place].found}
        for key in [key for key in held if key not in now]:
            yield held.pop(key)
        for key, found in now.items():
            former, since, _ = held.get(key, (found, day, until))
            held[key] = former, since, until
        if following > last:
            break
        place, day = place + 1, following
    yield from held.values()


def _of_service(found: Finding, entry: Entry, day: date) -> Finding:
    values: dict[str, Value] = {
        **found.values,
        "day": day,
        "participant": entry.service.participant,
    }
    return replace(
        found,
        code=OF_A_SERVICE[found.code],
        about=f"{entry.about}.starts",
        values=MappingProxyType(values),
    )


def _standings(case: Case, programme: Programme) -> tuple[_Standing, ...]:
    """What the daily rules block, from each day of the programme on which that may change."""
    first = programme.starts
    days = {first, *(max(day, first) for day in _days(case, programme) if day <= programme.ends)}
    return tuple(_standing(case, programme, day) for day in sorted(days))


def _standing(case: Case, programme: Programme, day: date) -> _Standing:
    case = replace(case, applied_on=day)
    found = (finding for rule in DAILY_RULES for finding in rule(case, programme))
    return _Standing(day, tuple(each for each in found if each.severity is Severity.BLOCKS))


def _days(case: Case, programme: Programme) -> set[date]:
    certificates = [case.certificate, *(change.certificate for change in case.certificate_changes)]
    days = {days_after(c.valid_until, 1) for c in certificates if c.valid_until is not None}
    days |= {change.since for change in case.certificate_changes}
    born = case.participant.birth_date
    for name in AGES:
        for figure in programme.edition.history.get(name, ()):
            if figure.valid_from is not None:
                days.add(figure.valid_from)
            if born is not None:
                days.add(birthday(born, whole(figure)))
    return days if born is None else days | {born}


def residence(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """E4: where the programme is a commune's, who moved out is no longer served."""
    if programme.commune is None:
        return
    row, people, refusals = Row("E4", programme), participants(judged.month), Refusals()
    commune = programme.commune.text
    for entry in _services(judged):
        name = entry.service.participant
        moved = people.get(name, NOBODY)[1].participant.moved_out_on
        if moved is not None and last_date(entry) >= moved:
            code, about = "service-after-moving-out", f"{entry.about}.starts"
            day = max(first_date(entry), moved)
            found = row.blocks(code, about, participant=name, day=day, moved=moved, commune=commune)
            refusals.add(found, entry, part(entry, day, last_date(entry)), name)
    yield from refusals.told()


def resignation(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T6: from the day participation ended nothing is served, in any programme."""
    row, people, refusals = Row("T6", programme), participants(judged.month), Refusals()
    for entry in _services(judged):
        name = entry.service.participant
        resigned = people.get(name, NOBODY)[1].resigned_on
        if resigned is not None and last_date(entry) >= resigned:
            code, about = "service-after-resignation", f"{entry.about}.starts"
            day = max(first_date(entry), resigned)
            found = row.blocks(code, about, participant=name, day=day, resigned=resigned)
            refusals.add(found, entry, part(entry, day, last_date(entry)), name)
    yield from refusals.told()


def _services(judged: Judged) -> Iterator[Entry]:
    return (e for e in judged.entries if not e.earlier and not e.service.commute)
