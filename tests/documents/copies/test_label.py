import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.copies import display_name
from app.documents.copies.label import LENGTH


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("orzeczenie.pdf", "orzeczenie.pdf"),
        ("Żółte orzeczenie (1).jpg", "Żółte orzeczenie (1).jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Zofia\\Pulpit\\skan.pdf", "skan.pdf"),
        ("skan\x00\r\n\x1b[31m.pdf", "skan [31m.pdf"),
        ("orzeczenie\u202efdp.exe", "orzeczeniefdp.exe"),
        ("a\u200b\u2066b\ufeff.pdf", "ab.pdf"),
        ("zdjęcie\u00a0 \t strony.png", "zdjęcie strony.png"),
        ("", "plik bez nazwy"),
        ("..", "plik bez nazwy"),
        ("katalog/", "katalog"),
        ("\ud800.pdf", ".pdf"),
    ],
)
def test_a_name_becomes_a_harmless_label(name, label):
    assert display_name(name) == label


def test_a_long_name_keeps_its_beginning_and_its_ending():
    label = display_name("bardzo długa nazwa " * 20 + "skan.pdf")
    assert len(label) <= LENGTH
    assert label.startswith("bardzo długa nazwa")
    assert label.endswith("skan.pdf")


@given(st.text())
def test_any_name_gives_a_printable_label(name):
    label = display_name(name)
    assert 0 < len(label) <= LENGTH
    assert label.isprintable()
    assert "/" not in label
