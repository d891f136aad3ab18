"""The way in, and every way around it that must not lead in."""

import time
from datetime import timedelta

import pytest
from flask import Flask

from app.matters.rights import Role
from app.store.account import Account
from app.store.audit import Event
from app.store.clock import office_day, utc_now
from app.web.office.gatehouse.gate import onward
from tests.builders import a_case
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
from tests.web.visitor import Visitor

WRONG = "inne długie hasło"


def events(site: Flask) -> list[Event]:
    return [line.event for line in store_of(site).audit.lines()]


def refusal(visitor: Visitor, email: str, password: str = WRONG) -> list[str]:
    visitor.get("/biuro/zaloguj")
    visitor.post("/biuro/zaloguj", {"email": email, "password": password})
    assert visitor.at == "/biuro/zaloguj"
    return visitor.errors()


def is_in(visitor: Visitor) -> bool:
    return visitor.get("/biuro/konto").request.path == "/biuro/konto"


def test_password_alone_leads_to_the_programme_and_is_logged(office: Flask):
    visitor = signed_in(office, an_account(office))
    assert visitor.at == f"/biuro/{OWN}/"
    assert Event.SIGNED_IN in events(office)
    assert "Klara Zmyślona" in visitor.text


def test_whoever_has_several_programmes_chooses(office: Flask):
    visitor = signed_in(office, an_account(office, programmes=(OWN, "wiazowna_2026")))
    assert visitor.at == "/biuro/"
    assert visitor.page.count("teczka-choice__name") == 2


def test_nobody_learns_from_a_refusal_whether_there_is_an_account(office: Flask):
    store, yesterday = store_of(office), office_day(utc_now()) - timedelta(days=1)
    clerk = an_account(office)
    fresh = store.accounts.add("nowe@example.com", "Nowe Konto", [Role.CLERK], [OWN])
    over = an_account(office, Role.AUDITOR, expires_on=yesterday)
    disabled = an_account(office, Role.COMMISSION)
    store.accounts.disable(disabled.id)
    tries = {
        "nikt@example.com": WRONG,
        clerk.email: WRONG,
        fresh.email: WRONG,
        over.email: PASSWORD,
        disabled.email: PASSWORD,
    }
    for email, password in tries.items():
        (told,) = refusal(Visitor(office), email, password)
        assert told == "Błąd: E-mail albo hasło się nie zgadza. Sprawdź oba i spróbuj jeszcze raz."
        assert events(office)[-1] is Event.SIGN_IN_FAILED


def test_a_refusal_takes_as_long_with_and_without_an_account(office: Flask, monkeypatch):
    seen = []
    from app.web.office.gatehouse import machinery  # noqa: PLC0415 - patched here only

    real = machinery.verify_password
    monkeypatch.setattr(
        machinery, "verify_password", lambda *told: seen.append(told[1]) or real(*told)
    )
    account = an_account(office)
    refusal(Visitor(office), account.email)
    refusal(Visitor(office), "nikt@example.com")
    known, unknown = seen
    assert known.startswith("$argon2id$")
    assert known.split("$")[:4] == unknown.split("$")[:4]


def test_after_five_wrong_passwords_the_right_one_waits_too(office: Flask):
    account = an_account(office)
    visitor = Visitor(office)
    for _ in range(5):
        refusal(visitor, account.email)
    (told,) = refusal(visitor, account.email, PASSWORD)
    assert "Za dużo nieudanych prób" in told
    assert "za 15 minut" in told
    assert events(office)[-1] is Event.SIGN_IN_LOCKED
    assert "Za dużo" in refusal(Visitor(office), account.email.upper(), PASSWORD)[0]
    other = an_account(office, Role.AUDITOR)
    assert is_in(signed_in(office, other))


def test_tries_at_an_account_that_does_not_exist_are_counted_the_same(office: Flask):
    visitor = Visitor(office)
    for _ in range(5):
        refusal(visitor, "nikt@example.com")
    assert "Za dużo" in refusal(visitor, "nikt@example.com")[0]


def test_tries_at_many_accounts_from_one_connection_are_stopped(office: Flask):
    visitor = Visitor(office)
    for number in range(20):
        refusal(visitor, f"nikt{number}@example.com")
    assert "Za dużo" in refusal(visitor, "jeszcze@example.com")[0]


def test_failed_tries_are_told_at_the_next_sign_in(office: Flask):
    account = an_account(office)
    refusal(Visitor(office), account.email)
    visitor = signed_in(office, account)
    assert "1 nieudaną próbę wejścia na to konto" in visitor.text
    visitor.get("/biuro/konto")
    assert "nieudaną" not in signed_in(office, account).text


def test_a_planted_session_gets_nothing(office: Flask):
    planted = Visitor(office)
    planted.get("/biuro/zaloguj")
    before = cookie_of(planted)
    victim = Visitor(office)
    victim.client.set_cookie("teczka", before)
    sign_in(victim, an_account(office))
    assert is_in(victim)
    assert not is_in(planted)
    assert cookie_of(victim) != before
    serializer = office.session_interface.get_signing_serializer(office)
    old, new = serializer.loads(before), serializer.loads(cookie_of(victim))
    assert old["csrf_token"] != new.get("csrf_token")


