"""Any bytes at all: a safe copy or a refusal in Polish, and nothing else."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.copies import worker
from app.documents.copies.accepted import AcceptedCopy
from app.documents.copies.worker import TOO_HEAVY, UNREADABLE, made_safe
from app.errors import UploadRefused
from tests.documents.copies.specimens import a_pdf, pattern, picture

PLAIN_PDF = a_pdf(object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
SPECIMENS = (
    PLAIN_PDF,
    a_pdf(),
    picture(pattern(80, 120)),
    picture(pattern(80, 120), kind="PNG"),
    picture(pattern(80, 120), kind="HEIF"),
)


def outcome(data: bytes) -> AcceptedCopy | None:
    """Make it safe; see that what comes of it is sound, or that a sentence says why not."""
    try:
        copy = made_safe(data, max_pages=20)
    except UploadRefused as refusal:
        said = str(refusal)
    else:
        _see_that_it_is_sound(copy)
        return copy
    assert len(said) > 40
    assert said.endswith(".")
    return None


def _see_that_it_is_sound(copy: AcceptedCopy) -> None:
    with pikepdf.open(BytesIO(copy.pdf)) as opened:
        assert len(opened.pages) == copy.pages >= 1
        assert set(opened.Root.keys()) == {"/Type", "/Pages"}


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2000))
def test_noise_is_refused(data):
    assert outcome(data) is None


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        [b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic"]
    ),
    st.binary(max_size=2000),
)
def test_noise_that_begins_well_is_refused(start, data):
    assert outcome(start + data) is None


@st.composite
def damaged(draw):
    data = bytearray(draw(st.sampled_from(SPECIMENS)))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(data) - 1))
        length = draw(st.integers(0, 12))
        data[at : at + length] = draw(st.binary(max_size=12))
        if not data:
            return b""
    return bytes(data)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_damage_anywhere_gives_a_sound_copy_or_a_refusal(data):
    outcome(data)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SPECIMENS), st.floats(0, 0.999))
def test_a_file_cut_anywhere_gives_a_sound_copy_or_a_refusal(data, share):
    outcome(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    ("failure", "words"),
    [(MemoryError(), TOO_HEAVY), (RecursionError(), UNREADABLE), (AttributeError("x"), UNREADABLE)],
)
def test_whatever_a_reader_throws_the_person_reads_a_sentence(monkeypatch, failure, words):
    def fail(*_args, **_kwargs):
        raise failure

    monkeypatch.setattr(worker, "pdf_pages", fail)
    with pytest.raises(UploadRefused) as refusal:
        made_safe(a_pdf(), max_pages=1)
    assert str(refusal.value) == words
