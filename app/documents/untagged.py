"""A PDF without tags comes in; its pages go out as pictures, one figure each, to be named by tags.

What such a page shows cannot be read aloud in order, so the page as a whole becomes one figure,
whose alternative text says what it is a copy of and which page of it.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, String

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})


def flatten(source: Pdf) -> None:
    """Make what is printed of annotations part of the picture, and drop the rest."""
    source.generate_appearance_streams()
    source.flatten_annotations(mode="print")
    for page in source.pages:
        if Name.Annots in page.obj:
            del page.obj.Annots


def enclose(pdf: Pdf, page: Page, mark: int) -> None:
    """Make all the page paints the marked content ``mark`` and let nothing of it leak out."""
    painted = pikepdf.unparse_content_stream(list(_balanced(page)))
    opening = f"/Figure <</MCID {mark}>> BDC\nq\n".encode("ascii")
    page.obj.Contents = pdf.make_stream(opening + painted + b"\nQ\nEMC")


def figure(page: Page, description: str) -> Dictionary:
    """The tag of an enclosed page."""
    layout = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(list(page.cropbox)))
    return Dictionary(S=Name.Figure, Alt=String(description), A=layout)


def _balanced(page: Page) -> Iterator[Instruction]:
    """What the page paints, without marks of its own, every ``q`` with its ``Q``."""
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += {"q": 1, "Q": -1}.get(operator, 0)
        if depth < 0:
            depth = 0
        elif operator not in MARKS:
            yield instruction
    for _ in range(depth):
        yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("Q"))
