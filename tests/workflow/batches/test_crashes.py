"""A process killed in the middle of a batch, and a LibreOffice that hangs: nothing is lost or doubled."""

import contextlib
import itertools
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from sqlalchemy import select

from app.documents.convert import OfficePool, page_count
from app.store.letter_rows import LetterRow
from app.store.letter_values import BatchState, Progress
from app.store.opened import Store, open_store
from app.workflow.batches.generating import Generating
from app.workflow.jobs.durable import Durable
from tests.documents.specimens import a_document
from tests.store.builders import every_byte
from tests.workflow.batches.stand_in import (
    NAME,
    ORDER,
    Letters,
    Office,
    a_durable,
    matters,
    settings_in,
)

PROGRAMME = ORDER.programme

SERVICE = """
import sys, time
from pathlib import Path
from app.store.opened import open_store
from tests.workflow.batches.stand_in import Letters, Office, a_durable, settings_in

settings = settings_in(Path(sys.argv[1]))
store = open_store(settings)
durable = a_durable(store, settings, Letters(), Office(seconds=0.03))
durable.start()
[batch_id] = store.letter_work.running()
while store.letter_work.running():
    print(store.batches.progress(batch_id).made, flush=True)
    time.sleep(0.02)
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(settings_in(tmp_path))
    yield opened
    opened.close()


def until(happened: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


@contextlib.contextmanager
def at_work(durable: Durable) -> Iterator[None]:
    durable.start()
    yield
    durable.stop()


def files_on_disk(folder: Path) -> set[str]:
    return {path.name for path in (folder / "data" / "letters").rglob("*") if path.is_file()}


def files_of_rows(store: Store) -> list[str]:
    with store.shelf.database.reading() as session:
        return [name for row in session.scalars(select(LetterRow)) for name in row.files]


def age(folder: Path) -> None:
    """As if every file had been written two hours ago."""
    moment = time.time() - 2 * 3600
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment))


def kill_when(service: subprocess.Popen[str], made: int) -> None:
    said = (int(line) for line in service.stdout)
    assert any(number >= made for number in itertools.islice(said, 1000)), "it did not go on"
    service.send_signal(signal.SIGKILL)
    service.wait()


def test_a_batch_killed_twice_ends_with_exactly_its_letters(store: Store, tmp_path: Path) -> None:
    batch = store.batches.create(ORDER, matters(100), made_by="clerk-1")
    store.batches.ask(PROGRAMME, batch.id)
    made_at = {}
    for stop_at in (15, 50):
        with subprocess.Popen(
            [sys.executable, "-c", SERVICE, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as service:
            kill_when(service, stop_at)
        assert stop_at <= store.batches.progress(batch.id).made < 100
        letters = {each.matter_id: each for each in store.batches.letters(batch.id)}
        assert all(letters[each].made_at == moment for each, moment in made_at.items())
        made_at = {each: letter.made_at for each, letter in letters.items() if letter.made_at}
    # Killed between file and row, which chance seldom brings about.
    store.shelf.letters.put(b"half a letter", owner=f"{batch.id}/{matters(100)[-1]}")

    settings, office = settings_in(tmp_path), Office()
    with at_work(a_durable(store, settings, Letters(), office)):
        until(lambda: not store.letter_work.running())
    assert store.batches.progress(batch.id) == Progress(made=100)
    assert store.batches.get(PROGRAMME, batch.id).state is BatchState.DONE
    assert len(office.converted) == 100 - len(made_at), "what was made before is not made again"
    letters = {each.matter_id: each for each in store.batches.letters(batch.id)}
    assert all(letters[each].made_at == moment for each, moment in made_at.items())

    age(settings.data / "letters")
    store.expire()
    spoken_of = files_of_rows(store)
    assert len(spoken_of) == len(set(spoken_of)) == 200
    assert files_on_disk(tmp_path) == set(spoken_of)
    texts = {store.batches.made(batch.id, each).docx for each in matters(100)}
    assert len(texts) == 100
    assert NAME.encode() not in every_byte(settings.data)


def test_what_dbos_writes_down_is_ids(store: Store, tmp_path: Path) -> None:
    batch = store.batches.create(ORDER, matters(3), made_by="clerk-1")
    store.batches.ask(PROGRAMME, batch.id)
    letters = Letters()
    letters.broken[matters(3)[1]] = ValueError(NAME)
    settings = settings_in(tmp_path)
    with at_work(a_durable(store, settings, letters, Office())):
        until(lambda: not store.letter_work.running())
    with contextlib.closing(sqlite3.connect(settings.data / "jobs.sqlite3")) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master")]
        written = "".join(database.iterdump())
    assert "workflow_status" in tables
    assert batch.id in written
    for private in (NAME, "Niepowtarzalna", *matters(3), "GOPS"):
        assert private not in written


# LibreOffice itself


class Documents(Letters):
    """Letters that LibreOffice can read."""

    def docx(self, order: object, matter_id: str) -> bytes:
        return a_document(f"Pismo w sprawie {matter_id}")


def hang(pool: OfficePool) -> psutil.Process:
    """Stop a LibreOffice in its tracks; the process that hangs."""
    worker = psutil.Process(pool.processes()[0])
    [office] = [each for each in worker.children() if each.name() == "soffice.bin"]
    office.suspend()
    return office


@pytest.mark.office
def test_a_hanging_libreoffice_holds_up_no_batch(store: Store, tmp_path: Path) -> None:
    batch = store.batches.create(ORDER, matters(6), made_by="clerk-1")
    store.batches.ask(PROGRAMME, batch.id)
    with OfficePool(workers=2, seconds=3) as pool:
        pool.warm()
        hanging = hang(pool)
        job = Generating(store.letter_work, Documents(), pool, store.page_codes, workers=2)
        with at_work(Durable(settings_in(tmp_path), {"letters": job})):
            until(lambda: store.batches.progress(batch.id).made > 2)
            worker = psutil.Process(pool.processes()[-1])
            worker.kill()  # and its LibreOffice with it
            until(lambda: not store.letter_work.running(), seconds=60)
    assert not hanging.is_running()
    assert store.batches.progress(batch.id) == Progress(made=6)
    pdfs = [store.batches.made(batch.id, each).pdf for each in matters(6)]
    assert [page_count(pdf) for pdf in pdfs] == [1] * 6
    assert len(set(pdfs)) == 6
