"""Where the pieces of a page's text stand: what places to sign are found by."""

import pytest

from app.documents.text_places import text_places
from tests.documents.tagged import a_tagged_pdf, opened


def test_each_piece_says_where_it_begins() -> None:
    document = opened(a_tagged_pdf(["# Karta", "podpis uczestnika"]))
    pieces = list(text_places(document.pages[0]))
    assert [piece.text for piece in pieces] == ["Karta", "podpis uczestnika"]
    assert [(piece.left, piece.low) for piece in pieces] == [
        (60.0, pytest.approx(781.89)),
        (60.0, pytest.approx(761.89)),
    ]


def test_a_text_in_a_font_the_page_has_not_is_left_out() -> None:
    document = opened(a_tagged_pdf(["raz", "dwa"]))
    page = document.pages[0]
    page.Contents = document.make_stream(
        b"BT /G 9 Tf 5 5 Td <0001> Tj ET " + page.Contents.read_bytes()
    )
    assert [piece.text for piece in text_places(page)] == ["raz", "dwa"]
