"""A judged month comes in; findings on what cannot happen at once come out (rules T4, T5).

Touching is no overlap. One's own way to or from a participant counts as being somewhere, but serves nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import nlargest
from typing import NamedTuple

from rules.diary import OtherCare
from rules.findings import Row
from rules.month.entries import Entry, span
from rules.month.judged import Judged
from rules.month.moments import in_warsaw
from rules.programme import Programme
from rules.verdict import Finding

MOST_AT_ONCE = 8
"""Overlaps named of one service: a month entered many times over must not be compared all with all."""


class _Presence(NamedTuple):
    """That somebody is somewhere, or is cared for, in UTC; of one ``side`` nothing is compared."""

    start: datetime
    end: datetime
    place: int
    side: str


def assistants_at_once(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T4: an assistant is never in two places, on the way included."""
    row, present = Row("T4", programme), defaultdict(list)
    for place, entry in enumerate(judged.entries):
        if entry.service.assistant.strip():
            one = _Presence(entry.start, entry.end, place, str(place))
            present[entry.service.assistant].append(one)
    for presences in present.values():
        for pair in _overlapping(presences):
            about, other = _of_the_month(judged, pair)
            if about is not None:
                yield _twice(row, about, other)


def _twice(row: Row, about: Entry, other: Entry) -> Finding:
    """The same service entered again, or two services that cannot both be right."""
    again = _what(about) == _what(other)
    return row.blocks(
        "service-entered-twice" if again else "assistant-in-two-places",
        about.about if again else f"{about.about}.starts",
        assistant=about.service.assistant,
        participant=about.service.participant,
        other=other.service.participant,
        starts=other.starts,
        ends=other.ends,
        services=other.about if again else f"{other.about} {about.about}",
    )


def _what(entry: Entry) -> tuple[datetime, datetime, str, bool]:
    return entry.start, entry.end, entry.service.participant, entry.service.commute


def participants_served_twice(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T4: nobody is served by two assistants at once."""
    row, served = Row("T4", programme), defaultdict(list)
    for place, entry in enumerate(judged.entries):
        if entry.service.participant.strip() and not entry.service.commute:
            one = _Presence(entry.start, entry.end, place, entry.service.assistant)
            served[entry.service.participant].append(one)
    for participant, presences in served.items():
        for pair in _overlapping(presences):
            about, other = _of_the_month(judged, pair)
            if about is not None:
                yield row.blocks(
                    "participant-served-twice",
                    f"{about.about}.starts",
                    participant=participant,
                    other=other.service.assistant,
                    starts=other.starts,
                    ends=other.ends,
                    services=f"{other.about} {about.about}",
                )


def _of_the_month(judged: Judged, pair: tuple[_Presence, _Presence]) -> tuple[Entry | None, Entry]:
    """Of two services the later one of the month, which the finding is about, and the other."""
    later, former = (judged.entries[one.place] for one in pair)
    if not later.earlier:
        return later, former
    return (None if former.earlier else former), later


def _overlapping(presences: Iterable[_Presence]) -> Iterator[tuple[_Presence, _Presence]]:
    """Pairs of different sides in two places at once: the later one and one that still lasts.

    Of what still lasts only the longest of each side is kept, and only a few sides: whatever overlaps
    anything is then found, without comparing all with all.
    """
    lasting: dict[str, _Presence] = {}
    for one in sorted(presences):
        lasting = {side: other for side, other in lasting.items() if other.end > one.start}
        for side, other in lasting.items():
            if side != one.side:
                yield one, other
        held = lasting.get(one.side)
        if held is None or one.end > held.end:
            lasting[one.side] = one
        if len(lasting) > MOST_AT_ONCE:
            kept = nlargest(MOST_AT_ONCE, lasting.values(), key=lambda each: each.end)
            lasting = {each.side: each for each in kept}


def other_care(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T5: in the hours of assistance no other care service is given, be the hours settled or not."""
    row = Row("T5", programme)
    cared: dict[str, list[_Presence]] = defaultdict(list)
    for number, care in enumerate(judged.month.other_care):
        about, real = f"other_care.{number}", span(care.starts, care.ends)
        if care.kind is None:
            yield row.notes("other-care-kind-missing", f"{about}.kind")
        if not care.participant.strip():
            yield row.blocks("other-care-participant-missing", f"{about}.participant")
        if real is not None:
            cared[care.participant].append(_Presence(real.start, real.end, number, "care"))
        else:
            yield row.blocks("other-care-time-missing", f"{about}.starts")
    for participant, cares in cared.items():
        if not participant.strip():
            continue
        services = [
            _Presence(entry.start, entry.end, place, "service")
            for place, entry in enumerate(judged.entries)
            if entry.service.participant == participant and not entry.service.commute
        ]
        for one, other in _overlapping([*cares, *services]):
            given, service = (one, other) if one.side == "care" else (other, one)
            entry = judged.entries[service.place]
            if not entry.earlier:
                yield _care_meets(row, entry, judged.month.other_care[given.place], given)


def _care_meets(row: Row, entry: Entry, care: OtherCare, when: _Presence) -> Finding:
    times = {"starts": in_warsaw(when.start), "ends": in_warsaw(when.end)}
    about = f"{entry.about}.starts"
    if care.kind is None:
        return row.blocks("unnamed-care-at-once", about, **times)
    return row.blocks("other-care-at-once", about, care=str(care.kind), **times)
