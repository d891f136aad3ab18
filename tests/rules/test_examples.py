"""The law as named examples: small changes of a complete case, and what each rule says to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

import pytest

from rules import check
from rules.application.completeness import PRINTED
from rules.case import Case
from rules.loading import read_mapping, shape
from rules.programme import RULE_CODES, Programme, load_programme
from rules.verdict import Figure, Severity, Source, Verdict
from rules.vocabulary import Document
from tests.builders import a_case, a_child_case

FOLDER = Path(__file__).parent / "examples"
NOT_SAID = "not said"


@dataclass(frozen=True)
class Example:
    """One example: what to change, and what must be found; ``finds`` is exact for its rule."""

    name: str
    rule: str
    finds: Mapping[str, Severity]
    programme: str = "wiazowna_2026"
    of: str = "adult"
    change: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    without: tuple[Document, ...] = ()
    signed: str = ""
    local_limits: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    limit: Mapping[str, Decimal] | None = None
    decided_by: Mapping[str, str] | None = None
    passes: bool | None = None
    priority: int | str | None = NOT_SAID
    high_support: bool | str | None = NOT_SAID


def read_examples() -> list[Example]:
    return [
        _example(raw, path.name, number)
        for path in sorted(FOLDER.glob("*.yaml"))
        for number, raw in enumerate(read_mapping(path)["examples"])
    ]


def _example(raw: dict[str, Any], file: str, number: int) -> Example:
    change = MappingProxyType(raw.pop("change", {}))
    answers = {name: raw.pop(name) for name in ("priority", "high_support") if name in raw}
    shaped = shape(raw, Example, file, f"examples.{number}")
    return replace(shaped, change=change, **answers)


EXAMPLES = read_examples()


def the_case(example: Example) -> Case:
    case = {"adult": a_case, "child": a_child_case}[example.of](programme=example.programme)
    case = replace(case, enclosed=case.enclosed - set(example.without))
    if example.signed == "all":
        case = replace(case, signed=PRINTED)
    for path, raw in example.change.items():
        case = with_answer(case, path.split("."), raw, path)
    return case


def with_answer(thing: Any, path: list[str], raw: Any, whole: str) -> Any:
    """The value object with one answer, given as YAML, in the place the path names."""
    name, *rest = path
    if rest:
        return replace(thing, **{name: with_answer(getattr(thing, name), rest, raw, whole)})
    return replace(thing, **{name: shape(raw, get_type_hints(type(thing))[name], "example", whole)})


def the_programme(example: Example) -> Programme:
    programme = load_programme(example.programme)
    if not example.local_limits:
        return programme
    local = {
        name: Figure(name, hours, "hours_a_year", Source("S003", "zarządzenie"))
        for name, hours in example.local_limits.items()
    }
    history = {name: (figure,) for name, figure in local.items()}
    return replace(programme, local_limits=local, local_history=history)


def judged(example: Example) -> Verdict:
    return check(the_case(example), the_programme(example))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}: {e.name}")
def test_example(example: Example) -> None:
    verdict = judged(example)

    found = {f.code: f.severity for f in verdict.findings if f.rule == example.rule}
    assert found == dict(example.finds)
    if example.limit is not None:
        limit = {span.since: span.hours for span in verdict.limit}
        assert limit == {_day(day): hours for day, hours in example.limit.items()}
    if example.decided_by is not None:
        deciders = {span.since: span.figure.name for span in verdict.limit}
        assert deciders == {_day(day): name for day, name in example.decided_by.items()}
    if example.passes is not None:
        assert verdict.passes is example.passes, [f.code for f in verdict.blocking]
    if example.priority != NOT_SAID:
        assert verdict.priority == example.priority
    if example.high_support != NOT_SAID:
        assert verdict.high_support is example.high_support


def _day(text: str) -> date:
    return date.fromisoformat(text)


def test_every_rule_has_an_example_that_finds_something_and_one_that_finds_nothing() -> None:
    finding = {e.rule for e in EXAMPLES if e.finds}
    quiet = {e.rule for e in EXAMPLES if not e.finds}
    assert finding == set(RULE_CODES)
    assert quiet == set(RULE_CODES)


def test_names_of_examples_are_unique() -> None:
    names = [(e.rule, e.name) for e in EXAMPLES]
    assert len(names) == len(set(names))


def test_every_finding_names_an_answer_of_the_case() -> None:
    for example in EXAMPLES:
        case = the_case(example)
        for finding in judged(example).findings:
            answer: Any = case
            for name in finding.about.split("."):
                answer = getattr(answer, name)


def test_every_finding_rests_on_a_source_the_programme_lists() -> None:
    for example in EXAMPLES:
        programme = the_programme(example)
        for finding in judged(example).findings:
            basis = finding.rests_on
            assert basis.edition in {programme.slug, programme.edition.slug}
            assert basis.source.document in programme.sources
            if basis.figure is not None:
                assert basis.figure.source.document in programme.sources