@pytest.mark.parametrize(
    "asked",
    ["//zle.example", "https://zle.example/biuro/", "/biuro//zle.example", "/biuro/\\zle.example", "/",
     "/wniosek", "javascript:alert(1)", "/biuro/\r\nX: y", "\x00", "/biuro/żó", None],
)  # fmt: skip
def test_only_pages_of_the_office_are_gone_on_to(asked: str | None):
    assert onward(asked) == "/biuro/"


def test_nobody_is_sent_anywhere_else_after_signing_in(office: Flask):
    account = an_account(office)
    for asked in ("//zle.example", "https://zle.example/biuro/"):
        visitor = Visitor(office)
        sign_in(visitor, account, dalej=asked)
        assert visitor.at == f"/biuro/{OWN}/"
        assert visitor.get(f"/biuro/zaloguj?dalej={asked}").request.path == f"/biuro/{OWN}/"


def test_whoever_wanted_a_page_gets_there(office: Flask):
    account = an_account(office)
    visitor = Visitor(office)
    response = visitor.get("/biuro/konto/haslo")
    assert response.request.args["dalej"] == "/biuro/konto/haslo"
    wanted = response.request.args["dalej"]
    visitor.post("/biuro/zaloguj", {"email": account.email, "password": PASSWORD, "dalej": wanted})
    assert visitor.at == wanted


def test_signing_out_makes_a_copied_cookie_worthless(office: Flask):
    visitor = signed_in(office, an_account(office))
    thief = Visitor(office)
    thief.client.set_cookie("teczka", cookie_of(visitor))
    assert is_in(thief)
    assert is_in(visitor)
    visitor.post("/biuro/wyloguj", {})
    assert "Praca zakończona" in visitor.text
    assert not is_in(visitor)
    assert not is_in(thief)


@pytest.mark.parametrize("ended", ["disabled", "idle", "long", "expired"])
def test_a_live_session_ends_at_once(office: Flask, monkeypatch, ended: str):
    today = office_day(utc_now())
    account = an_account(office, Role.AUDITOR, expires_on=today)
    visitor = signed_in(office, account)
    assert is_in(visitor)
    store = store_of(office)
    later = {
        "idle": timedelta(minutes=61),
        "long": timedelta(hours=12),
        "expired": timedelta(days=1),
    }
    if ended == "disabled":
        store.accounts.disable(account.id)
    else:
        now = utc_now() + later[ended]
        object.__setattr__(store.shelf, "clock", lambda: now)
    assert not is_in(visitor)


def test_work_keeps_a_session_alive_for_half_a_day(office: Flask):
    visitor = signed_in(office, an_account(office))
    begun, store = utc_now(), store_of(office)
    for minutes in range(50, 12 * 60, 50):
        object.__setattr__(store.shelf, "clock", lambda at=minutes: begun + timedelta(minutes=at))
        assert is_in(visitor), minutes


def test_ending_a_draft_leaves_the_clerk_signed_in_and_signing_out_ends_both(office: Flask):
    visitor = signed_in(office, an_account(office))
    visitor.start(a_case())
    assert is_in(visitor)
    visitor.get("/wniosek")
    visitor.post("/wniosek/zakoncz", {})
    assert visitor.get("/wniosek").request.path == "/wroc"
    assert is_in(visitor)
    visitor.start(a_case())
    visitor.get("/biuro/konto")
    visitor.post("/biuro/wyloguj", {})
    assert visitor.get("/wniosek").request.path == "/wroc"


def test_signing_in_closes_a_draft_of_whoever_sat_there_before(office: Flask):
    account = an_account(office)
    visitor = Visitor(office)
    visitor.start(a_case())
    sign_in(visitor, account)
    assert visitor.get("/wniosek").request.path == "/wroc"


def test_the_cookie_names_nobody_and_is_closed_to_scripts(office: Flask):
    account = an_account(office)
    visitor = signed_in(office, account)
    cookie = visitor.client.get_cookie("teczka")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    held = office.session_interface.get_signing_serializer(office).loads(cookie.value)
    assert not {account.email, account.name, account.id} & set(map(str, held.values()))
    assert "example.com" not in str(held)


def test_an_api_token_or_remember_cookie_opens_nothing(office: Flask):
    from app.web.office.gatehouse.machinery import Staff  # noqa: PLC0415 - Flask-Security's own way in

    account = an_account(office)
    with office.test_request_context():
        token = Staff(account).get_auth_token()
    visitor = Visitor(office)
    headers = {"Authentication-Token": token}
    assert visitor.client.get("/biuro/konto", headers=headers).status_code == 302
    assert visitor.client.get(f"/biuro/konto?auth_token={token}").status_code == 302


