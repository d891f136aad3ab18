"""How fast the list of dossiers is where nothing changed: ``python -m benchmarks.dossiers``.

300 dossiers of 40 papers with an assistant and 20 services each. The naive way opens every dossier for every
look. Ours is timed in a process that has looked before, in one that has just begun and finds in the store
what the last one found, and after one dossier changed. All of it in one run, processor time, the best of
a few. The aims: where nothing changed a look takes a 25th of opening every dossier, the other two a tenth.

``--short`` makes a third of the dossiers. The store is made in a folder that is thrown away.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from app.config import Settings
from app.dossier.completeness import completeness
from app.dossier.kept import KeptPaper, Source
from app.months.entry import ServiceEntry
from app.store.opened import Store, open_store
from app.workflow.dossier.reading import DossierReading
from app.workflow.dossier.standings import open_standings
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from tests.matters.builders import SEJNY, a_resolved_matter, an_actor, an_applicant
from tests.months.builders import ASSISTANT_ID, a_profile, an_assignment, an_entry

DOSSIERS, PAPERS, SERVICES = 300, 40, 20
KINDS = ("application_card", "award", "assessment_card", "service_card", "mileage_log")
EACH_SERVES = 5
AIM_UNCHANGED, AIM_BEGUN = 25.0, 10.0
RUNS = 3
CLERK = an_actor()


def make(store: Store, dossiers: int) -> None:
    matter = a_resolved_matter(case=an_applicant())
    for number in range(dossiers):
        own = replace(matter, id=f"{number:032x}", case_number=f"{number + 1}.2026", version=0)
        assistant = f"{ASSISTANT_ID[:16]}{number // EACH_SERVES:016x}"
        store.matters.add(own, CLERK, Event.MATTER_OPENED)
        papers = [a_paper(own.id, place) for place in range(PAPERS)]
        store.kept_papers.add_all(papers, CLERK, Event.PAPER_KEPT)
        if number % EACH_SERVES == 0:
            store.profiles.add(a_profile(assistant), CLERK, Event.PROFILE_CHANGED)
        assignment = an_assignment(own.id, assistant_id=assistant, id=f"a{number:031x}")
        store.assignments.add(assignment, CLERK, Event.ASSIGNMENT_MADE)
        store.entries.add_all(services(own.id, assistant), CLERK, Event.SERVICE_ENTERED)


def a_paper(matter_id: str, place: int) -> KeptPaper:
    return KeptPaper(
        id=f"{matter_id[16:]}{place:016x}",
        programme=SEJNY,
        matter_id=matter_id,
        kind=KINDS[place % len(KINDS)],
        title="Karta realizacji usług",
        source=Source.SCANNED,
        edition=place // len(KINDS) + 1,
        made_on=date(2026, 1 + place % 12, 5),
        filed_at=datetime(2026, 2, 1, 9, tzinfo=UTC),
        filed_by="Klara Kartotekowa",
        files=(),
    )


def services(matter_id: str, assistant: str) -> Iterator[ServiceEntry]:
    for place in range(SERVICES):
        on = f"2026-{place // 10 + 1:02}-{place % 10 + 5:02}"
        more = {"id": f"{matter_id[16:]}{place:016x}", "assistant_id": assistant}
        yield an_entry(f"{on} 08:00", f"{on} 10:00", matter_id=matter_id, **more)


def open_all(store: Store) -> None:
    """What a list without any memory does."""
    desk = Desk(store)
    reading = DossierReading(desk, store.ledger)
    for matter in desk.rooms.matters.all(SEJNY):
        completeness(reading.without_history(matter), desk.clock())


def change_one(store: Store, run: int) -> None:
    matter = store.matters.get(SEJNY, f"{7:032x}")
    store.matters.save(
        replace(matter, accessible_form=f"druk {run}"), CLERK, Event.ANSWERS_CORRECTED
    )


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def measured(store: Store) -> dict[str, float]:
    """Seconds of each way, the best of a few runs by turns."""
    standings, best = open_standings(store, Desk(store)), dict[str, float]()
    standings.look(CLERK, SEJNY)
    for run in range(RUNS):
        begun = open_standings(store, Desk(store))
        ways = {
            "opening every dossier": lambda: open_all(store),
            "nothing changed": lambda: standings.look(CLERK, SEJNY),
            "a process just begun": lambda b=begun: b.look(CLERK, SEJNY),
        }
        for name, work in ways.items():
            best[name] = min(best.get(name, 1e9), seconds(work))
        change_one(store, run)
        taken = seconds(lambda: standings.look(CLERK, SEJNY))
        best["one dossier changed"] = min(best.get("one dossier changed", 1e9), taken)
    return best


def main() -> int:
    os.fsync = lambda _: None  # type: ignore[assignment] # made anew each time
    dossiers = DOSSIERS // (3 if "--short" in sys.argv else 1)
    with tempfile.TemporaryDirectory(prefix="dossiers-") as name:
        folder = Path(name)
        store = open_store(Settings(data=folder / "data", generated=folder / "generated"))
        make(store, dossiers)
        best = measured(store)
        store.close()
    naive = best.pop("opening every dossier")
    print(f"{dossiers} dossiers of {PAPERS} papers, every one opened: {naive:.2f} s")
    ratios = {way: naive / taken for way, taken in best.items()}
    for way, taken in best.items():
        print(f"{way:20} {taken * 1000:7.1f} ms, {ratios[way]:6.1f} times as fast")
    fast = ratios.pop("nothing changed") >= AIM_UNCHANGED
    return 0 if fast and min(ratios.values()) >= AIM_BEGUN else 1


if __name__ == "__main__":
    sys.exit(main())
