"""A PDF comes in; the codes a scanner would read off each of its pages go out."""

import pypdfium2
import zxingcpp

from app.dossier.page_code import PageCode, read_payload

DPI = 150


def codes_on(pdf: bytes) -> list[list[PageCode]]:
    """Our codes of each page, drawn as coarsely as an office scans; codes of others are left out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_codes(page) for page in document]
    finally:
        document.close()


def told_by(pdf: bytes) -> list[str]:
    """The text each page's one code stands for; a page with none or several has no place here."""
    return [one.text for [one] in codes_on(pdf)]


def _codes(page: pypdfium2.PdfPage) -> list[PageCode]:
    drawn = page.render(scale=DPI / 72, grayscale=True).to_pil()
    found = (read_payload(each.text) for each in zxingcpp.read_barcodes(drawn))
    return [code for code in found if code is not None]
