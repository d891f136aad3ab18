"""The lint against the real files, and against one careless change after another."""

import re
from pathlib import Path
from typing import Any

import pytest

from app.wording.sentences.lint import LINT
from rules.figures import UNITS
from rules.lint import Problem, lint
from rules.lint.amounts import NEEDED, PLAUSIBLE, UNIT_OF, UNITS_OF_NAMES
from rules.lint.rates import RATES
from rules.loading import read_mapping
from rules.programme import DATA, Programme, load_programme, programme_slugs
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

HERE = Path(__file__).parent
CARELESS = read_mapping(HERE / "careless.yaml")["changes"]
CAREFUL = read_mapping(HERE / "careful.yaml")["changes"]


def changed(change: dict[str, Any], folder: Path) -> list[Problem]:
    """The problems that one change of an office's file, its edition or the law brings about."""
    office = Office(folder, change.get("office", "wiazowna_2026"))
    unchanged = load_programme(office.slug)
    edition = office.edition(unchanged.edition.slug)
    law = office.data / "law" / "mileage_rates.yaml"
    before = lint(unchanged)
    path = {"programme": office.path, "edition": edition, "law": law}[change["file"]]
    office.spoil(change["old"], change["new"], path)
    if "also" in change:
        office.spoil(*change["also"])
    if "also_edition" in change:
        office.spoil(*change["also_edition"], edition)
    return [p for p in lint(office.load()) if p not in before or p.code == OWED_BY_ALL]


@pytest.mark.parametrize("change", CARELESS, ids=lambda change: change["name"])
def test_a_careless_change_is_caught(change: dict[str, Any], tmp_path: Path) -> None:
    wanted = Severity.NOTES if change.get("noted") else Severity.BLOCKS
    found = [(problem.code, problem.severity) for problem in changed(change, tmp_path)]
    assert (change["finds"], wanted) in found


@pytest.mark.parametrize("change", CAREFUL, ids=lambda change: change["name"])
def test_a_right_change_is_let_through(change: dict[str, Any], tmp_path: Path) -> None:
    assert change["spares"] not in {problem.code for problem in changed(change, tmp_path)}


def test_every_code_spared_is_one_that_is_found() -> None:
    found = {change["finds"] for change in CARELESS}
    assert {change["spares"] for change in CAREFUL} <= found


@pytest.mark.parametrize("slug", programme_slugs())
def test_a_place_is_a_key_of_the_file(slug: str) -> None:
    programme = load_programme(slug)
    files = {
        "edition": read_mapping(DATA / "editions" / f"{programme.edition.slug}.yaml"),
        "programme": read_mapping(DATA / "programmes" / f"{slug}.yaml"),
    }
    places = [p.place for p in lint(programme) if p.code != OWED_BY_ALL]

    assert len(places) == len(set(places))
    for place in places:
        key = place.removeprefix("edition.")
        held: Any = files["edition" if key != place else "programme"]
        for step in key.split("."):
            held = held[int(step)] if isinstance(held, list) else held[step]


def test_a_whole_family_of_the_other_edition_is_caught_twice(tmp_path: Path) -> None:
    office = Office(tmp_path)
    ours, theirs = (office.edition(slug) for slug in ("jst_2026", "ngo_2024"))
    block = re.compile(r"^family:\n(?:  .*\n)+", re.MULTILINE)
    [other] = block.findall(theirs.read_text(encoding="utf-8"))
    text = ours.read_text(encoding="utf-8")
    ours.write_text(block.sub(lambda _: other, text), encoding="utf-8")
    mend = {(p.code, p.place) for p in lint(office.load()) if p.severity is Severity.BLOCKS}

    assert mend == {
        ("family-differs", "edition.clauses.A1a.quote"),
        ("source-of-another-year", "edition.family.source"),
    }


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
