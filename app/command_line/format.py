"""``schema`` and ``describe``: the dataclasses of a case come in; its schema and manual go out."""

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import click

from app.casefile import shape
from app.command_line.polish import PolishCommand
from app.config import ROOT
from app.wording.labels import LABELS

DOCS = ROOT / "docs"
SCHEMA = DOCS / "case.schema.json"
MANUAL = DOCS / "case-format.md"
BEGIN, END = "<!-- tables: made by `bin/teczka describe` -->", "<!-- end of tables -->"
KINDS = {
    "string": "text",
    "boolean": "`true` or `false`",
    "number": "number",
    "integer": "whole number",
}


@click.command(cls=PolishCommand)
def schema() -> None:
    """Wypisz schemat JSON pliku sprawy, np. dla edytora."""
    click.echo(schema_text(), nl=False)


@click.command(cls=PolishCommand, hidden=True)
def describe() -> None:
    """Zapisz na nowo schemat i tabele w docs/, gdy zmieniły się pola sprawy."""
    SCHEMA.write_text(schema_text(), encoding="utf-8")
    MANUAL.write_text(with_tables(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")


def schema_text() -> str:
    """The schema as it is committed at ``docs/case.schema.json``."""
    return json.dumps(shape.schema(), ensure_ascii=False, indent=2) + "\n"


def with_tables(manual: str) -> str:
    """The manual with today's tables between its two marks."""
    before, _, rest = manual.partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = "\n".join(_tables())
    return f"{before}{BEGIN}\n{tables}\n\n{END}{after}"


def _tables() -> Iterator[str]:
    whole = shape.schema()
    yield from _table("Case (the whole file)", whole)
    for name, definition in whole["$defs"].items():
        yield from _table(name, definition)
    for kind, words in LABELS.items():
        yield from _values(kind, words)


def _table(name: str, record: dict[str, Any]) -> Iterator[str]:
    required = record.get("required", ())
    yield f"\n### {name}\n\n| key | value | meaning |\n|---|---|---|"
    for key, value in record["properties"].items():
        needed = ", **required**" if key in required else ""
        yield f"| `{key}` | {_kind(value)}{needed} | {value['description']} |"


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return _link(value["$ref"])
    if "enum" in value:
        return _vocabulary(value["enum"])
    kind = value["type"] if isinstance(value["type"], str) else value["type"][0]
    if kind == "array":
        return f"list of {_kind(value['items'])}"
    if kind == "object":
        keys = _vocabulary(value["propertyNames"]["enum"])
        return f"{_kind(value['additionalProperties'])} for each {keys}"
    return "`YYYY-MM-DD`" if value.get("format") == "date" else KINDS[kind]


def _link(reference: str) -> str:
    name = reference.rpartition("/")[2]
    return f"[{name}](#{name.lower()})"


def _vocabulary(values: list[str | None]) -> str:
    given = [value for value in values if value is not None]
    kind = next(kind for kind in LABELS if [str(member) for member in kind] == given)
    return _link(kind.__name__)


def _values(kind: type[StrEnum], words: Any) -> Iterator[str]:
    yield f"\n### {kind.__name__}\n\n| value | in Polish |\n|---|---|"
    for member in kind:
        yield f"| `{member}` | {words[member]} |"
