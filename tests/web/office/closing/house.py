"""A site with one assistant who serves two participants, a clerk beside, and a diary to close."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask

from app.matters.rights import Role
from app.months.assignment import profile_id
from app.months.closing import Compared
from app.months.entry import ServiceEntry
from app.months.month_file import MonthFile, Part, Remark
from app.store.account import Account
from app.workflow.months.closing import Closing
from app.workflow.office.desk import Desk, Seen
from rules.diary import YearMonth
from rules.month.deadline import is_working_day
from rules.month.moments import WARSAW
from tests.months.builders import (
    JAN,
    ZOFIA,
    a_drive,
    a_profile,
    a_taxi,
    an_assignment,
    an_entry,
    two_participants,
)
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import a_site
from tests.web.visitor import Visitor

TODAY = date(2026, 1, 30)
JANUARY = YearMonth(2026, 1)
MONTH = f"/biuro/{OWN}/rozliczenie/2026-01/"
QUEUE = f"/biuro/{OWN}/rozliczenia/"
VISIT = an_entry("2026-01-07 10:00", "2026-01-07 12:30", journeys=(a_drive(),), goes_out=True)
JANS = an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN)
LATE = an_entry("2026-01-31 10:00", "2026-01-31 12:00")
NO_INVOICE = an_entry(
    "2026-01-09 10:00", "2026-01-09 12:00", journeys=(a_taxi(invoice=""),), goes_out=True
)


@dataclass
class House:
    """``assistant`` and ``clerk`` are accounts; both can be had signed in."""

    site: Flask
    assistant: Account
    clerk: Account
    today: date = TODAY

    @property
    def desk(self) -> Desk:
        desk: Desk = self.site.extensions["teczka"].desk
        return replace(desk, clock=lambda: self.today)

    @property
    def closing(self) -> Closing:
        return Closing(self.desk)

    def visitor(self, account: Account | None = None) -> Visitor:
        return signed_in(self.site, account or self.assistant)

    def write(self, *entries: ServiceEntry) -> None:
        own = [replace(entry, assistant_id=self.assistant.id) for entry in entries]
        store_of(self.site).entries.add_all(own, self.assistant.actor, "service.entered")

    def change(self, entry: ServiceEntry, **changes: Any) -> None:
        stored = store_of(self.site).entries.get(OWN, entry.id)
        changed = replace(stored, **changes)
        store_of(self.site).entries.save(changed, self.assistant.actor, "service.changed")

    def hand_in(self, part: Part = Part.MAIN) -> MonthFile:
        return self.closing.hand_in(self.assistant.actor, OWN, JANUARY, part)

    def give_back(self, file: MonthFile, *remarks: Remark) -> MonthFile:
        return self.closing.give_back(self.clerk.actor, _seen(file), Compared(remarks=remarks))

    def accept(self, file: MonthFile) -> MonthFile:
        return self.closing.accept(self.clerk.actor, _seen(file), Compared(), same_code=True)

    def file(self, file: MonthFile) -> MonthFile:
        return store_of(self.site).month_files.get(OWN, file.id)


def a_house(folder: Path, today: date = TODAY) -> House:
    site = a_site(folder, day=today, second_factor_required=False)
    house = House(site, an_account(site, Role.ASSISTANT), an_account(site), today)
    store, clerk, own_id = store_of(site), house.clerk.actor, house.assistant.id
    for matter in two_participants():
        store.matters.add(matter, clerk, "matter.opened")
    profile = replace(a_profile(own_id), id=profile_id(OWN, own_id))
    store.profiles.add(profile, clerk, "assistant.changed")
    assigned = [an_assignment(who, assistant_id=own_id) for who in (ZOFIA, JAN)]
    store.assignments.add_all(assigned, clerk, "assignment.made")
    return house


def a_full_month() -> Iterable[ServiceEntry]:
    """45 services, mornings with Zofia and afternoons with Jan, a drive now and then."""
    day, number = datetime(2026, 1, 2, 9, tzinfo=WARSAW), 0
    while number < 45:
        if is_working_day(day.date()):
            for who, since in ((ZOFIA, 9), (JAN, 13)):
                starts = day.replace(hour=since)
                out = number % 5 == 0
                yield an_entry(
                    f"{starts:%Y-%m-%d %H:%M}",
                    f"{starts + timedelta(hours=3):%Y-%m-%d %H:%M}",
                    matter_id=who,
                    goes_out=out,
                    journeys=(a_drive(),) if out else (),
                )
                number += 1
        day += timedelta(days=1)
        if day.month != 1:
            return


def _seen(file: MonthFile) -> Seen:
    return Seen(OWN, file.id, file.version)
