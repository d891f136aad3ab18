"""A record and its lines of the ledger come in; every version it had goes out, and where the two disagree.

Only the latest version of a record is kept. Every line says what its deed took away and put in its place, so
walking back from today's record gives the one before, and the one before that. A line is chained and cannot
be changed, a record can: where they disagree the line is believed, and the place is named.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from app.store.ledger import Line
from app.store.plain import Plain, made_of, plain_of, read, written
from app.store.records import Kept

T = TypeVar("T", bound=Kept)
Members = dict[str, Any]


@dataclass(frozen=True)
class Version(Generic[T]):
    """The value as the line ``number`` left it."""

    number: int
    at: datetime
    event: str
    value: T


@dataclass(frozen=True)
class Disagreement:
    """``members`` are not as the line ``number`` left them, though no later line tells of a change."""

    number: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Versions(Generic[T]):
    """The oldest first. ``complete`` unless details of lines were erased, or lines are missing."""

    known: tuple[Version[T], ...]
    disagreements: Sequence[Disagreement] = ()
    complete: bool = True

    def as_of(self, number: int) -> T | None:
        """The value after this line of the ledger; ``None`` before it was kept, or where nobody can tell."""
        before = [each.value for each in self.known if each.number <= number]
        return before[-1] if before else None


def versions_of(record: T, kind: str, lines: Iterable[Line]) -> Versions[T]:
    """Every version of a record of this kind, of all lines about its id."""
    own = [line for line in lines if line.kind == kind and line.record_id == record.id]
    told = _since_the_last_erased(sorted(own, key=lambda line: line.number))
    if not told:
        return Versions((), complete=False)
    oldest, disagreements = _walked_back(read(written(plain_of(record))), told)
    first = record.version - len(told) + 1
    known = tuple(
        Version(line.number, line.at, line.event, _made(state, record, first + place))
        for place, (line, state) in enumerate(zip(told, _replayed(oldest, told), strict=True))
    )
    return Versions(known, disagreements, complete=first == 1)


def _since_the_last_erased(lines: Sequence[Line]) -> Sequence[Line]:
    """What an erased line changed is known to nobody: only what came after it can be walked back."""
    erased = [place for place, line in enumerate(lines) if line.erased]
    return lines[erased[-1] + 1 :] if erased else lines


def _walked_back(state: Members, lines: Sequence[Line]) -> tuple[Members, list[Disagreement]]:
    """What the first of these lines left, and every line whose word the record does not keep."""
    disagreements = list[Disagreement]()
    for line in reversed(lines):
        wrong = tuple(sorted(_differing(state, line.after)))
        if wrong:
            disagreements.insert(0, Disagreement(line.number, wrong))
        left = state | dict(line.after)
        state = _without(left, line.after) | dict(line.before)
    return _without(state, lines[0].before) | dict(lines[0].after), disagreements


def _replayed(state: Members, lines: Sequence[Line]) -> Iterator[Members]:
    """The oldest state, and what every further line made of it."""
    yield state
    for line in lines[1:]:
        state = _without(state, line.before) | dict(line.after)
        yield state


def _differing(state: Members, after: Plain) -> Iterator[str]:
    return (name for name in after if name not in state or state[name] != after[name])


def _without(state: Members, names: Plain) -> Members:
    return {name: value for name, value in state.items() if name not in names}


def _made(state: Members, record: T, version: int) -> T:
    """The value; an id that follows from another member is none of its own."""
    own = {"id": record.id, "programme": record.programme, "version": version}
    fields = record.__dataclass_fields__
    said = {name: value for name, value in own.items() if name in fields}
    return made_of({**state, **said}, type(record))
