"""A filled DOCX comes in; its text, as somebody would read it from top to bottom, goes out."""

import io
from collections.abc import Iterator

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph


def lines(document: bytes) -> list[str]:
    """Every paragraph and every table row, cells apart by " | ", footers last; spaces are plain."""
    opened = docx.Document(io.BytesIO(document))
    body = [line for part in opened.iter_inner_content() for line in _lines(part)]
    foot = [paragraph.text for paragraph in opened.sections[0].footer.paragraphs]
    return [" ".join(line.split()) for line in [*body, *foot]]


def text(document: bytes) -> str:
    return "\n".join(lines(document))


def _lines(part: Paragraph | Table) -> Iterator[str]:
    if isinstance(part, Paragraph):
        yield part.text
    else:
        yield from (" | ".join(cell.text for cell in row.cells) for row in part.rows)
