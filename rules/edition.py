"""What the Minister's programme of one year says, the same for every organiser, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from rules.verdict import Figure, Source
from rules.vocabulary import Area, Relation

RULE_CODES = (
    *("E1", "E1a", "E2", "E3", "E4", "E5", "E6", "E7"),
    *("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"),
    *("L1", "L2", "L3", "L4", "A1", "A1a", "A2", "A3", "A4"),
    *("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10"),
    *("K1", "K2", "K3", "K4", "K5"),
    *("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12"),
)
"""The rows of the law a finding may rest on: an edition names the clause of each."""


class Variant(StrEnum):
    """Local government units or non-governmental organisations."""

    JST = "jst"
    NGO = "ngo"


class QualificationRule(StrEnum):
    """Rule A2's variants, each a named function in ``assistants``."""

    NAMED_NEEDS_DIPLOMA_OR_EXPERIENCE = "named_needs_diploma_or_experience"
    NAMED_IS_ENOUGH = "named_is_enough"


class MinorsRule(StrEnum):
    """Rule A3's variants, each a list of checks in ``assistants``."""

    UNDER_MAJORITY_ARTICLE_21 = "under_majority_article_21"
    CHILDREN_RECORD_AND_REGISTER = "children_record_and_register"


class Priority(StrEnum):
    """Rule R3's groups, each a named function in ``application.priorities``."""

    ALONE_WITHOUT_HELP = "alone_without_help"
    COHABITANTS_WITHOUT_HELP = "cohabitants_without_help"
    FOSTER_FAMILY = "foster_family"
    FAMILY_TYPE_INSTITUTION = "family_type_institution"
    SEVERE = "severe"
    EQUIVALENT_TO_SEVERE = "equivalent_to_severe"


class HighSupportRule(StrEnum):
    """Rule R4's variants, each a named function in ``application.priorities``."""

    SEVERE_EQUIVALENT_CHILD_OR_COMPOUND = "severe_equivalent_child_or_compound"


@dataclass(frozen=True)
class Fact:
    """A sentence or name with its source; an empty ``text`` is not established."""

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
    """Whose assistance is excluded (rule A1a), and the words the declaration prints."""

    relations: frozenset[Relation]
    text: str
    source: Source


@dataclass(frozen=True)
class Edition:
    """What the Minister's programme says, the same for every organiser.

    ``figures`` by name: ``limit_severe_compound``, ``limit_severe``, ``limit_moderate_compound``,
    ``limit_moderate``, ``limit_child`` (hours a year), ``child_from_age``, ``child_to_age``,
    ``adult_from_age``, ``minor_to_age``, ``majority_age`` (years), ``experience_months``,
    ``report_days``, ``high_support_share`` (per cent), ``window_hours``, ``window_service_hours``
    (hours), ``waiting_minutes`` and the rates of the law (``mileage_car_over_900``, zloty a km), as on
    the programme's first day; ``history`` holds every dated value. ``clauses`` by rule code (``E6``),
    ``facts`` by name, ``sources`` by the short name a ``Source`` cites.
    """

    slug: str
    name: str
    variant: Variant
    year: int
    minister: Fact
    fund: Fact
    family: FamilyDefinition
    qualification_rule: QualificationRule
    minors_rule: MinorsRule
    priorities: tuple[Priority, ...]
    high_support_rule: HighSupportRule
    figures: Mapping[str, Figure]
    sources: Mapping[str, str]
    activities: tuple[Activity, ...]
    clauses: Mapping[str, Source]
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    history: Mapping[str, tuple[Figure, ...]] = field(default_factory=lambda: MappingProxyType({}))
