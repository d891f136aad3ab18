from datetime import date

from app.wording.answers import DOTS, SHORT_DOTS, paragraphs, written, written_as
from app.wording.dates import short_date


def test_an_answer_prints_and_none_leaves_room() -> None:
    assert written(" Zofia ") == "Zofia"
    assert written("  ") == DOTS


def test_a_date_prints_in_words_or_leaves_a_gap() -> None:
    assert written_as(date(2026, 1, 2), short_date) == "02.01.2026"
    assert written_as(None, short_date) == SHORT_DOTS


def test_zero_is_an_answer() -> None:
    assert written_as(0, str) == "0"


def test_a_long_answer_keeps_its_paragraphs_and_none_gets_lines_to_write_on() -> None:
    assert paragraphs("Pierwszy.\r\n\n  Drugi. ") == ("Pierwszy.", "Drugi.")
    assert paragraphs("", 2) == (DOTS, DOTS)
