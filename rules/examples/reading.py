"""The chapters' YAML files come in; examples go out, or ``DataBroken`` with every fault of a file."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rules.diary import YearMonth
from rules.examples.changing import with_moments
from rules.examples.example import Application, Chapter, Example, Many, Subject
from rules.loading import DataBroken, Fault, read_mapping, shape

FOLDER = Path(__file__).resolve().parent
SHARED = frozenset(
    {"name", "rule", "programme", "of", "finds", "local_limits", "local_rates", "letters"}
)
ENTRIES = frozenset(
    {"services", "earlier", "other_care", "drives", "tickets", "taxi_rides"}
    | {"handed_in", "spot_checks"}
)
"""Fields of a month an example may give beside ``change``."""
CHANGES = frozenset({"change", "without", "signed"})
GIVEN = {
    Subject.ADULT: CHANGES,
    Subject.CHILD: CHANGES,
    Subject.MONTH: frozenset({"month", "change"}) | ENTRIES,
    Subject.RECRUITMENT: frozenset({"cases", "many"}),
}
APPLICATION = frozenset({"limit", "decided_by", "passes", "priority", "high_support"})
EXPECTED = {
    Subject.ADULT: APPLICATION,
    Subject.CHILD: APPLICATION,
    Subject.MONTH: frozenset(
        {"settled", "own_funds", "supplementary", "services_settled", "windows"}
        | {"costs", "supplementary_costs", "deadline", "passes"}
    ),
    Subject.RECRUITMENT: frozenset(
        {"lists", "groups", "places", "money", "support", "supplementary_due", "passes"}
    ),
}


def read_examples() -> tuple[Example, ...]:
    """Every example of every chapter, by file and then in the file's order."""
    return tuple(example for chapter in read_chapters() for example in chapter.examples)


@cache
def read_chapters() -> tuple[Chapter, ...]:
    """Every chapter, in the order of the files' names."""
    return tuple(read_chapter(path) for path in sorted(FOLDER.glob("*.yaml")))


def read_chapter(path: Path) -> Chapter:
    """The chapter of a file; raises ``DataBroken``."""
    raw = read_mapping(path)
    examples = raw.pop("examples", None)
    if not isinstance(examples, list) or not all(isinstance(entry, dict) for entry in examples):
        raise DataBroken((Fault(path.name, "examples", "expected a list of mappings"),))
    unknown = sorted(set(raw) - {"chapter", "intro"})
    if unknown:
        raise DataBroken(tuple(Fault(path.name, key, "no such key is known") for key in unknown))
    return Chapter(
        slug=path.stem,
        title=str(raw.get("chapter", path.stem)),
        intro=str(raw.get("intro", "")),
        examples=tuple(
            _example(entry, path.name, f"examples.{number}")
            for number, entry in enumerate(examples)
        ),
    )


def _example(raw: dict[str, Any], file: str, place: str) -> Example:
    of = shape(raw.get("of", Subject.ADULT), Subject, file, f"{place}.of")
    unknown = sorted(set(raw) - SHARED - GIVEN[of] - EXPECTED[of])
    if unknown:
        what = f"an example of: {of} knows no such key"
        raise DataBroken(tuple(Fault(file, f"{place}.{key}", what) for key in unknown))
    shaped: dict[str, Any] = {"programme": "wiazowna_2026"}
    shaped |= {key: value for key, value in raw.items() if key in SHARED}
    shaped["expects"] = {key: value for key, value in raw.items() if key in EXPECTED[of]}
    given = {key: with_moments(value) for key, value in raw.items() if key in GIVEN[of]}
    if of is Subject.MONTH:
        shaped |= _month(given)
    elif of is Subject.RECRUITMENT:
        shaped |= _recruitment(given, file, place)
    else:
        shaped["application"] = {**given, "of": of}
    change, expects = (MappingProxyType(shaped.pop(key, {})) for key in ("change", "expects"))
    shaped["application"] = _application(shaped.get("application", {}), Application, file, place)
    return replace(shape(shaped, Example, file, place), change=change, expects=expects)


def _month(given: dict[str, Any]) -> dict[str, Any]:
    entries = {key: value for key, value in given.items() if key in ENTRIES}
    month = given.get("month")
    year, _, number = str(month).partition("-")
    return {
        "change": {**entries, **given.get("change", {})},
        "month": None if month is None else YearMonth(int(year), int(number)),
    }


def _recruitment(given: dict[str, Any], file: str, place: str) -> dict[str, Any]:
    cases = {
        str(number): _application(entry, Application, file, f"{place}.cases.{number}")
        for number, entry in given.get("cases", {}).items()
    }
    many = given.get("many")
    return {
        "cases": cases,
        "many": many and _application(many, Many, file, f"{place}.many"),
    }


def _application(raw: dict[str, Any], kind: type[Any], file: str, place: str) -> Any:
    change = MappingProxyType(raw.get("change", {}))
    rest = {key: value for key, value in raw.items() if key != "change"}
    return replace(shape(rest, kind, file, place), change=change)
