"""The manual and the schema in ``docs/`` are those of the code."""

import json
import re

import pytest

from app.casefile.reading import case_from_text, read_case
from app.command_line.format import MANUAL, with_tables
from app.command_line.papers import DEMO
from app.errors import CaseFileError
from tests.command_line.terminal import Teczka


def test_schema_command_prints_the_committed_schema(teczka: Teczka) -> None:
    answered = teczka("schema")
    assert answered.code == 0
    committed = (MANUAL.parent / "case.schema.json").read_text(encoding="utf-8")
    assert answered.out == committed
    assert json.loads(answered.out)["required"] == ["programme"]


def test_tables_of_the_manual_are_fresh() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    assert with_tables(manual) == manual, "run bin/teczka describe"


def test_example_of_the_manual_is_a_demo_case_and_can_be_read() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    path = DEMO / "wiazowna_znaczny_sprzezona.yaml"
    assert example == path.read_text(encoding="utf-8")
    assert case_from_text(example, "example") == read_case(path)


def test_errors_of_the_manual_are_those_one_gets() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    shown = re.findall(r"^sprawa\.yaml:.*$", manual, re.MULTILINE)
    text = "programme: sejny_2026\nparticipant:\n  frist_name: Jan\n  birth_date: 5 maja 1980\n"
    with pytest.raises(CaseFileError) as refused:
        case_from_text(text, "sprawa.yaml")
    told = str(refused.value).replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert shown == told


def test_links_of_the_manual_lead_to_its_headings() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    headings = {line[4:].lower() for line in manual.splitlines() if line.startswith("### ")}
    links = set(re.findall(r"\]\(#([a-z]+)\)", manual))
    assert links
    assert links <= headings
