"""The JSON of a verdict: complete, strict, and explained in Polish."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

import rules
from app.documents.verdict_file import IN_NONE, iso_duration, verdict_json
from rules.case import Case, CertificateChange
from rules.examples import Example, Subject, read_examples, run, subject_of, the_programme
from rules.programme import load_programme
from rules.verdict import Verdict
from rules.vocabulary import Degree
from tests.builders import a_case, a_certificate, a_participant
from tests.rules.cases import CASES

WIAZOWNA = load_programme("wiazowna_2026")
EXAMPLES = read_examples()
PYTHON = re.compile(r"datetime\.|Decimal\(|None|timedelta|\bPT\d|\{|\}|_")


def told(verdict: Any, subject: Any, programme: Any = WIAZOWNA) -> dict[str, Any]:
    def refuse(word: str) -> None:
        raise AssertionError(word)  # NaN and Infinity are no JSON

    text = verdict_json(verdict, subject, programme).decode()
    parsed: dict[str, Any] = json.loads(text, parse_constant=refuse)
    return parsed


def judged(case: Case) -> dict[str, Any]:
    return told(rules.check(case, WIAZOWNA), case)


@settings(max_examples=50, deadline=None)
@given(CASES)
def test_any_verdict_is_strict_json(case: Case) -> None:
    assert judged(case)["passes"] in {True, False}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}: {e.name}")
def test_every_example_is_told_whole(example: Example) -> None:
    verdict = run(example)
    parsed = told(verdict, subject_of(example), the_programme(example))

    assert not list(lost(verdict, parsed))
    assert all(one["trace"]["sentence"] for one in parsed["findings"])
    for sentence in sentences(parsed):
        assert sentence.endswith((".", "?")), sentence
        assert not PYTHON.search(sentence), sentence


def lost(thing: Any, parsed: Any, path: str = "") -> Iterator[str]:
    """Where the JSON has no such field, entry or value as the verdict."""
    parts = parts_of(thing)
    if parts is None:
        if text_of(thing) != str(parsed):
            yield path
        return
    there = dict(enumerate(parsed)) if isinstance(parsed, list) else parsed
    for key, part in parts.items():
        if key in there:
            yield from lost(part, there[key], f"{path}.{key}")
        else:
            yield f"{path}.{key}"


def parts_of(thing: Any) -> dict[Any, Any] | None:
    if is_dataclass(thing):
        return {each.name: getattr(thing, each.name) for each in fields(thing)}
    if isinstance(thing, Mapping):
        return {IN_NONE if key is None else str(key): part for key, part in thing.items()}
    return dict(enumerate(thing)) if isinstance(thing, tuple) else None


def text_of(thing: Any) -> str:
    if isinstance(thing, timedelta):
        return iso_duration(thing)
    return thing.isoformat() if isinstance(thing, date) else str(thing)


def sentences(parsed: Any) -> Iterator[str]:
    if isinstance(parsed, dict):
        yield from (parsed[key] for key in ("sentence", "why") if key in parsed)
        for part in parsed.values():
            yield from sentences(part)
    elif isinstance(parsed, list):
        for part in parsed:
            yield from sentences(part)


def test_a_finding_traces_rule_clause_words_and_value() -> None:
    parsed = judged(a_case(certificate=a_certificate(degree=Degree.MODERATE)))
    [limit] = [one for one in parsed["findings"] if one["code"] == "limit-by-certificate"]

    assert (limit["rule"], limit["severity"], limit["values"]["hours"]) == ("L1", "notes", "360")
    assert limit["rests_on"]["edition"] == "jst_2026"
    assert limit["rests_on"]["source"]["clause"] == "§ 4"
    assert limit["rests_on"]["source"]["quote"].endswith("są zgodne z Programem")
    assert limit["rests_on"]["figure"]["value"] == 360
    assert limit["rests_on"]["figure"]["source"]["confirmed"] is False
    assert limit["trace"]["inputs"]["certificate.degree"] == "moderate"
    assert limit["trace"]["missing"] == []
    assert limit["why"].startswith("Program „Asystent osobisty")


def test_a_finding_says_what_is_missing() -> None:
    parsed = judged(a_case(participant=a_participant(birth_date=None)))
    [born] = [one for one in parsed["findings"] if one["code"] == "birth-date-missing"]

    assert born["trace"]["inputs"] == {}
    assert born["trace"]["missing"] == ["participant.birth_date"]


def test_every_limit_is_told_with_its_steps() -> None:
    moderate = a_certificate(degree=Degree.MODERATE, compound=True)
    change = CertificateChange(date(2026, 5, 10), moderate, date(2026, 5, 17))
    parsed = judged(a_case(certificate_changes=(change,)))

    assert [(span["since"], span["hours"]) for span in parsed["limit"]] == [
        ("2026-01-01", "720"),
        ("2026-05-10", "480"),
    ]
    [step] = parsed["limit"][1]["steps"]
    assert (step["code"], step["gives"], step["unit"]) == (
        "limit-of-certificate",
        "480",
        "hours_a_year",
    )
    assert parsed["limit"][1]["sentence"].startswith("Limit 480")
    assert parsed["limit_sentence"].startswith("do 9\N{NO-BREAK SPACE}maja")


def test_how_priority_and_support_were_reached_is_told() -> None:
    parsed = judged(a_case())

    assert parsed["priority"] == 1
    assert [step["gives"] for step in parsed["priority_steps"]] == [1]
    assert [step["gives"] for step in parsed["high_support_steps"]] == [True]


def test_a_month_is_told_with_lengths_of_time_moments_and_sums() -> None:
    example = next(e for e in EXAMPLES if e.rule == "T3" and "settled" in e.expects)
    parsed = told(run(example), subject_of(example))
    row, card = parsed["cards"][0]["rows"][0], parsed["cards"][0]

    assert re.fullmatch(r"PT(\d+H)?(\d+M)?", row["settled"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00", row["starts"])
    assert row["steps"]
    assert card["settled"]
    assert parsed["passes"] in {True, False}


def test_travel_costs_are_told_with_their_total() -> None:
    example = next(e for e in EXAMPLES if e.rule == "K1" and "costs" in e.expects)
    travel = told(run(example), subject_of(example))["travel"]
    assert all(
        Decimal(one["total"])
        == sum(Decimal(one[log]) for log in ("drives", "tickets", "taxi_rides"))
        for one in travel
    )


def test_each_verdict_of_a_recruitment_is_told_of_its_own_case() -> None:
    example = next(e for e in EXAMPLES if e.of is Subject.RECRUITMENT)
    subject = subject_of(example)
    assert isinstance(subject, Mapping)
    [number, *_] = subject
    changed = {**subject, number: replace(subject[number], participant=a_participant(last_name=""))}
    programme = the_programme(example)
    verdict = replace(
        run(example), verdicts={n: rules.check(c, programme) for n, c in changed.items()}
    )
    parsed = told(verdict, changed, programme)

    [nameless] = [
        one for one in parsed["verdicts"][number]["findings"] if one["code"] == "last-name-missing"
    ]
    assert nameless["trace"]["missing"] == ["participant.last_name"]
    [limit] = [
        one
        for one in parsed["verdicts"][number]["findings"]
        if one["code"] == "limit-by-certificate"
    ]
    assert limit["trace"]["inputs"]["certificate.kind"] == subject[number].certificate.kind
    assert set(parsed["verdicts"]) == set(changed)


def test_nobody_is_named_where_no_finding_is_about_them() -> None:
    case = a_case(certificate=a_certificate(permanent=False, valid_until=date(2025, 12, 31)))
    text = verdict_json(rules.check(case, WIAZOWNA), case, WIAZOWNA).decode()
    assert "Zofia" not in text
    assert "Fikcyjna" not in text
    assert "22 555" not in text


def test_an_empty_verdict_passes() -> None:
    parsed = told(Verdict(), Case())
    assert {key: parsed[key] for key in ("passes", "findings", "limit", "limit_sentence")} == {
        "passes": True,
        "findings": [],
        "limit": [],
        "limit_sentence": "",
    }
    assert (parsed["priority"], parsed["high_support"]) == (None, None)


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(), "PT0S"),
        (timedelta(hours=2, minutes=30), "PT2H30M"),
        (timedelta(hours=12), "PT12H"),
        (timedelta(days=2, seconds=5), "PT48H5S"),
        (timedelta(seconds=10), "PT10S"),
        (timedelta(milliseconds=1500), "PT1.5S"),
        (timedelta(microseconds=1), "PT0.000001S"),
        (-timedelta(minutes=15), "-PT15M"),
    ],
)
def test_a_length_of_time_is_an_iso_duration(length: timedelta, text: str) -> None:
    assert iso_duration(length) == text
