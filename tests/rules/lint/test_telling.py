"""Where a problem is said to be, and the values its sentence is given."""

from pathlib import Path
from typing import Any

import pytest

from rules.lint import Problem, lint
from tests.rules.offices import Office

SOURCED = "source: {document: S003, clause: x}"
LIMIT = f"local_limits: {{limit_severe: {{unit: hours_a_year, {SOURCED}, values: "
HOURLY = (
    f"local_rates: {{hourly_cost: {{unit: zloty_per_hour, {SOURCED}, values: [{{value: 50}}]}}}}"
)


def the_problem(office: Office, code: str) -> Problem:
    [problem] = [p for p in lint(office.load()) if p.code == code]
    return problem


def with_money(folder: Path, zloty: int) -> Office:
    """Ten places at 50 zł an hour: 180 000 zł for the least limit, 420 000 zł for the greatest."""
    places = f"places: {{name: places, value: 10, unit: persons, {SOURCED}}}"
    money = f"money: {{name: money, value: {zloty}, unit: zloty, {SOURCED}}}"
    return Office(folder).spoil("places: null\nmoney: null", f"{HOURLY}\n{places}\n{money}")


def test_of_two_papers_with_one_number_the_later_is_named(tmp_path: Path) -> None:
    office = Office(tmp_path).spoil('number: "2"', 'number: "1"')
    problem = the_problem(office, "number-twice")

    assert problem.place == "attachments.activity_scope.number"
    assert dict(problem.values) == {
        "number": "1",
        "attachments": "application_card, activity_scope",
    }


def test_a_limit_is_late_from_its_earliest_day(tmp_path: Path) -> None:
    values = "[{from: 2026-05-01, value: 300}, {from: 2026-03-01, value: 310}]}}"
    office = Office(tmp_path).spoil("local_limits: {}", LIMIT + values)
    assert str(the_problem(office, "figure-late").values["since"]) == "2026-03-01"


@pytest.mark.parametrize(
    ("zloty", "code", "values"),
    [
        (100_000, "money-short", {"money": 100_000, "needed": 180_000, "hours": 360}),
        (900_000, "money-too-much", {"money": 900_000, "needed": 420_000, "hours": 840}),
    ],
)
def test_money_is_compared_with_what_the_hours_come_to(
    tmp_path: Path, zloty: int, code: str, values: dict[str, Any]
) -> None:
    told = the_problem(with_money(tmp_path, zloty), code).values
    assert dict(told) == {**values, "places": 10, "rate": 50}


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Umowa z Ministrem Rodziny i Polityki Społecznej", "ministry-outdated-in-title"),
        ("Umowa na rok 2025", "document-of-another-year"),
    ],
)
def test_a_title_is_in_the_file_that_lists_it(tmp_path: Path, title: str, code: str) -> None:
    for_office, for_edition = Office(tmp_path / "office"), Office(tmp_path / "edition")
    for_office.spoil("needs_reason: true", f'needs_reason: true\nsources: {{UMOWA: "{title}"}}')
    for_edition.spoil("sources:\n", f'sources:\n  UMOWA: "{title}"\n', for_edition.edition())

    places = [
        [p.place for p in lint(office.load()) if p.code == code and p.place.endswith("UMOWA")]
        for office in (for_office, for_edition)
    ]
    assert places == [["sources.UMOWA"], ["edition.sources.UMOWA"]]


def test_of_several_years_the_latest_is_told(tmp_path: Path) -> None:
    office = Office(tmp_path).spoil(
        "needs_reason: true",
        'needs_reason: true\nsources: {UMOWA: "Umowa na rok 2024 i za rok 2025"}',
    )
    office.spoil(
        'R10: {document: S003, clause: "§ 4", quote: "Uczestnik',
        'R10: {document: S003, clause: "§ 4", quote: "W roku 2024 i w roku 2025 uczestnik',
        office.edition(),
    )
    problems = [
        p for p in lint(office.load()) if p.place in {"sources.UMOWA", "edition.clauses.R10"}
    ]
    assert {p.code: p.values["found"] for p in problems} == {
        "document-of-another-year": 2025,
        "quote-of-another-year": 2025,
    }
