"""A filled PDF and the captions under its lines come in; the pages to sign on go out."""

import io
from collections.abc import Iterable

import pikepdf

from app.attachments.attachment import Signature
from app.documents.page_text import page_text


def signing_pages(pdf: bytes, signatures: Iterable[Signature]) -> dict[Signature, int]:
    """The page of the document, counted from 1, on which each signature belongs.

    Papers are signed at their end, so the pages are read from the last one back until every caption
    is found. A caption the paper does not print is taken to belong on the last page.
    """
    wanted = {signature: _squeezed(signature.caption) for signature in signatures}
    found: dict[Signature, int] = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        last = len(document.pages)
        for number in range(last, 0, -1):
            if len(found) == len(wanted):
                break
            text = _squeezed(page_text(document.pages[number - 1]))
            for signature, caption in wanted.items():
                if caption in text:
                    found.setdefault(signature, number)
    return {signature: found.get(signature, last) for signature in wanted}


def every_signing_page(pdf: bytes, signatures: Iterable[Signature]) -> tuple[int, ...]:
    """The pages of the document, counted from 1, with a place for any of them to sign, in order.

    A paper of a month may hold several logs, each signed at its end. Where no page prints a caption, the
    last one is taken.
    """
    captions = {_squeezed(signature.caption) for signature in signatures}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        texts = [_squeezed(page_text(page)) for page in document.pages]
    found = [
        number for number, text in enumerate(texts, 1) if any(each in text for each in captions)
    ]
    return tuple(found) or (len(texts),)


def _squeezed(text: str) -> str:
    """Without white space: lines break and spaces stretch where the layout wants."""
    return "".join(text.split()).casefold()
