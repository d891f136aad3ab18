import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.archive.naming import LONGEST, slug, untaken


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OPS.5221.12.2026", "OPS.5221.12.2026"),
        ("Żółw/łódź 7_a", "Zolw-lodz-7-a"),
        ("../../etc", "etc"),
        ("application_card", "application-card"),
        ("", "bez-nazwy"),
        ("日本", "bez-nazwy"),
    ],
)
def test_a_name_is_plain_ascii_and_stays_in_its_folder(text, name):
    assert slug(text) == name


@settings(max_examples=40)
@given(st.text(max_size=30))
def test_whatever_comes_in_a_name_is_safe_everywhere(text):
    name = slug(text)
    assert name.isascii()
    assert set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-")
    assert 1 <= len(name) <= LONGEST
    assert name[0] not in ".-"
    assert ".." not in name


def test_a_taken_name_is_numbered_whatever_the_size_of_its_letters():
    assert untaken("Karta", {"karta.pdf", "karta-2.pdf"}, ".pdf") == "Karta-3.pdf"
    assert untaken("A", {"a"}) == "A-2"
    assert untaken("wolna", {"karta.pdf"}, ".pdf") == "wolna.pdf"
