"""Uploads from end to end, through the confined process, and their joining into one document."""

import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf, Stream

from app.documents.copies import AcceptedCopy, Kind, accept, join
from app.errors import UploadRefused
from tests.documents.copies.specimens import (
    CORNERS,
    TEXT,
    a_pdf,
    add_page,
    complaints,
    corners,
    keys_of,
    pattern,
    picture,
    rendered,
    text_of,
)

MEGABYTE = 1024 * 1024


def taken(data: bytes, max_pages: int = 20) -> AcceptedCopy:
    return accept(data, max_bytes=20 * MEGABYTE, max_pages=max_pages)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (a_pdf(), Kind.PDF),
        (picture(), Kind.JPEG),
        (picture(kind="PNG"), Kind.PNG),
        (picture(kind="HEIF"), Kind.HEIC),
    ],
    ids=list(Kind),
)
def test_every_kind_becomes_pages(data, kind):
    copy = taken(data)
    assert (copy.kind, copy.pages, copy.notes) == (kind, 1, ())
    assert corners(rendered(copy.pdf)) == CORNERS


def test_the_size_is_looked_at_before_anything_else():
    with pytest.raises(UploadRefused, match="za duży"):
        accept(b"x" * (MEGABYTE + 1), max_bytes=MEGABYTE, max_pages=1)


def test_the_page_limit_reaches_the_reader():
    def change(pdf: Pdf) -> None:
        add_page(pdf)
        add_page(pdf)

    with pytest.raises(UploadRefused, match="najwyżej 1"):
        taken(a_pdf(change), max_pages=1)


def test_a_small_file_that_unpacks_to_half_a_gigabyte_is_refused():
    packer = zlib.compressobj()
    packed = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(512)) + packer.flush()

    def change(pdf: Pdf) -> None:
        add_page(pdf).obj.Contents = Stream(pdf, packed, Dictionary(Filter=Name.FlateDecode))

    with pytest.raises(UploadRefused):
        taken(a_pdf(change, stream_decode_level=pikepdf.StreamDecodeLevel.none))


@settings(max_examples=5, deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes_are_taken_or_refused_and_nothing_else(data):
    with pytest.raises(UploadRefused):
        taken(data)


def test_files_join_in_their_order(tmp_path):
    def two(pdf: Pdf) -> None:
        for number in (1, 2):
            add_page(pdf, operators=b"BT /F1 12 Tf 99 99 Td (Strona %d) Tj ET" % number)

    copies = [taken(picture()).pdf, taken(a_pdf(two)).pdf, taken(picture(pattern(1200, 800))).pdf]
    whole = join(copies)
    with pikepdf.open(BytesIO(whole)) as opened:
        lying = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in opened.pages]
        assert set(opened.Root.keys()) == {"/Type", "/Pages"}
    assert lying == [False, False, False, True]
    assert text_of(whole).split() == ["Strona", "1", "Strona", "2"]
    assert corners(rendered(whole, page=4)) == CORNERS
    assert not complaints(whole, tmp_path)
    assert join(copies) == whole
    assert not {"/Info", "/Metadata"} & keys_of(whole)


def test_a_copy_of_a_copy_is_still_a_copy():
    once = taken(a_pdf()).pdf
    twice = taken(once)
    assert twice.notes == ()
    assert TEXT in text_of(twice.pdf)
