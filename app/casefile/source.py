"""YAML text comes in; plain values and the line of every one go out, with every fault of the writing.

The YAML of our files is the plain part of it: no anchors, no tags, one document. Words are words:
only ``true`` and ``false`` are answers of yes or no, and a date or a number with a leading zero stays
the text it is. A key with nothing after it counts as not given.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from app.casefile.sentences import (
    ALIAS,
    CONTROL_SIGN,
    DUPLICATE,
    KEY_NOT_TEXT,
    NOT_ONE_DOCUMENT,
    NOT_YAML,
    TAG,
    TOO_DEEP,
)

Path = tuple[str | int, ...]
DEEPEST = 20
_TEXT, _NULL, _BOOL, _INT, _FLOAT = (
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "null", "bool", "int", "float")
)
_PLAIN = {
    _NULL: re.compile(r"(~|null|Null|NULL|)$"),
    _BOOL: re.compile(r"(true|True|TRUE|false|False|FALSE)$"),
    _INT: re.compile(r"(0|-?[1-9][0-9]{0,14})$"),
    _FLOAT: re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,6}$"),
}
_PLAIN_VALUES: dict[str, Callable[[str], Any]] = {
    _NULL: lambda _: None,
    _BOOL: lambda text: text.lower() == "true",
    _INT: int,
    _FLOAT: Decimal,
}


@dataclass
class Written:
    """What a file says: its ``value``, the line of every path, and (path, line, sentence) of faults.

    ``unread`` are the paths whose value a fault left out.
    """

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[tuple[Path, int, str]] = field(default_factory=list)
    unread: set[Path] = field(default_factory=set)

    def line(self, path: Path) -> int:
        """The line of this value, or else of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Loader(yaml.SafeLoader):
    """The syntax of YAML, with our own reading of unquoted words."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 - the name and kind are yaml's


for _tag, _pattern in _PLAIN.items():
    _Loader.add_implicit_resolver(_tag, _pattern, None)


def read(text: str) -> Written:
    """The values of a text; what cannot be read is left out of them and stands among the faults."""
    written = Written()
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        several = isinstance(error, yaml.composer.ComposerError) and "document" in str(
            error.context
        )
        sentence = NOT_ONE_DOCUMENT if several else NOT_YAML
        written.faults.append(((), mark.line + 1 if mark else 1, sentence))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        written.faults.append(((), line, CONTROL_SIGN))
    except RecursionError:
        written.faults.append(((), 1, TOO_DEEP))
    else:
        written.value = None if node is None else _Reading(written).value(node, ())
    return written


class _Reading:
    """One walk over the nodes of a document."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self._written.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self._seen:
            return self._unread(path, ALIAS)
        self._seen.add(id(node))
        if len(path) > DEEPEST:
            return self._unread(path, TOO_DEEP)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, number)) for number, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        given: set[str] = set()
        for key_node, value_node in node.value:
            key, line = key_node.value, key_node.start_mark.line + 1
            place = (*path, key)
            if not isinstance(key_node, yaml.ScalarNode):
                self._written.faults.append((path, line, KEY_NOT_TEXT))
            elif key in given:
                twice = DUPLICATE.format(key=key, line=self._written.line(place))
                self._written.faults.append((place, line, twice))
            else:
                given.add(key)
                self._written.lines[place] = line
                value = self.value(value_node, place)
                if value is not None:
                    values[key] = value
        return values

    def _scalar(self, node: yaml.Node, path: Path) -> Any:
        text, tag = str(node.value), node.tag
        if tag == _TEXT:
            return self._unread(path, CONTROL_SIGN) if _has_control_signs(text) else text.strip()
        convert = _PLAIN_VALUES.get(tag)
        return convert(text) if convert else self._unread(path, TAG)

    def _unread(self, path: Path, sentence: str) -> None:
        self._written.unread.add(path)
        self._written.faults.append((path, self._written.line(path), sentence))


def _has_control_signs(text: str) -> bool:
    return any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in text)
