"""What a deed changed comes in, as the ledger keeps it; each change goes out in words, before and after."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from app.attachments import ALL
from app.attachments.page import Page
from app.dossier.kept import Source
from app.matters.matter import Entry, ResolutionState, State, Way
from app.matters.session import SessionState
from app.matters.states import STATE_NAMES
from app.months.assignment import AssignmentState
from app.months.month_file import MonthState, Part
from app.store.clock import OFFICE
from app.store.kinds import ASSIGNMENTS, MONTH_FILES, SESSIONS
from app.store.plain import Plain
from app.wording.dates import short_date
from app.wording.labels import LABELS, OUTCOMES
from app.wording.members import MEMBERS
from rules.programme import load_programme, programme_slugs
from rules.vocabulary import (
    Beneficiary,
    CertificateKind,
    Degree,
    DisabilityType,
    Document,
    Equivalent,
    FormOfAddress,
    Outcome,
    Profession,
    Qualification,
    Relation,
    Vehicle,
)

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    **LABELS,
    Outcome: OUTCOMES,
    State: dict(STATE_NAMES.items()),
    Entry: {Entry.BUNDLE: "z wydruku", Entry.PAPER: "z papieru"},
    Way: {
        Way.IN_PERSON: "osobiście",
        Way.POST: "pocztą",
        Way.COLLECTED: "odebrano w domu",
    },
    ResolutionState: {
        ResolutionState.PROPOSED: "czeka na zatwierdzenie",
        ResolutionState.CONFIRMED: "obowiązuje",
        ResolutionState.WITHDRAWN: "wycofane",
        ResolutionState.REPLACED: "zastąpione",
    },
    SessionState: {SessionState.OPEN: "otwarte", SessionState.CLOSED: "zamknięte"},
    AssignmentState: {
        AssignmentState.PREPARED: "przygotowany",
        AssignmentState.OPEN: "otwarty",
        AssignmentState.ENDED: "zakończony",
    },
    MonthState: {
        MonthState.OPEN: "otwarte",
        MonthState.HANDED_IN: "oddane",
        MonthState.RETURNED: "zwrócone do poprawy",
        MonthState.ACCEPTED: "przyjęte",
    },
    Part: {Part.MAIN: "podstawowe", Part.SUPPLEMENT: "dodatkowe"},
    Source: {
        Source.MADE: "z programu",
        Source.UPLOADED: "kopia od uczestnika",
        Source.SCANNED: "skan",
        Source.JUDGED: "wynik sprawdzenia",
    },
}
CODES: Mapping[str, type[StrEnum]] = {
    "entry": Entry,
    "way": Way,
    "outcome": Outcome,
    "enclosed": Document,
    "signed": Document,
    "shown": Document,
    "form_of_address": FormOfAddress,
    "degree": Degree,
    "kind": CertificateKind,
    "equivalent": Equivalent,
    "disability_types": DisabilityType,
    "part": Part,
    "source": Source,
    "relation": Relation,
    "qualification": Qualification,
    "profession": Profession,
    "beneficiary": Beneficiary,
    "vehicle": Vehicle,
}
"""Members whose values are codes, and of which vocabulary."""
STATES: Mapping[str, type[StrEnum]] = {
    SESSIONS.name: SessionState,
    ASSIGNMENTS.name: AssignmentState,
    MONTH_FILES.name: MonthState,
}
"""Whose codes the state of a record is, by its kind; every other one is a matter's."""
UNTOLD = frozenset(
    {
        *("proposed_by", "confirmed_by", "session_id", "assistant_id", "account_ids"),
        *("entry_id", "row", "origin"),
    }
)
"""Ids that say nothing to a reader: who did it stands on the line itself."""
AS_WRITTEN = frozenset({"case_number"})
"""Texts of the office's own, which may look like a number: „2.2026” is a case, not hours."""
PARTS_OF_DATE = {"day": "dzień", "month": "miesiąc", "year": "rok"}
YES_NO = {"yes": "tak", "no": "nie"}
NOTHING = "–"
PICTURE = "obraz"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+([+-][0-9:]+|Z)")
_HOURS = re.compile(r"[0-9]+\.[0-9]+")
Path = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """One change; ``name`` says of what, e.g. „rozstrzygnięcia 1, dzień wysłania pisma”."""

    name: str
    before: str
    after: str


