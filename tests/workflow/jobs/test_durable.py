"""Durable work: in order, after a crash from where it was, quietly, and for several services in turn."""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from dbos import DBOS
from sqlalchemy.exc import OperationalError

from app.config import Settings
from app.workflow.jobs.durable import Durable


class Counting:
    """Work of some pieces: each is a line in a file, so that another process may go on with it."""

    def __init__(self, folder: Path, pieces: int = 5, seconds: float = 0.0) -> None:
        self.folder, self.pieces, self.seconds = folder, pieces, seconds
        self.fails = 0
        self.folder.mkdir(parents=True, exist_ok=True)

    def order(self, work_id: str) -> str:
        (self.folder / work_id).touch()
        return work_id

    def done(self, work_id: str) -> Sequence[str]:
        return (self.folder / work_id).read_text().split()

    def unfinished(self) -> Sequence[str]:
        works = sorted(path.name for path in self.folder.iterdir())
        return [work_id for work_id in works if len(self.done(work_id)) < self.pieces]

    def advance(self, work_id: str, stopping: Callable[[], bool]) -> bool:
        if self.fails:
            self.fails -= 1
            raise ValueError("Zofia Przykładowa-Niepowtarzalna")
        done = len(self.done(work_id))
        if done < self.pieces:
            time.sleep(self.seconds)
            with (self.folder / work_id).open("a") as file:
                file.write(f"{done}\n")
        return done + 1 < self.pieces


