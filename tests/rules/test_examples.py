"""Every example of the law holds; every row of the law has examples; the bases are the builders'."""

from collections.abc import Mapping
from typing import Any

import pytest

from rules.case import Case
from rules.examples import Example, Subject, read_examples, run, seen, subject_of, the_programme
from rules.examples.bases import base_case
from rules.programme import RULE_CODES
from tests.builders import a_case, a_child_case

EXAMPLES = read_examples()
APPLICATIONS = tuple(e for e in EXAMPLES if e.of in {Subject.ADULT, Subject.CHILD})


def the_case(example: Example) -> Case:
    subject = subject_of(example)
    assert isinstance(subject, Case)
    return subject


def judged(example: Example) -> Any:
    return run(example)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}: {e.name}")
def test_example(example: Example) -> None:
    verdict = run(example)

    found = {f.code: f.severity for f in verdict.findings if f.rule == example.rule}
    assert found == dict(example.finds)
    assert seen(example, verdict) == dict(example.expects)


def test_every_rule_has_an_example_that_finds_something_and_one_that_finds_nothing() -> None:
    finding = {e.rule for e in EXAMPLES if e.finds}
    quiet = {e.rule for e in EXAMPLES if not e.finds}
    assert finding == set(RULE_CODES)
    assert quiet == set(RULE_CODES)


def test_names_of_examples_are_unique() -> None:
    names = [(e.rule, e.name) for e in EXAMPLES]
    assert len(names) == len(set(names))


def test_the_bases_are_what_the_builders_build() -> None:
    assert base_case(Subject.ADULT) == a_case()
    assert base_case(Subject.CHILD) == a_child_case()


def test_every_finding_names_an_answer_of_its_subject() -> None:
    for example in EXAMPLES:
        for finding in run(example).findings:
            answer: Any = subject_of(example)
            for name in filter(None, finding.about.split(".")):
                answer = _part(answer, name)


def _part(answer: Any, name: str) -> Any:
    if isinstance(answer, tuple):
        return answer[int(name)]
    return answer[name] if isinstance(answer, Mapping) else getattr(answer, name)


def test_every_finding_rests_on_a_source_the_programme_lists() -> None:
    for example in EXAMPLES:
        programme = the_programme(example)
        for finding in run(example).findings:
            basis = finding.rests_on
            assert basis.edition in {programme.slug, programme.edition.slug}
            assert basis.source.document in programme.sources
            if basis.figure is not None:
                assert basis.figure.source.document in programme.sources
