"""The schemas are made of the dataclasses, are valid, and are what lies in ``docs/``."""

import json
from dataclasses import fields, is_dataclass

import pytest
from jsonschema import Draft202012Validator

import rules.case
import rules.diary
from app.casefile.meanings import MEANINGS
from app.casefile.shape import schema
from app.config import ROOT
from rules.case import Case
from rules.diary import Month

every_kind = pytest.mark.parametrize("kind", [Case, Month], ids=lambda kind: kind.__name__)
NO_RECORDS = {"Person", "YearMonth"}
"""What is never written by itself: the common part of people, and a month, which is a text."""


def _records(module: object) -> dict[str, set[str]]:
    """The dataclasses a module speaks of, by name, with their keys."""
    found = {name: kind for name, kind in vars(module).items() if is_dataclass(kind)}
    return {
        name: {each.name for each in fields(kind)}
        for name, kind in found.items()
        if name not in NO_RECORDS
    }


OF_CASES = _records(rules.case)
OF_ALL = {**OF_CASES, **_records(rules.diary)}


@every_kind
def test_schema_is_a_valid_schema(kind: type) -> None:
    Draft202012Validator.check_schema(schema(kind))


@every_kind
def test_committed_schema_is_fresh(kind: type) -> None:
    name = f"{kind.__name__.lower()}.schema.json"
    committed = json.loads((ROOT / "docs" / name).read_text(encoding="utf-8"))
    assert committed == schema(kind), "run bin/teczka describe"


@pytest.mark.parametrize(("kind", "expected"), [(Case, OF_CASES), (Month, OF_ALL)])
def test_schema_knows_every_key_and_no_other(kind: type, expected: dict[str, set[str]]) -> None:
    made = schema(kind)
    described = {
        kind.__name__: set(made["properties"]),
        **{name: set(record["properties"]) for name, record in made["$defs"].items()},
    }
    assert described == expected


def test_every_key_has_a_meaning_and_every_meaning_a_key() -> None:
    assert {name: set(meanings) for name, meanings in MEANINGS.items()} == OF_ALL


@every_kind
def test_unknown_keys_are_refused_everywhere(kind: type) -> None:
    made = schema(kind)
    assert all(record["additionalProperties"] is False for record in made["$defs"].values())
    assert made["additionalProperties"] is False


def test_case_needs_a_programme_and_inside_a_month_none() -> None:
    assert schema(Case)["required"] == ["programme"]
    month = schema(Month)
    assert month["required"] == ["programme", "of"]
    assert "required" not in month["$defs"]["Case"]


def test_every_key_of_a_case_is_the_same_inside_a_month() -> None:
    case, month = schema(Case), schema(Month)["$defs"]
    inside = dict(month["Case"]["properties"])
    assert inside.pop("programme")["type"] == ["string", "null"]
    del case["properties"]["programme"]
    assert inside == case["properties"]
    assert {name: month[name] for name in case["$defs"]} == case["$defs"]
