"""A site years later: dossiers whose time is over, one that is held, two clerks, an order, a certificate."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from app.dossier.erasure import ErasureOrder
from app.dossier.requests import DataRequest, RequestKind
from app.matters.matter import State
from app.store.account import Account
from app.workflow.dossier.data_requests import Asked, DataRequests
from app.workflow.dossier.erasing_job import open_erasing_job, open_erasures
from app.workflow.dossier.retention import Retaining, Wanted
from app.workflow.office.desk import Desk, Seen
from tests.matters.builders import a_resolved_matter, an_applicant
from tests.web.office.staff import OWN, an_account, store_of
from tests.web.site import a_site

DAY = date(2032, 1, 5)
HERS, HIS, HELD, GONE = "1" * 32, "2" * 32, "3" * 32, "4" * 32
NAMES = {
    HERS: ("Kunegunda", "Niepowtarzalna"),
    HIS: ("Jan", "Testowy"),
    HELD: ("Irena", "Rzekoma"),
    GONE: ("Adam", "Urojony"),
}
BECAUSE = "Minął czas przechowywania."
WANTED = Wanted("B5", 5, "instrukcja kancelaryjna, § 12", 90)


@dataclass(frozen=True)
class House:
    """``order`` waits for the second person, and ``erased`` is the certificate's id."""

    site: Flask
    first: Account
    second: Account
    order: ErasureOrder
    request: DataRequest
    erased: str

    @property
    def desk(self) -> Desk:
        desk: Desk = self.site.extensions["teczka"].desk
        return desk


def a_house(folder: Path, office: Any = None) -> House:
    site = a_site(folder, office, day=DAY, second_factor_required=False)
    first, second = an_account(site), an_account(site, email="drugi@example.com")
    store, desk = store_of(site), site.extensions["teczka"].desk
    for number, (matter_id, name) in enumerate(NAMES.items(), 1):
        matter = a_resolved_matter(case=an_applicant(*name), id=matter_id)
        closed = replace(
            matter, case_number=f"{number}.2026", state=State.CLOSED, closed_on=date(2026, 12, 18)
        )
        store.matters.add(closed, first.actor, "matter.opened")
    retaining, seen = Retaining(desk), Seen(OWN, OWN)
    retaining.set(first.actor, seen, WANTED)
    retaining.confirm(first.actor, seen)
    retaining.hold(first.actor, seen, "kontrola wojewody", HELD)
    erasures = open_erasures(store, desk, lambda _kind, _wish: None)
    done = erasures.ask(first.actor, OWN, (GONE,), BECAUSE)
    erasures.confirm(second.actor, Seen(OWN, done.id))
    job = open_erasing_job(store, desk)
    for work_id in job.unfinished():
        while job.advance(work_id, lambda: False):
            pass
    order = erasures.ask(first.actor, OWN, (HIS,), BECAUSE)
    asked = Asked(RequestKind.COPY, date(2031, 12, 1), "Irena Rzekoma", "dowód osobisty")
    request = DataRequests(desk).ask(first.actor, OWN, HELD, asked)
    [certificate] = store.erasures.all(OWN)
    return House(site, first, second, order, request, certificate.id)
