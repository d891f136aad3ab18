"""A case comes in; what its papers must say because of every single answer in it goes out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.wording.dates import long_date, short_date
from app.wording.labels import label, sentence
from app.wording.numbers import figure
from rules.case import Case
from rules.programme import Programme

NOT_ON_PAPER = {
    "programme": "the heading says it",
    "applied_on": "the day the case is judged for is no answer",
    "submitted_on": "the office stamps it",
    "filled_by": "only a helper is named, in a note of their own",
    "represented": "part II and the caption of the signature follow it",
    "declarations_confirmed": "the signature confirms them",
    "clauses_read": "the signature confirms it",
    "certificate_changes": "reported later, on another paper",
    "award": "granted later",
    "assessment.assessed_on": "the commission assesses later",
    "assessment.found": "the commission assesses later",
    "resigned_on": "participation ends later",
    "participant.moved_out_on": "reported later, on another paper",
    "enclosed": "what lies in the file is no answer",
    "signed": "what lies in the file is no answer",
    "shown": "what lies in the file is no answer",
    "other_programmes.reported_on": "noted by the office",
}
YES_NO = {
    "participant.lives_in_commune": r"Mieszka na terenie.*",
    "certificate.point_7": r"Pkt 7 .*",
    "certificate.point_8": r"Pkt 8 .*",
    "certificate.compound": r"7\. Niepełnosprawność sprzężona.*",
    "situation.helped_by_others": r"Uczestnik korzysta ze wsparcia innych osób.*",
    "names_assistant": r"Uczestnik wskazuje osobę asystenta.*",
    "assistant.foreign_records_needed": r"Potrzebna informacja z rejestrów innych państw.*",
}
OTHER_WORDS = {
    "certificate.permanent": ("☒ na stałe", "☒ do dnia"),
    "uses_other_programmes": ("☒ korzysta", "☒ nie korzysta"),
    "assistant.is_legal_guardian": ("☒ jest opiekunem", "☒ nie jest ☐ jest opiekunem"),
    "assistant.lives_with_participant": ("☒ mieszka faktycznie", "☒ nie mieszka"),
    "guardian_accepts_assistant": ("☒ akceptuję tę osobę", "☒ nie akceptuję tej osoby"),
}
TICKED = {
    "guardian.role", "certificate.kind", "certificate.degree", "certificate.equivalent",
    "certificate.disability_types", "situation.household", "situation.areas", "preferences.sex",
    "assistant.qualification",
}  # fmt: skip


def expected(case: Case, programme: Programme) -> Iterator[tuple[str, str]]:
    """(path, regular expression) for every answer; fails on an answer it has never heard of."""
    for path, answer in _answers(case):
        if path in NOT_ON_PAPER or answer in (None, "", ()):
            continue
        yield from ((path, pattern) for pattern in _patterns(path, answer, programme))


def _answers(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        for each in fields(value):
            yield from _answers(getattr(value, each.name), f"{path}.{each.name}".lstrip("."))
    elif isinstance(value, tuple) and path not in NOT_ON_PAPER:
        for each in value:
            yield from _answers(each, path)
    else:
        yield path, value


def _patterns(path: str, answer: Any, programme: Programme) -> Iterator[str]:
    if path == "activities":
        labels = {each.code: sentence(each.label) for each in programme.activities}
        yield from (rf"{re.escape(labels[code])}.*☒ tak" for code in answer)
    elif path == "other_activities":
        yield from (rf"Inne: {_text(said)} \| ☒ tak" for said in answer.values())
    elif path in YES_NO:
        yield f"{YES_NO[path]}☒ {'tak' if answer else 'nie'}"
    elif path in OTHER_WORDS:
        yield re.escape(OTHER_WORDS[path][0 if answer else 1])
    elif path in TICKED:
        chosen = answer if isinstance(answer, frozenset) else {answer}
        yield from (rf"☒\s*{_text(label(each))}" for each in chosen)
    else:
        yield WORDS[type(answer)](answer) if type(answer) in WORDS else _text(label(answer))


def _text(answer: str) -> str:
    return re.escape(" ".join(answer.split()))


def _day(answer: date) -> str:
    return f"{_text(long_date(answer))}|{_text(short_date(answer))}"


WORDS: Mapping[type, Callable[[Any], str]] = {
    str: _text,
    date: _day,
    Decimal: lambda answer: _text(figure(answer)) + " godzin",
    int: lambda answer: rf"{answer} miesi",
}
