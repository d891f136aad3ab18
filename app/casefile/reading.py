"""The path of a YAML file comes in; the case or month in it goes out, or every error with its place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from cattrs.errors import BaseValidationError

from app.casefile import sentences, source
from app.casefile.complaints import Complaint, complaints
from app.casefile.files import refused, text_of
from app.casefile.office import unknown_in_case, unknown_in_month
from app.casefile.values import structured
from rules.case import Case
from rules.diary import Month

T = TypeVar("T")


@dataclass(frozen=True)
class Form(Generic[T]):
    """A kind of file: what it gives, what its office's data refuses, what to say of another one."""

    kind: type[T]
    refusals: Callable[[Mapping[str, Any]], Iterable[Complaint]]
    empty: str


@dataclass(frozen=True)
class Opened(Generic[T]):
    """What a file holds, and where in the file it is written."""

    value: T
    written: source.Written

    def line(self, about: str) -> int | None:
        """The line of a dotted path, or else of the nearest value around it; none is that of the file."""
        path = tuple(int(step) if step.isdecimal() else step for step in about.split("."))
        return self.written.line(path) if path[:1] in self.written.lines else None


CASE = Form(Case, unknown_in_case, sentences.NO_CASE)
MONTH = Form(Month, unknown_in_month, sentences.NO_MONTH)


def read_case(path: Path) -> Case:
    """The case of a file; raises ``CaseFileError``, each place as ``file:line: dotted.path``."""
    return open_case(path).value


def open_case(path: Path) -> Opened[Case]:
    """The same with the lines of everything in it; raises ``CaseFileError``."""
    return _opened(text_of(path), str(path), CASE)


def case_from_text(text: str, name: str) -> Case:
    """The case of a YAML text; ``name`` stands in the places of errors."""
    return _opened(text, name, CASE).value


def read_month(path: Path) -> Month:
    """The month of a file, each of its cases of the month's programme; raises ``CaseFileError``."""
    return open_month(path).value


def open_month(path: Path) -> Opened[Month]:
    """The same with the lines of everything in it; raises ``CaseFileError``."""
    return _month_opened(text_of(path), str(path))


def month_from_text(text: str, name: str) -> Month:
    """The month of a YAML text; ``name`` stands in the places of errors."""
    return _month_opened(text, name).value


def _month_opened(text: str, name: str) -> Opened[Month]:
    opened = _opened(text, name, MONTH)
    month = opened.value
    participants = tuple(
        replace(row, case=replace(row.case, programme=month.programme))
        for row in month.participants
    )
    return replace(opened, value=replace(month, participants=participants))


def _opened(text: str, name: str, form: Form[T]) -> Opened[T]:
    written = source.read(text)
    faults = [*written.faults]
    if not faults and not isinstance(written.value, dict):
        faults.append(((), 1, form.empty))
    if isinstance(written.value, dict):
        said = [*complaints(written.value, form.kind), *form.refusals(written.value)]
        faults += [
            (path, written.line(path), what) for path, what in said if path not in written.unread
        ]
    if faults:
        raise refused(name, faults)
    try:
        return Opened(structured(written.value, form.kind), written)
    except (BaseValidationError, ArithmeticError, ValueError, TypeError):
        # The schema lets nothing through that does not fit; should it ever, no traceback is shown.
        raise refused(name, [((), 1, sentences.OTHERWISE)]) from None
