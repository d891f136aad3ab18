"""The page for no connection as a page: its look, its words, and what it says to a phone unknown."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.web.checks.focus import summary_takes_focus_without_scripts
from tests.web.office.diary.assistant import DIARY, Helping
from tests.web.office.offline.conftest import House
from tests.web.office.offline.phone import OFFLINE, Phone
from tests.web.office.staff import OTHER, an_account, signed_in
from tests.web.page_checks import CHECKS, open_page, problems
from tests.web.visitor import Visitor

HERE = tuple(check for check in CHECKS if check is not summary_takes_focus_without_scripts)
"""Without scripts this page says that it needs them, and has neither form nor summary."""


@pytest.mark.parametrize("mistake", [False, True])
def test_it_is_a_page_like_the_others(house: House, phone: Phone, mistake: bool):
    phone.context.set_offline(True)
    page = open_page(phone.context, f"{house.address}{OFFLINE}")
    written = Phone(phone.context, house.address)
    written.page = page
    written.write()
    assert written.says("czeka na wysłanie")
    if mistake:
        page.click("[data-press]")
        assert written.says("Wybierz, komu pomagasz")
        assert page.title().startswith("Błąd:")
    assert problems(page, HERE) == []


def test_it_can_be_filled_in_by_keyboard(phone: Phone):
    phone.open(OFFLINE)
    phone.says("Komu pomagasz")
    phone.page.locator("input[name=participant]").first.focus()
    for keys in ("Space", "Tab"):
        phone.page.keyboard.press(keys)
    assert phone.page.evaluate("document.activeElement.name") == "on"
    assert phone.page.locator("input[name=participant]:checked").count() == 1


def test_a_phone_that_knows_nobody_says_what_to_do(house: House, browser: Browser):
    context = browser.new_context(locale="pl-PL")
    phone = Phone(context, house.address)
    phone.open(OFFLINE)
    assert phone.says("Ten telefon nie zna jeszcze osób, którym pomagasz.")
    assert not phone.page.locator("[data-press]").is_visible()
    context.close()


def test_it_is_the_same_for_everybody_and_holds_no_news(house: House):
    helping = Helping(house.aurelia.site, house.aurelia.account)
    helping.enter()
    with helping.visitor.client.session_transaction() as session:
        session["_flashes"] = [("message", "Zapisano: Zofia")]
    own = helping.visitor.get(OFFLINE).get_data(as_text=True)
    assert own == Visitor(house.aurelia.site).get(OFFLINE).get_data(as_text=True)
    for word in ("Zofia", "csrf_token", house.aurelia.account.name):
        assert word not in own


def test_another_office_has_none(office: Flask):
    stranger = signed_in(office, an_account(office, programmes=(OTHER,)))
    for path in (OFFLINE, f"{OFFLINE}.js"):
        assert stranger.get(path).status_code == 404
    assert Visitor(office).get("/biuro/nie_ma/dziennik/bez-sieci.js").status_code == 404


def test_the_worker_names_what_it_keeps_and_nothing_else(house: House):
    response = Visitor(house.aurelia.site).client.get(f"{OFFLINE}.js")
    told = response.get_data(as_text=True).splitlines()[0]
    assert response.mimetype == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    assert f'"diary": "{DIARY}"' in told
    files = re.findall(r'"(/static/[^"]+)"', told)
    assert [each.split("?")[0] for each in files] == [
        "/static/icon.svg", "/static/phone.js", "/static/teczka.css", "/static/teczka.js"
    ]  # fmt: skip
    etag = {"If-None-Match": response.headers["ETag"]}
    assert Visitor(house.aurelia.site).client.get(f"{OFFLINE}.js", headers=etag).status_code == 304
