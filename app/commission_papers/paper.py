"""What every paper of the commission is made of: its slug, title and what its blank asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.attachments.attachment import Signature

ORDER_DOES_NOT_COUNT = "Kolejność zgłoszeń nie miała wpływu na wynik naboru."
"""Rule C9, S003 § 3; every paper that names more than one matter says so."""

SIGNATURE = "…" * 26
"""A line to sign on, as wide as a table's column allows."""


@dataclass(frozen=True)
class CommissionPaper:
    """One paper, ready to be filled in: ``blank`` is the slug of its DOCX.

    ``title`` is the file's own and names nobody, so that it may stand in a window or a log.
    ``signatures`` are the places to sign, as far as it names them.
    """

    slug: str
    blank: str
    title: str
    context: Mapping[str, Any]
    signatures: tuple[Signature, ...] = ()
