"""A filled PDF and the captions under its lines come in; where each signature belongs goes out.

The place is the dotted line a caption stands under, or beside in a table, with the room people take above
it; without such a line, the room over the caption.
"""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import pikepdf

from app.attachments.attachment import Signature
from app.documents.stamp import MILLIMETRE
from app.documents.text_places import Piece, text_places
from app.dossier.printed import SigningPlace

DOTS = frozenset("….")
LEAST_DOTS = 8
"""A shorter run of dots is room for a date or a number."""
ABOVE, BELOW = 12 * MILLIMETRE, 1 * MILLIMETRE
"""What a signature takes of the page over and under its line."""
NEAR = 9 * MILLIMETRE
"""A caption is not further below its line."""
ONE_ROW = 2 * MILLIMETRE
"""The baselines of what stands beside each other in a row of a table differ by no more."""


@dataclass(frozen=True)
class _Place:
    """Where a caption was found; ``sure`` says that a line to sign on stands over or beside it.

    ``room`` is what there is over the line, up to the one above it.
    """

    page: int
    left: float
    right: float
    low: float
    room: float = ABOVE
    sure: bool = True

    def of(self, who: str) -> SigningPlace:
        size = (self.right - self.left, self.room + BELOW)
        edges = (self.left, self.low - BELOW, *size)
        return SigningPlace(self.page, who, *(round(edge / MILLIMETRE, 1) for edge in edges))


def signing_boxes(
    pdf: bytes,
    signatures: Iterable[Signature],
    *,
    every: bool = False,
    pages: range | None = None,
) -> tuple[SigningPlace, ...]:
    """The places in the order of the signatures; pages count from 1, for an upright page.

    ``pages`` are those of one paper among others, counted from 0 as the file has them.

    Papers are signed at their end, so each caption is the last one there is, and of two with one caption the
    second has the last one. With ``every`` each caption is signed wherever it stands over a line: a paper of
    a month may hold several logs. A caption the paper does not print has no place.
    """
    wanted = tuple(signatures)
    captions = Counter(_squeezed(each.caption) for each in wanted)
    found = _found(pdf, captions, every=every, pages=pages)
    placed: list[SigningPlace] = []
    for signature in reversed(wanted):
        places = found[_squeezed(signature.caption)]
        taken = [places.pop() for _ in range(len(places) if every else min(1, len(places)))]
        placed = [*(each.of(signature.who) for each in reversed(taken)), *placed]
    return tuple(placed)


def _found(
    pdf: bytes, wanted: Counter[str], *, every: bool, pages: range | None
) -> dict[str, list[_Place]]:
    """The places of each caption in the order of the document, read from its end as far as needed."""
    found: dict[str, list[_Place]] = {caption: [] for caption in wanted}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for at in reversed(range(len(document.pages)) if pages is None else pages):
            pieces = [each for each in text_places(document.pages[at]) if each.text]
            for caption, places in found.items():
                places[:0] = _on_page(at + 1, pieces, caption)
            if not every and all(
                sum(place.sure for place in found[caption]) >= count
                for caption, count in wanted.items()
            ):
                break
    return {caption: _surest(places) for caption, places in found.items()}


def _surest(places: list[_Place]) -> list[_Place]:
    """Those with a line, or else the last one: the same words may stand in a sentence, too."""
    return [place for place in places if place.sure] or places[-1:]


def _on_page(number: int, pieces: Sequence[Piece], caption: str) -> list[_Place]:
    lines = [piece for piece in pieces if _is_line(piece.text.strip())]
    return [_place(number, held, lines) for held in _held(pieces, caption)]


def _is_line(text: str) -> bool:
    return len(text) >= LEAST_DOTS and DOTS.issuperset(text)


def _held(pieces: Sequence[Piece], caption: str) -> Iterator[list[Piece]]:
    """The pieces of each place the caption stands at, however it is cut into them.

    It stands alone in its paragraph or cell: the same words within a sentence are no caption.
    """
    texts = [_squeezed(piece.text) for piece in pieces]
    owners = [piece for piece, text in zip(pieces, texts, strict=True) for _ in text]
    edges = set(accumulate(map(len, texts), initial=0))
    whole, end = "".join(texts), 0
    while caption and (start := whole.find(caption, end)) >= 0:
        end = start + len(caption)
        if start in edges and end in edges:
            yield owners[start:end]


def _place(number: int, held: Sequence[Piece], lines: Sequence[Piece]) -> _Place:
    left, right = min(each.left for each in held), max(each.right for each in held)
    low, middle = held[0].low, (held[0].low + held[-1].low) / 2  # of a name on two lines
    beside = [line for line in lines if abs(line.low - middle) < ONE_ROW and line.left > left]
    if beside:
        line = max(beside, key=lambda each: each.left)
        return _Place(number, line.left, line.right, line.low, _room(line, lines))
    near = (line for line in lines if 0 < line.low - low < NEAR)
    over = [line for line in near if line.left < right and left < line.right]
    if over and held[0] not in lines:
        line = min(over, key=lambda each: each.low)
        edges = (min(left, line.left), max(right, line.right))
        return _Place(number, *edges, line.low, _room(line, lines))
    return _Place(number, left, right, low + NEAR / 2, sure=False)


def _room(line: Piece, lines: Sequence[Piece]) -> float:
    above = (
        other.low - line.low - BELOW
        for other in lines
        if other.low > line.low and other.left < line.right and line.left < other.right
    )
    return min(ABOVE, *above, ABOVE)


def _squeezed(text: str) -> str:
    """Without white space: lines break and spaces stretch where the layout wants."""
    return "".join(text.split()).casefold()
