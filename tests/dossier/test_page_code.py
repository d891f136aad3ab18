"""A page's code says which page it is, reads back, and takes no other code for its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dossier.page_code import MOST, PageCode, plain_code, read_payload, read_text, shown_code

NUMBERS = st.integers(1, MOST)
CODES = st.text("2346789ABCDEFGHJKMNPQRTWXYZ", min_size=8, max_size=8).map(shown_code)


@given(CODES, NUMBERS, st.tuples(NUMBERS, NUMBERS).map(sorted))
def test_what_a_page_says_reads_back(code, edition, places):
    page, pages = places
    said = PageCode(code, edition, page, pages)
    assert read_payload(said.payload) == said
    assert len(said.payload) <= 29  # what a QR code of 25 modules holds at level Q


def test_people_read_the_same_beside_it():
    assert PageCode("K7MX-3T9P", 2, 3, 12).text == "K7MX-3T9P/2 · 3/12"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.com",
        "TECZKA:K7MX3T9P:1:4:3",
        "TECZKA:K7MX3T9P:0:1:3",
        "TECZKA:K7MX3T9P:1:0:3",
        "TECZKA:K7MX3T9P:1:1:3 ",
        "TECZKA:k7mx3t9p:1:1:3",
        "TECZKA:K7MX3T9:1:1:3",
        "TECZKA:K7MX3T9P:1:1:1000",
    ],
)
def test_another_code_is_none_of_ours(text):
    assert read_payload(text) is None


def test_a_code_is_the_same_however_it_is_written():
    assert plain_code("k7mx 3t9p") == plain_code("K7MX-3T9P") == "K7MX3T9P"


@given(CODES, NUMBERS, st.tuples(NUMBERS, NUMBERS).map(sorted))
def test_what_people_read_can_be_typed_in(code, edition, places):
    said = PageCode(code, edition, *places)
    assert read_text(said.text) == said
    assert read_text(f" {said.text.lower().replace('-', ' ').replace(' · ', '  ')} ") == said


@pytest.mark.parametrize("text", ["", "K7MX-3T9P", "K7MX-3T9P/13/12", "K7MX-3T9P/1 · 4/3", "3/12"])
def test_what_may_mean_two_things_is_no_code(text):
    assert read_text(text) is None
