"""How fast an order of many dossiers is erased, against one by one: ``python -m benchmarks.erasing``.

300 dossiers of 40 papers with an assistant, 20 services and their lines in the ledger, three handed-in months
for every five of them and a session for every twenty; people share surnames, streets and phones. An order of
200 is seen through as the office has it. Looking for each person alone is the same job told to look for one
at a time, for three dossiers while the store is large and for three once it is small. Both in one run,
processor time a dossier. The aim: an order of many takes a tenth of it a dossier.

``--short`` makes a third of the dossiers and asks for a third of the ratio: looking alone takes the longer,
the more there is. The store is made in a folder that is thrown away.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.config import Settings
from app.dossier.erasure import ErasureOrder, OrderState
from app.dossier.retention import Retention
from app.matters.session import SessionState
from app.months.ids import one_id
from app.months.month_file import (
    Edition,
    HandedContent,
    MonthFile,
    MonthState,
    Part,
    Remark,
    content_id,
    file_id,
)
from app.store.opened import Store, open_store
from app.workflow.dossier.erasing_job import ErasingJob, open_erasures
from app.workflow.dossier.sweeps import TOGETHER, Sweeps
from app.workflow.office.desk import Desk, new_id
from app.workflow.office.events import Event
from benchmarks.dossiers import EACH_SERVES, a_paper, services
from rules.case import Address
from rules.diary import YearMonth
from tests.builders import a_participant
from tests.matters.builders import (
    SEJNY,
    a_proposal,
    a_resolved_matter,
    a_session,
    an_actor,
    an_applicant,
)
from tests.months.builders import ASSISTANT_ID, a_profile, an_assignment

DOSSIERS, ORDERED, ALONE, PAPERS, EACH_SESSION = 300, 200, 6, 40, 20
AIM = 10.0
FIRST_NAMES = ("Zofia", "Kunegunda", "Bogumiła", "Jan", "Paweł", "Świętopełk", "Ewa", "Rajmund")
LAST_NAMES = ("Zmyśl", "Pozor", "Nieistniej", "Niepowtarzal", "Wymyśl", "Rzekom", "Przykład", "Ud")
ENDINGS = ("ony", "na", "ący", "owski", "icka", "aniec", "ewicz")
STREETS = ("ul. Zmyślona", "al. Nieistniejąca", "Wymyślna", "os. Pozorne")
CLERK, OTHER = an_actor(), an_actor(account_id="konto-2", name="Kajetan Drugi")
DUE = date(2032, 1, 2)


def make(store: Store, ids: Sequence[str]) -> None:
    for number, matter_id in enumerate(ids):
        make_dossier(store, number, matter_id)
        if number % EACH_SERVES == EACH_SERVES - 1:
            make_months(store, ids[number + 1 - EACH_SERVES : number + 1], assistant_of(number))
        if number % EACH_SESSION == EACH_SESSION - 1:
            some = ids[number + 1 - EACH_SESSION : number + 1]
            proposals = tuple(a_proposal(each, note="Zgodnie z kartą oceny.") for each in some)
            held = a_session(id=f"s{number:031x}", agenda=tuple(some), proposals=proposals)
            added = store.sessions.add(held, CLERK, Event.SESSION_OPENED)
            store.sessions.save(
                replace(added, state=SessionState.CLOSED, notes="Omówiono wnioski. Zamknięto."),
                CLERK,
                Event.SESSION_CLOSED,
            )
    kept = Retention(SEJNY, "B5", 5, "umowa", date(2026, 1, 2), "x", backup_days=90)
    store.retentions.save(kept, CLERK, Event.RETENTION_SET)


def make_dossier(store: Store, number: int, matter_id: str) -> None:
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    last = LAST_NAMES[number % 7 % len(LAST_NAMES)] + ENDINGS[number // 5 % len(ENDINGS)]
    street = f"{STREETS[number % len(STREETS)]} {number // 3 % 40 + 1}"
    participant = a_participant(
        first_name=first,
        last_name=last,
        address=Address(street, "16-500", "Sejny"),
        phone=f"87 555 {number % 90 + 10} {number // 90 + 10}",
        email=f"{first[:2]}{number}@nigdzie.example",
    )
    case = an_applicant(participant=participant)
    own = replace(
        a_resolved_matter(case=case), id=matter_id, case_number=f"{number + 1}.2026", version=0
    )
    store.matters.add(own, CLERK, Event.MATTER_OPENED, f"wniosek: {first} {last}")
    papers = [a_paper(own.id, place) for place in range(PAPERS)]
    store.kept_papers.add_all(papers, CLERK, Event.PAPER_KEPT)
    assistant = assistant_of(number)
    if number % EACH_SERVES == 0:
        store.profiles.add(a_profile(assistant), CLERK, Event.PROFILE_CHANGED)
    assignment = an_assignment(own.id, assistant_id=assistant, id=f"a{number:031x}")
    store.assignments.add(assignment, CLERK, Event.ASSIGNMENT_MADE)
    store.entries.add_all(services(own.id, assistant), CLERK, Event.SERVICE_ENTERED)


def assistant_of(number: int) -> str:
    return f"{ASSISTANT_ID[:16]}{number // EACH_SERVES:016x}"


def make_months(store: Store, matter_ids: Sequence[str], assistant: str) -> None:
    for month in (1, 2, 3):
        of = YearMonth(2026, month)
        entries = tuple(each for own in matter_ids for each in services(own, assistant))
        remark = Remark("Popraw sumę. Brak podpisu.", entries[0].id, f"{entries[0].id}.1")
        edition = Edition(
            1, "AB", date(2026, month, 28), Decimal(10), Decimal(0), remarks=(remark,)
        )
        own_id = file_id(SEJNY, assistant, of, Part.MAIN)
        accepted = (Part.MAIN, MonthState.ACCEPTED, (edition,))
        file = MonthFile(own_id, SEJNY, assistant, of, *accepted)
        content = HandedContent(content_id(file, 1), SEJNY, assistant, of, Part.MAIN, 1, entries)
        store.handed_contents.add(content, CLERK, Event.MONTH_HANDED_IN)
        store.month_files.add(file, CLERK, Event.MONTH_HANDED_IN)


def seconds_each(store: Store, together: int, ids: Sequence[str]) -> float:
    """Processor time a dossier of an order of them, of whom so many are looked for together."""
    erasures = open_erasures(store, Desk(store, lambda: DUE), lambda _kind, _wish_id: None)
    job = ErasingJob(erasures, store.prepared, Sweeps(together))
    told = (tuple(ids), "Minął czas przechowywania.", CLERK.account_id, CLERK.name, DUE)
    confirmed = (OTHER.account_id, OTHER.name, DUE)
    order = ErasureOrder(new_id(), SEJNY, OrderState.CONFIRMED, 2032, *told, *confirmed)
    store.erasure_orders.add(order, CLERK, Event.ERASURE_CONFIRMED)
    [work_id] = job.unfinished()
    begun = time.process_time()
    for _ in ids:
        job.advance(work_id, lambda: False)
    taken = time.process_time() - begun
    job.advance(work_id, lambda: False)  # the end of an order is the same for any number
    return taken / len(ids)


def main() -> int:
    os.fsync = lambda _: None  # type: ignore[assignment] # made anew each time
    share = 3 if "--short" in sys.argv else 1
    ids = [one_id("dossier", str(number)) for number in range(DOSSIERS // share)]
    ordered, half = ORDERED // share, ALONE // 2
    with tempfile.TemporaryDirectory(prefix="erasing-") as name:
        folder = Path(name)
        store = open_store(Settings(data=folder / "data", generated=folder / "generated"))
        make(store, ids)
        lines = store.ledger.count(SEJNY)
        large = seconds_each(store, 1, ids[:half])
        fast = seconds_each(store, TOGETHER, ids[half : half + ordered])
        small = seconds_each(store, 1, ids[-half:])
        gone, sound = len(store.erasures.all(SEJNY)), store.ledger.verify().sound
        store.close()
    alone, aim = (large + small) / 2, AIM / share
    print(f"{len(ids)} dossiers with {lines} lines, {gone} erased, ledger sound: {sound}")
    print(
        f"alone    {1000 * alone:7.0f} ms a dossier ({1000 * large:.0f} at first, {1000 * small:.0f} at last)"
    )
    print(f"an order {1000 * fast:7.0f} ms a dossier of {ordered}")
    print(f"ratio    {alone / fast:7.1f}, aim {aim:.1f}")
    return 0 if sound and gone == ordered + ALONE and alone / fast >= aim else 1


if __name__ == "__main__":
    sys.exit(main())
