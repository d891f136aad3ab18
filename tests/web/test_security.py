"""What a browser is told to keep to itself, on every route; and that nothing changes by a plain link."""

import re

import pytest
from flask import Flask

from tests.builders import a_case
from tests.web.visitor import Visitor

BIRTH = {"birth_date-day": "17", "birth_date-month": "5", "birth_date-year": "1980"}

PLAIN = [
    "/",
    "/program/wiazowna_2026",
    "/wroc",
    "/pomoc",
    "/prywatnosc",
    "/deklaracja-dostepnosci",
    "/nie-ma",
]
OWN = [
    "/wniosek",
    "/wniosek/kod",
    "/wniosek/sprawdz",
    "/wniosek/wynik",
    "/wniosek/dokumenty",
    "/wniosek/usun",
]


@pytest.mark.parametrize("path", PLAIN + OWN)
def test_every_page_carries_the_headers(site: Flask, path: str):
    visitor = Visitor(site)
    visitor.start(a_case())
    headers = visitor.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", OWN)
def test_nobody_sees_an_application_that_is_not_open_in_their_browser(site: Flask, path: str):
    Visitor(site).start(a_case())
    stranger = Visitor(site)
    assert stranger.get(path).request.path == "/wroc"


def test_every_post_needs_the_token_of_the_session(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    rules = [rule for rule in site.url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert len(rules) >= 8
    for rule in rules:
        path = rule.rule.replace(
            "<slug>", "wiazowna_2026" if "program" in rule.rule else "uczestnik"
        ).replace("<month:of>", "2026-01")
        path = re.sub(r"<any\((\w+)[^>]*>", r"\1", path)  # the first of the words it takes
        path = re.sub(r"<int:\w+>", "1", path)
        response = visitor.client.post(path, data={"first_name": "Obca"})
        assert response.status_code == 403, path
    visitor.get("/wniosek/pytania/uczestnik")
    assert "Obca" not in visitor.page


def test_the_cookie_is_closed_to_scripts_and_other_sites(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    cookie = visitor.client.get_cookie("teczka")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"


def test_the_cookie_holds_no_answer(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.answer("uczestnik", {"first_name": ["Zofia"], "last_name": ["Przykładowa"]})
    serializer = site.session_interface.get_signing_serializer(site)
    held = serializer.loads(visitor.client.get_cookie("teczka").value)
    assert set(held) <= {"visit", "csrf_token", "_permanent", "_flashes"}
    assert "Przykładowa" not in str(held)


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}],
)
def test_no_other_site_can_plant_answers_for_the_next_who_comes_back(site: Flask, headers):
    visitor = Visitor(site)
    planted = {"first_name": "Podrzucona", "action": "next"}
    response = visitor.client.post("/wniosek/pytania/uczestnik", data=planted, headers=headers)
    assert response.status_code == 403
    assert "Podrzucona" not in response.get_data(as_text=True)


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}]
)
def test_answers_of_our_own_page_are_carried_over_the_end_of_a_session(site: Flask, headers):
    visitor = Visitor(site)
    typed = {"first_name": "Zofia", "action": "next"}
    response = visitor.client.post("/wniosek/pytania/uczestnik", data=typed, headers=headers)
    assert "Zofia" in response.get_data(as_text=True)


def cookie_of(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie("teczka")
    assert cookie is not None
    return cookie.value


@pytest.mark.parametrize("last", ["/wniosek/zakoncz", "/wniosek/usun"])
def test_a_copied_cookie_is_worth_nothing_once_the_visit_has_ended(site: Flask, last: str):
    visitor = Visitor(site)
    visitor.start(a_case())
    thief = Visitor(site)
    thief.client.set_cookie("teczka", cookie_of(visitor))
    assert thief.get("/wniosek").request.path == "/wniosek"
    copied = cookie_of(visitor)
    visitor.get("/wniosek")
    visitor.post(last, {})
    for value in (copied, cookie_of(thief)):
        thief.client.set_cookie("teczka", value)
        assert thief.get("/wniosek").request.path == "/wroc"


def test_a_new_code_throws_out_whoever_else_is_in(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    thief = Visitor(site)
    resumed = visitor.code()
    thief.get("/wroc")
    thief.post("/wroc", {"code": resumed, **BIRTH})
    assert thief.at == "/wniosek"
    visitor.post("/wniosek/kod", {})
    assert thief.get("/wniosek").request.path == "/wroc"
    assert visitor.get("/wniosek").request.path == "/wniosek"


def test_secure_cookies_when_the_service_stands_behind_tls(tmp_path):
    from tests.web.site import a_site, close  # noqa: PLC0415 - a site with a setting of its own

    site = a_site(tmp_path, secure_cookies=True)
    visitor = Visitor(site)
    response = visitor.client.get("/program/wiazowna_2026/zacznij", base_url="https://localhost")
    assert "Secure" in response.headers["Set-Cookie"]
    assert response.headers["Set-Cookie"].startswith("__Host-teczka=")
    assert "max-age" in response.headers["Strict-Transport-Security"]
    close(site)


PARTS = {
    *(
        "slug",
        "name",
        "ending",
        "filename",
        "programme",
        "kind",
        "table",
        "version",
        "outcome",
        "form",
    ),
    *("matter_id", "session_id", "batch_id"),  # made at random, and saying nothing of anybody
    *("assistant_id", "assignment_id", "entry_id", "care_id", "check_id", "file_id", "part_id"),
    *("paper_id", "scan_id", "wish_id", "order_id", "erasure_id", "request_id", "control_id"),
    *(
        "number",
        "place",
        "year",
        "stratum",
    ),  # of a page, of a place on it; of what a sample is drawn
    *("of", "month", "part", "paper"),  # a month, a part of it, a kind of paper
}


def test_addresses_hold_nothing_personal(site: Flask):
    for rule in site.url_map.iter_rules():
        assert rule.arguments <= PARTS, rule.rule
