"""A finding and what was judged come in; the answers it rests on, and those missing, come out.

With the finding's own rule, clause, figure and values that is its whole explanation. Nothing here raises:
a path that leads nowhere names a missing answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from rules.case import Address, Case, Person
from rules.diary import Service, YearMonth
from rules.verdict import Finding, Value

Answer = Value | tuple[Value, ...]
"""One answer; of a set of answers every member, in alphabetical order."""

SCALARS = (int, Decimal, date, timedelta)
NOT_UNFOLDED = (Address, Case, Person)
"""A finding about an entry says nothing of the person behind it beyond what it points at."""

CONTACTS = frozenset({"phone", "email"})
"""Never told of a whole person: no rule rests on them but where it points at them."""

OF_A_SERVICE = frozenset(
    {"starts", "ends", "assistant", "participant", "waiting", "commute", "own_funds"}
)
"""What is told of a whole service: what a finding rests on elsewhere in it, it points at."""

SERVICES = "services"
"""The value of a finding that names several services, as ``rules.month.mentions`` writes them."""

MANY = 40
"""Of a list with more answers than this only the number of its entries is said."""


@dataclass(frozen=True)
class Trace:
    """The answers a finding is about, by dotted path, and the paths where an answer is missing."""

    inputs: Mapping[str, Answer]
    missing: tuple[str, ...] = ()


class _Nowhere:
    """What stands where a path leads nowhere."""


NOWHERE = _Nowhere()


def trace(finding: Finding, subject: object) -> Trace:
    """The answers of a case, month or recruitment that ``finding.about`` points at.

    Of an entry (``certificate``, ``drives.0``) every answer given in it; of a whole application, month or
    recruitment none: it rests on too much of it to tell, and most of that is nobody else's business.
    """
    found = _found(subject, finding.about.split(".")) if finding.about else subject
    if found is subject or isinstance(found, Case):
        return Trace(MappingProxyType({}))
    answers = dict(_unfolded(found, finding.about))
    if len(answers) > MANY and isinstance(found, tuple | Mapping):
        answers = {finding.about: len(found)}
    missing = () if answers else (finding.about,)
    for path in _named(finding):
        answers.update(_unfolded(_found(subject, path.split(".")), path))
    return Trace(MappingProxyType(answers), missing)


def _named(finding: Finding) -> Iterator[str]:
    """The moments of every service a finding names beside the answer it is about."""
    for word in str(finding.values.get(SERVICES, "")).split():
        about = word.partition("=")[0]
        yield from (f"{about}.starts", f"{about}.ends")


def _found(thing: object, path: list[str]) -> object:
    """What stands at the end of a path; a key of a mapping may itself hold dots."""
    if not path:
        return thing
    if isinstance(thing, Mapping):
        for end in range(len(path), 0, -1):
            key = ".".join(path[:end])
            if key in thing:
                return _found(thing[key], path[end:])
        return NOWHERE
    name, *rest = path
    if isinstance(thing, tuple):
        place = int(name) if name.isdecimal() else len(thing)
        return _found(thing[place], rest) if place < len(thing) else NOWHERE
    if is_dataclass(thing):
        return _found(getattr(thing, name, NOWHERE), rest)
    return NOWHERE


def _unfolded(answer: object, path: str) -> Iterator[tuple[str, Answer]]:
    """Every answer given at a path or below it: none where nothing is, or only spaces."""
    if isinstance(answer, str):
        if answer.strip():
            yield path, answer
    elif isinstance(answer, SCALARS):
        yield path, answer
    elif isinstance(answer, YearMonth):
        yield path, str(answer)
    elif isinstance(answer, frozenset):
        if answer:
            yield path, tuple(sorted(answer))
    else:
        for name, part in _parts(answer):
            if not isinstance(part, NOT_UNFOLDED):
                yield from _unfolded(part, f"{path}.{name}")


def _parts(answer: object) -> Iterator[tuple[str, object]]:
    if isinstance(answer, Mapping):
        yield from ((str(key), part) for key, part in answer.items())
    elif isinstance(answer, tuple):
        yield from ((str(place), part) for place, part in enumerate(answer))
    elif is_dataclass(answer):
        names = (each.name for each in fields(answer) if each.name not in CONTACTS)
        if isinstance(answer, Service):
            names = (name for name in names if name in OF_A_SERVICE)
        yield from ((name, getattr(answer, name)) for name in names)
