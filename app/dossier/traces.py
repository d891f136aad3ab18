"""A person's dossier comes in; by what they can be recognised in any text goes out.

Names are found in every case of Polish, since a note says „pani Przykładowej” and never the nominative: a
name counts as found where a word begins with its stem. What is compared has neither marks nor capitals.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from rules.case import Person

STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"})
RUN = re.compile(r"\d+")
WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
SHORTEST_LINE = 5
SHORTEST_PHONE = 7
ENDING = r"\w{0,5}"


@dataclass(frozen=True)
class Bare:
    """A text made ready to be looked through: by ``bare`` once, however many people are looked for."""

    told: str
    digits: str


@dataclass(frozen=True)
class Pattern:
    """A regular expression over ``plain_text``; where it is found, a word begins with ``beginning``."""

    text: str
    beginning: str

    def found_in(self, told: str) -> bool:
        return self._compiled.search(told) is not None

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        # Kept with the pattern: an order of a thousand has more of them than ``re`` remembers.
        return re.compile(self.text)


@dataclass(frozen=True)
class Traces:
    """What tells somebody over ``plain_text``; ``near`` are surnames alone, which others may bear as well."""

    matter_id: str
    names: frozenset[Pattern] = frozenset()
    words: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    near: frozenset[Pattern] = frozenset()

    def found_in(self, text: str | Bare, *, near: bool = False) -> bool:
        """Whether any of them stands in the text; ``near`` looks for the surname alone as well."""
        said = bare(text) if isinstance(text, str) else text
        return (
            any(word in said.told for word in self.words)
            or any(number in said.digits for number in self.numbers)
            or any(name.found_in(said.told) for name in self.names)
            or (near and any(name.found_in(said.told) for name in self.near))
        )

    def besides(self, other: str | Bare) -> "Traces":
        """Those that are not another person's as well, of whom ``other`` tells: a name, a common address."""
        said = bare(other) if isinstance(other, str) else other
        return replace(
            self,
            names=frozenset(each for each in self.names if not each.found_in(said.told)),
            words=frozenset(each for each in self.words if each not in said.told),
            numbers=frozenset(each for each in self.numbers if each not in said.digits),
            near=frozenset(each for each in self.near if not each.found_in(said.told)),
        )

    def within(self, other: "Traces") -> bool:
        """Whether whatever these are found in, the other ones are found in as well."""
        return (
            self.names <= other.names
            and self.words <= other.words
            and self.numbers <= other.numbers
            and self.near <= other.near
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
            | {number for text in texts for number in _runs(text) if is_pesel(number)}
        ),
        near=frozenset(_surname(part) for person in people for part in _surnames(person)),
    )


def _runs(text: str) -> set[str]:
    return {run for run in RUN.findall(text) if len(run) == 11}


def is_pesel(digits: str) -> bool:
    """Whether the last of eleven digits is right for the ten before it."""
    control = sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=False))
    return len(digits) == 11 and (10 - control % 10) % 10 == int(digits[10])


def texts_in(value: Any) -> list[str]:
    """Every text of a plain value (what JSON can say), also the names of members, for some are ids."""
    found = list[str]()
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            found.append(name)
            _gather(each, found)
    elif isinstance(value, list | tuple):
        for each in value:
            _gather(each, found)


def bare(text: str) -> Bare:
    return Bare(plain_text(text), _digits(text))


def plain_text(text: str) -> str:
    """Small letters without marks, spaces of one kind."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(STROKES))
    # Each letter is asked for its kind once, for an erasure reads everything an office ever wrote.
    for mark in filter(unicodedata.combining, set(apart)):
        apart = apart.replace(mark, "")
    return " ".join(apart.split())


def _full_names(person: Person) -> Iterator[Pattern]:
    """First and last name beside each other, in either order."""
    for first in person.first_name.split():
        for last in _surnames(person):
            begun = _stem(last)
            one, other = _any_case(_stem(first)), _any_case(begun)
            yield Pattern(rf"\b{one}\s+(\w+[\s-]+)?{other}", begun)
            yield Pattern(rf"\b{other}([\s-]+\w+)?,?\s+{one}", begun)


def _surnames(person: Person) -> list[str]:
    return [part for part in re.split(r"[\s-]+", person.last_name) if len(part) > 1]


def _surname(part: str) -> Pattern:
    return Pattern(rf"\b{_any_case(_stem(part))}", _stem(part))


def _stem(name: str) -> str:
    """The part of a name that its cases have in common."""
    told = plain_text(name)
    return told[: max(3, len(told) - 2)] if len(told) > 3 else told.rstrip("aeiouy")


def _any_case(stem: str) -> str:
    return re.escape(stem) + ENDING


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