def until(happened: Callable[[], object], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


@contextlib.contextmanager
def durable(folder: Path, job: Counting) -> Iterator[Durable]:
    service = Durable(Settings(data=folder / "data"), {"counting": job})
    service.start()
    yield service
    service.stop()


@pytest.fixture
def job(tmp_path: Path) -> Counting:
    return Counting(tmp_path / "works")


def test_nothing_starts_before_there_is_work(tmp_path: Path, job: Counting) -> None:
    with durable(tmp_path, job):
        assert not (tmp_path / "data").exists()
        with pytest.raises(Exception, match="nobody"):
            Durable.at_work()


def test_work_is_seen_through_once_however_often_it_is_asked_for(
    tmp_path: Path, job: Counting
) -> None:
    with durable(tmp_path, job) as service:
        for _ in range(3):
            service.ask("counting", job.order("work-1"))
        until(lambda: not job.unfinished())
        time.sleep(0.6)
        assert job.done("work-1") == ["0", "1", "2", "3", "4"]


def test_work_is_done_in_the_order_it_was_asked_for(tmp_path: Path) -> None:
    job = Counting(tmp_path / "works", pieces=3, seconds=0.05)
    with durable(tmp_path, job) as service:
        service.ask("counting", job.order("b"))
        service.ask("counting", job.order("a"))
        until(lambda: job.done("a"))
        assert len(job.done("b")) == 3
        until(lambda: not job.unfinished())


def test_a_failing_piece_is_tried_again_and_names_nobody(
    tmp_path: Path, job: Counting, caplog: pytest.LogCaptureFixture
) -> None:
    job.fails = 1
    with durable(tmp_path, job) as service:
        service.ask("counting", job.order("work-1"))
        until(lambda: not job.unfinished())
    assert "a piece of counting failed: ValueError" in caplog.text
    assert "Niepowtarzalna" not in caplog.text
    assert b"Niepowtarzalna" not in (tmp_path / "data" / "jobs.sqlite3").read_bytes()


def test_a_stopped_service_leaves_the_rest_to_the_next(tmp_path: Path) -> None:
    job = Counting(tmp_path / "works", pieces=30, seconds=0.05)
    with durable(tmp_path, job) as service:
        service.ask("counting", job.order("work-1"))
        until(lambda: len(job.done("work-1")) > 3)
    left = len(job.done("work-1"))
    assert left < 30
    assert not [each.name for each in threading.enumerate() if "queue" in each.name]
    with durable(tmp_path, job):
        until(lambda: not job.unfinished())
    assert job.done("work-1") == [str(number) for number in range(30)]


def test_two_services_of_one_process_take_turns(tmp_path: Path) -> None:
    first, second = (
        Counting(tmp_path / name / "works", pieces=20, seconds=0.05) for name in ("one", "two")
    )
    with durable(tmp_path / "one", first) as one, durable(tmp_path / "two", second) as two:
        one.ask("counting", first.order("work-1"))
        until(lambda: first.done("work-1"))
        two.ask("counting", second.order("work-1"))
        until(lambda: not second.unfinished())
        assert first.unfinished()
        one.start()
        until(lambda: not first.unfinished())
    for job in (first, second):
        assert job.done("work-1") == [str(number) for number in range(20)]


def test_it_speaks_to_nobody(
    tmp_path: Path, job: Counting, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture
) -> None:
    called = []

    def note(*args: object, **_: object) -> None:
        called.append(args)
        raise OSError("nobody answers")

    monkeypatch.setattr(socket.socket, "connect", note)
    monkeypatch.setattr(socket, "getaddrinfo", note)
    with durable(tmp_path, job) as service:
        service.ask("counting", job.order("work-1"))
        until(lambda: not job.unfinished())
    assert called == []
    assert capfd.readouterr() == ("", "")


def test_what_dbos_complains_of_stands_in_our_log(
    tmp_path: Path, job: Counting, caplog: pytest.LogCaptureFixture
) -> None:
    with durable(tmp_path, job) as service:
        service.ask("counting", job.order("work-1"))
        logging.getLogger("dbos").warning("the database is away")
        logging.getLogger("dbos").info("all is well")
        until(lambda: not job.unfinished())
    assert "the database is away" in caplog.text
    assert "all is well" not in caplog.text


def test_its_file_is_the_owners_alone_and_forgets_what_ended(tmp_path: Path, job: Counting) -> None:
    for number in range(2):
        with durable(tmp_path, job) as service:
            service.ask("counting", job.order(f"work-{number}"))
            until(lambda: not job.unfinished())
    file = tmp_path / "data" / "jobs.sqlite3"
    assert file.stat().st_mode & 0o777 == 0o600
    with contextlib.closing(sqlite3.connect(file)) as database:
        rows = database.execute("SELECT workflow_uuid FROM workflow_status").fetchall()
    assert [row[0].rpartition(".")[0] for row in rows] == ["counting.work-1"]


def test_work_that_dbos_itself_lost_is_taken_up_by_the_next_wish(
    tmp_path: Path, job: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = threading.Event()

    def away(*_: object) -> None:
        lost.set()
        raise OperationalError("INSERT", {}, Exception("unable to open database file"))

    with durable(tmp_path, job) as service:
        with monkeypatch.context() as patch:
            patch.setattr(DBOS, "run_step", away)
            service.ask("counting", job.order("work-1"))
            until(lost.is_set)
        time.sleep(0.2)
        assert job.done("work-1") == []
        service.ask("counting", "work-1")
        until(lambda: not job.unfinished())
    assert job.done("work-1") == ["0", "1", "2", "3", "4"]


SERVICE = """
import sys, time
from pathlib import Path
from app.config import Settings
from app.workflow.jobs.durable import Durable
from tests.workflow.jobs.test_durable import Counting

folder = Path(sys.argv[1])
job = Counting(folder / "works", pieces=40, seconds=0.05)
service = Durable(Settings(data=folder / "data"), {"counting": job})
service.start()
if not job.done(job.order("work-1")):
    service.ask("counting", "work-1")
print("at work", flush=True)
if sys.argv[2] == "stay":
    time.sleep(60)
while len(job.done("work-1")) < 3:
    time.sleep(0.02)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, None])
def test_when_the_process_ends_the_next_goes_on(tmp_path: Path, end: signal.Signals | None) -> None:
    """Killed, or ended in good order: then in the time of one piece, not of all of them."""
    stay = "stay" if end else "go"
    job = Counting(tmp_path / "works", pieces=40)
    job.order("work-1")
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SERVICE, str(tmp_path), stay],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as service:
        service.stdout.readline()
        until(lambda: len(job.done("work-1")) > 2)
        if end:
            os.kill(service.pid, end)
        complaints = service.communicate()[1].decode()
    assert service.returncode == (-end if end else 0), complaints
    assert end or complaints == ""
    assert len(job.done("work-1")) < 40
    with durable(tmp_path, job):
        until(lambda: not job.unfinished())
    assert job.done("work-1") == [str(number) for number in range(40)]


def test_it_works_where_an_event_loop_runs(tmp_path: Path, job: Counting) -> None:
    async def ask_and_stop() -> None:
        with durable(tmp_path, job) as service:
            service.ask("counting", job.order("work-1"))
            until(lambda: not job.unfinished())

    # In a thread of its own: a browser driven by an earlier test has left a loop in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, ask_and_stop()).result()
