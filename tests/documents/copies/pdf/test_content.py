import pytest

from app.documents.copies.pdf.content import redrawn


def written(operators: bytes, *hidden: str) -> bytes:
    return redrawn(operators, lambda name: name in hidden).operators


@pytest.mark.parametrize(
    ("operators", "kept"),
    [
        (b"0 0 m 9 9 l S", b"0 0 m\n9 9 l\nS\n"),
        (b"/P <</MCID 3>> BDC 1 w EMC /Span BMC 2 w EMC", b"1 w\n2 w\n"),
        (b"/Here MP /There <</X 1>> DP 1 w", b"1 w\n"),
        (b"EMC EMC 1 w", b"1 w\n"),
        (b"1 w % /JavaScript (a comment)\n2 w", b"1 w\n2 w\n"),
        (b"[(a\\)b) -12.50 .5] TJ", b"[ (a\\)b) -12.50 .5 ] TJ\n"),
        (b"/F#6d Do", b"/Fm Do\n"),
        (b"1 2 3", b""),
        (b"", b""),
    ],
)
def test_operators_are_written_anew_without_marks(operators, kept):
    assert written(operators) == kept


def test_a_picture_within_the_operators_keeps_its_bytes():
    operators = b"BI /W 4 /H 1 /BPC 8 /CS /G ID \x00EMC EI Q"
    kept = written(operators)
    assert b"\x00EMC" in kept
    assert written(kept) == kept


def test_a_hidden_layer_loses_its_paint_and_keeps_its_state():
    operators = b"/OC /Off BDC q 5 w 0 0 9 9 re f BT (x) Tj ET /Fm Do BI /W 1 ID x EI Q EMC 0 0 m S"
    kept = written(operators, "/Off").split(b"\n")
    assert kept == [b"q", b"5 w", b"0 0 9 9 re", b"n", b"BT", b"ET", b"Q", b"0 0 m", b"S", b""]


def test_calls_are_counted_where_they_are_seen():
    operators = b"/A Do /A Do /B Do /OC /Off BDC /C Do EMC"
    assert redrawn(operators, lambda name: name == "/Off").calls == {"/A": 2, "/B": 1}


@pytest.mark.parametrize(
    "noise", [b"<< /A", b"(never closed", b"] } ) >>", b"\xff\x00\x01", b"BI ID"]
)
def test_broken_operators_still_end(noise):
    assert written(b"1 w " + noise).startswith(b"1 w")
