"""How high a text is estimated to stand: never below what LibreOffice makes of it, and not far above."""

import pytest

from app.attachments.typeface import Typeface

SMALL = Typeface(9.5)
WORDS = "toaleta poranna, śniadanie, pranie i zakupy w Wiązownie "


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("słowo", 1),
        ("jedna\ndruga", 2),
        (WORDS * 3, 5),
        ("x" * 100, 3),
        ("raz " + "x" * 100, 4),
        ("dwa\N{NO-BREAK SPACE}złote " * 12, 3),
    ],
)
def test_a_text_takes_as_many_lines_as_its_words_need(text: str, lines: int) -> None:
    assert SMALL.lines(text, 180) == lines


def test_a_letter_of_another_font_makes_its_line_wider_and_higher() -> None:
    assert SMALL.width("中") > SMALL.width("m")
    assert SMALL.height("中", 100) > SMALL.height("m", 100)


def test_a_hard_space_is_a_space_that_holds_together() -> None:
    assert SMALL.width("2\N{NO-BREAK SPACE}min") == SMALL.width("2 min")
    assert SMALL.height("2\N{NO-BREAK SPACE}min", 100) == SMALL.height("m", 100)


def test_bold_is_wider() -> None:
    assert Typeface(9.5, bold=True).width(WORDS) > SMALL.width(WORDS)
