import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.copies import reply
from app.documents.copies.accepted import AcceptedCopy, Kind
from app.errors import UploadRefused

COPY = AcceptedCopy(kind=Kind.HEIC, pages=2, pdf=b"%PDF-1.7\n\n\x00", notes=("Zażółć „gęślą”.",))


def test_a_copy_comes_back_as_it_was_sent():
    assert reply.read(reply.written(COPY)) == COPY


def test_a_refusal_comes_back_as_a_refusal():
    with pytest.raises(UploadRefused, match="Zażółć"):
        reply.read(reply.written(UploadRefused("Zażółć")))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "exe"},
        {"pages": "x"},
        {"pages": None},
        {"notes": 3},
        {"bytes": 4},
        {"bytes": None},
    ],
)
def test_a_reply_with_a_wrong_part_is_not_believed(change):
    line, _, pdf = reply.written(COPY).partition(b"\n")
    head = json.dumps({**json.loads(line), **change}).encode()
    with pytest.raises(reply.ReplyBrokenError):
        reply.read(head + b"\n" + pdf)


def test_what_is_no_pdf_is_not_believed():
    with pytest.raises(reply.ReplyBrokenError):
        reply.read(reply.written(AcceptedCopy(Kind.PDF, 1, b"<html>")))


@given(st.integers(0, len(reply.written(COPY)) - 1))
def test_a_reply_cut_short_is_not_believed(end):
    with pytest.raises(reply.ReplyBrokenError):
        reply.read(reply.written(COPY)[:end])


@given(st.binary() | st.sampled_from([b"[]", b"3\n", b"null", b'"refused"', b"{}\n%PDF-"]))
def test_anything_else_is_not_believed(answer):
    with pytest.raises(reply.ReplyBrokenError):
        reply.read(answer)
