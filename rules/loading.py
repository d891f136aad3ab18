"""A data file and its shape come in; a frozen value comes out, or every fault with its place.

The shapes are ordinary dataclasses: field names are the keys, a field with a default may be left
out, and a key no field knows is a fault. Numbers with a fraction become ``Decimal``, not ``float``.
"""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import yaml

T = TypeVar("T")


class Mistake(StrEnum):
    """What can be wrong in a data file, in words for developers; other rooms have others, by name."""

    NO_FILE = "there is no such file"
    NO_YAML = "{problem}"
    NO_MAPPING = "expected a mapping with text keys"
    KEY_TWICE = "the key {name!r} is given twice"
    EXPECTED = "expected {wanted}, found {found!r}"
    UNKNOWN_KEY = "no such key is known here"
    MISSING = "is missing"
    SLUG = "must be the file's name, {name!r}"
    NO_EDITION = "there is no edition {name!r}"
    NO_LAW = "there is no law {name!r}"
    NO_ACTIVITIES = "there is no file of activities {name!r}"
    CODE_TWICE = "the code {name!r} is given twice"
    FIGURE_TWICE = "another law gives this figure too"
    OTHER_DOCUMENT = "already means another document: {document!r}"
    UNDATED = "expected unit, source and values: a list of {{from, value}}"
    UNIT = "the unit must be one of {units}"
    DAY_TWICE = "two values begin on {day}"
    NO_DAY_TWICE = "two values begin on no day"


class Fault(NamedTuple):
    """One thing wrong in a data file: where (file name and dotted key), and what.

    ``mistake`` and ``values`` say it again for whoever words it in another language.
    """

    file: str
    key: str
    what: str
    mistake: Mistake | None = None
    values: Mapping[str, object] = MappingProxyType({})


def fault(file: str, key: str, mistake: Mistake, **values: object) -> Fault:
    """A fault in the words of its mistake."""
    return Fault(file, key, mistake.value.format(**values), mistake, MappingProxyType(values))


class DataBroken(Exception):
    """A data file does not have its shape; ``faults`` holds everything found in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(
            "\n".join(f"{f.file}: {f.key or '(whole file)'}: {f.what}" for f in faults)
        )


class _Misshapen(ValueError):
    """A value that is not of the type its place asks for: ``wanted``, in words, and not ``found``."""

    def __init__(self, wanted: str, found: object) -> None:
        self.wanted, self.found = wanted, found
        super().__init__(wanted, found)


class _KeyTwice(yaml.constructor.ConstructorError):
    """A key given twice in one mapping."""

    def __init__(self, name: object, mark: yaml.Mark) -> None:
        self.name, self.line = name, mark.line + 1
        super().__init__(None, None, None, mark)


class _Loader(yaml.SafeLoader):
    """Safe YAML that refuses a key given twice and reads fractions exactly."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    keys = [loader.construct_object(key_node, deep=True) for key_node, _ in node.value]
    for number, (key, (key_node, _)) in enumerate(zip(keys, node.value, strict=True)):
        if key in keys[:number]:
            raise _KeyTwice(key, key_node.start_mark)
    return loader.construct_mapping(node, deep=True)


def _exact_number(loader: _Loader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)).replace("_", ""))


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:float", _exact_number)


def read_mapping(path: Path) -> dict[str, Any]:
    """The mapping a YAML file holds; raises ``DataBroken`` when it holds none."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - _Loader is safe
    except FileNotFoundError:
        raise DataBroken((fault(path.name, "", Mistake.NO_FILE),)) from None
    except _KeyTwice as error:
        twice = fault(path.name, f"line {error.line}", Mistake.KEY_TWICE, name=error.name)
        raise DataBroken((twice,)) from None
    except (UnicodeDecodeError, yaml.YAMLError, ArithmeticError, ValueError) as error:
        place = getattr(error, "problem_mark", None)
        what = " ".join(str(getattr(error, "problem", None) or error).split())
        key = f"line {place.line + 1}" if place else ""
        raise DataBroken((fault(path.name, key, Mistake.NO_YAML, problem=what),)) from None
    if not isinstance(raw, dict) or not all(isinstance(key, str) for key in raw):
        raise DataBroken((fault(path.name, "", Mistake.NO_MAPPING),))
    return raw


def shape(raw: object, wanted: type[T], file: str, key: str = "") -> T:
    """``raw`` as a ``wanted``; raises ``DataBroken`` with every fault, named by file and key."""
    faults: list[Fault] = []
    value = _shape(raw, wanted, file, key, faults)
    if faults:
        raise DataBroken(tuple(faults))
    return cast("T", value)


def _shape(raw: object, wanted: Any, file: str, key: str, faults: list[Fault]) -> Any:
    origin, arguments = get_origin(wanted), get_args(wanted)
    try:
        if is_dataclass(wanted):
            return _record(raw, wanted, file, key, faults)
        if origin in (tuple, frozenset):
            items = _expect(raw, list, "a list")
            shaped = [
                _shape(v, arguments[0], file, f"{key}.{n}", faults) for n, v in enumerate(items)
            ]
            return origin(shaped)
        if origin is Mapping:
            pairs = _expect(raw, dict, "a mapping").items()
            return MappingProxyType(
                {str(k): _shape(v, arguments[1], file, f"{key}.{k}", faults) for k, v in pairs}
            )
        if origin in (Union, UnionType) and NoneType in arguments and len(arguments) == 2:
            return None if raw is None else _shape(raw, arguments[0], file, key, faults)
        return _scalar(raw, arguments if origin in (Union, UnionType) else (wanted,))
    except _Misshapen as error:
        values = {"wanted": error.wanted, "found": error.found}
        faults.append(fault(file, key, Mistake.EXPECTED, **values))
        return None


def _record(raw: object, wanted: Any, file: str, key: str, faults: list[Fault]) -> Any:
    if isinstance(raw, wanted):
        return raw
    given = _expect(raw, dict, "a mapping")
    hints = _hints(wanted)
    prefix = f"{key}." if key else ""
    faults += [fault(file, f"{prefix}{k}", Mistake.UNKNOWN_KEY) for k in given if k not in hints]
    values: dict[str, Any] = {}
    for field in fields(wanted):
        if field.name in given:
            place = f"{prefix}{field.name}"
            values[field.name] = _shape(given[field.name], hints[field.name], file, place, faults)
        elif field.default is MISSING and field.default_factory is MISSING:
            faults.append(fault(file, f"{prefix}{field.name}", Mistake.MISSING))
            values[field.name] = None
    return wanted(**values)


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    return get_type_hints(wanted)


def _expect(raw: object, kind: type[T], words: str) -> T:
    if not isinstance(raw, kind):
        raise _Misshapen(words, raw)
    return raw


def _scalar(raw: object, kinds: tuple[Any, ...]) -> Any:
    for kind in kinds:
        if issubclass(kind, StrEnum):
            if isinstance(raw, str) and raw in list(kind):
                return kind(raw)
        elif type(raw) is kind:  # not isinstance: a yes is no number, a moment is no day
            return raw
    if Decimal in kinds and type(raw) is int:
        return Decimal(raw)
    names = ", ".join(" | ".join(k) if issubclass(k, StrEnum) else k.__name__ for k in kinds)
    raise _Misshapen(names, raw)
