"""Passwords are set by a code, once, and changed by whoever knows the present one."""

import re
from datetime import timedelta

from flask import Flask

from app.matters.rights import Role
from app.store.audit import Event
from app.store.clock import utc_now
from tests.web.office.staff import (
    OWN,
    PASSWORD,
    an_account,
    cookie_of,
    set_up_second_factor,
    sign_in,
    signed_in,
    store_of,
)
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

NEW = "wiadro pełne starych gwizdków"
EMAIL = "nowa.osoba@example.com"


def invited(site: Flask) -> tuple[str, str]:
    """The id of an account without a password, and the code to set one."""
    accounts = store_of(site).accounts
    account = accounts.add(EMAIL, "Nowa Osoba", [Role.CLERK], [OWN])
    return account.id, accounts.invite(account.id).code


def by_code(site: Flask, code: str, password: str = NEW, email: str = EMAIL) -> Visitor:
    visitor = Visitor(site)
    visitor.get("/biuro/nowe-haslo")
    told = {"email": email, "code": code, "password": password, "again": password}
    visitor.post("/biuro/nowe-haslo", told)
    return visitor


def test_a_code_sets_the_first_password_once(office: Flask):
    _, code = invited(office)
    visitor = by_code(office, code.lower().replace(" ", ""))
    assert visitor.at == "/biuro/zaloguj"
    assert "Hasło jest ustawione" in visitor.text
    visitor.post("/biuro/zaloguj", {"email": EMAIL, "password": NEW})
    assert visitor.at == f"/biuro/{OWN}/"
    again = by_code(office, code)
    assert "nie pasują do siebie" in again.errors()[0]


def test_wrong_codes_unknown_addresses_and_old_codes_are_refused_alike(office: Flask):
    account_id, code = invited(office)
    told = {
        by_code(office, "0000 0000 0000").errors()[0],
        by_code(office, code, email="nikt@example.com").errors()[0],
        by_code(office, "").errors()[0].replace("Wpisz kod do ustawienia hasła", ""),
    }
    now = utc_now() + timedelta(hours=48)
    object.__setattr__(store_of(office).shelf, "clock", lambda: now)
    told.add(by_code(office, code).errors()[0])
    assert len(told) == 2
    store_of(office).accounts.disable(account_id)
    assert by_code(office, store_of(office).accounts.invite(account_id).code).errors()[0] in told


def test_codes_are_not_to_be_guessed(office: Flask):
    _, code = invited(office)
    for number in range(5):
        by_code(office, f"0000 0000 000{number}")
    assert "Za dużo nieudanych prób" in by_code(office, code).errors()[0]


def test_a_poor_password_is_refused_and_the_code_goes_on_working(office: Flask):
    _, code = invited(office)
    for number, poor in enumerate(
        ["za krótkie", "Polska2026!!", "NowaOsoba2026", "sejny urzad gmina"]
    ):
        visitor = by_code(office, code, poor)
        assert visitor.at == "/biuro/nowe-haslo", poor
        assert visitor.errors(), number
    assert by_code(office, code).at == "/biuro/zaloguj"


def test_no_page_shows_a_password_again(office: Flask):
    _, code = invited(office)
    assert "za krótkie" not in by_code(office, code, "za krótkie").page


def test_a_changed_password_ends_every_other_sign_in(office: Flask):
    account = an_account(office)
    visitor, elsewhere = signed_in(office, account), signed_in(office, account)
    before = cookie_of(visitor)
    visitor.get("/biuro/konto/haslo")
    told = {"present": PASSWORD, "password": NEW, "again": NEW}
    visitor.post("/biuro/konto/haslo", told)
    assert visitor.at == "/biuro/konto"
    assert elsewhere.get("/biuro/konto").request.path == "/biuro/zaloguj"
    thief = Visitor(office)
    thief.client.set_cookie("teczka", before)
    assert thief.get("/biuro/konto").request.path == "/biuro/zaloguj"
    assert Event.PASSWORD_CHANGED in [
        line.event for line in store_of(office).audit.lines(account.id)
    ]


