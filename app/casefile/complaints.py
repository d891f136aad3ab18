"""Plain values come in; everything the schema refuses in them goes out, as path and Polish sentence."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from app.casefile import sentences
from app.casefile.shape import DAY, schema
from app.casefile.source import Path

Complaint = tuple[Path, str]


def complaints(value: Any) -> list[Complaint]:
    """Every complaint once."""
    found = [each for error in _validator().iter_errors(value) for each in _said(error)]
    return list(dict.fromkeys(found))


def guess(word: str, known: Iterable[str]) -> str:
    """„Czy chodziło o „…”?”, when one of the known words is near; or else nothing."""
    near = difflib.get_close_matches(word, [*known], n=1)
    return sentences.GUESS.format(key=near[0]) if near else ""


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema(), format_checker=FormatChecker(["date"]))


def _said(error: ValidationError) -> Iterator[Complaint]:
    path: Path = tuple(error.absolute_path)
    keyword, wanted = str(error.validator), cast("Any", error.validator_value)
    if keyword == "additionalProperties":
        known = cast("Mapping[str, Any]", error.schema)["properties"]
        yield from _unknown(path, error.instance, known)
    elif keyword == "required":
        # One error for each missing key, which only its English message names.
        missing = [key for key in wanted if f"'{key}'" in error.message]
        yield from (((*path, key), sentences.MISSING.format(key=key)) for key in missing)
    elif keyword == "enum" and _is_of_a_key(error):
        yield (*path, str(error.instance)), sentences.ONE_OF.format(values=_listed(wanted))
    else:
        yield path, _sentence(keyword, wanted)


def _is_of_a_key(error: ValidationError) -> bool:
    """Whether the complaint is about a key itself, which has no place of its own in the path."""
    return "propertyNames" in error.absolute_schema_path


def _unknown(path: Path, given: Any, known: Mapping[str, Any]) -> Iterator[Complaint]:
    for key in given:
        if key not in known:
            help_ = guess(key, known) or sentences.KNOWN.format(keys=", ".join(known))
            yield (*path, key), sentences.UNKNOWN.format(key=key, guess=help_)


def _sentence(keyword: str, wanted: Any) -> str:
    if keyword == "type":
        return sentences.KINDS[wanted if isinstance(wanted, str) else wanted[0]]
    if keyword == "enum":
        return sentences.ONE_OF.format(values=_listed(wanted))
    if keyword == "format" or (keyword == "pattern" and wanted == DAY):
        return sentences.DAY
    simple = {
        "pattern": sentences.POSTCODE,
        "minimum": sentences.NEGATIVE,
        "uniqueItems": sentences.TWICE,
    }
    return simple.get(keyword, sentences.OTHERWISE)


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(str(value) for value in values if value is not None)
