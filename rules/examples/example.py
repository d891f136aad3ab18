"""One example of the law, as a chapter's file gives it: what to change, and what must be found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from rules.diary import YearMonth
from rules.organiser import LetterForm
from rules.verdict import Severity
from rules.vocabulary import Document

Changes = Mapping[str, Any]
"""Answers as YAML gives them, by dotted path; numbers in a path are places in a list."""


def _nothing() -> Changes:
    return MappingProxyType({})


class Subject(StrEnum):
    """What an example is about: an adult's or a child's application, a month, a recruitment."""

    ADULT = "adult"
    CHILD = "child"
    MONTH = "month"
    RECRUITMENT = "recruitment"


class Signed(StrEnum):
    """Which printed papers are signed."""

    NONE = "none"
    ALL = "all"


@dataclass(frozen=True)
class Application:
    """An adult's or a child's application, some answers of which are changed.

    ``without`` are papers not in the file.
    """

    of: Subject = Subject.ADULT
    change: Changes = field(default_factory=_nothing)
    without: tuple[Document, ...] = ()
    signed: Signed = Signed.NONE


@dataclass(frozen=True)
class Many:
    """So many applications all alike, for a recruitment; their numbers follow those of the others."""

    count: int
    of: Subject = Subject.ADULT
    change: Changes = field(default_factory=_nothing)
    without: tuple[Document, ...] = ()
    signed: Signed = Signed.NONE


@dataclass(frozen=True)
class Example:
    """One example of one row of the law; ``finds`` names all it must find, by code, with severity.

    ``application`` is what an application's example changes, ``month`` and ``change`` what a month's does,
    ``cases`` and ``many`` make a recruitment. ``expects`` holds what else must come out, by the names of
    ``rules.examples.running.ANSWERS``; ``local_limits`` and ``local_rates`` are the office's own figures,
    ``letters`` what it says its answers are (rule R8).
    """

    name: str
    rule: str
    finds: Mapping[str, Severity]
    programme: str
    of: Subject = Subject.ADULT
    application: Application = field(default_factory=Application)
    month: YearMonth | None = None
    change: Changes = field(default_factory=_nothing)
    cases: Mapping[str, Application] = field(default_factory=_nothing)
    many: Many | None = None
    local_limits: Mapping[str, Decimal] = field(default_factory=_nothing)
    local_rates: Mapping[str, Decimal] = field(default_factory=_nothing)
    letters: LetterForm | None = None
    expects: Mapping[str, Any] = field(default_factory=_nothing)


@dataclass(frozen=True)
class Chapter:
    """One file of examples: its name, the Polish title and introduction, the examples in order."""

    slug: str
    title: str
    intro: str
    examples: tuple[Example, ...]
