"""A clerk at work on a day in March: papers on the desk, matters in the register, a visitor to do it with."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from app.attachments.answers import raw_answers
from app.matters.matter import Matter
from app.web.services import Services
from app.workflow.office.events import Event
from rules.case import Case
from rules.programme import load_programme
from tests.web.office.staff import OWN, an_account, signed_in
from tests.web.site import a_site
from tests.web.visitor import START, Visitor

TODAY = date(2026, 3, 2)
BORN = {"born-day": "17", "born-month": "5", "born-year": "1980"}
VERSION = re.compile(r'name="wersja" value="(\d+)"')


@dataclass
class Clerk:
    """One clerk of one programme at one site, with shortcuts to what lies behind the pages."""

    site: Flask
    visitor: Visitor
    programme: str = OWN

    @property
    def services(self) -> Services:
        found: Services = self.site.extensions["teczka"]
        return found

    def printed(self, case: Case, code: str, token: str = "") -> None:
        """A draft of this case with one bundle printed from it; the same token prints it again."""
        answers = raw_answers(case, load_programme(case.programme))
        store = self.services.store
        started = store.drafts.start(case.programme, START, answers[START], token or code)
        name = case.participant.full_name
        store.bundles.put(code, started.draft_id, case.programme, name, answers)

    def keeps(self, matter: Matter) -> Matter:
        """A matter as it stands in the register, with no deed done."""
        actor = self.services.store.accounts.named("clerk@example.com").actor
        return self.services.store.matters.add(matter, actor, Event.MATTER_OPENED)

    def matter(self, matter_id: str) -> Matter:
        return self.services.store.matters.get(self.programme, matter_id)

    def matters(self) -> tuple[Matter, ...]:
        return self.services.store.matters.all(self.programme)

    def get(self, path: str, room: str = "sprawy") -> None:
        self.visitor.get(f"/biuro/{self.programme}/{room}/{path}")

    def post(
        self, path: str, data: dict[str, Any], *, again: bool = True, room: str = "sprawy"
    ) -> int:
        """Open a page, fill in its form and press its button; the status of where that leads."""
        if again:
            self.get(path, room)
        version = VERSION.search(self.visitor.page)
        sent = {"wersja": version[1]} | data if version else data
        return self.visitor.post(f"/biuro/{self.programme}/{room}/{path}", sent).status_code


def a_clerk(folder: Path, programme: str = OWN) -> Clerk:
    site = a_site(folder, day=TODAY, second_factor_required=False)
    visitor = signed_in(site, an_account(site, programmes=(programme,)))
    return Clerk(site, visitor, programme)


def day_of(name: str, day: date) -> dict[str, str]:
    """A date as its three inputs post it."""
    return {
        f"{name}-day": str(day.day),
        f"{name}-month": str(day.month),
        f"{name}-year": str(day.year),
    }
