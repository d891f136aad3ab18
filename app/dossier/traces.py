"""A person's dossier comes in; by what they can be recognised in any text goes out.

Names are found in every case of Polish, since a note says „pani Przykładowej” and never the nominative: a
name counts as found where a word begins with its stem. What is compared has neither marks nor capitals.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rules.case import Person

STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"})
PESEL = re.compile(r"(?<!\d)\d{11}(?!\d)")
WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
SHORTEST_LINE = 5
SHORTEST_PHONE = 7
ENDING = r"\w{0,5}"


@dataclass(frozen=True)
class Traces:
    """Regular expressions over ``plain_text``; ``near`` are surnames alone, which others may bear as well."""

    matter_id: str
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    def found_in(self, text: str, *, near: bool = False) -> bool:
        """Whether any of them stands in the text; ``near`` looks for the surname alone as well."""
        patterns = self.names | (self.near if near else frozenset())
        told, digits = plain_text(text), _digits(text)
        return (
            any(re.search(pattern, told) for pattern in patterns)
            or any(word in told for word in self.words)
            or any(number in digits for number in self.numbers)
        )

    def besides(self, other: str) -> "Traces":
        """Those that are not another person's as well, of whom ``other`` tells: a name, a common address."""
        told, digits = plain_text(other), _digits(other)
        return replace(
            self,
            names=frozenset(each for each in self.names if not re.search(each, told)),
            words=frozenset(each for each in self.words if each not in told),
            numbers=frozenset(each for each in self.numbers if each not in digits),
            near=frozenset(each for each in self.near if not re.search(each, told)),
        )


def traces_of(matter_id: str, everybody: Iterable[Person], texts: Iterable[str]) -> Traces:
    """Of the participant and whoever acts for them; ``texts`` are all of the dossier, for numbers (PESEL)."""
    people = [person for person in everybody if person.last_name]
    return Traces(
        matter_id,
        names=frozenset(name for person in people for name in _full_names(person)),
        words=frozenset(word for person in people for word in _words(person)),
        numbers=frozenset(
            {number for person in people for number in _phone(person.phone)}
            | {found for text in texts for found in PESEL.findall(text) if is_pesel(found)}
        ),
        near=frozenset(rf"\b{_stem(part)}" for person in people for part in _surnames(person)),
    )


def is_pesel(digits: str) -> bool:
    """Whether the last of eleven digits is right for the ten before it."""
    control = sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=False))
    return len(digits) == 11 and (10 - control % 10) % 10 == int(digits[10])


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a plain value (what JSON can say), also the names of members, for some are ids."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield name
            yield from texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)


def plain_text(text: str) -> str:
    """Small letters without marks, spaces of one kind."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(STROKES))
    # Each letter is asked for its kind once, for an erasure reads everything an office ever wrote.
    for mark in filter(unicodedata.combining, set(apart)):
        apart = apart.replace(mark, "")
    return " ".join(apart.split())


def _full_names(person: Person) -> Iterator[str]:
    """First and last name beside each other, in either order."""
    for first in person.first_name.split():
        for last in _surnames(person):
            yield rf"\b{_stem(first)}\s+(\w+[\s-]+)?{_stem(last)}"
            yield rf"\b{_stem(last)}([\s-]+\w+)?,?\s+{_stem(first)}"


def _surnames(person: Person) -> list[str]:
    return [part for part in re.split(r"[\s-]+", person.last_name) if len(part) > 1]


def _stem(name: str) -> str:
    """The part of a name that its cases have in common, and any ending of theirs."""
    told = plain_text(name)
    kept = told[: max(3, len(told) - 2)] if len(told) > 3 else told.rstrip("aeiouy")
    return re.escape(kept) + ENDING


def _words(person: Person) -> Iterator[str]:
    for word in (person.address.street, person.email):
        told = plain_text(word)
        if len(told) >= SHORTEST_LINE:
            yield told


def _phone(phone: str) -> Iterator[str]:
    digits = _digits(phone)
    if len(digits) >= SHORTEST_PHONE:
        yield digits[-9:]


def _digits(text: str) -> str:
    """Digits with nothing but spaces or dashes between them, run together; anything else keeps them apart."""
    return re.sub(r"(?<=\d)[\s\u00a0-]+(?=\d)", "", text)