def differences(before: Plain, after: Plain, kind: str = "") -> Iterator[Difference]:
    """Every value that differs, in the order of the members; ``kind`` is that of the record."""
    earlier, later = (
        dict(_leaves(_known(before, after), ())),
        dict(_leaves(_known(after, before), ())),
    )
    for path in sorted({*earlier, *later}):
        was, now = earlier.get(path), later.get(path)
        if was != now and _member(path) not in UNTOLD:
            codes = _codes(path, kind)
            yield Difference(_name(path), _said(path, was, codes), _said(path, now, codes))


def _known(value: Plain, other: Plain) -> Plain:
    """Without answers that were given for the first time: they stand on a page of their own, all of them."""
    return value if "answers" in other else {**value, "answers": []}


def _codes(path: Path, kind: str) -> type[StrEnum] | None:
    """Whose codes the values under this path are, if any."""
    name = _member(path)
    if name != "state":
        return CODES.get(name)
    if len(path) > 1:
        return ResolutionState
    return STATES.get(kind, State)


def _member(path: Path) -> str:
    return next((part for part in reversed(path) if not part.isdecimal()), "")


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """What cannot be taken apart further: single values, and lists of them."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _leaves(each, (*path, str(name)))
    elif isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        for place, each in enumerate(value, 1):
            yield from _leaves(each, (*path, str(place)))
    elif value not in (None, "", [], [""]):
        yield path, value


def _name(path: Path) -> str:
    if path[0] == "answers" and len(path) > 1:
        return ", ".join(_question(*path[1:3]))
    said: list[str] = []
    for part in path:
        if part.isdecimal() and said:
            said[-1] += f" {part}"
        else:
            said.append(MEMBERS.get(part, part))
    return ", ".join(said)


def _question(slug: str, field: str = "") -> Iterator[str]:
    """The page and the question as the applicant read them; what is not asked any more keeps its name."""
    page = _pages().get(slug)
    yield page.heading if page else slug
    name, _, part = field.partition("-")
    if page and name in page:
        yield page[name].label.text
    elif field:
        yield field
    if part in PARTS_OF_DATE:
        yield PARTS_OF_DATE[part]


def _answer(path: Path, code: Any) -> str:
    """The words of an option that was chosen; whatever was typed as it is."""
    page, name = _pages().get(path[1]), path[2].partition("-")[0] if len(path) > 2 else ""
    options = getattr(page[name], "options", ()) if page and name in page else ()
    words: dict[str, str] = {option.code: option.label for option in options} | YES_NO
    return words.get(str(code), str(code))


@cache
def _pages() -> Mapping[str, Page]:
    return {page.slug: page() for attachment in ALL for page in attachment.pages}


@cache
def _activities() -> Mapping[str, str]:
    """The lines of the scope by their codes."""
    every = (load_programme(slug).activities for slug in programme_slugs())
    return {activity.code: activity.label for activities in every for activity in activities}


def _said(path: Path, value: Any, codes: type[StrEnum] | None) -> str:
    if value is None:
        return NOTHING
    if _member(path) == "logo":
        return PICTURE
    if _member(path) in AS_WRITTEN:
        return str(value)
    if path[0] == "answers":
        value = [_answer(path, each) for each in value] if isinstance(value, list) else value
    parts = value if isinstance(value, list) else [value]
    return ", ".join(_word(each, codes) for each in parts)


def _word(value: Any, codes: type[StrEnum] | None) -> str:
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, list):
        return " – ".join(_word(each, codes) for each in value)
    text = str(value)
    if codes and text in {str(member) for member in codes}:
        return WORDS[codes][codes(text)]
    return _dated(text) or _activities().get(text) or MEMBERS.get(text, text)


def _dated(text: str) -> str:
    """A day, a moment of the office's clock or a number of hours as people write them; else nothing."""
    if _DAY.fullmatch(text):
        return short_date(date.fromisoformat(text))
    if _MOMENT.fullmatch(text):
        there = datetime.fromisoformat(text).astimezone(OFFICE)
        return f"{short_date(there.date())}, {there:%H:%M}"
    return text.replace(".", ",") if _HOURS.fullmatch(text) else ""
