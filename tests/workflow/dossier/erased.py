"""The whole story of an erasure, told once: what was there before, what was done, what is left."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from app.config import Settings
from app.dossier.dossier import Dossier
from app.dossier.erasure import Erasure, ErasureOrder
from app.store.opened import Store, open_store
from app.store.rotation import SEALED
from app.workflow.dossier.erasing_job import ErasingJob, open_erasures
from app.workflow.dossier.erasures import Erasures, Preview
from app.workflow.dossier.standings import open_standings
from app.workflow.months.figures import open_figures
from app.workflow.office.desk import Desk, Seen
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import JAN, ZOFIA
from tests.store.builders import TurnableClock
from tests.store.searching import places_of
from tests.workflow.dossier.rich import NEEDLES, Rich, a_rich_store

DUE, BEFORE = date(2032, 1, 1), date(2031, 12, 31)
CLERK, OTHER = an_actor(), an_actor(account_id="konto-2", name="Kajetan Drugi")
BECAUSE = "Minął czas przechowywania."


class Calendar:
    def __init__(self) -> None:
        self.today = DUE

    def __call__(self) -> date:
        return self.today


@dataclass(frozen=True)
class House:
    """A rich store with whoever erases in it."""

    rich: Rich
    calendar: Calendar
    erasures: Erasures
    job: ErasingJob

    @property
    def store(self) -> Store:
        return self.rich.store


def a_house(folder: Path) -> House:
    house = reopened(folder)
    a_rich_store(house.store, house.rich.desk, house.rich.settings)
    return house


def reopened(folder: Path) -> House:
    """The house as a process finds it that starts anew."""
    settings = Settings(data=folder / "data", generated=folder / "generated")
    store, calendar = open_store(settings, TurnableClock()), Calendar()
    desk = Desk(store, calendar)
    erasures = open_erasures(store, desk, lambda _kind, _wish: None)
    job = ErasingJob(erasures, store.prepared)
    return House(Rich(store, desk, settings), calendar, erasures, job)


def ordered(house: House, *matter_ids: str) -> ErasureOrder:
    order = house.erasures.ask(CLERK, SEJNY, matter_ids, BECAUSE)
    return house.erasures.confirm(OTHER, Seen(SEJNY, order.id, order.version))


def never() -> bool:
    return False


def done(house: House) -> None:
    for work_id in house.job.unfinished():
        while house.job.advance(work_id, never):
            pass


def sealed_of(store: Store) -> Iterator[bytes]:
    with store.shelf.database.reading() as session:
        for model, _ in SEALED:
            yield from (row.sealed for row in session.scalars(select(model)) if row.sealed)


@dataclass(frozen=True)
class Story:
    house: House
    before: Mapping[str, set[str]]
    after: Mapping[str, set[str]]
    gone: frozenset[bytes]
    other_before: Dossier
    preview: Preview
    certificate: Erasure
    log: str


class Heard(logging.Handler):
    """Everything said in any log, whatever its level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def told(folder: Path) -> Story:
    heard, root = Heard(), logging.getLogger()
    level = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    try:
        return _told(a_house(folder), heard)
    finally:
        root.removeHandler(heard)
        root.setLevel(level)


def _told(house: House, heard: Heard) -> Story:
    rich, store = house.rich, house.store
    open_figures(rich.desk).year(CLERK, SEJNY)  # remembered, with every participant's id
    open_standings(store, rich.desk).look(CLERK, SEJNY)  # and with every participant's name
    before = places_of(store, rich.settings, NEEDLES)
    sealed, other = frozenset(sealed_of(store)), rich.dossier(JAN)
    preview = house.erasures.preview(CLERK, SEJNY, ZOFIA)
    ordered(house, ZOFIA)
    done(house)
    after = places_of(store, rich.settings, NEEDLES)
    gone = sealed - frozenset(sealed_of(store))
    [certificate] = house.erasures.certificates(CLERK, SEJNY)
    return Story(house, before, after, gone, other, preview, certificate, "\n".join(heard.said))
