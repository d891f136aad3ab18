import pytest

from app.fields.cleaning import clean_line, clean_text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Zofia \t Przykładowa ", "Zofia Przykładowa"),
        ("Z\u0307o\u0301lw", "Żólw"),
        ("z\u200be\u200dr\u2060o\ufeff", "zero"),
        ("\u202egnorw", "gnorw"),
        ("mi\u00adęk\u00adki", "miękki"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("\ud800pół\udfff", "pół"),
        ("\ue000\ufdd0\uffff\U0010ffff", ""),
        ("twarda\u00a0spacja\u2003i\u2028wiersz", "twarda spacja i wiersz"),
        ("{{ 7*7 }} <b>ŻÓŁĆ</b> & „cytat”", "{{ 7*7 }} <b>ŻÓŁĆ</b> & „cytat”"),
    ],
)
def test_line_keeps_what_is_seen(written: str, kept: str) -> None:
    assert clean_line(written) == kept


def test_text_keeps_its_lines_and_one_empty_between() -> None:
    assert clean_text("\r\n raz \r\n\r\n\r\n\n dwa\rtrzy \n\n") == "raz\n\ndwa\ntrzy"


def test_huge_text_is_looked_at_in_part() -> None:
    assert len(clean_line("a" * 1_000_000)) == 20_000
