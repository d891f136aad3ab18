"""A verdict, what was judged and its programme come in; a JSON file of it goes out, explained in Polish."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from app.attachments.service_card.parts import parts, settled_services
from app.documents.contested import contested
from app.wording.answer_names import answer_name
from app.wording.entries import entry
from app.wording.findings import sentence, why
from app.wording.traces import limit_sentence, limits_in_words, step_sentence, trace_sentence
from rules.application.explanations import priority_steps, support_steps
from rules.case import Case
from rules.diary import Month
from rules.fingerprint import fingerprints
from rules.month.settled import Card, MonthVerdict, TravelCosts
from rules.programme import Programme
from rules.recruitment.standing import RecruitmentVerdict
from rules.tracing import trace
from rules.verdict import Finding, LimitSpan, Step, Verdict

AnyVerdict: TypeAlias = Verdict | MonthVerdict | RecruitmentVerdict
Subject: TypeAlias = Case | Month | Mapping[str, Case]

SUMS: Mapping[type, tuple[str, ...]] = {
    Verdict: ("passes",),
    MonthVerdict: ("passes",),
    RecruitmentVerdict: ("passes",),
    Card: ("settled",),
    TravelCosts: ("total",),
}
"""What the rules compute from the fields of a thing, told before them."""

Line = Callable[[str], int | None]
"""The line of the file in which what a dotted path points at is written, counted from one."""

JUDGED_BY = "judged_by"
"""Where the file says by which data it was judged."""

IN_NONE = "none"
"""The key of those who are on no list, or in no priority group."""


def _no_line(_: str) -> None:
    """What was judged was read from no file."""


def verdict_json(
    verdict: AnyVerdict, subject: Subject, programme: Programme, line: Line = _no_line
) -> bytes:
    """Everything found and computed, UTF-8: each finding, step and limit with its Polish sentence.

    Paths count entries from 0, as the data do; sentences and ``entry`` count them from 1, as people do.
    Days and moments are ISO 8601, moments with their offset; lengths of time are ISO 8601 durations
    (``PT2H30M``), decimals are text.
    """
    told = _verdict(verdict, subject, programme, line)
    told[JUDGED_BY] = judged_by(programme)
    return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8")


def judged_by(programme: Programme) -> dict[str, str]:
    """By which data: an audit years later tells by the fingerprints whether they have changed since."""
    return {
        "programme": programme.slug,
        "edition": programme.edition.slug,
        **asdict(fingerprints(programme)),
    }


def _verdict(
    verdict: AnyVerdict, subject: Subject, programme: Programme, line: Line
) -> dict[str, Any]:
    told = _record(verdict, programme)
    told["findings"] = [_finding(each, subject, programme, line) for each in verdict.findings]
    if isinstance(verdict, Verdict) and isinstance(subject, Case):
        told["limit_sentence"] = limits_in_words(verdict.limit)
        told["priority_steps"] = _plain(priority_steps(subject, programme), programme)
        told["high_support_steps"] = _plain(support_steps(subject, programme), programme)
    if isinstance(verdict, MonthVerdict) and isinstance(subject, Month):
        _mark(told, verdict, subject, programme)
    if isinstance(verdict, RecruitmentVerdict) and isinstance(subject, Mapping):
        told["verdicts"] = {
            number: _verdict(each, subject.get(number, Case()), programme, _no_line)
            for number, each in verdict.verdicts.items()
        }
    return told


def _mark(told: dict[str, Any], verdict: MonthVerdict, month: Month, programme: Programme) -> None:
    """Say of every row whether a finding stands against it, and what the others come to."""
    open_, services = contested(verdict, month), settled_services(month, programme)
    for card, shown in zip(verdict.cards, told["cards"], strict=True):
        shown["uncontested"] = iso_duration(open_.rest_of_card(card))
        for row, line in zip(card.rows, shown["rows"], strict=True):
            line["contested"] = open_.row(row)
            line["parts"] = _plain(parts(row, services.get(row.service)), programme)
    for cost, shown in zip(verdict.costs, told["costs"], strict=True):
        shown["contested"] = (cost.log, cost.entry) in open_.places
    for travel, shown in zip(verdict.travel, told["travel"], strict=True):
        shown["uncontested"] = str(open_.rest_of_travel(travel))
    told["unpriced"] = [
        {"log": log, "entry": entry, "awaits_rate": (log, entry) in open_.awaiting}
        for log, entry in open_.unpriced
    ]


def _finding(
    finding: Finding, subject: Subject, programme: Programme, line: Line
) -> dict[str, Any]:
    traced, about = trace(finding, subject), finding.about
    return {
        "sentence": sentence(finding),
        "entry": entry(subject, about) if isinstance(subject, Month) else answer_name(about),
        "line": line(about),
        "why": why(finding, programme),
        "trace": {
            "sentence": trace_sentence(finding, traced, programme),
            **_record(traced, programme),
        },
        **_record(finding, programme),
    }


def _record(thing: Any, programme: Programme) -> dict[str, Any]:
    names = (*SUMS.get(type(thing), ()), *(each.name for each in fields(thing)))
    # A recruitment's verdicts need their own cases: they are told apart.
    return {name: _plain(getattr(thing, name), programme) for name in names if name != "verdicts"}


def _plain(value: object, programme: Programme) -> Any:  # noqa: PLR0911 - one line per kind
    if isinstance(value, Step):
        return {"sentence": step_sentence(value, programme), **_record(value, programme)}
    if isinstance(value, LimitSpan):
        return {"sentence": limit_sentence(value, programme), **_record(value, programme)}
    if is_dataclass(value):
        return _record(value, programme)
    if isinstance(value, Mapping):
        return {
            IN_NONE if key is None else str(key): _plain(item, programme)
            for key, item in value.items()
        }
    if isinstance(value, tuple):
        return [_plain(item, programme) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return iso_duration(value)
    return str(value) if isinstance(value, Decimal) else value


def iso_duration(length: timedelta) -> str:
    """``PT2H30M``, ``PT0S``, ``-PT15M``: hours go on past a day, since a day may have 23 or 25 of them."""
    if length < timedelta():
        return f"-{iso_duration(-length)}"
    minutes, seconds = divmod(length, timedelta(minutes=1))
    hours, minutes = divmod(minutes, 60)
    exact = f"{seconds / timedelta(seconds=1):.6f}".rstrip("0").rstrip(".")
    parts = ((str(hours), "H"), (str(minutes), "M"), (exact, "S"))
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number != "0") or "0S")
