"""A letter's blank comes in; its address stands where the window of an envelope shows it."""

from docx.document import Document
from docx.shared import Length, Mm

ADDRESSEE = "Adresat"
"""The style of the paragraph that holds the address; a blank without one is left as it is."""

ADDRESS_FROM_TOP = Mm(56)
"""A DL envelope's window shows 55-79 mm of a sheet folded in three, however far the sheet slides in it."""

HEADER_LINE, LOGO, REFERENCE = Mm(4.6), Mm(15), Mm(9)
"""What a line of the header, the logo's paragraph and that of case number and date take of the sheet."""

LEAST = Mm(3)


def place_address(document: Document, header_lines: int, *, pictured: bool) -> None:
    """Leave as much room above the address as header and logo leave of it, or the least there must be."""
    above = (document.sections[0].top_margin or 0) + HEADER_LINE * header_lines + REFERENCE
    gap = ADDRESS_FROM_TOP - above - (LOGO if pictured else 0)
    for paragraph in document.paragraphs:
        if paragraph.style and paragraph.style.name == ADDRESSEE:
            paragraph.paragraph_format.space_before = Length(max(gap, LEAST))
            return
