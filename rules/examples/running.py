"""An example comes in; its subject, the verdict on it, and the answers it speaks of go out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, islice, repeat
from types import MappingProxyType
from typing import Any

from rules.application.checking import check
from rules.application.completeness import PRINTED
from rules.case import Case
from rules.diary import Month
from rules.examples.bases import base_case, base_month, with_unsaid
from rules.examples.changing import changed
from rules.examples.example import Application, Example, Many, Signed, Subject
from rules.month.checking import check_month
from rules.month.settled import Card, Log, MonthVerdict
from rules.programme import Letters, Programme, load_programme
from rules.recruitment.checking import check_recruitment
from rules.recruitment.standing import RecruitmentVerdict
from rules.verdict import Figure, Source, Verdict

OWN = Source("S003", "zarządzenie")
"""Where an office's own figure comes from: an evidently invented order."""
TOO_MUCH = "window-exceeded"
RATE_UNITS = {"travel_ceiling": "zloty_a_month", "hourly_cost": "zloty_per_hour"}


def run(example: Example) -> Verdict | MonthVerdict | RecruitmentVerdict:
    """The verdict on the example's subject under its programme."""
    programme, subject = the_programme(example), subject_of(example)
    if isinstance(subject, Case):
        return check(subject, programme)
    if isinstance(subject, Month):
        return check_month(subject, programme)
    return check_recruitment(subject, programme)


def subject_of(example: Example) -> Case | Month | Mapping[str, Case]:
    """What the example's rules are asked about, with its changes made."""
    if example.of is Subject.MONTH:
        month = base_month(example.programme, example.month)
        change = {path: with_unsaid(path, raw) for path, raw in example.change.items()}
        return changed(month, change, example.name)
    if example.of is Subject.RECRUITMENT:
        return MappingProxyType(dict(_recruits(example)))
    return _case(example.application, example)


def _recruits(example: Example) -> Iterator[tuple[str, Case]]:
    for number, application in example.cases.items():
        yield number, _case(application, example)
    if example.many is not None:
        case = _case(example.many, example)
        numbers = (f"{number:02}" for number in count(len(example.cases) + 1))
        free = (number for number in numbers if number not in example.cases)
        yield from zip(islice(free, example.many.count), repeat(case), strict=False)


def _case(application: Application | Many, example: Example) -> Case:
    case = replace(base_case(application.of), programme=example.programme)
    case = replace(case, enclosed=case.enclosed - set(application.without))
    if application.signed is Signed.ALL:
        case = replace(case, signed=PRINTED)
    return changed(case, application.change, example.name)


def the_programme(example: Example) -> Programme:
    """The example's programme, with the office's own limits and rates where it gives any."""
    programme = load_programme(example.programme)
    if example.local_limits:
        limits = {
            name: Figure(name, value, "hours_a_year", OWN)
            for name, value in example.local_limits.items()
        }
        history = {name: (figure,) for name, figure in limits.items()}
        programme = replace(programme, local_limits=limits, local_history=history)
    if example.local_rates:
        rates = {
            name: (Figure(name, value, RATE_UNITS.get(name, "zloty_per_km"), OWN),)
            for name, value in example.local_rates.items()
        }
        programme = replace(programme, local_rates={**programme.local_rates, **rates})
    if example.letters is not None:
        programme = replace(programme, letters=Letters(example.letters, OWN))
    return programme


def seen(example: Example, verdict: Any) -> Mapping[str, Any]:
    """What the verdict says of everything the example expects, in the words of its file.

    Where an example names only some participants, days, costs or windows, only those are looked at.
    """
    return {
        name: _asked(ANSWERS[name](verdict), wanted) for name, wanted in example.expects.items()
    }


def _asked(answer: Any, wanted: Any) -> Any:
    if isinstance(answer, list) and isinstance(wanted, list) and len(answer) == len(wanted):
        return [_asked(*pair) for pair in zip(answer, wanted, strict=True)]
    partial = isinstance(answer, _Partial) and wanted
    return {key: answer.get(key) for key in wanted} if partial else answer


class _Partial(dict[str, Any]):
    """An answer of which an example may name a part."""


def _by_participant(cards: tuple[Card, ...], hours: Callable[[Card], timedelta]) -> _Partial:
    sums: dict[str, timedelta] = {}
    for card in cards:
        sums[card.participant] = sums.get(card.participant, timedelta()) + hours(card)
    return _Partial({name: _clock(total) for name, total in sums.items() if total})


def _clock(length: timedelta) -> str:
    """„2:30”; seconds only where there are any."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    text = f"{minutes // 60}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text


def _services(verdict: MonthVerdict) -> _Partial:
    counts: dict[str, int] = {}
    for card in verdict.cards:
        counts[card.participant] = counts.get(card.participant, 0) + card.services
    return _Partial(counts)


def _windows(verdict: MonthVerdict) -> list[_Partial]:
    """Every window by assistant and time, and by how much too much was served in it."""
    over = {
        (found.values["assistant"], found.values["starts"]): length
        for found in verdict.findings
        if found.code == TOO_MUCH and isinstance(length := found.values["over"], timedelta)
    }
    return [
        _Partial(
            assistant=window.assistant,
            starts=f"{window.starts:%Y-%m-%d %H:%M}",
            ends=f"{window.ends:%Y-%m-%d %H:%M}",
            served=_clock(window.served),
            over=_clock(over.get((window.assistant, window.starts), timedelta())),
        )
        for window in verdict.windows
    ]


def _costs(verdict: MonthVerdict) -> _Partial:
    return _Partial(
        {str(log): sum((getattr(t, log) for t in verdict.travel), Decimal(0)) for log in Log}
    )


def _named(mapping: Mapping[Any, tuple[str, ...]]) -> dict[Any, list[str]]:
    return {key: list(numbers) for key, numbers in mapping.items() if numbers}


def _limit(verdict: Verdict) -> dict[date, Decimal]:
    return {span.since: span.hours for span in verdict.limit}


ANSWERS: Mapping[str, Callable[[Any], Any]] = {
    "passes": lambda v: v.passes,
    "limit": _limit,
    "decided_by": lambda v: {span.since: span.figure.name for span in v.limit},
    "priority": lambda v: v.priority,
    "high_support": lambda v: v.high_support,
    "settled": lambda v: _by_participant(v.cards, lambda card: card.settled),
    "own_funds": lambda v: _by_participant(v.cards, lambda card: card.own_funds),
    "supplementary": lambda v: _by_participant(
        tuple(card for card in v.cards if card.supplementary), lambda card: card.settled
    ),
    "services_settled": _services,
    "windows": _windows,
    "costs": _costs,
    "supplementary_costs": lambda v: sum((t.supplementary for t in v.travel), Decimal(0)),
    "deadline": lambda v: v.deadline,
    "lists": lambda v: _named(v.lists),
    "groups": lambda v: _named(v.groups),
    "places": lambda v: _Partial(vars(v.places)),
    "money": lambda v: _Partial(vars(v.money)),
    "support": lambda v: _Partial(vars(v.support)),
    "supplementary_due": lambda v: v.supplementary_due,
}
"""How a verdict says each thing an example may expect, in the notation of the examples' files."""
