"""A site on which a month can be played: an assistant at work with two participants, a clerk, a calendar."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from flask import Flask

from app.matters.rights import Role
from app.months.admitting import Terms
from app.months.assignment import profile_id
from app.store.account import Account
from app.workflow.months.assignments import Assignments
from app.workflow.months.reading import MonthReading
from app.workflow.office.desk import Desk, Seen
from rules.diary import YearMonth
from rules.month.settled import MonthVerdict
from tests.months.builders import STATEMENT, a_profile, two_participants
from tests.web.office.staff import OWN, an_account, store_of
from tests.web.site import a_site

MARCH = YearMonth(2026, 3)
FIRST_DAY, LAST_DAY = date(2026, 3, 2), date(2026, 3, 31)
"""A Monday; and a Tuesday, the last working day of the month (rule T9)."""
TERMS = Terms(date(2026, 3, 1), date(2026, 12, 31), Decimal(60), "UZ/1/2026")


@dataclass
class Calendar:
    """The office's day, which a test turns like a page."""

    today: date

    def __call__(self) -> date:
        return self.today


@dataclass
class PlayedMonth:
    """The site with whom it is about, and its calendar."""

    site: Flask
    calendar: Calendar
    assistant: Account
    clerk: Account

    @property
    def desk(self) -> Desk:
        desk: Desk = self.site.extensions["teczka"].desk
        return desk

    @property
    def verdict(self) -> MonthVerdict:
        """What the rules say of the month as it stands in the diary."""
        of_assistant = MonthReading(self.desk).of_assistant
        return of_assistant(OWN, MARCH, self.assistant.id).verdict

    @property
    def entry_ids(self) -> list[str]:
        """Of the assistant's entries, in the order they were made."""
        entries = self.desk.rooms.entries.find(OWN, owner=self.assistant.id)
        return [entry.id for entry in entries]


def a_month_to_play(folder: Path, office: Any) -> PlayedMonth:
    """On the first Monday of March, with nothing in the diary."""
    calendar = Calendar(FIRST_DAY)
    site = a_site(folder, office, calendar, second_factor_required=False)
    month = PlayedMonth(site, calendar, an_account(site, Role.ASSISTANT), an_account(site))
    _assign(month)
    return month


def _assign(month: PlayedMonth) -> None:
    """Both participants awarded, and the assistant assigned to both by the office's own service."""
    store, clerk, own_id = store_of(month.site), month.clerk.actor, month.assistant.id
    profile = a_profile(own_id, id=profile_id(OWN, own_id))
    store.profiles.add(profile, clerk, "assistant.changed")
    service = Assignments(month.desk)
    for matter in two_participants():
        store.matters.add(matter, clerk, "matter.opened")
        made = service.make(clerk, OWN, own_id, matter.id, TERMS)
        stated = service.state(clerk, Seen(OWN, made.id, made.version), STATEMENT)
        service.open(clerk, Seen(OWN, made.id, stated.version))
