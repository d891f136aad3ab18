"""A site with a register of six fictional matters, a clerk at it, and somebody who controls."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask

from app.dossier.control import Control
from app.store.account import Account
from app.workflow.clock import today
from app.workflow.office.events import Event
from rules.vocabulary import Outcome
from tests.matters.builders import (
    a_correct_matter,
    a_matter,
    a_resolved_matter,
    an_actor,
    an_applicant,
)
from tests.web.office.clerk import day_of
from tests.web.office.played_month import Calendar
from tests.web.office.staff import OWN, PASSWORD, an_account, signed_in, store_of
from tests.web.site import a_site
from tests.web.visitor import Visitor

ROOT = f"/biuro/{OWN}/kontrola/"
TODAY = today()
"""Accounts expire by the real clock, and so controls here are of real days."""
LAST_DAY = TODAY + timedelta(days=20)
IDS = tuple(f"{number:032x}" for number in range(1, 7))
NAMES = (
    ("Anna", "Abecadłowa"),
    ("Bogdan", "Bajeczny"),
    ("Celina", "Cyfrowa"),
    ("Dariusz", "Domyślny"),
    ("Ewa", "Echowa"),
    ("Filip", "Fikcyjny"),
)
OPENING: dict[str, Any] = {
    "title": "Realizacja Programu w 2026 roku",
    "body": "Wymyślony Urząd Wojewódzki",
    **day_of("last_day", LAST_DAY),
    "extent": "sample",
    "account_name": "Ignacy Wymyślony",
    "account_email": "kontrola@example.com",
}


@dataclass
class Controlled:
    site: Flask
    calendar: Calendar
    clerk: Visitor

    def matters(self) -> tuple[str, ...]:
        return tuple(each.id for each in store_of(self.site).matters.all(OWN))

    def control(self) -> Control:
        """The one opened last."""
        return store_of(self.site).controls.all(OWN)[-1]

    def auditor(self, email: str = OPENING["account_email"]) -> Account:
        return store_of(self.site).accounts.named(email)


def a_controlled_site(folder: Path) -> Controlled:
    calendar = Calendar(TODAY)
    site = a_site(folder, day=calendar, second_factor_required=False)
    store, clerk = store_of(site), an_actor()
    for matter in _matters():
        kept = store.matters.add(matter, clerk, Event.MATTER_OPENED)
        store.matters.save(replace(kept, accessible_form="duży druk"), clerk, Event.WISHES_NOTED)
    return Controlled(site, calendar, signed_in(site, an_account(site)))


def opened(house: Controlled, **changes: Any) -> Visitor:
    """A control opened by the clerk; whoever controls, signed in without the toil of setting a password."""
    house.clerk.get(f"{ROOT}nowa")
    house.clerk.post(f"{ROOT}nowa", OPENING | changes)
    account = house.auditor((OPENING | changes)["account_email"])
    accounts = store_of(house.site).accounts
    accounts.set_password(account.id, accounts.named("clerk@example.com").password_hash)
    return signed_in(house.site, account)


def opened_by_code(house: Controlled) -> Visitor:
    """The same as in life: with the code that the page shows, on the page that takes it."""
    house.clerk.get(f"{ROOT}nowa")
    house.clerk.post(f"{ROOT}nowa", OPENING)
    code = house.clerk.page.partition('data-verbatim translate="no">')[2].partition("<")[0]
    visitor = Visitor(house.site)
    visitor.get("/biuro/nowe-haslo")
    told = {"email": OPENING["account_email"], "code": code}
    visitor.post("/biuro/nowe-haslo", told | {"password": PASSWORD, "again": PASSWORD})
    if visitor.at == "/biuro/zaloguj":
        visitor.post("/biuro/zaloguj", told | {"password": PASSWORD})
    return visitor


def _matters() -> Iterator[Any]:
    makers = (
        a_resolved_matter,
        lambda case, **own: a_resolved_matter(Outcome.NOT_QUALIFIED, case, **own),
        lambda case, **own: a_resolved_matter(Outcome.RESERVE, case, **own),
        a_correct_matter,
        a_matter,
    )
    for number, (own_id, name) in enumerate(zip(IDS, NAMES, strict=True), 1):
        own = {"id": own_id, "case_number": f"PS.{number}.2026"}
        case = an_applicant(*name)
        if number <= 2:
            yield a_resolved_matter(case=case, **own)
        else:
            yield makers[number - 2](case, **own)
