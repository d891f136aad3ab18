"""The manuals and the schemas in ``docs/`` are those of the code."""

import json
import re
from collections.abc import Callable

import pytest

from app.casefile.reading import case_from_text, month_from_text, read_case, read_month
from app.command_line.manual import CASE, MANUALS, MONTH, Manual, anchor
from app.command_line.papers import DEMO
from app.errors import CaseFileError
from tests.command_line.terminal import Teczka

every_manual = pytest.mark.parametrize("manual", MANUALS, ids=lambda m: m.kind.__name__)
LINK = re.compile(r"\]\(([a-z-]*(?:\.md)?)#([a-z-]+)\)")


def told(manual: Manual) -> str:
    return manual.path.read_text(encoding="utf-8")


def anchors(manual: Manual) -> set[str]:
    headings = re.findall(r"^##+ (.*)$", told(manual), re.MULTILINE)
    return {anchor(heading) for heading in headings}


@pytest.mark.parametrize(
    ("words", "manual", "required"),
    [((), CASE, ["programme"]), (("--month",), MONTH, ["programme", "of"])],
)
def test_schema_command_prints_the_committed_schema(
    teczka: Teczka, words: tuple[str, ...], manual: Manual, required: list[str]
) -> None:
    answered = teczka("schema", *words)
    assert answered.code == 0
    assert answered.out == manual.schema_path.read_text(encoding="utf-8")
    assert json.loads(answered.out)["required"] == required


@every_manual
def test_tables_of_the_manual_are_fresh(manual: Manual) -> None:
    assert manual.with_tables(told(manual)) == told(manual), "run bin/teczka describe"


def test_example_of_the_manual_is_a_demo_case_and_can_be_read() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", told(CASE), re.DOTALL)
    path = DEMO / "wiazowna_znaczny_sprzezona.yaml"
    assert example == path.read_text(encoding="utf-8")
    assert case_from_text(example, "example") == read_case(path)


def test_example_of_the_manual_is_the_demo_month_and_can_be_read() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", told(MONTH), re.DOTALL)
    path = DEMO / "months" / "wiazowna_styczen.yaml"
    assert example == path.read_text(encoding="utf-8")
    assert month_from_text(example, "example") == read_month(path)


@pytest.mark.parametrize(
    ("manual", "read", "text"),
    [
        (
            CASE,
            case_from_text,
            "programme: sejny_2026\nparticipant:\n  frist_name: Jan\n  birth_date: 5 maja 1980\n",
        ),
        (
            MONTH,
            month_from_text,
            (
                "programme: wiazowna_2026\nof: 2026-10\nservices:\n  - starts: 2026-10-25 02:30\n"
                "    ends: 2026-10-24 24:00\n    asistant: Bogna Pomocna\n"
            ),
        ),
    ],
)
def test_errors_of_the_manual_are_those_one_gets(
    manual: Manual, read: Callable[[str, str], object], text: str
) -> None:
    shown = re.findall(r"^((?:sprawa|miesiac)\.yaml:.*)$", told(manual), re.MULTILINE)
    with pytest.raises(CaseFileError) as refused:
        read(text, shown[0].partition(":")[0])
    assert shown == str(refused.value).replace("\N{NO-BREAK SPACE}", " ").splitlines()


@every_manual
def test_links_of_the_manual_lead_to_its_headings_and_those_of_the_other(manual: Manual) -> None:
    here, there = anchors(manual), {CASE.path.name: anchors(CASE)}
    links = LINK.findall(told(manual))
    assert links
    assert [(file, to) for file, to in links if to not in there.get(file, here)] == []


def test_what_both_kinds_of_file_share_is_told_once() -> None:
    assert not set(CASE.headings()) & set(MONTH.headings())
