"""An example comes in; what its application, month or recruitment says goes out in Polish."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from itertools import groupby
from typing import Any

from babel.dates import format_date

from app.rulebook.markdown import ended
from app.rulebook.offices import office_name
from app.rulebook.rows import figure_names
from app.rulebook.values import UNSAID, in_words, is_flat, name_of, named, record
from app.wording.numbers import Forms, counted
from app.wording.titles import short_title
from app.wording.values import figure_in_words
from rules.case import Case
from rules.diary import Assignment, Month, Served
from rules.examples import Example, Subject, subject_of, the_programme
from rules.examples.bases import UNSAID as UNSAID_OF
from rules.examples.bases import base_month
from rules.examples.example import Application, Many, Signed
from rules.loading import shape
from rules.organiser import LetterForm
from rules.programme import Programme

AS_IN_THE_MODEL = "Wszystko jak we wzorze."
USUAL = "wiazowna_2026"
"""The programme of the models, which an example need not name."""
SHOWN = 6
"""How many entries of one kind are written out before the rest is only counted."""
LETTERS = {LetterForm.LETTER: "pisma", LetterForm.DECISION: "decyzje administracyjne"}
ALIKE = Forms("zgłoszenie", "jednakowe zgłoszenia", "jednakowych zgłoszeń", "zgłoszenia")


def what_is_said(example: Example) -> str:
    """Everything that differs from the model, as one sentence."""
    programme = the_programme(example)
    said = "; ".join(_parts(example, subject_of(example), programme))
    return ended(f"{said[0].upper()}{said[1:]}") if said else AS_IN_THE_MODEL


def _parts(
    example: Example, subject: Case | Month | Mapping[str, Case], programme: Programme
) -> Iterator[str]:
    if example.programme != USUAL:
        yield f"Program: {office_name(programme)}"
    yield from _own_figures(example, programme)
    if example.letters is not None:
        yield f"realizator wydaje {LETTERS[example.letters]}"
    if isinstance(subject, Case):
        yield from _application(example.application, subject, programme)
    elif isinstance(subject, Month):
        yield from _month(example, subject, programme)
    else:
        yield from _recruits(example, subject, programme)


def _own_figures(example: Example, programme: Programme) -> Iterator[str]:
    own = [programme.local_limits[name] for name in example.local_limits]
    own += [programme.local_rates[name][0] for name in example.local_rates]
    for figure in own:
        yield f"realizator ustalił: {figure_names()[figure.name]} – {figure_in_words(figure)}"


def _application(given: Application | Many, case: Case, programme: Programme) -> Iterator[str]:
    if given.of is Subject.CHILD:
        yield "wzór: zgłoszenie dziecka"
    if given.without:
        papers = ", ".join(short_title(document) for document in given.without)
        yield f"brakuje: {papers}"
    if given.signed is Signed.ALL:
        yield "wszystko podpisane"
    for path in given.change:
        yield from _change(case, path.split("."), programme)


def _recruits(example: Example, cases: Mapping[str, Case], programme: Programme) -> Iterator[str]:
    alike: dict[str, list[str]] = {}
    for number, given in example.cases.items():
        said = ", ".join(_application(given, cases[number], programme)) or "jak we wzorze"
        alike.setdefault(said, []).append(number)
    for said, numbers in alike.items():
        yield f"nr {', '.join(numbers)} – {said}"
    if example.many is not None:
        case = tuple(cases.values())[-1]
        said = ", ".join(_application(example.many, case, programme)) or "jak we wzorze"
        yield f"{counted(example.many.count, ALIKE)} – {said}"


def _change(thing: Any, path: list[str], programme: Programme) -> Iterator[str]:
    """The answer at a path of the changed thing, with its name."""
    name, *rest = path
    value, called = getattr(thing, name), name_of(thing, name)
    if rest and is_dataclass(value):
        yield from _change(value, rest, programme)
    elif isinstance(value, tuple):
        yield from _entries(value, name, called, programme)
    elif is_flat(thing, name):
        yield from tuple(record(value, programme)) or (f"{called}: {UNSAID}",)
    else:
        yield named(called, value, in_words(value, name, programme))


def _entries(value: tuple[Any, ...], name: str, called: str, programme: Programme) -> Iterator[str]:
    if not value:
        yield f"{called}: brak"
    for entry in value[:SHOWN]:
        plain = shape(UNSAID_OF[name], type(entry), name) if name in UNSAID_OF else None
        said = ", ".join(record(entry, programme, plain)) or UNSAID
        yield named(called, entry, said)
    if len(value) > SHOWN:
        yield f"i jeszcze {len(value) - SHOWN}"


def _month(example: Example, month: Month, programme: Programme) -> Iterator[str]:
    """What differs from the month of the model; answers on one entry stand together."""
    model = base_month(example.programme, example.month)
    if month.of is not None and month.of != base_month(example.programme).of:
        first = date(month.of.year, month.of.month, 1)
        yield f"miesiąc: {format_date(first, 'LLLL y', locale='pl')}"
    told = [_told(path.split("."), month, model, programme) for path in example.change]
    for who, group in groupby(told, key=lambda pair: pair[0]):
        said = [one for _, parts in group for one in parts]
        yield from [f"{who}: {', '.join(said)}"] if who else said


def _told(
    path: list[str], month: Month, model: Month, programme: Programme
) -> tuple[str, tuple[str, ...]]:
    """Of whom a change speaks, by the name in the model, and what it says."""
    name, *rest = path
    entries = getattr(month, name)
    if not rest or not isinstance(entries, tuple):
        return "", tuple(_change(month, path, programme))
    place, *rest = rest
    entry, named_in = entries[int(place)], getattr(model, name) or entries
    who = _who(named_in[int(place)])
    return who, tuple(_change(entry, rest, programme) if rest else record(entry, programme))


def _who(entry: Any) -> str:
    if isinstance(entry, Assignment):
        return f"{entry.assistant} i {entry.participant}"
    return entry.participant if isinstance(entry, Served) else ""