def test_the_present_password_is_asked_for_and_not_to_be_guessed(office: Flask):
    visitor = signed_in(office, an_account(office))
    visitor.get("/biuro/konto/haslo")
    for _ in range(5):
        told = {"present": "zgadywane", "password": NEW, "again": NEW}
        visitor.post("/biuro/konto/haslo", told)
        assert "Obecne hasło się nie zgadza" in visitor.errors()[0]
    visitor.post("/biuro/konto/haslo", told | {"present": PASSWORD})
    assert "Za dużo nieudanych prób" in visitor.errors()[0]


def test_both_new_passwords_must_agree(office: Flask):
    visitor = signed_in(office, an_account(office))
    visitor.get("/biuro/konto/haslo")
    told = {"present": PASSWORD, "password": NEW, "again": NEW + "!"}
    visitor.post("/biuro/konto/haslo", told)
    assert "mają być takie same" in visitor.errors()[0]


def test_the_second_factor_is_only_for_whoever_gave_the_password_just_now(
    office: Flask, monkeypatch
):
    visitor = signed_in(office, an_account(office))
    with visitor.client.session_transaction() as session:
        session["fs_paa"] -= 3600
        session.pop("fs_gexp", None)
    response = visitor.get("/biuro/konto/drugi-skladnik")
    assert response.request.path == "/biuro/potwierdz"
    told = {"password": "zgadywane hasło", "dalej": response.request.args["dalej"]}
    visitor.post("/biuro/potwierdz", told)
    assert "To hasło się nie zgadza" in visitor.errors()[0]
    visitor.post("/biuro/potwierdz", told | {"password": PASSWORD})
    assert visitor.at == "/biuro/konto/drugi-skladnik"


def test_a_wrong_code_sets_no_second_factor_and_an_unused_offer_changes_nothing(office: Flask):
    account = an_account(office)
    visitor = signed_in(office, account)
    visitor.get("/biuro/konto/drugi-skladnik")
    visitor.post("/biuro/konto/drugi-skladnik", {"code": "000000"})
    assert "Ten kod się nie zgadza" in visitor.errors()[0]
    assert store_of(office).accounts.named(account.email).tf_primary_method is None


def test_new_spare_codes_replace_the_old_ones(office: Flask):
    account = an_account(office)
    visitor = signed_in(office, account)
    _, old = set_up_second_factor(visitor)
    visitor.get("/biuro/konto/kody-zapasowe")
    assert "Niewykorzystane kody: 10" in " ".join(visitor.text.replace("<strong>", "").split())
    visitor.post("/biuro/konto/kody-zapasowe", {})
    assert old[0] not in visitor.page
    late = Visitor(office)
    sign_in(late, account)
    late.get("/biuro/kod-zapasowy")
    late.post("/biuro/kod-zapasowy", {"code": old[0]})
    assert late.errors()


def test_without_a_mail_server_the_page_says_whom_to_ask(office: Flask):
    visitor = Visitor(office)
    visitor.get("/biuro/odzyskaj")
    assert "osobę, która administruje Teczką" in visitor.text
    visitor.post("/biuro/odzyskaj", {"email": EMAIL})
    assert visitor.at == "/biuro/odzyskaj"


def test_whoever_asks_for_a_code_by_mail_learns_nothing(tmp_path, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(
        "app.web.office.accounts.passwords.send_code",
        lambda _settings, _store, email: asked.append(email),
    )
    site = a_site(tmp_path, mail_url="smtp://poczta.example", mail_from="t@gmina.example")
    told = set()
    for email in (an_account(site).email, "nikt@example.com"):
        visitor = Visitor(site)
        visitor.get("/biuro/odzyskaj")
        visitor.post("/biuro/odzyskaj", {"email": email})
        assert visitor.at == "/biuro/nowe-haslo"
        assert "Jeśli ten adres ma konto" in visitor.text
        told.add(re.sub('value="[^"]+"', "", visitor.page))
    assert len(told) == 1
    assert len(asked) == 2
    visitor.get("/biuro/odzyskaj")
    for _ in range(5):
        visitor.post("/biuro/odzyskaj", {"email": "nikt@example.com"})
        visitor.get("/biuro/odzyskaj")
    visitor.post("/biuro/odzyskaj", {"email": "nikt@example.com"})
    assert "Za dużo" in visitor.errors()[0]
    close(site)
