"""The rules' code and the examples come in; where each row of the law is held goes out, for developers."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from app.rulebook.chapters import chapters, link, rules_of
from app.rulebook.markdown import page, table
from app.rulebook.rows import law_rows
from rules.examples import read_examples
from rules.programme import DATA, RULE_CODES

ROOMS = ("application", "month", "recruitment")
INTRO = (
    "Every row of the law, the modules that judge it, its examples, and its page. Made by "
    "`bin/teczka describe` from the code and the examples themselves."
)


def map_page() -> str:
    """One table: row, modules, examples that find something and that find nothing, pages."""
    head = ("Row", "Modules", "Examples (finding / quiet)", "Chapter files", "Page")
    return page(("# Where each row of the law is held", INTRO, table(head, _rows())))


def _rows() -> Iterator[tuple[str, ...]]:
    for rule in RULE_CODES:
        told = [example for example in read_examples() if example.rule == rule]
        if told:
            finding = sum(1 for example in told if example.finds)
            yield (
                rule,
                ", ".join(f"`{name}`" for name in modules().get(rule, ())),
                f"{finding} / {len(told) - finding}",
                ", ".join(f"`{c.slug}.yaml`" for c in chapters() if rule in rules_of(c)),
                f"[{law_rows()[rule].title}](rules/{link(rule)})",
            )


@cache
def modules() -> Mapping[str, tuple[str, ...]]:
    """The modules under ``rules/`` that name each row."""
    found: dict[str, list[str]] = {}
    paths = sorted(path for room in ROOMS for path in (DATA / room).rglob("*.py"))
    for path in paths:
        for rule in sorted(_named_in(path)):
            found.setdefault(rule, []).append(path.relative_to(DATA.parent).as_posix())
    return {rule: tuple(names) for rule, names in found.items()}


def _named_in(path: Path) -> set[str]:
    constants = (
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    )
    return {value for value in constants if isinstance(value, str) and value in RULE_CODES}
