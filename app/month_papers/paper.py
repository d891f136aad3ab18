"""What a record of the month is made of: its slug, title and what its blank asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.attachments.attachment import Signature

SIGNATURE = "…" * 22
"""A line to sign on, as wide as a table's column allows."""


@dataclass(frozen=True)
class MonthPaper:
    """One paper, ready to be filled in: ``slug`` also names its blank.

    ``title`` is the file's own and names nobody, so that it may stand in a window or a log.
    ``signatures`` are the places to sign, as far as it names them.
    """

    slug: str
    title: str
    context: Mapping[str, Any]
    signatures: tuple[Signature, ...] = ()
