"""A month and the dotted path of a finding come in; the entry meant goes out, as people tell entries apart.

„usługa 3: 9 stycznia 2026 r., 20:00–4:00, Zofia Przykładowa”; entries are counted from one.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

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
        return "bez daty" if ends is None else f"do {moment_words(ends)}"
    if ends is None:
        return f"{moment_words(starts)}{DASH}{UNKNOWN}"
    nights = in_warsaw(aware(ends)).date() - in_warsaw(aware(starts)).date()
    near = timedelta(0) <= nights <= timedelta(days=1)
    return f"{moment_words(starts)}{DASH}{clock(ends) if near else moment_words(ends)}"


def entry(month: Month, about: str) -> str:
    """The entry a finding is about; the name of the list where it is about all of it, or nothing."""
    steps = about.split(".")
    name = NAMES.get(steps[0])
    if name is None:
        return ""
    rows = getattr(month, steps[0]) or ()
    number = int(steps[1]) if len(steps) > 1 and steps[1].isdecimal() else len(rows)
    if number >= len(rows):
        return name[1]
    told = [each for each in name[2](rows[number]) if each]
    return f"{name[0]} {number + 1}: {', '.join(told)}" if told else f"{name[0]} {number + 1}"


def _day(day: date | None) -> str:
    return long_date(day) if day else "bez daty"


def _care(row: Any) -> tuple[str, ...]:
    return time_of(row.starts, row.ends), row.participant


def _trip(row: Any) -> tuple[str, ...]:
    return _day(row.on), row.participant, row.route


def _assigned(row: Any) -> tuple[str, ...]:
    return row.assistant, row.participant


NAMES: Mapping[str, tuple[str, str, Callable[[Any], tuple[str, ...]]]] = {
    "participants": ("uczestnik", "uczestnicy", lambda row: (row.participant,)),
    "assignments": ("przydział", "przydziały", _assigned),
    "services": ("usługa", "usługi", _care),
    "earlier": ("wcześniejsza usługa", "wcześniejsze usługi", _care),
    "other_care": ("inna opieka", "inna opieka", _care),
    "drives": ("przejazd własnym pojazdem", "przejazdy własnym pojazdem", _trip),
    "tickets": ("bilety", "bilety", _trip),
    "taxi_rides": ("przejazd innym pojazdem", "przejazdy innym pojazdem", _trip),
    "handed_in": ("złożenie kart", "złożenie kart", lambda row: (row.assistant, _day(row.on))),
    "spot_checks": ("kontrola", "kontrole", lambda row: (_day(row.on), *_assigned(row))),
}
"""By field of a month: what one row is called, what all of them are, and how one is told from others."""
