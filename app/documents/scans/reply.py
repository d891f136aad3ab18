"""What the confined process read comes in, its bytes go out; and the other way round.

Each side is written as soon as it is read: a page that ends the process costs that page and no other. The
reader trusts nothing: what wrote the bytes has been reading a stranger's file.
"""

import json
from dataclasses import asdict
from io import BytesIO
from math import isfinite
from typing import Any

from app.documents.scans.side import CodePlace, ScannedSide
from app.dossier.page_code import PageCode, read_payload
from app.errors import UploadRefused

TURNS = (0, 90, 180, 270)
_JPEG = b"\xff\xd8\xff"


def refused(refusal: UploadRefused) -> bytes:
    return _line({"refused": str(refusal)})


def counted(pages: int) -> bytes:
    return _line({"pages": pages})


def filed(pdf: bytes) -> bytes:
    return _line({"bytes": len(pdf)}) + pdf


def written(side: ScannedSide) -> bytes:
    """One line of JSON, then the picture."""
    return (
        _line(
            {
                "number": side.number,
                "code": side.code.payload if side.code else None,
                "code_at": asdict(side.code_at) if side.code_at else None,
                "turned": side.turned,
                "blank": side.blank,
                "other_codes": side.other_codes,
                "contradictory": side.contradictory,
                "damaged": side.damaged,
                "bytes": len(side.picture),
            }
        )
        + side.picture
    )


def read_count(reply: bytes) -> int | None:
    """``None`` when the bytes are no reply; raises :class:`UploadRefused` when that was written."""
    pages = _head(BytesIO(reply)).get("pages")
    return pages if isinstance(pages, int) and pages >= 0 else None


def read_pdf(reply: bytes) -> bytes | None:
    """As :func:`read_count`."""
    stream = BytesIO(reply)
    head, pdf = _head(stream), stream.read()
    return pdf if pdf.startswith(b"%PDF-") and head.get("bytes") == len(pdf) else None


def read_sides(reply: bytes, first: int) -> tuple[ScannedSide, ...]:
    """The sides from number ``first`` on, as far as they were written whole.

    Raises :class:`UploadRefused` when that is what was written.
    """
    stream = BytesIO(reply)
    sides: list[ScannedSide] = []
    while (side := _next_side(stream, first + len(sides))) is not None:
        sides.append(side)
    return tuple(sides)


def _next_side(stream: BytesIO, number: int) -> ScannedSide | None:
    """``None`` where nothing more was written, or not whole."""
    head = _head(stream)
    try:
        length = int(head["bytes"])
        if length < 0:
            return None
        picture = stream.read(length)
        side = _side(head, picture)
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None
    return side if (side.number, len(picture)) == (number, length) else None


def _side(head: dict[str, Any], picture: bytes) -> ScannedSide:
    turned = int(head["turned"])
    code, place = _code(head["code"]), _place(head["code_at"])
    if turned not in TURNS or (picture and not picture.startswith(_JPEG)):
        raise ValueError("no side")
    if (code is None) != (place is None):
        raise ValueError("no code")
    return ScannedSide(
        number=int(head["number"]),
        code=code,
        code_at=place,
        turned=turned,
        blank=bool(head["blank"]),
        other_codes=bool(head["other_codes"]),
        contradictory=bool(head["contradictory"]),
        damaged=bool(head["damaged"]),
        picture=picture,
    )


def _code(payload: object) -> PageCode | None:
    return read_payload(payload) if isinstance(payload, str) else None


def _place(place: Any) -> CodePlace | None:
    if place is None:
        return None
    numbers = {name: float(value) for name, value in place.items()}
    if not all(map(isfinite, numbers.values())):
        raise ValueError("no place")
    return CodePlace(**numbers)


def _head(stream: BytesIO) -> dict[str, Any]:
    try:
        head = json.loads(stream.readline())
    except ValueError:
        return {}
    if not isinstance(head, dict):
        return {}
    if "refused" in head:
        raise UploadRefused(str(head["refused"]))
    return head


def _line(head: dict[str, Any]) -> bytes:
    return json.dumps(head).encode() + b"\n"
