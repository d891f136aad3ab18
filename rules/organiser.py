"""What one organiser's file says beside figures: the office, its papers, its window, as frozen values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.edition import Fact
from rules.verdict import Source
from rules.vocabulary import Document


class Need(StrEnum):
    """How a document belongs to an application."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    SHOWN = "shown"


class When(StrEnum):
    """When a document is needed; each is a named function in ``completeness``."""

    ALWAYS = "always"
    MINOR_WITH_NAMED_ASSISTANT = "minor_with_named_assistant"
    PRIORITY_OF_COHABITANTS = "priority_of_cohabitants"


@dataclass(frozen=True)
class Organiser:
    """What letters and covers say of the office or organisation; empty facts are unknown."""

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
    """An attachment as this programme titles it; ``number`` is empty where none is named.

    ``belongs_to`` completes the printed line: "do Regulaminu" of "Załącznik nr 1 do Regulaminu".
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
class Citation:
    """That a source cites an attachment by number: which one it means, and under what number."""

    attachment: str
    number: str
    source: Source


class LetterForm(StrEnum):
    """What the organiser's answer to an application is (rule R8)."""

    LETTER = "letter"
    DECISION = "decision"


@dataclass(frozen=True)
class Letters:
    """That an organiser issues letters, or administrative decisions with an appeal notice."""

    form: LetterForm
    source: Source
