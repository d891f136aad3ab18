"""An assistant at work in January: two participants, assignments open, a visitor to write the diary with."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import delete
from werkzeug.test import TestResponse

from app.matters.rights import Role
from app.months.assignment import profile_id
from app.months.care import CareSchedule
from app.months.entry import ServiceEntry
from app.store.account import Account
from app.store.office_models import Record
from app.store.opened import Store
from tests.matters.builders import an_actor
from tests.months.builders import JAN, ZOFIA, a_profile, an_assignment, two_participants
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import a_site
from tests.web.visitor import TOKEN, Visitor

TODAY = date(2026, 1, 20)
DIARY = f"/biuro/{OWN}/dziennik/"
NEW = f"{DIARY}nowy"


@dataclass
class Helping:
    """The assistant of a site, with shortcuts to what lies behind the pages."""

    site: Flask
    account: Account
    visitor: Visitor = field(init=False)

    def __post_init__(self) -> None:
        self.visitor = signed_in(self.site, self.account)

    @property
    def store(self) -> Store:
        return store_of(self.site)

    @property
    def entries(self) -> tuple[ServiceEntry, ...]:
        return self.store.entries.find(OWN, owner=self.account.id)

    def keeps(self, *entries: ServiceEntry) -> tuple[ServiceEntry, ...]:
        """Entries of this assistant as they stand in the store, whatever is to be said of them."""
        own = [replace(entry, assistant_id=self.account.id) for entry in entries]
        return self.store.entries.add_all(own, self.account.actor, "service.entered")

    def knows(self, care: CareSchedule) -> None:
        """Care by others, as a clerk noted it."""
        self.store.care_schedules.add(care, an_actor(), "care.noted")

    def forgets(self) -> None:
        """An empty diary again, for the next test at this site."""
        with self.store.shelf.database.writing() as session:
            session.execute(delete(Record).where(Record.kind.in_(["service", "month", "care"])))

    def enter(self, path: str = NEW, **told: Any) -> TestResponse:
        """Open a page and send its form with these answers; the page it leads to is in ``visitor``."""
        self.visitor.get(f"{path}?osoba={told.get('participant', ZOFIA)}")
        return self.visitor.post(path, sent_for(**told))

    def queued(self, path: str = NEW, **told: Any) -> TestResponse:
        """What a phone sends of its own accord once it is connected again."""
        self.visitor.get(f"{NEW}?osoba={ZOFIA}")
        token = TOKEN.search(self.visitor.page)
        sent = sent_for(**told) | {"csrf_token": token[1] if token else ""}
        return self.visitor.client.post(path, data=sent, headers={"X-Teczka-Queue": "1"})


def sent_for(**told: Any) -> dict[str, Any]:
    """A morning with Zofia at home, as its form sends it."""
    answers = {
        "id": uuid.uuid4().hex,
        "participant": ZOFIA,
        "on": "2026-01-07",
        "starts": "10:00",
        "ends": "12:30",
        "activity": "pomoc w ubieraniu",
        "place": "mieszkanie uczestnika",
        "action": "next",
    }
    return {name.replace("__", "-"): value for name, value in (answers | told).items()}


def an_assisted_site(folder: Path, day: date = TODAY) -> Flask:
    """Two participants awarded; nobody assists them yet."""
    site = a_site(folder, day=day, second_factor_required=False)
    for matter in two_participants():
        store_of(site).matters.add(replace(matter, version=0), an_actor(), "matter.opened")
    return site


def assisting(site: Flask, email: str = "assistant@example.com", **changes: Any) -> Helping:
    """An assistant with a profile, and open assignments to both participants."""
    account = an_account(site, Role.ASSISTANT, email=email)
    own = {"assistant_id": account.id}
    profile = a_profile(account.id, id=profile_id(OWN, account.id), **changes)
    store_of(site).profiles.add(profile, an_actor(), "assistant.changed")
    assignments = [
        replace(an_assignment(matter_id, **own), id=uuid.uuid4().hex) for matter_id in (ZOFIA, JAN)
    ]
    store_of(site).assignments.add_all(assignments, an_actor(), "assignment.made")
    return Helping(site, account)
