from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.scans import CodePlace, ScannedSide, reply
from app.dossier.page_code import PageCode
from app.errors import UploadRefused

JPEG = b"\xff\xd8\xff picture"
SIDE = ScannedSide(
    number=7,
    code=PageCode("K7MX-3T9P", 2, 3, 12),
    code_at=CodePlace(21.5, 1140.25, 3.93, -1.5),
    turned=270,
    picture=JPEG,
)
OTHERS = (
    ScannedSide(8, blank=True, picture=JPEG + b"\n{}\n"),
    ScannedSide(9, other_codes=True, picture=JPEG),
    ScannedSide(10, contradictory=True),
    ScannedSide(11, damaged=True),
)


def test_sides_come_back_as_they_were_written() -> None:
    written = b"".join(map(reply.written, (SIDE, *OTHERS)))
    assert reply.read_sides(written, 7) == (SIDE, *OTHERS)


@given(st.integers(min_value=0))
def test_of_a_reply_cut_short_the_whole_sides_are_kept(cut: int) -> None:
    written = reply.written(SIDE) + reply.written(OTHERS[0])
    cut %= len(written)
    whole = (SIDE,) if cut >= len(reply.written(SIDE)) else ()
    assert reply.read_sides(written[:cut], 7) == whole


@given(st.binary(max_size=200))
def test_no_bytes_at_all_do_harm(garbage: bytes) -> None:
    assert reply.read_sides(reply.written(SIDE) + garbage, 7)[0] == SIDE
    assert reply.read_count(garbage) is None or garbage.startswith(b"{")
    assert reply.read_pdf(garbage) is None


@pytest.mark.parametrize(
    "false",
    [
        reply.written(replace(SIDE, number=8)),
        reply.written(replace(SIDE, turned=45)),
        reply.written(replace(SIDE, picture=b"<script>")),
        reply.written(SIDE).replace(b'"bytes": 11', b'"bytes": -5'),
        reply.written(SIDE).replace(b'"across": 21.5', b'"across": "x"'),
        reply.written(SIDE).replace(b'"across": 21.5', b'"acres": 21.5'),
        reply.written(SIDE).replace(b'"across": 21.5', b'"across": NaN'),
        reply.written(SIDE).replace(b'"across": 21.5', b'"across": ' + b"9" * 400),
        reply.written(SIDE).replace(b'"code_at": {', b'"code_at": null, "x": {'),
        reply.written(SIDE).replace(b"TECZKA:", b"CZUDZA:"),
        b"[]\n",
        b"{}\n",
    ],
)
def test_a_false_side_is_not_believed(false: bytes) -> None:
    assert reply.read_sides(false, 7) == ()


def test_a_refusal_is_raised_wherever_it_stands() -> None:
    refused = reply.refused(UploadRefused("Za duży."))
    for read in (reply.read_count, reply.read_pdf, lambda data: reply.read_sides(data, 1)):
        with pytest.raises(UploadRefused, match="Za duży"):
            read(refused)


def test_counts_and_files_come_back() -> None:
    assert reply.read_count(reply.counted(200)) == 200
    assert reply.read_pdf(reply.filed(b"%PDF-1.7 \n")) == b"%PDF-1.7 \n"
