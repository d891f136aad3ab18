"""Fictional staff of two offices, signed in with or without a browser."""

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from flask import Flask
from passlib.totp import TOTP
from playwright.sync_api import Browser, BrowserContext

from app.matters.rights import Role
from app.store.account import Account
from app.store.opened import Store
from app.web.office.gatehouse.machinery import hashed
from tests.web.visitor import Visitor

PASSWORD = "cztery parasole na strychu"  # noqa: S105 - of people who do not exist
OWN, OTHER = "sejny_2026", "wiazowna_2026"
NAMES = {
    Role.ADMINISTRATOR: "Adela Fikcyjna",
    Role.CLERK: "Klara Zmyślona",
    Role.COMMISSION: "Konstanty Nieistniejący",
    Role.ASSISTANT: "Aurelia Przykładowa",
    Role.AUDITOR: "Ignacy Wymyślony",
}
KEY = re.compile(r"Klucz: <strong[^>]*>([A-Z2-7-]+)<")


def store_of(site: Flask) -> Store:
    store: Store = site.extensions["teczka"].store
    return store


def an_account(
    site: Flask,
    *roles: Role,
    programmes: Collection[str] = (OWN,),
    expires_on: date | None = None,
    email: str = "",
) -> Account:
    """An account with ``PASSWORD``; without roles that of a clerk."""
    given = roles or (Role.CLERK,)
    accounts = store_of(site).accounts
    address = email or f"{given[0]}@example.com"
    account = accounts.add(address, NAMES[given[0]], given, programmes, expires_on)
    with site.app_context():
        accounts.set_password(account.id, hashed(PASSWORD))
    return accounts.named(address)


def everybody(site: Flask) -> dict[Role, Account]:
    """One account for each role, all at ``OWN``."""
    return {role: an_account(site, role) for role in Role}


def sign_in(visitor: Visitor, account: Account, **more: Any) -> None:
    """Send address and password; where it leads is in ``visitor.at``."""
    visitor.get("/biuro/zaloguj")
    visitor.post("/biuro/zaloguj", {"email": account.email, "password": PASSWORD, **more})


def signed_in(site: Flask, account: Account) -> Visitor:
    """A client signed in with the password alone, for sites that ask no second factor."""
    visitor = Visitor(site)
    sign_in(visitor, account)
    assert visitor.at != "/biuro/zaloguj", visitor.errors()
    return visitor


def cookie_of(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie("teczka")
    assert cookie is not None
    return cookie.value


def signed_in_browser(
    browser: Browser, site: Flask, address: str, account: Account
) -> BrowserContext:
    """A browser's context signed in as the account; the caller closes it."""
    context = browser.new_context(locale="pl-PL")
    context.set_default_timeout(30_000)
    value = cookie_of(signed_in(site, account))
    context.add_cookies([{"name": "teczka", "value": value, "url": address}])
    return context


def app_of(page: str) -> TOTP:
    """The authenticator app that took the key shown on a page."""
    found = KEY.search(page)
    assert found, page
    return TOTP(key=found[1])


def set_up_second_factor(visitor: Visitor) -> tuple[TOTP, list[str]]:
    """The app, and the spare codes shown, of a visitor who is signed in."""
    visitor.get("/biuro/konto/drugi-skladnik")
    app = app_of(visitor.page)
    visitor.post("/biuro/konto/drugi-skladnik", {"code": app.generate().token})
    codes = re.findall(r"<li><span[^>]*>([0-9A-Z ]+)</span>", visitor.page)
    assert codes, visitor.errors()
    return app, codes
