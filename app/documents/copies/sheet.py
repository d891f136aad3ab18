"""The size of a picture or page comes in; where it lies on a fresh, upright A4 page goes out.

The sheet is A4 portrait or landscape, whichever shows the picture larger; nothing is ever turned to
save room. A copy lying on its side cannot be read on a screen without turning one's head, and
screen magnifiers and the office read on screens; printers turn a landscape sheet by themselves.
"""

from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

MILLIMETRE = 72 / 25.4
A4_SHORT, A4_LONG = 595.276, 841.89
MARGIN = 12 * MILLIMETRE
# The bundle stamps its footer here.
FOOT = 20 * MILLIMETRE

_DRAWING = Name("/Copy")


@dataclass(frozen=True)
class Sheet:
    """An A4 page and the place on it, from its lower left corner; all in points."""

    width: float
    height: float
    left: float
    bottom: float
    scale: float


def sheet_for(width: float, height: float, *, enlarge: bool) -> Sheet:
    """Choose the A4 orientation and place for something ``width`` × ``height`` points or pixels.

    With ``enlarge`` it fills the space between the margins; without, it keeps its natural size if
    that fits, because a small card copied at its own size is what a copier would give.
    """
    portrait = _laid_on(A4_SHORT, A4_LONG, width, height, enlarge=enlarge)
    landscape = _laid_on(A4_LONG, A4_SHORT, width, height, enlarge=enlarge)
    return landscape if landscape.scale > portrait.scale else portrait


def _laid_on(
    paper_width: float, paper_height: float, width: float, height: float, *, enlarge: bool
) -> Sheet:
    room_across, room_up = paper_width - 2 * MARGIN, paper_height - MARGIN - FOOT
    scale = min(room_across / width, room_up / height)
    if not enlarge:
        scale = min(scale, 1.0)
    return Sheet(
        width=paper_width,
        height=paper_height,
        left=MARGIN + (room_across - width * scale) / 2,
        bottom=FOOT + (room_up - height * scale) / 2,
        scale=scale,
    )


def add_page(
    pdf: Pdf, sheet: Sheet, drawing: Object, matrix: tuple[float, float, float, float, float, float]
) -> None:
    """Append a page to ``pdf`` that shows its XObject ``drawing`` through ``matrix``."""
    numbers = " ".join(f"{number:.5f}" for number in matrix)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, sheet.width, sheet.height]),
        Resources=Dictionary(XObject=Dictionary({str(_DRAWING): drawing})),
        Contents=pdf.make_stream(f"q {numbers} cm {_DRAWING} Do Q".encode()),
    )
    pdf.pages.append(Page(pdf.make_indirect(page)))


def saved(pdf: Pdf) -> bytes:
    """Write ``pdf`` so that the same pages always give the same bytes."""
    target = BytesIO()
    pdf.save(target, deterministic_id=True, min_version="1.7")
    return target.getvalue()
