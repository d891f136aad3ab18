"""The lint against the real files, and against one careless change after another."""

import re
from pathlib import Path

import pytest

from app.wording.sentences.lint import LINT
from rules.figures import UNITS
from rules.lint import Problem, lint
from rules.lint.amounts import NEEDED, PLAUSIBLE, UNIT_OF, UNITS_OF_NAMES
from rules.lint.rates import RATES
from rules.loading import read_mapping
from rules.programme import Programme, load_programme, programme_slugs
from rules.verdict import Severity
from tests.rules.offices import Office


def to_mend(programme: Programme) -> dict[str, str]:
    return {p.code: p.place for p in lint(programme) if p.severity is not Severity.NOTES}


def noted(programme: Programme, code: str) -> list[Problem]:
    return [p for p in lint(programme) if p.severity is Severity.NOTES and p.code == code]


@pytest.mark.parametrize("slug", programme_slugs())
def test_the_seed_programmes_have_nothing_to_mend(slug: str) -> None:
    assert to_mend(load_programme(slug)) == {}


def test_the_wrong_number_in_the_regulations_is_noted() -> None:
    [problem] = noted(load_programme("wiazowna_2026"), "citation-wrong")

    assert problem.values["cited"] == "7"
    assert problem.values["number"] == "6"
    assert problem.values["clause"] == "§ 4"


def test_the_old_ministry_in_the_regulations_is_noted() -> None:
    [problem] = noted(load_programme("wiazowna_2026"), "ministry-outdated-in-source")
    assert problem.values["document"] == "S003"


@pytest.mark.parametrize("slug", programme_slugs())
def test_what_no_source_confirms_is_noted(slug: str) -> None:
    places = {problem.place for problem in noted(load_programme(slug), "source-unconfirmed")}
    assert {"organiser.address.source", "organiser.phone.source"} <= places


def test_limits_taken_from_another_year_are_noted() -> None:
    places = {p.place for p in noted(load_programme("sejny_2026"), "source-unconfirmed")}
    assert "edition.figures.limit_moderate.source" in places


OWED_BY_ALL = "accessibility-unknown"
"""No real office's papers say it, so no change can bring it about."""

CARELESS = read_mapping(Path(__file__).parent / "careless.yaml")["changes"]


@pytest.mark.parametrize("change", CARELESS, ids=lambda change: change["name"])
def test_a_careless_change_is_caught(change: dict[str, str], tmp_path: Path) -> None:
    office = Office(tmp_path, change.get("office", "wiazowna_2026"))
    path = {"programme": office.path, "edition": office.edition()}[change["file"]]
    before = lint(office.load())
    after = lint(office.spoil(change["old"], change["new"], path).load())

    wanted = Severity.NOTES if change.get("noted") else Severity.BLOCKS
    found = [(p.code, p.severity) for p in after if p not in before or p.code == OWED_BY_ALL]
    assert (change["finds"], wanted) in found


def test_next_year_s_figure_may_be_written_down_early(tmp_path: Path) -> None:
    office = Office(tmp_path)
    early = (
        "values: [{from: 2026-01-01, value: 840}, {from: 2027-01-01, value: 900, "
        "source: {document: BG, confirmed: false}}]"
    )
    office.spoil("values: [{from: 2026-01-01, value: 840}]", early, office.edition())
    programme = office.load()

    assert to_mend(programme) == {}
    [problem] = noted(programme, "figure-outside-year")
    assert problem.values["figure"] == "limit_severe_compound"


def test_every_code_of_the_lint_is_shown_by_a_careless_file() -> None:
    shown = {change["finds"] for change in CARELESS}
    shown |= {"ministry-outdated-in-source", "source-unconfirmed", "figure-outside-year"}
    written = set()
    for path in (Path(__file__).parents[3] / "rules" / "lint").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        written |= set(re.findall(r'(?:problem|note)\(\s*"([a-z-]+)"', text))
    assert shown == written == set(LINT)


def test_every_unit_has_plausible_amounts_and_every_known_figure_a_unit() -> None:
    assert set(PLAUSIBLE) == set(UNITS) == set(UNITS_OF_NAMES)
    assert set(NEEDED) | set(RATES) <= set(UNIT_OF)
