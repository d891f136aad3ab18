"""Edition + organiser = programme: the law and the office as data, every figure with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.case import Area, Document, Relation
from rules.verdict import Figure, Source


class Variant(StrEnum):
    """Local government units or non-governmental organisations."""

    JST = "jst"
    NGO = "ngo"


class Need(StrEnum):
    """How a document belongs to an application."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    SHOWN = "shown"


class When(StrEnum):
    """The circumstance in which a document is needed; each is a named function in ``completeness``."""

    ALWAYS = "always"
    MINOR_WITH_NAMED_ASSISTANT = "minor_with_named_assistant"
    PRIORITY_OF_COHABITANTS = "priority_of_cohabitants"


@dataclass(frozen=True)
class Fact:
    """A sentence or name of an edition or office, with its source; empty ``text`` = not established."""

    text: str
    source: Source


@dataclass(frozen=True)
class Activity:
    """One line of the activity scope: a code that never changes and the words an office may."""

    code: str
    area: Area
    label: str
    note: str = ""


@dataclass(frozen=True)
class FamilyDefinition:
    """Whose assistance is excluded (rule A1a): the relations, and the words the declaration prints."""

    relations: frozenset[Relation]
    text: str
    source: Source


@dataclass(frozen=True)
class Edition:
    """What the Minister's programme says, the same for every organiser.

    ``figures`` by name: ``limit_severe_compound``, ``limit_severe``, ``limit_moderate_compound``,
    ``limit_moderate``, ``limit_child`` (hours a year), ``child_from_age``, ``child_to_age``, ``adult_from_age``,
    ``minor_to_age`` (years), ``experience_months``, ``report_days``, ``high_support_share`` (per cent).
    """

    slug: str
    name: str
    variant: Variant
    year: int
    minister: Fact
    fund: Fact
    family: FamilyDefinition
    qualification_rule: str
    minors_rule: str
    priorities: tuple[str, ...]
    high_support_rule: str
    figures: Mapping[str, Figure]
    sources: Mapping[str, str]
    activities: tuple[Activity, ...]
    clauses: Mapping[str, Source]


@dataclass(frozen=True)
class Organiser:
    """The office or organisation: what its letters and covers say; empty facts are "not confirmed"."""

    name: Fact
    address: Fact
    phone: Fact
    email: Fact
    website: Fact
    office_hours: tuple[Fact, ...]
    data_protection_officer: Fact


@dataclass(frozen=True)
class Window:
    """When applications are taken (rule C8); both days inclusive."""

    opens: date
    closes: date
    source: Source


@dataclass(frozen=True)
class AttachmentEntry:
    """An attachment as this programme numbers and titles it; ``number`` is empty where none is named.

    ``belongs_to`` completes the printed line, e.g. "do Regulaminu" for "Załącznik nr 1 do Regulaminu".
    """

    number: str
    title: str
    belongs_to: str
    source: Source


@dataclass(frozen=True)
class Requirement:
    """That an application needs a document, how, and when."""

    document: Document
    need: Need
    when: When
    source: Source


@dataclass(frozen=True)
class Programme:
    """One organiser's programme of one edition."""

    slug: str
    name: str
    edition: Edition
    organiser: Organiser
    commune: Fact | None
    window: Window | None
    starts: date
    ends: date
    places: Figure | None
    money: Figure | None
    grant: Figure | None
    local_limits: Mapping[str, Figure]
    attachments: Mapping[str, AttachmentEntry]
    requirements: tuple[Requirement, ...]
    delivery: tuple[Fact, ...]
    needs_reason: bool
    clauses: Mapping[str, Source]
    notes: tuple[Fact, ...]


def load_programme(slug: str) -> Programme:
    """The programme of this slug; raises ``KeyError`` when there is none."""
    raise KeyError(slug)


def programme_slugs() -> tuple[str, ...]:
    """Every programme that has a data file, in alphabetical order."""
    return ()
