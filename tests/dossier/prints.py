"""Prints of two matters for tests of sorting: a bundle with a cover, a letter, one nobody took in."""

from dataclasses import replace

from app.dossier.page_code import PageCode
from app.dossier.printed import PrintedPaper, PrintedPart, SigningPlace
from app.dossier.scans import PageState, StackPage

SEJNY = "sejny_2026"


def a_place(page: int, who: str = "uczestnik") -> SigningPlace:
    return SigningPlace(page, who, 120.0, 60.0, 60.0, 12.0)


BUNDLE = PrintedPaper(
    code="K7MX-3T9P",
    programme=SEJNY,
    kind="bundle",
    origin="draft-1",
    title="Pakiet do podpisu",
    pages=6,
    digest="d1",
    edition=1,
    parts=(
        PrintedPart("application_card", "Karta zgłoszenia", 2, 3, "m1", (a_place(4),)),
        PrintedPart("activity_scope", "Karta zakresu czynności", 5, 2, "m1", (a_place(6),)),
    ),
)
LETTER = PrintedPaper(
    code="Q4WR-8HNC",
    programme=SEJNY,
    kind="award",
    origin="batch-1",
    title="Pismo o przyznaniu",
    pages=2,
    digest="d2",
    edition=1,
    parts=(PrintedPart("award", "Pismo o przyznaniu", 1, 2, "m2"),),
)
UNTAKEN = replace(
    BUNDLE,
    code="A2BC-4DEF",
    origin="draft-2",
    parts=tuple(replace(part, matter_id="") for part in BUNDLE.parts),
)
PRINTS = (BUNDLE, LETTER, UNTAKEN)
FOREIGN = PageCode("ZZZZ-ZZZZ", 1, 1, 4)


def code_of(paper: PrintedPaper, page: int) -> PageCode:
    return PageCode(paper.code, paper.edition, page, paper.pages)


def print_of(code: str, edition: int) -> PrintedPaper | None:
    return next((p for p in PRINTS if (p.code, p.edition) == (code, edition)), None)


def nothing_kept(_paper: PrintedPaper, _part: PrintedPart) -> None:
    return None


def a_side(number: int, code: PageCode | None = None, *, blank: bool = False) -> StackPage:
    """A side as it was read, not sorted."""
    if code is None:
        state = PageState.BLANK if blank else PageState.UNREADABLE
        return StackPage(number, state, blank=blank)
    said = (code.code, code.edition, code.page)
    return StackPage(
        number, PageState.UNREADABLE, *said, pages=code.pages, read=code.payload, version=2
    )
