"""Plain values come in; everything the schema refuses in them goes out, as path and Polish sentence."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError

from app.casefile import moments, sentences
from app.casefile.meant import meant
from app.casefile.shape import DAY, MONTH, POSTCODE, schema
from app.casefile.source import Path
from rules.case import Case
from rules.diary import Month

Complaint = tuple[Path, str]

PATTERNS = {
    DAY: sentences.DAY,
    MONTH: sentences.MONTH,
    moments.PATTERN: sentences.MOMENT,
    POSTCODE: sentences.POSTCODE,
}
OTHERS = {Case: (Month, sentences.A_MONTH), Month: (Case, sentences.A_CASE)}
"""What somebody may have taken for the file they meant, and what to say then."""


def complaints(value: Mapping[str, Any], kind: type) -> list[Complaint]:
    """Every complaint once about the file of a ``Case`` or ``Month``."""
    other, told = OTHERS[kind]
    if set(value) <= _keys(other) and not set(value) <= _keys(kind):
        return [((), told)]
    found = [each for error in _validator(kind).iter_errors(value) for each in _said(error)]
    return list(dict.fromkeys(found))


def guess(word: str, known: Iterable[str]) -> str:
    """„Czy chodziło o „…”?”, when one of the known words is near; or else nothing."""
    near = difflib.get_close_matches(word, [*known], n=1)
    return sentences.GUESS.format(key=near[0]) if near else ""


def _keys(kind: type) -> set[str]:
    return {each.name for each in fields(kind)}


@cache
def _validator(kind: type) -> Any:
    extend = cast("Any", validators.extend)  # not typed
    dialect = extend(Draft202012Validator, {"pattern": _pattern})
    return dialect(schema(kind), format_checker=FormatChecker(["date"]))


def _pattern(_: Any, wanted: str, given: Any, __: Any) -> Iterator[ValidationError]:
    """A moment is one only if the clock shows it, once: its error says what to write."""
    if not isinstance(given, str):
        return
    if re.search(wanted, given) is None:
        yield ValidationError(_write_so(wanted, given))
    elif wanted == moments.PATTERN:
        try:
            moments.moment(given)
        except moments.NoMoment as error:
            yield ValidationError(str(error))


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
        told = _sentence(keyword, wanted, error.instance)
        yield path, error.message if keyword == "pattern" else told


def _is_of_a_key(error: ValidationError) -> bool:
    """Whether the complaint is about a key itself, which has no place of its own in the path."""
    return "propertyNames" in error.absolute_schema_path


def _unknown(path: Path, given: Any, known: Mapping[str, Any]) -> Iterator[Complaint]:
    for key in given:
        if key not in known:
            help_ = guess(key, known) or sentences.KNOWN.format(keys=", ".join(known))
            yield (*path, key), sentences.UNKNOWN.format(key=key, guess=help_)


def _write_so(wanted: str, given: str) -> str:
    """The same as our files write it; or what to write at all."""
    if right := meant(wanted, given):
        return sentences.WRITE_SO.format(right=right)
    if wanted == moments.PATTERN and (day := meant(DAY, given)):
        return sentences.WITH_HOUR.format(day=day)
    return PATTERNS.get(wanted, sentences.OTHERWISE)


def _sentence(keyword: str, wanted: Any, given: Any) -> str:
    if keyword == "type":
        return _of_another_kind(wanted if isinstance(wanted, str) else wanted[0], given)
    if keyword == "format" and isinstance(given, str):
        return _write_so(DAY, given)
    if keyword == "enum":
        return sentences.ONE_OF.format(values=_listed(wanted))
    simple = {
        "minimum": sentences.NEGATIVE,
        "uniqueItems": sentences.TWICE,
    }
    return simple.get(keyword, sentences.OTHERWISE)


def _of_another_kind(wanted: str, given: Any) -> str:
    """What to write instead of a list or of fields, where one value is due; or else what is due."""
    single = wanted not in {"array", "object"}
    if single and isinstance(given, list):
        return sentences.A_LIST
    if single and isinstance(given, dict):
        return sentences.FIELDS
    return sentences.KINDS[wanted]


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(str(value) for value in values if value is not None)
