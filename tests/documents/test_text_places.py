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


def test_letters_drawn_together_are_one_piece_and_a_matrix_places_it_anew() -> None:
    document = opened(a_tagged_pdf(["ab"]))
    page = document.pages[0]
    [whole] = text_places(page)
    codes = page.Contents.read_bytes().split(b"<")[-1].split(b">")[0]
    page.Contents = document.make_stream(
        b"BT 9 9 Td 0.8 0 0 1 30.5 -4 Tm /F 9 Tf[<%b>-7.5<%b>]TJ ET" % (codes[:4], codes[4:])
    )
    [piece] = text_places(page)
    assert (piece.text, piece.left, piece.low) == (whole.text, 30.5, -4)
    assert piece.right == pytest.approx(30.5 + 9 * 7.5 / 1000)


def test_a_text_in_a_font_the_page_has_not_is_left_out() -> None:
    document = opened(a_tagged_pdf(["raz", "dwa"]))
    page = document.pages[0]
    strange = b"BT /G 9 Tf 5 5 Td <0001> Tj ET "
    page.Contents = document.make_stream(strange + page.Contents.read_bytes())
    assert [piece.text for piece in text_places(page)] == ["raz", "dwa"]
