"""What the confined process found out comes in, its bytes go out; and the other way round.

The reader trusts nothing: what wrote the bytes has been reading a stranger's file.
"""

import json
from typing import Any

from app.documents.copies.accepted import AcceptedCopy, Kind
from app.errors import UploadRefused


class ReplyBrokenError(ValueError):
    """The bytes are no whole reply."""


def written(outcome: AcceptedCopy | UploadRefused) -> bytes:
    """Write a copy, or why there is none: one line of JSON, then the PDF."""
    if isinstance(outcome, UploadRefused):
        return json.dumps({"refused": str(outcome)}).encode() + b"\n"
    head = {
        "kind": outcome.kind,
        "pages": outcome.pages,
        "notes": outcome.notes,
        "bytes": len(outcome.pdf),
    }
    return json.dumps(head).encode() + b"\n" + outcome.pdf


def read(reply: bytes) -> AcceptedCopy:
    """Read what :func:`written` wrote.

    Raises :class:`UploadRefused` when that is what was written, :class:`ReplyBrokenError` when the
    bytes are cut short or are no reply.
    """
    line, newline, pdf = reply.partition(b"\n")
    try:
        head = json.loads(line)
        if "refused" in head:
            raise UploadRefused(str(head["refused"]))
        copy = _copy(head, pdf)
    except (ValueError, KeyError, TypeError) as error:
        raise ReplyBrokenError("no reply") from error
    if not newline or len(pdf) != head["bytes"] or not pdf.startswith(b"%PDF-"):
        raise ReplyBrokenError("cut short")
    return copy


def _copy(head: dict[str, Any], pdf: bytes) -> AcceptedCopy:
    return AcceptedCopy(
        kind=Kind(head["kind"]),
        pages=int(head["pages"]),
        pdf=pdf,
        notes=tuple(str(note) for note in head["notes"]),
    )
