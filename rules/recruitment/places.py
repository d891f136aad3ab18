"""Applicants and a programme come in; places taken, and findings on them, come out (rule R5)."""

from collections.abc import Iterator
from datetime import date

from rules.findings import Row
from rules.programme import Programme
from rules.recruitment.applicants import Applicants
from rules.recruitment.standing import Places
from rules.verdict import Finding


def places_taken(applicants: Applicants, programme: Programme) -> Places:
    """The places held to the programme's end, of those the programme has."""
    return Places(sum(a.holds_place for a in applicants), total_places(programme))


def total_places(programme: Programme) -> int | None:
    return None if programme.places is None else int(str(programme.places.value))


def free_places(applicants: Applicants, programme: Programme) -> int:
    """How many places are free at the end; never below 0.

    Where the programme sets no number, those that participants have left, and nobody has filled.
    """
    places = places_taken(applicants, programme)
    known = most_at_once(applicants)[0] if places.total is None else places.total
    return max(known - places.taken, 0)


def most_at_once(applicants: Applicants) -> tuple[int, date | None]:
    """The most places held on one day, and the first such day; a place left is free from that day."""
    held = [a for a in applicants if a.held_place]
    moves = [(a.since, 1) for a in held] + [(a.leaves, -1) for a in held if a.leaves]
    taken, most, when = 0, 0, None
    for day, change in sorted(moves):  # of one day, those who leave go before those who come
        taken += change
        if taken > most:
            most, when = taken, day
    return most, when


def within_places(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R5: on no day are more places held than the programme has."""
    row, total = Row("R5", programme, programme.places), total_places(programme)
    if total is None:
        if applicants:
            yield row.notes("places-unset", "")
        return
    most, day = most_at_once(applicants)
    if most > total and day is not None:
        yield row.blocks("places-exceeded", "", taken=most, places=total, since=day)
