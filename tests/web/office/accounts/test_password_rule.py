"""What a good password is: long, and not what somebody would try first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.office.accounts.password_rule import COMMON, OWN, SHORT, common_words, objection

HOLDER = ("Zofia Przykładowa", "zofia.przykladowa@example.com", "Miasto Sejny")


@pytest.mark.parametrize(
    "password",
    ["cztery parasole na strychu", "wiadro pełne starych gwizdków", "kX9#vQ2!mZ7p", "correct horse battery",
     "🦔🦔 jeż idzie do lasu", "Zofia lubi deszczowe poniedziałki"],
)  # fmt: skip
def test_taken(password: str):
    assert objection(password, HOLDER) == ""


@pytest.mark.parametrize("password", ["", "krótkie", "11 znaków!!", "aZ9!aZ9!"])
def test_short(password: str):
    assert objection(password, HOLDER) == SHORT


@pytest.mark.parametrize(
    "password",
    ["123456789012", "111111111111", "qwertyuiop12", "qwertyuiopasdf", "zaq12wsxcde3", "Polska2026!!",
     "haslohaslo12", "H4sl0H4sl0!!", "kochamcie1234", "abcabcabcabc", "password1234", "Administrator1",
     "987654321098", "kasia kasia 1", "abcdefghijkl", "2026-01-01-01"],
)  # fmt: skip
def test_common(password: str):
    assert objection(password, HOLDER) == COMMON


@pytest.mark.parametrize(
    "password", ["Przykładowa2026", "zofia.przykladowa@example.com", "PRZYKLADOWA-Zofia", "MiastoSejny123"]
)  # fmt: skip
def test_own(password: str):
    assert objection(password, HOLDER) in {OWN, COMMON}


def test_own_words_are_looked_for_only_in_what_the_holder_is_called():
    assert objection("Przykładowa2026") == ""


def test_the_list_is_plain():
    assert len(common_words()) > 250
    assert all(word.isalpha() and word.isascii() and word.islower() for word in common_words())


@given(st.text(max_size=140), st.lists(st.text(max_size=20), max_size=3))
def test_nothing_typed_breaks_the_rule(password: str, own: list[str]):
    assert objection(password, own) in {"", SHORT, COMMON, OWN}
