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
    """One participant, with what is ``left`` of their hours.

    ``words`` and ``href`` are of the likeliest entry, ``now`` leads to one that begins.
    """

    name: str
    left: str
    words: str
    href: str
    now: str


def starters(
    programme: str,
    names: Mapping[str, str],
    latest: Mapping[str, ServiceEntry],
    left: Mapping[str, str],
    today: date,
) -> Iterator[Starter]:
    """One for each participant served."""
    for matter_id, name in names.items():
        last = latest.get(matter_id)
        usual = url_for("office_diary.new", programme=programme, osoba=matter_id)
        now = url_for("office_diary.new", programme=programme, osoba=matter_id, jak="teraz")
        yield Starter(name, left.get(matter_id, ""), _words(last, today), usual, now)


def _words(last: ServiceEntry | None, today: date) -> str:
    if last is None:
        return "Nowy wpis"
    day = in_warsaw(last.starts).date()
    if day == today:
        return "Kolejny wpis dziś"
    return f"{'Jak wczoraj' if day == today - DAY else 'Jak ostatnio'}: {times(last)}"
