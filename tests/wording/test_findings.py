import ast
import re
import string
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from app.wording.findings import (
    PRIORITIES,
    UNCONFIRMED,
    figure_in_words,
    problem_sentence,
    sentence,
    why,
)
from app.wording.sentences import LINT, SENTENCES, STEPS
from rules import check
from rules.case import Case
from rules.lint import lint
from rules.programme import UNITS, Priority, load_programme, programme_slugs
from rules.verdict import Figure, Finding, Source
from tests.builders import a_case, a_certificate, a_child_case, an_assistant
from tests.rules.cases import CASES
from tests.rules.test_examples import EXAMPLES, judged, the_programme

ROOM = Path(__file__).parents[2] / "rules"
RULE_ROOMS = ("application", "month", "recruitment")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
WIAZOWNA = load_programme("wiazowna_2026")


def codes_written_in(*paths: Path) -> set[str]:
    """Every kebab-case text in the code: in these rooms only codes are written so."""
    return {
        node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and KEBAB.fullmatch(node.value)
    }


def findings_by_code() -> dict[str, list[tuple[Finding, str]]]:
    found = defaultdict(list)
    for example in EXAMPLES:
        for finding in judged(example).findings:
            found[finding.code].append((finding, sentence(finding)))
    return found


FOUND = findings_by_code()


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_a_rule_can_yield_has_a_sentence_and_no_sentence_is_idle() -> None:
    paths = [path for room in RULE_ROOMS for path in (ROOM / room).rglob("*.py")]
    assert codes_written_in(*paths) == {*SENTENCES, *STEPS}


def test_every_code_of_the_lint_has_a_sentence_and_none_is_idle() -> None:
    assert codes_written_in(*(ROOM / "lint").glob("*.py")) == set(LINT)


def test_every_code_is_found_by_some_example() -> None:
    assert set(FOUND) == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_placeholder_is_among_the_values(code: str) -> None:
    for finding, _ in FOUND[code]:
        assert placeholders(SENTENCES[code]) <= set(finding.values)


@pytest.mark.parametrize("code", sorted({**SENTENCES, **LINT}))
def test_a_sentence_is_written_as_polish_is(code: str) -> None:
    text = {**SENTENCES, **LINT}[code]

    assert text[0].isupper() or text[0] in "{„"
    assert text.endswith(".")
    assert not re.search(r"[\"']| - |\.\.\.|  ", text)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_values_are_in_words(code: str) -> None:
    for _, said in FOUND[code]:
        assert not re.search(r"[{}_]|\d{4}-\d\d|Decimal|None|True|False", said), said


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(CASES)
def test_any_finding_can_be_said_and_explained(case: Case) -> None:
    for slug in programme_slugs():
        programme = load_programme(slug)
        for finding in check(case, programme).findings:
            assert sentence(finding)
            assert why(finding, programme)


def test_every_reason_names_its_clause_and_says_what_is_not_confirmed() -> None:
    for example in EXAMPLES:
        programme = the_programme(example)
        for finding in judged(example).findings:
            reason, basis = why(finding, programme), finding.rests_on
            assert basis.source.clause in reason
            assert basis.source.quote in reason
            figure = basis.figure
            doubts = [basis.source] if figure is None else [basis.source, figure.source]
            assert (UNCONFIRMED in reason) is not all(source.confirmed for source in doubts)


def test_a_reason_in_full() -> None:
    case = a_case(certificate=a_certificate(degree="moderate"))
    [finding] = [f for f in check(case, WIAZOWNA).findings if f.code == "limit-by-certificate"]

    assert sentence(finding) == (
        "Program pozwala z tym orzeczeniem na najwyżej 360\N{NO-BREAK SPACE}godzin w roku. "
        "Realizator może przyznać mniej."
    )
    reason = why(finding, WIAZOWNA)
    assert "dla Jednostek Samorządu Terytorialnego – edycja 2026" in reason
    assert "Regulamin realizacji Programu, edycja 2026, § 4: „Limit godzin" in reason
    assert "Wartość: 360\N{NO-BREAK SPACE}godzin rocznie (od 1\N{NO-BREAK SPACE}stycznia" in reason
    assert "ust. 18 pkt 4 (nie potwierdzono w źródle)" in reason


def test_people_and_papers_are_called_by_their_names() -> None:
    case = a_child_case(assistant=an_assistant(relation="sibling"))
    said = {f.code: sentence(f) for f in check(case, WIAZOWNA).findings}

    assert said["assistant-is-family"] == (
        "Asystentem nie może być członek rodziny (siostra lub brat). Wskaż inną osobę albo nikogo."
    )
    assert "rodzic lub opiekun prawny" in said["to-sign"]
    assert "Akceptacja osoby asystenta" in said["to-sign"]


def test_every_priority_group_has_its_words() -> None:
    assert set(PRIORITIES) == set(Priority)


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_can_be_said(unit: str) -> None:
    said = figure_in_words(Figure("x", Decimal(5), unit, Source("S000")))
    assert said.startswith("5")
    assert "_" not in said


@pytest.mark.parametrize("slug", programme_slugs())
def test_every_problem_of_a_programme_can_be_said(slug: str) -> None:
    for problem in lint(load_programme(slug)):
        assert problem_sentence(problem)
