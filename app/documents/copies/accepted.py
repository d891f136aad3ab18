"""What becomes of an uploaded file: kind, pages, the safe PDF, and what to tell the person."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of file a certificate copy may come as."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"


@dataclass(frozen=True)
class AcceptedCopy:
    """One uploaded file made safe.

    ``pdf`` holds ``pages`` upright A4 pages and nothing of the source but what they draw; ``notes``
    are Polish sentences to show beside the file.
    """

    kind: Kind
    pages: int
    pdf: bytes
    notes: tuple[str, ...] = ()