def test_without_a_second_factor_only_its_page_opens(strict: Flask):
    visitor = Visitor(strict)
    sign_in(visitor, an_account(strict))
    for path in ("/biuro/", f"/biuro/{OWN}/", "/biuro/konto/kody-zapasowe"):
        assert visitor.get(path).request.path == "/biuro/konto/drugi-skladnik"
    assert visitor.get("/biuro/konto").request.path == "/biuro/konto"
    set_up_second_factor(visitor)
    assert visitor.get("/biuro/").request.path == f"/biuro/{OWN}/"
    assert Event.SECOND_FACTOR_SET in events(strict)


def test_an_assistant_whose_diary_tells_of_participants_needs_a_second_factor_too(strict: Flask):
    visitor = signed_in(strict, an_account(strict, Role.ASSISTANT))
    assert visitor.at == "/biuro/konto/drugi-skladnik"


def test_password_alone_opens_nothing_once_there_is_a_second_factor(strict: Flask):
    account = an_account(strict)
    first = Visitor(strict)
    sign_in(first, account)
    app, spare = set_up_second_factor(first)
    visitor = Visitor(strict)
    sign_in(visitor, account)
    assert visitor.at == "/biuro/drugi-skladnik"
    assert not is_in(visitor)
    visitor.get("/biuro/drugi-skladnik")
    used = app.generate(time=time.time() + 30).token  # the present one may have set the factor up
    visitor.post("/biuro/drugi-skladnik", {"code": used})
    assert is_in(visitor)
    again = Visitor(strict)
    sign_in(again, account)
    again.get("/biuro/drugi-skladnik")
    again.post("/biuro/drugi-skladnik", {"code": used})
    assert "był już użyty" in again.errors()[0]
    third = Visitor(strict)
    sign_in(third, account)
    third.get("/biuro/kod-zapasowy")
    third.post("/biuro/kod-zapasowy", {"code": spare[0].lower().replace(" ", "-")})
    assert is_in(third)
    fourth = Visitor(strict)
    sign_in(fourth, account)
    fourth.get("/biuro/kod-zapasowy")
    fourth.post("/biuro/kod-zapasowy", {"code": spare[0]})
    assert "kod zapasowy się nie zgadza" in fourth.errors()[0]


def test_codes_cannot_be_guessed(strict: Flask):
    account = an_account(strict)
    first = Visitor(strict)
    sign_in(first, account)
    app, _ = set_up_second_factor(first)
    visitor = Visitor(strict)
    sign_in(visitor, account)
    for number in range(5):
        visitor.post("/biuro/drugi-skladnik", {"code": f"00000{number}"})
        assert visitor.at == "/biuro/drugi-skladnik"
    visitor.post("/biuro/drugi-skladnik", {"code": app.generate(time=time.time() + 30).token})
    assert "Za dużo nieudanych prób" in visitor.errors()[0]
    assert not is_in(visitor)


def test_the_second_step_does_not_wait_for_ever(strict: Flask, monkeypatch):
    account = an_account(strict)
    first = Visitor(strict)
    sign_in(first, account)
    set_up_second_factor(first)
    visitor = Visitor(strict)
    sign_in(visitor, account)
    store_of(strict).accounts.drop_second_factor(account.id)
    later = time.time() + 601
    monkeypatch.setattr("app.web.office.accounts.signing_in.time.time", lambda: later)
    assert visitor.get("/biuro/drugi-skladnik").request.path == "/biuro/zaloguj"


def second_step(site: Flask, account: Account, **more: str) -> tuple[Visitor, bool]:
    """A browser whose holder has given password and code, and whether it was offered to be remembered."""
    first = Visitor(site)
    sign_in(first, account)
    app, _ = set_up_second_factor(first)
    visitor = Visitor(site)
    sign_in(visitor, account)
    visitor.get("/biuro/drugi-skladnik")
    offered = "zapamiętaj mnie" in visitor.text
    code = app.generate(time=time.time() + 30).token  # the present one set the factor up
    visitor.post("/biuro/drugi-skladnik", {"code": code, **more})
    return visitor, offered


@pytest.mark.parametrize(
    ("roles", "wish", "days"),
    [
        ([Role.ASSISTANT], {"own_phone": "yes"}, 14),
        ([Role.ASSISTANT], {}, 0),
        ([Role.CLERK], {"own_phone": "yes"}, 0),
        ([Role.ASSISTANT, Role.CLERK], {"own_phone": "yes"}, 0),
    ],
)
def test_only_an_assistants_own_telephone_is_remembered(
    strict: Flask, roles: list[Role], wish: dict[str, str], days: int
):
    visitor, offered = second_step(strict, an_account(strict, *roles), **wish)
    assert offered == (roles == [Role.ASSISTANT])
    assert is_in(visitor)
    cookie = visitor.client.get_cookie("teczka")
    assert cookie is not None
    assert cookie.expires is not None
    life = timedelta(days=days) if days else timedelta(hours=2)
    assert abs(cookie.expires - utc_now() - life) < timedelta(minutes=5)
    store, now = store_of(strict), utc_now()
    object.__setattr__(store.shelf, "clock", lambda: now + timedelta(days=3))
    assert is_in(visitor) == bool(days)
