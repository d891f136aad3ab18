"""The settings' page: what an office sets, what it may not, and the edition's figures beside."""

import io
from collections.abc import Iterator

import pytest
from flask import Flask
from PIL import Image

from app.matters.rights import Role
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

PATH = f"/biuro/{OWN}/ustawienia/"
FILLED = {
    "header": "Ośrodek Przykładowy\n\nul. Zmyślona 1",
    "town": "Przykładowo",
    "contact": "pokój 7",
    "signatory_name": "Jan Niby-Podpisany",
    "signatory_position": "kierownik",
    "number_pattern": "PS.{nr:03}.{rok}",
    "completion_days": "10",
    "four_eyes": "yes",
    "limit_severe": "600",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    site = a_site(tmp_path_factory.mktemp("settings"), second_factor_required=False)
    yield site
    close(site)


@pytest.fixture(scope="module")
def administrator(site: Flask) -> Visitor:
    return signed_in(site, an_account(site, Role.ADMINISTRATOR))


def version(site: Flask) -> str:
    return str(store_of(site).office_settings.get(OWN, OWN).version)


def test_the_edition_s_figures_are_shown_with_their_source(administrator: Visitor):
    administrator.get(PATH)
    for said in ("840", "720", "480", "360", "nie potwierdzono w źródle", "tylko do odczytu"):
        assert said in administrator.text


def test_settings_are_kept_and_shown_again(site: Flask, administrator: Visitor):
    administrator.get(PATH)
    administrator.post(PATH, {**FILLED, "wersja": version(site)})
    assert "Ustawienia są zapisane." in administrator.text
    kept = store_of(site).office_settings.get(OWN, OWN)
    assert kept.header == ("Ośrodek Przykładowy", "ul. Zmyślona 1")
    assert (kept.completion_days, kept.four_eyes, str(kept.lower_limits[0][1])) == (10, True, "600")
    assert "Teraz dwunasta sprawa ma znak PS.012.2026." in administrator.text
    response = administrator.post(PATH, {**FILLED, "wersja": "0"})
    assert response.status_code == 409


def test_a_limit_above_the_edition_s_is_refused_and_nothing_typed_is_lost(
    site: Flask, administrator: Visitor
):
    administrator.get(PATH)
    sent = {**FILLED, "limit_severe": "900", "town": "Gdzie Indziej", "wersja": version(site)}
    response = administrator.post(PATH, sent)
    assert response.status_code == 409
    assert "jest wyższy niż w edycji Programu (720 godzin)" in administrator.text
    assert "Dlaczego?" in administrator.text
    assert 'value="900"' in administrator.page
    assert 'value="Gdzie Indziej"' in administrator.page


def test_what_makes_no_sense_is_named_at_its_field(administrator: Visitor):
    administrator.get(PATH)
    wrong = {"number_pattern": "PS", "completion_days": "0", "header": "\n".join("abcdefg")}
    response = administrator.post(PATH, {**FILLED, **wrong, "four_eyes": ""})
    assert response.status_code == 422
    assert len(administrator.errors()) == 4


def test_a_logo_is_added_seen_and_removed(site: Flask, administrator: Visitor):
    path, written = f"{PATH}logo", io.BytesIO()
    Image.new("RGB", (60, 20), "teal").save(written, "PNG")
    assert administrator.get(f"{path}.png").status_code == 404

    def sent(data: bytes, text: str, **more: str) -> int:
        administrator.get(path)
        file = (io.BytesIO(data), "logo.png")
        told = {"logo": file, "text": text, "wersja": version(site), **more}
        return administrator.post(path, told).status_code

    assert sent(b"%PDF", "Herb") == 422
    assert "nie jest obraz PNG" in administrator.text
    assert sent(written.getvalue(), "") == 422
    assert sent(written.getvalue(), "Herb", wersja="77") == 409
    assert sent(written.getvalue(), "Herb Przykładowa") == 200
    assert administrator.get(f"{path}.png").get_data().startswith(b"\x89PNG")
    administrator.get(path)
    assert 'alt="Herb Przykładowa"' in administrator.page
    assert sent(b"", "", action="remove") == 200
    assert store_of(site).office_settings.get(OWN, OWN).logo == b""
