"""A vocabulary comes in; the options of a question, in the words the paper uses, go out."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.fields import Option
from app.wording.labels import label, sentence


def options_of(
    vocabulary: type[StrEnum], hints: Mapping[Any, str] | None = None
) -> tuple[Option, ...]:
    """One option per member, in the order of the vocabulary; ``hints`` explain the hard ones."""
    explained = hints or {}
    return tuple(
        Option(member, sentence(label(member)), explained.get(member, "")) for member in vocabulary
    )
