"""A filled PDF and the captions under its lines come in; the pages to sign on go out."""

import io
from collections.abc import Iterable

import pypdf

from app.attachments.attachment import Signature


def signing_pages(pdf: bytes, signatures: Iterable[Signature]) -> dict[Signature, int]:
    """The page of the document, counted from 1, on which each signature belongs.

    Papers are signed at their end, so the pages are read from the last one back until every caption
    is found. A caption the paper does not print is taken to belong on the last page.
    """
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    number = len(pages)
    wanted = {signature: _squeezed(signature.caption) for signature in signatures}
    found: dict[Signature, int] = {}
    while number and len(found) < len(wanted):
        text = _squeezed(pages[number - 1].extract_text())
        for signature, caption in wanted.items():
            if caption in text:
                found.setdefault(signature, number)
        number -= 1
    return {signature: found.get(signature, len(pages)) for signature in wanted}


def _squeezed(text: str) -> str:
    """Without white space: lines break and spaces stretch where the layout wants."""
    return "".join(text.split()).casefold()
