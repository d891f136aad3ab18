"""A month and the dotted path of a finding come in; the entry meant goes out, as people tell entries apart.

„usługa 3: 9 stycznia 2026 r., 20:00–4:00, Zofia Przykładowa”; entries are counted from one.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from app.wording.answer_names import answer_name
from app.wording.dates import long_date
from rules.diary import Month
from rules.month.moments import aware, in_warsaw, shown_twice

DASH = "\N{EN DASH}"
UNKNOWN = "?"
SECOND_TIME, FIRST_TIME = "czas zimowy", "czas letni"


def clock(moment: datetime) -> str:
    """„8:05” as Warsaw's clock shows it; which of the two where it shows the hour twice."""
    shown = in_warsaw(aware(moment))
    told = f"{shown.hour}:{shown.minute:02}"
    if not shown_twice(shown):
        return told
    return f"{told} ({SECOND_TIME if shown.fold else FIRST_TIME})"


def moment_words(moment: datetime) -> str:
    """„9 stycznia 2026 r., 20:00”."""
    return f"{long_date(in_warsaw(aware(moment)).date())}, {clock(moment)}"


def from_to(starts: datetime, ends: datetime) -> str:
    """„20:00–24:00”: a row of a card, which ends within its day or with it."""
    shown = in_warsaw(aware(ends))
    at_midnight = shown.hour == shown.minute == 0 and shown.date() > in_warsaw(starts).date()
    return f"{clock(starts)}{DASH}{'24:00' if at_midnight else clock(ends)}"


def time_of(starts: datetime | None, ends: datetime | None) -> str:
    """„9 stycznia 2026 r., 20:00–4:00”: the end names its day only where the next one would not do."""
    if starts is None:
        if ends is None:
            return "bez daty"
        return f"{long_date(in_warsaw(aware(ends)).date())}, {UNKNOWN}{DASH}{clock(ends)}"
    if ends is None:
        return f"{moment_words(starts)}{DASH}{UNKNOWN}"
    nights = in_warsaw(aware(ends)).date() - in_warsaw(aware(starts)).date()
    near = timedelta(0) <= nights <= timedelta(days=1)
    return f"{moment_words(starts)}{DASH}{clock(ends) if near else moment_words(ends)}"


def entry(month: Month, about: str) -> str:
    """The entry a finding is about and which answer in it; the list, where it is about all of it."""
    steps = about.split(".")
    if not about:
        return "cały miesiąc"
    if steps[0] not in ROWS:
        return answer_name(about)
    everything, told_apart = ROWS[steps[0]]
    rows = getattr(month, steps[0]) or ()
    number = int(steps[1]) if len(steps) > 1 and steps[1].isdecimal() else len(rows)
    if number >= len(rows):
        return everything
    row = rows[number]
    told = ", ".join(each for each in told_apart(_waiting(row, steps[2:])) if each)
    return ": ".join(each for each in (answer_name(about), told) if each)


def own_days(month: Month, about: str) -> frozenset[date]:
    """The days of the entry a finding is about, by which it differs from others of its kind."""
    field, _, rest = about.partition(".")
    number = rest.partition(".")[0]
    rows = (getattr(month, field) or ()) if field in ROWS else ()
    if not number.isdecimal() or int(number) >= len(rows):
        return frozenset()
    row = rows[int(number)]
    days = {getattr(row, "on", None)}
    for moment in (getattr(row, "starts", None), getattr(row, "ends", None)):
        days.add(in_warsaw(aware(moment)).date() if isinstance(moment, datetime) else None)
    return frozenset(day for day in days if day)


def _waiting(row: Any, steps: list[str]) -> Any:
    """The entry with the times of the waiting a path leads to, or as it is."""
    match steps:
        case ["waiting", number, *_] if number.isdecimal() and int(number) < len(row.waiting):
            waiting = row.waiting[int(number)]
        case _:
            return row
    return replace(row, starts=waiting.starts, ends=waiting.ends)


def _day(day: date | None) -> str:
    return long_date(day) if day else "bez daty"


def _care(row: Any) -> tuple[str, ...]:
    return time_of(row.starts, row.ends), row.participant


def _trip(row: Any) -> tuple[str, ...]:
    return _day(row.on), row.participant, row.route


def _assigned(row: Any) -> tuple[str, ...]:
    return row.assistant, row.participant


ROWS: Mapping[str, tuple[str, Callable[[Any], tuple[str, ...]]]] = {
    "participants": ("uczestnicy", lambda row: (row.participant,)),
    "assignments": ("przydziały", _assigned),
    "services": ("usługi", _care),
    "earlier": ("wcześniejsze usługi", _care),
    "other_care": ("inna opieka", _care),
    "drives": ("przejazdy", _trip),
    "tickets": ("bilety", _trip),
    "taxi_rides": ("taksówki", _trip),
    "handed_in": ("oddane rozliczenia", lambda row: (row.assistant, _day(row.on))),
    "spot_checks": ("kontrole", lambda row: (_day(row.on), *_assigned(row))),
}
"""By field of a month: what all its rows are called, and how one is told from the others."""
