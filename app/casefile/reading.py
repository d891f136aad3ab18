"""The path of a YAML file comes in; the case in it goes out, or ``CaseFileError`` with every error."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_origin

import cattrs
from cattrs.errors import BaseValidationError

from app.casefile import sentences, source
from app.casefile.complaints import complaints, guess
from app.errors import CaseFileError
from rules.case import Case
from rules.programme import load_programme, programme_slugs

LARGEST = 1024 * 1024
"""The most bytes of a case file."""


def read_case(path: Path) -> Case:
    """The case of a file; raises ``CaseFileError``, each place as ``file:line: dotted.path``."""
    return case_from_text(_text(path), str(path))


def case_from_text(text: str, name: str) -> Case:
    """The case of a YAML text; ``name`` stands in the places of errors."""
    written = source.read(text)
    faults = [*written.faults]
    if not faults and not isinstance(written.value, dict):
        faults.append(((), 1, sentences.EMPTY))
    if isinstance(written.value, dict):
        said = [*complaints(written.value), *_unknown_to_the_office(written.value)]
        faults += [
            (path, written.line(path), what) for path, what in said if path not in written.unread
        ]
    if faults:
        raise _refused(name, faults)
    try:
        return _converter().structure(written.value, Case)
    except (BaseValidationError, ArithmeticError, ValueError, TypeError):
        # The schema lets nothing through that does not fit; should it ever, no traceback is shown.
        raise _refused(name, [((), 1, sentences.OTHERWISE)]) from None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _refused(str(path), [((), 0, sentences.NO_FILE)]) from None
    except OSError:
        raise _refused(str(path), [((), 0, sentences.UNREADABLE)]) from None
    if len(data) > LARGEST:
        raise _refused(str(path), [((), 0, sentences.TOO_LARGE)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(str(path), [((), line, sentences.NOT_UTF8)]) from None


def _refused(name: str, faults: list[tuple[source.Path, int, str]]) -> CaseFileError:
    problems = [
        (_place(name, line, path), sentence)
        for path, line, sentence in sorted(faults, key=lambda fault: fault[1])
    ]
    return CaseFileError(problems)


def _place(name: str, line: int, path: source.Path) -> str:
    """„sprawa.yaml:12: participant.birth_date”; rows are counted from one, as people do."""
    dotted = "".join(
        f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path
    ).lstrip(".")
    return ": ".join(part for part in (f"{name}:{line}" if line else name, dotted) if part)


def _unknown_to_the_office(value: Mapping[str, Any]) -> Iterator[tuple[source.Path, str]]:
    """Answers that are data of a programme: its slug, and the codes of its activities."""
    slug, slugs = value.get("programme"), programme_slugs()
    if not isinstance(slug, str):
        return
    if slug not in slugs:
        yield (
            ("programme",),
            sentences.NO_PROGRAMME.format(slug=slug, slugs=", ".join(slugs)),
        )
        return
    known = [activity.code for activity in load_programme(slug).activities]
    codes = value.get("activities")
    for number, code in enumerate(codes if isinstance(codes, list) else []):
        if isinstance(code, str) and code not in known:
            yield (
                ("activities", number),
                sentences.NO_ACTIVITY.format(code=code, guess=guess(code, known)),
            )


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_structure_hook(Decimal, lambda number, _: Decimal(number))
    converter.register_structure_hook_func(
        lambda wanted: get_origin(wanted) is Mapping, _texts_by_member
    )
    return converter


def _texts_by_member(given: Mapping[str, str], wanted: Any) -> Mapping[StrEnum, str]:
    vocabulary, _ = get_args(wanted)
    return MappingProxyType({vocabulary(key): text for key, text in given.items()})
