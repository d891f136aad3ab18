"""The name of a base comes in; a complete application or an empty month, which examples change, goes out."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from rules.case import Assistant, Case
from rules.diary import Assignment, Month, Served, YearMonth
from rules.examples.changing import changed
from rules.examples.example import Subject
from rules.loading import read_mapping, shape
from rules.programme import Programme, load_programme

FOLDER = Path(__file__).resolve().parent / "bases"
YEAR = 2026
"""The year the days of the bases are written for."""

ASSISTANT = "Bogna Pomocna"
PARTICIPANT = "Zofia Przykładowa"
ENTRY = {"assistant": ASSISTANT, "participant": PARTICIPANT}
SERVICE = {
    **ENTRY,
    "beneficiary": "participant",
    "goes_out": False,
    "at_school": False,
    "decided_for_participant": False,
}
UNSAID: dict[str, dict[str, Any]] = {
    **dict.fromkeys(("services", "earlier"), SERVICE),
    **dict.fromkeys(("drives", "tickets", "taxi_rides", "spot_checks"), ENTRY),
    "other_care": {"participant": PARTICIPANT},
    "handed_in": {"assistant": ASSISTANT},
}
"""What an entry of a month says where an example does not."""


@cache
def base_case(of: Subject) -> Case:
    """The complete application of an adult or for a child, to Wiązowna in 2026."""
    return shape(read_mapping(FOLDER / f"{of}.yaml"), Case, f"{of}.yaml")


@cache
def base_month(slug: str, month: YearMonth | None = None) -> Month:
    """A month in which nobody has served yet; every answer about people and papers is given."""
    raw, programme = read_mapping(FOLDER / "month.yaml"), load_programme(slug)
    served = tuple(_served(entry, programme) for entry in raw["participants"])
    statements = [_statement({**raw["statement"], **who}, programme) for who in raw["assistants"]]
    return Month(
        programme=slug,
        of=month or YearMonth(programme.starts.year, raw["month"]),
        participants=served,
        assignments=tuple(
            Assignment(who.full_name, one.participant, programme.starts, programme.ends, who)
            for who in statements
            for one in served
        ),
        earlier=(),
    )


def _served(raw: dict[str, Any], programme: Programme) -> Served:
    case = changed(base_case(Subject(raw["of"])), raw.get("change", {}), "month.yaml")
    applied_on = _moved(case.applied_on, programme)
    case = replace(case, programme=programme.slug, applied_on=applied_on)
    nothing = dict.fromkeys(("used_before", "own_funds_before"), 0)
    return shape({"participant": raw["participant"], "case": case, **nothing}, Served, "")


def _statement(raw: dict[str, Any], programme: Programme) -> Assistant:
    days = {key: _moved(day, programme) for key, day in raw.items() if isinstance(day, date)}
    return shape({**raw, **days}, Assistant, "month.yaml")


def _moved(day: date | None, programme: Programme) -> date | None:
    """The day in the programme's own year (or the one before it, as in the bases)."""
    return day and day.replace(year=day.year + programme.starts.year - YEAR)


def with_unsaid(path: str, raw: Any) -> Any:
    """A month's changed entries with what an example need not say of each."""
    if path in UNSAID and isinstance(raw, list):
        return [{**UNSAID[path], **entry} for entry in raw]
    return raw
