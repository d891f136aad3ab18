"""The schema is made of the dataclasses, is valid, and is what lies in ``docs/``."""

import json
from dataclasses import fields, is_dataclass

from jsonschema import Draft202012Validator

import rules.case
from app.casefile.meanings import MEANINGS
from app.casefile.shape import schema
from app.config import ROOT
from rules.case import Case


def _records() -> dict[str, set[str]]:
    """The dataclasses reachable from a case, by name, with their keys."""
    found = {name: kind for name, kind in vars(rules.case).items() if is_dataclass(kind)}
    return {name: {each.name for each in fields(kind)} for name, kind in found.items()}


def test_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_committed_schema_is_fresh() -> None:
    committed = json.loads((ROOT / "docs" / "case.schema.json").read_text(encoding="utf-8"))
    assert committed == schema(), "run bin/teczka describe"


def test_schema_knows_every_key_and_no_other() -> None:
    made = schema()
    described = {
        "Case": set(made["properties"]),
        **{name: set(record["properties"]) for name, record in made["$defs"].items()},
    }
    expected = {name: keys for name, keys in _records().items() if name != "Person"}
    assert described == expected
    assert described["Case"] == {each.name for each in fields(Case)}


def test_every_key_has_a_meaning_and_every_meaning_a_key() -> None:
    expected = {name: keys for name, keys in _records().items() if name != "Person"}
    assert {name: set(meanings) for name, meanings in MEANINGS.items()} == expected


def test_unknown_keys_are_refused_everywhere() -> None:
    made = schema()
    assert all(record["additionalProperties"] is False for record in made["$defs"].values())
    assert made["additionalProperties"] is False
    assert made["required"] == ["programme"]
