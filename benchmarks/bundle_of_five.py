"""What both benchmarks work on: a child's application with a named assistant, so all five papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.attachments import ALL
from app.documents.pipeline import BLANKS
from rules.programme import Programme, load_programme
from tests.builders import a_child_case

CASE = a_child_case()


@dataclass(frozen=True)
class Paper:
    """A blank and what is written on it."""

    blank: Path
    context: Mapping[str, Any]


def programme() -> Programme:
    return load_programme(CASE.programme)


def papers() -> tuple[Paper, ...]:
    """The five attachments; the cover depends on their pages and is left out."""
    return tuple(
        Paper(
            BLANKS / f"{attachment.slug}.docx",
            {**attachment.context(CASE, programme()), "document_id": "PRÓB-A001"},
        )
        for attachment in ALL
    )
