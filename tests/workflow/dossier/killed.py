"""A process that keeps thirty papers as fast as it can, made to be killed in the middle of it."""

import os
from datetime import date
from pathlib import Path

from app.config import Settings
from app.dossier.kept import Source
from app.store.opened import open_store
from app.workflow.dossier.keep_job import KeepJob
from app.workflow.dossier.keeper import Collecting, Keeper
from app.workflow.dossier.keeping import Keeping, ToKeep
from app.workflow.office.desk import Desk
from app.workflow.office.dossiers import Occasion
from tests.matters.builders import SEJNY, an_actor
from tests.workflow.dossier.working import worked_off


class Thirty:
    def papers(self, matter, kept):
        there = {paper.about for paper in kept}
        for number in range(30):
            if f"{number:03}" not in there:
                yield ToKeep(
                    programme=matter.programme,
                    matter_id=matter.id,
                    kind="service_card",
                    title="Karta",
                    source=Source.MADE,
                    made_on=matter.received.on,
                    files={"application/pdf": b"%PDF" + bytes([number]) * 50_000},
                    about=f"{number:03}",
                )
                os.write(1, b"kept\n")


def at_work(data: Path) -> None:
    """Take up what is wished for, or wish for it."""
    store = open_store(Settings(data=data, generated=data.parent / "generated"))
    desk = Desk(store, lambda: date(2026, 1, 5))
    collecting = Collecting(Keeping(desk, store.archive), {Occasion.ACCEPTED: (Thirty(),)})
    job = KeepJob(store.wishes, collecting)
    if not job.unfinished():
        keeper = Keeper(collecting, store.wishes, lambda _kind, _id: None)
        keeper.keep_up(an_actor(), SEJNY, ("m1",), Occasion.ACCEPTED)
    worked_off(job)
