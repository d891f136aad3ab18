"""Traces of many people come in; of a text, whose of them stand in it goes out.

Each text is made ready and its words are looked up once, however many people there are. Whoever the words
point at is then looked for by their own traces: the answer is that of asking everybody in turn.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.dossier.traces import Traces, bare

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_HEAD = 3
"""Words are told apart by so many letters first: nearly none of a text begins like anybody's."""
_WINDOW = 7
"""Digits by which a number is looked up; phones and PESELs have as many at least."""


@dataclass(frozen=True)
class _Key:
    """A word that a text has of which a line is a part, or the beginning of one; ``backwards`` the end."""

    word: str
    backwards: bool = False


class ManyTraces:
    """People are told by their places in what was given; of ``found_in`` they are the answer."""

    def __init__(self, people: Sequence[Traces]) -> None:
        self._people = people
        self._always = set[int]()
        self._beginnings = _Beginnings()
        self._ends = _Beginnings()
        self._windows = defaultdict[str, set[int]](set)
        self._anywhere = defaultdict[str, set[int]](set)
        common = Counter(key for each in people for word in each.words for key in _keys(word))
        for place, each in enumerate(people):
            self._learn_names(place, each)
            self._learn_words(place, each, common)
            self._learn_numbers(place, each)

    def found_in(self, text: str, *, near: bool = False, but: Collection[int] = ()) -> set[int]:
        """Everybody whose own ``found_in`` says so, without those in ``but``, who are not asked."""
        said = bare(text)
        words = set(_WORD.findall(said.told))
        maybe = self._always | self._beginnings.of(words)
        if self._ends:
            maybe |= self._ends.of(word[::-1] for word in words)
        for window in _windows(said.digits):
            maybe |= self._windows.get(window, frozenset())
        for word, places in self._anywhere.items():
            if word in said.told or word in said.digits:
                maybe |= places
        maybe.difference_update(but)
        return {place for place in maybe if self._people[place].found_in(said, near=near)}

    def _learn_names(self, place: int, traces: Traces) -> None:
        for pattern in traces.names | traces.near:
            # A word ends where a sign stands that is no letter: more of the beginning is in no word.
            begun = _WORD.match(pattern.beginning)
            if begun is None:
                self._always.add(place)
            else:
                self._beginnings.add(begun[0], place)

    def _learn_words(self, place: int, traces: Traces, common: Mapping[_Key, int]) -> None:
        """By the part of them that the fewest have: not by „gmail”, not by the street all live in."""
        for word in traces.words:
            keys = sorted(_keys(word), key=lambda key: (common[key], -len(key.word), key.word))
            if not keys:
                self._anywhere[word].add(place)
            elif keys[0].backwards:
                self._ends.add(keys[0].word, place)
            else:
                self._beginnings.add(keys[0].word, place)

    def _learn_numbers(self, place: int, traces: Traces) -> None:
        for number in traces.numbers:
            longest = max(_DIGITS.findall(number), key=len, default="")
            if len(longest) < _WINDOW:
                self._anywhere[number].add(place)
            else:
                self._windows[longest[-_WINDOW:]].add(place)


class _Beginnings:
    """Whom a word points at that begins like one of theirs."""

    def __init__(self) -> None:
        self._places = defaultdict[str, set[int]](set)
        self._lengths = defaultdict[str, set[int]](set)
        self._heads = set[int]()

    def __bool__(self) -> bool:
        return bool(self._places)

    def add(self, beginning: str, place: int) -> None:
        self._places[beginning].add(place)
        self._lengths[beginning[:_HEAD]].add(len(beginning))
        self._heads.add(min(len(beginning), _HEAD))

    def of(self, words: Iterable[str]) -> set[int]:
        found = set[int]()
        for word in words:
            for head in self._heads:
                for length in self._lengths.get(word[:head], ()):
                    found |= self._places.get(word[:length], frozenset())
        return found


def _keys(line: str) -> Iterator[_Key]:
    """By what a text may be found that has the line in it.

    There its first word may be the end of a longer one, its last word the beginning of one.
    """
    for word in _WORD.finditer(line):
        if len(word[0]) >= _HEAD:
            if word.start() > 0:
                yield _Key(word[0])
            elif word.end() < len(line):
                yield _Key(word[0][::-1], backwards=True)


def _windows(digits: str) -> Iterator[str]:
    for run in _DIGITS.findall(digits):
        for start in range(len(run) - _WINDOW + 1):
            yield run[start : start + _WINDOW]
