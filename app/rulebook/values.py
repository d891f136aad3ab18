"""An answer comes in; it goes out in the words of a page."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from babel.dates import format_date

from app.rulebook.offices import office_name
from app.wording import values
from app.wording.answer_names import WHOLE, field_names
from app.wording.dates import NBSP, short_date
from app.wording.labels import label
from app.wording.numbers import figure
from rules.month.moments import aware, in_warsaw, shown_twice
from rules.programme import Programme
from rules.vocabulary import Area, Criterion

UNSAID = "bez odpowiedzi"
BLANK = "same spacje"
NOTHING = "nic"
SEASONS = {0: " czasu letniego", 1: " czasu zimowego"}
BEFORE_A_DAY = (" od", " do", "dnia", "zgłoszono", "wysłano", "sprawdzono", "wpłynęły")
KEYS: Mapping[str, type[StrEnum]] = {
    "other_activities": Area,
    "found": Criterion,
    "reasons": Criterion,
}
"""What a text is about, by the name of the answer."""
BESIDE: Mapping[tuple[str, str], str] = {("Decision", "outcome"): "", ("Award", "hours"): "w roku"}
"""Shorter names of answers, told beside what they belong to."""
FLAGS = {"commute", "goes_out", "at_school", "own_funds", "decided_for_participant"}
"""A yes to these is told by the name alone."""
UNQUOTED = {"assistant", "participant", "first_name", "last_name", "street", "postcode", "town"}
UNQUOTED |= {"phone", "email"}
AMOUNTS = {"amount", "charge"}


def in_words(value: Any, name: str, programme: Programme) -> str:
    """„stopień umiarkowany”, „12 stycznia 2026 r.”, „tak”; ``name`` is the field's."""
    if value is None or value == "":
        return UNSAID
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return _text(value, name, programme)
    if is_dataclass(value):
        return ", ".join(record(value, programme)) or UNSAID
    if isinstance(value, Mapping | frozenset | tuple):
        return "; ".join(_each(value, name, programme)) or NOTHING
    if name in AMOUNTS and value.is_finite() and value != round(value, 2):
        return f"{figure(value)}{NBSP}zł"  # not rounded: the grosz is what the example is about
    said = values.in_words(name, value).replace("-", "\N{MINUS SIGN}")
    return f"{said}{NBSP}km" if name == "kilometres" else said


def _each(value: Any, name: str, programme: Programme) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, text in value.items():
            yield f"{label(KEYS[name](key))} – {in_words(text, name, programme)}"
    else:
        for one in _in_order(value) if isinstance(value, frozenset) else value:
            yield in_words(one, name, programme)


def _in_order(members: frozenset[Any]) -> list[Any]:
    """As the vocabulary has them; codes by the alphabet."""
    place = {one: [*type(one)].index(one) for one in members if isinstance(one, StrEnum)}
    return sorted(members, key=lambda one: (place.get(one, 0), one))


def _text(value: str, name: str, programme: Programme) -> str:
    if name == "programme":
        return office_name(programme)
    if name == "activities":
        known = {activity.code: activity.label for activity in programme.activities}
        return known.get(value, f"„{value}”")
    if not value.strip():
        return BLANK
    return value if name in UNQUOTED else f"„{value}”"


def moment(when: datetime) -> str:
    """„pt. 09.01.2026, 20:00”; an hour the clock shows twice says which of the two it is."""
    local = in_warsaw(aware(when))
    return f"{format_date(local, 'EEE', locale='pl')} {short_date(local)}, {_clock(local)}"


def _clock(local: datetime) -> str:
    return f"{local:%H:%M}{SEASONS[local.fold] if shown_twice(local) else ''}"


def span(starts: datetime | None, ends: datetime | None) -> str:
    """„pt. 09.01.2026, 20:00–23:00”; both days where they differ."""
    if starts is None or ends is None:
        said = [f"od {moment(starts)}" if starts else "", f"do {moment(ends)}" if ends else ""]
        return ", ".join(filter(None, said)) or "bez godzin"
    first, last = in_warsaw(aware(starts)), in_warsaw(aware(ends))
    zoneless = "" if starts.tzinfo and ends.tzinfo else " bez strefy czasowej"
    if first.date() == last.date() and first.timestamp() <= last.timestamp():
        return f"{moment(first)}–{_clock(last)}{zoneless}"
    return f"{moment(first)} – {moment(last)}{zoneless}"


def record(thing: Any, programme: Programme, plain: Any = None) -> Iterator[str]:
    """Every answer of a thing that is not as in the plain one (by default: not answered at all)."""
    for called, value, words in answers(thing, programme, plain):
        yield named(called, value, words)


def named(called: str, value: Any, words: str) -> str:
    """„stopień: lekki”, „ważne do 31 maja”, „pismo (na piśmie: tak)”, „czekanie: 10:30–12:00”."""
    if is_dataclass(value) and not _is_timed(value) and words != UNSAID:
        return f"{called} ({words})"
    if not called or (isinstance(value, date) and f" {called}".endswith(BEFORE_A_DAY)):
        return f"{called} {words}".strip()
    return f"{called}: {words}"


def answers(thing: Any, programme: Programme, plain: Any = None) -> Iterator[tuple[str, Any, str]]:
    """The same as what the answer is called, the answer, and its words."""
    timed = {"starts", "ends"} if _is_timed(thing) else set()
    if timed:
        yield "", None, span(thing.starts, thing.ends)
    for each in fields(thing):
        value = getattr(thing, each.name)
        if each.name in timed or value == _plain(each, plain):
            continue
        called = name_of(thing, each.name)
        if is_flat(thing, each.name):
            yield from answers(value, programme)
        elif each.name in FLAGS and value is True:
            yield "", value, called
        else:
            for one in value if isinstance(value, tuple) else (value,):
                yield called, one, in_words(one, each.name, programme)


def name_of(thing: Any, name: str) -> str:
    """What an answer of this thing is called."""
    kind = type(thing).__name__
    beside = BESIDE.get((kind, name))
    return field_names()[kind][name] or WHOLE.get(name, "") if beside is None else beside


def is_flat(thing: Any, name: str) -> bool:
    """Whether its own answers are told one by one, without a name for the whole."""
    return not field_names()[type(thing).__name__][name]


def _is_timed(thing: Any) -> bool:
    """A service, a waiting, other care; an assignment has days, not hours."""
    return isinstance(getattr(thing, "starts", None) or getattr(thing, "ends", None), datetime)


def _plain(each: Field[Any], plain: Any) -> Any:
    if plain is not None:
        return getattr(plain, each.name)
    if each.default_factory is not MISSING:
        return each.default_factory()
    return each.default
