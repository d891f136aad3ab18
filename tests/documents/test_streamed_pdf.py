import io
from decimal import Decimal

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from app.documents.streamed_pdf import Copying, StreamedPdf, scalar

SCALARS = st.one_of(
    st.booleans(),
    st.integers(-(2**31), 2**31 - 1),
    st.decimals(-100000, 100000, places=4),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20).map(String),
    st.text("aż/ #()<>%", min_size=1, max_size=8).map(lambda text: Name(f"/{text}")),
    st.none(),
)


def copied(*values: object) -> pikepdf.Pdf:
    """A PDF into whose catalogue /V an array of the values was copied."""
    file, source = io.BytesIO(), Pdf.new()
    target = StreamedPdf(file)
    source.Root.V = Array(values)
    held = Copying(target).written(source.Root.V)
    pages = target.add(b"<</Type/Pages/Count 0/Kids[]>>")
    root = target.add(b"<</Type/Catalog/Pages %d 0 R/V %b>>" % (pages, held))
    target.finish(root, target.add(b"<<>>"))
    return pikepdf.open(io.BytesIO(file.getvalue()), attempt_recovery=False)


@given(st.lists(SCALARS, max_size=6))
def test_every_kind_of_value_comes_through(values: list[object]) -> None:
    assert list(copied(*values).Root.V) == list(Array(values))


def test_a_stream_keeps_its_data_and_filters() -> None:
    source = Pdf.new()
    data = bytes(range(256)) * 20
    stream = source.make_stream(data)
    with copied(stream) as pdf:
        assert pdf.Root.V[0].read_bytes() == data


def test_equal_objects_are_written_once_and_unequal_ones_apart() -> None:
    source = Pdf.new()
    fonts = [source.make_indirect(Dictionary(Name=Name.F, Size=size)) for size in (1, 1, 2)]
    with copied(*fonts) as pdf:
        numbers = [one.objgen for one in pdf.Root.V]
    assert numbers[0] == numbers[1] != numbers[2]


def test_equal_objects_of_two_sources_are_written_once() -> None:
    target = StreamedPdf(io.BytesIO())
    held = set()
    for _ in range(2):
        source = Pdf.new()
        source.Root.V = source.make_indirect(Dictionary(F=source.make_stream(b"glyphs")))
        held.add(Copying(target).written(source.Root.V))
    assert len(held) == 1


def test_a_circle_is_copied_as_a_circle() -> None:
    source = Pdf.new()
    one = source.make_indirect(Dictionary(Is=1))
    two = source.make_indirect(Dictionary(Is=2, Other=one))
    one.Other = two
    with copied(one) as pdf:
        first = pdf.Root.V[0]
        assert (first.Is, first.Other.Is) == (1, 2)
        assert first.Other.Other.objgen == first.objgen


def test_nothing_leads_into_the_structure_tree() -> None:
    source = Pdf.new()
    form = source.make_stream(b"", StructParents=3, Metadata=Dictionary(Author=String("Ewa")))
    with copied(form) as pdf:
        assert set(pdf.Root.V[0].keys()) == {"/Length"}


def test_what_is_no_value_of_a_pdf_is_refused() -> None:
    with pytest.raises(TypeError, match="complex"):
        scalar(1j)
    assert scalar(Decimal("0.0000001")) == b"0.0000001"
