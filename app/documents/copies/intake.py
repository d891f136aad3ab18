"""Uploaded files come in, one by one; safe A4 pages go out, and at the end one PDF of them all."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf

from app.documents.copies.accepted import AcceptedCopy
from app.documents.copies.confinement import made_safe_apart
from app.documents.copies.limits import require_size
from app.documents.copies.sheet import saved


def accept(data: bytes, *, max_bytes: int, max_pages: int) -> AcceptedCopy:
    """Make one uploaded file safe at once, so that nothing but safe pages is ever stored.

    ``data`` is the whole file; its name is of no interest. Raises :class:`UploadRefused`, in
    Polish, for anything that is no readable PDF, JPEG, PNG or HEIC within the limits.
    """
    require_size(len(data), max_bytes=max_bytes)
    return made_safe_apart(data, max_pages=max_pages)


def join(copies: Sequence[bytes]) -> bytes:
    """Put the pages of several accepted copies, at least one, into one PDF, in the order given.

    ``copies`` are the ``pdf`` of :class:`AcceptedCopy`, never what a person uploaded.
    """
    joined = pikepdf.Pdf.new()
    for copy in copies:
        with pikepdf.open(BytesIO(copy)) as part:
            joined.pages.extend(part.pages)
    return saved(joined)
