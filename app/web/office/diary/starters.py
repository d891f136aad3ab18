"""Whom an assistant serves and their last entries come in; the buttons a new entry starts from go out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for

from app.months.entry import ServiceEntry
from app.web.office.diary.month_page import times
from rules.month.moments import DAY, in_warsaw


@dataclass(frozen=True)
class Starter:
    """One participant: ``words`` and ``href`` of the likeliest entry, ``now`` and ``plain`` of others."""

    name: str
    words: str
    href: str
    now: str
    plain: str


def starters(
    programme: str, names: Mapping[str, str], latest: Mapping[str, ServiceEntry], today: date
) -> Iterator[Starter]:
    """One for each participant served."""
    for matter_id, name in names.items():
        last = latest.get(matter_id)
        plain = _address(programme, matter_id, "pusty") if last else ""
        usual = _address(programme, matter_id)
        yield Starter(
            name, _words(last, today), usual, _address(programme, matter_id, "teraz"), plain
        )


def _address(programme: str, matter_id: str, like: str | None = None) -> str:
    return url_for("office_diary.new", programme=programme, osoba=matter_id, jak=like)


def _words(last: ServiceEntry | None, today: date) -> str:
    if last is None:
        return "Nowy wpis"
    day = in_warsaw(last.starts).date()
    named = {today - DAY: "Jak wczoraj", today: "Jak dziś"}.get(day, "Jak ostatnio")
    return f"{named}: {times(last)}"
