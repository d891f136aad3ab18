"""The source of a part as the template engine reads it comes in; whatever is not allowed there goes out.

The second lock: the grammar reads paragraphs as a clerk sees them, this reads the syntax tree of exactly
what will be rendered, and knows a handful of nodes. Parsing evaluates nothing.
"""

import re
from collections.abc import Iterator

import jinja2
from jinja2 import nodes

from app.documents.fill import sandbox
from app.documents.letter_blanks.grammar import Fault

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.If,
    nodes.For,
    nodes.Not,
)
FORBIDDEN = "W tym miejscu stoi polecenie, którego wzór nie może zawierać. Usuń je."
UNREADABLE = "W tym miejscu znaczniki nie dają się odczytać. Sprawdź ich nawiasy i pary poleceń."


def forbidden(source: str) -> Iterator[Fault]:
    """Every node that is none of the few allowed ones, by the text of its paragraph."""
    try:
        tree = sandbox().parse(source)
    except jinja2.TemplateError as error:
        yield Fault(_place(source, getattr(error, "lineno", None) or 1), UNREADABLE)
        return
    for node in (tree, *tree.find_all(nodes.Node)):
        if not _is_allowed(node):
            yield Fault(_place(source, node.lineno or 1), FORBIDDEN)


def _is_allowed(node: nodes.Node) -> bool:
    match node:
        case nodes.Getattr():
            return isinstance(node.node, nodes.Name) and not node.attr.startswith("_")
        case nodes.Name():
            return not node.name.startswith("_")
        case nodes.If():
            return not node.elif_
        case nodes.For():
            plain = isinstance(node.iter, nodes.Name) and isinstance(node.target, nodes.Name)
            return plain and node.test is None and not node.recursive and not node.else_
    return isinstance(node, _ALLOWED)


def _place(source: str, line: int) -> str:
    text = re.sub("<[^>]*>", "", source.split("\n")[line - 1]).strip()
    return f"akapit „{text[:70]}”"
