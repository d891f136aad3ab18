"""The pages the law expects: what they must say, and that nothing is claimed that nobody gave."""

import re
from pathlib import Path

import pytest
from flask import Flask

from app.config import Operator
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

IDS = {
    "a11y-wstep", "a11y-podmiot", "a11y-url", "a11y-data-publikacja", "a11y-data-aktualizacja", "a11y-status",
    "a11y-tresci-niedostepne", "a11y-data-sporzadzenie", "a11y-data-przeglad", "a11y-kontakt", "a11y-osoba",
    "a11y-email", "a11y-telefon", "a11y-procedura", "a11y-architektura", "a11y-aplikacje",
}  # fmt: skip


def test_the_declaration_has_every_id_the_technical_conditions_ask_for(site: Flask):
    visitor = Visitor(site)
    visitor.get("/deklaracja-dostepnosci")
    assert set(re.findall(r'id="(a11y-[a-z-]+)"', visitor.page)) >= IDS


def test_what_nobody_gave_is_said_to_be_missing(site: Flask):
    visitor = Visitor(site)
    visitor.get("/deklaracja-dostepnosci")
    assert visitor.text.count("nie podano – uzupełnia podmiot") >= 4
    assert "w pełni zgodny" not in visitor.text


def test_the_operator_of_the_installation_is_named(tmp_path: Path):
    operator = Operator(name="Urząd Zmyślony", email="dostep@example.com", phone="22 555 00 99")
    site = a_site(tmp_path, operator=operator)
    visitor = Visitor(site)
    for path in ("/deklaracja-dostepnosci", "/prywatnosc"):
        visitor.get(path)
        assert "Urząd Zmyślony" in visitor.text
        assert "dostep@example.com" in visitor.text
    close(site)


@pytest.mark.parametrize(("days", "words"), [(1, "1 dzień"), (45, "45 dni")])
def test_privacy_says_how_long_drafts_are_kept(tmp_path: Path, days: int, words: str):
    site = a_site(tmp_path, draft_days=days)
    visitor = Visitor(site)
    visitor.get("/prywatnosc")
    assert words in visitor.text
    close(site)


def test_health_says_ok(site: Flask):
    assert Visitor(site).client.get("/zdrowie").data == b"ok\n"


def test_help_tells_staff_where_to_sign_in_and_what_happens_to_what_they_typed(site: Flask):
    visitor = Visitor(site)
    visitor.get("/pomoc")
    assert 'href="/biuro/"' in visitor.page
    assert "Gdy logowanie wygaśnie" in visitor.text
