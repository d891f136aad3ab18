"""A PDF comes in; what a scanner would read off its pages, and what stands in a code's way, goes out."""

from collections.abc import Iterator

import pypdfium2
import zxingcpp

from app.documents.page_mark import CORNER, MODULE, MODULES, QUIET, marked
from app.documents.stamp import MILLIMETRE
from app.dossier.page_code import PageCode, read_payload

DPI = 150
CODE = "K7MX-3T9P"
EDGE = CORNER + MODULES * MODULE + QUIET
TEXT = (50 * MILLIMETRE, 9 * MILLIMETRE)
"""As far as the text beside a code reaches, to the right and up."""


def codes_on(pdf: bytes) -> list[list[PageCode]]:
    """Our codes of each page, drawn as coarsely as an office scans; codes of others are left out."""
    return [_codes(page) for page in _pages(pdf)]


def told_by(pdf: bytes) -> list[str]:
    """The text each page's code stands for; a page without one, or with several, has all or none of them."""
    return ["".join(one.text for one in codes) for codes in codes_on(pdf)]


def amiss(pdf: bytes) -> list[str]:
    """What is wrong with the codes of a paper not marked yet: pages that cannot be read, room not free."""
    wanted = told_by(marked(pdf, CODE, 1))
    total = len(wanted)
    unread = [
        f"page {number} is read as {read!r}"
        for number, read in enumerate(wanted, 1)
        if read != f"{CODE}/1 · {number}/{total}"
    ]
    taken = [
        f"page {number} has something there already"
        for number, page in enumerate(_pages(pdf), 1)
        if not (_is_white(page, EDGE, EDGE) and _is_white(page, *TEXT))
    ]
    return unread + taken


def _pages(pdf: bytes) -> Iterator[pypdfium2.PdfPage]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield from document
    finally:
        document.close()


def _codes(page: pypdfium2.PdfPage) -> list[PageCode]:
    drawn = page.render(scale=DPI / 72, grayscale=True).to_pil()
    found = (read_payload(each.text) for each in zxingcpp.read_barcodes(drawn))
    return [code for code in found if code is not None]


def _is_white(page: pypdfium2.PdfPage, right: float, high: float) -> bool:
    """Whether nothing is printed in the lower left corner up to here, in points."""
    width, height = page.get_size()
    crop = (0, 0, width - right, height - high)
    drawn = page.render(scale=1, grayscale=True, crop=crop).to_pil()
    return bool(drawn.getextrema() == (255, 255))
