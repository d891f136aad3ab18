"""The schema of a kind of file comes in; the tables of its manual in ``docs/`` go out.

What a month file shares with a case file, above all the cases in it, is told in the manual of case files
alone: the other one links there.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.casefile import moments, shape
from app.config import ROOT
from app.wording.labels import LABELS
from rules.case import Case
from rules.diary import Month

DOCS = ROOT / "docs"
BEGIN, END = "<!-- tables: made by `bin/teczka describe` -->", "<!-- end of tables -->"
KINDS = {
    "string": "text",
    "boolean": "`true` or `false`",
    "number": "number",
    "integer": "whole number",
}
PATTERNS = {
    shape.DAY: "`YYYY-MM-DD`",
    shape.MONTH: "`YYYY-MM`",
    moments.PATTERN: "`YYYY-MM-DD HH:MM`",
}

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Manual:
    """The schema and the manual of one kind of file; ``beside`` tells what both kinds share."""

    kind: type
    beside: "Manual | None" = None

    @property
    def schema_path(self) -> Path:
        return DOCS / f"{self.kind.__name__.lower()}.schema.json"

    @property
    def path(self) -> Path:
        return DOCS / f"{self.kind.__name__.lower()}-format.md"

    def schema_text(self) -> str:
        """The schema as it is committed."""
        return json.dumps(shape.schema(self.kind), ensure_ascii=False, indent=2) + "\n"

    def with_tables(self, text: str) -> str:
        """The manual's text with today's tables between its two marks."""
        before, _, rest = text.partition(BEGIN)
        _, _, after = rest.partition(END)
        tables = "\n".join(self._tables())
        return f"{before}{BEGIN}\n{tables}\n\n{END}{after}"

    def headings(self) -> dict[str, str]:
        """By record or vocabulary, the heading it has in this manual."""
        names = [*self._own_records(), *(kind.__name__ for kind in self._own_vocabularies())]
        top = self.kind.__name__
        return {name: f"{name} (the whole file)" if name == top else name for name in names}

    def _records(self) -> dict[str, Record]:
        whole = shape.schema(self.kind)
        return {self.kind.__name__: whole, **whole["$defs"]}

    def _own_records(self) -> dict[str, Record]:
        told = self.beside._records() if self.beside else {}  # noqa: SLF001 - of one's own class
        return {name: record for name, record in self._records().items() if name not in told}

    def _own_vocabularies(self) -> list[type[StrEnum]]:
        told = self.beside.headings() if self.beside else {}
        used = json.dumps(self._records())
        return [
            kind
            for kind in LABELS
            if kind.__name__ not in told and json.dumps([*kind])[1:-1] in used
        ]

    def _tables(self) -> Iterator[str]:
        headings = self.headings()
        for name, record in self._own_records().items():
            yield from self._table(headings[name], record)
        for kind in self._own_vocabularies():
            yield f"\n### {kind.__name__}\n\n| value | in Polish |\n|---|---|"
            yield from (f"| `{member}` | {LABELS[kind][member]} |" for member in kind)

    def _table(self, heading: str, record: Record) -> Iterator[str]:
        required = record.get("required", ())
        yield f"\n### {heading}\n\n| key | value | meaning |\n|---|---|---|"
        for key, value in record["properties"].items():
            needed = ", **required**" if key in required else ""
            yield f"| `{key}` | {self._value(value)}{needed} | {value['description']} |"

    def _value(self, value: Record) -> str:
        if "$ref" in value:
            return self._link(value["$ref"].rpartition("/")[2])
        if "enum" in value:
            return self._vocabulary(value["enum"])
        kind = value["type"] if isinstance(value["type"], str) else value["type"][0]
        if kind == "array":
            return f"list of {self._value(value['items'])}"
        if kind == "object":
            keys = self._vocabulary(value["propertyNames"]["enum"])
            return f"{self._value(value['additionalProperties'])} for each {keys}"
        return PATTERNS.get(value.get("pattern", ""), KINDS[kind])

    def _vocabulary(self, values: list[str | None]) -> str:
        given = [value for value in values if value is not None]
        return self._link(next(kind for kind in LABELS if [*kind] == given).__name__)

    def _link(self, name: str) -> str:
        headings, file = self.headings(), ""
        if name not in headings and self.beside:
            headings, file = self.beside.headings(), self.beside.path.name
        return f"[{name}]({file}#{anchor(headings[name])})"


def anchor(heading: str) -> str:
    """What a link to a heading ends in."""
    return heading.lower().replace(" ", "-").replace("(", "").replace(")", "")


CASE = Manual(Case)
MONTH = Manual(Month, beside=CASE)
MANUALS = (CASE, MONTH)
