"""How much faster a month's cards are made together: ``python -m benchmarks.service_cards``.

Ours is the whole way of 300 cards of 31 rows, from the settled month to the file for the printer: rows,
pages and sums worked out, groups of cards filled, bound, converted on a pool of two, their pages put on
sheets. The other two fill the same blank with docxtpl from contexts worked out before, and make no print
file: one starts ``soffice --convert-to pdf`` for each card, one sends them to a warm ``unoserver``. Of each a
few are made before and after ours, in the same run, and counted up to as many. The aims: 15 and 3 times.

``unoserver`` is no part of the service: it is installed into a folder that is thrown away, or taken from the
one ``--unoserver=FOLDER`` names. ``--short`` makes a tenth of the cards; ``--groups`` tries ours alone, with
groups of several sizes.
"""

import contextlib
import importlib
import io
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.attachments import service_card
from app.attachments.monthly import MonthSheet
from app.documents.convert import OfficePool
from app.documents.many_cards import GROUP, many_papers
from app.documents.pipeline import BLANKS
from app.documents.print_file import PrintedLetter, PrintRun, print_file
from benchmarks.bundle_of_five import Paper
from benchmarks.fill import plain
from rules import check_month
from rules.case import Person
from rules.diary import Drive, Service
from rules.examples.bases import ASSISTANT, PARTICIPANT
from rules.programme import load_programme
from tests.builders import a_case
from tests.month_builders import a_month, a_service

CARD = service_card.ATTACHMENT
PROGRAMME = load_programme("wiazowna_2026")
CARDS, ROWS = 300, 31
PROCESSES, SERVED = 8, 16
"""How many cards of each of the others are made, half of them before ours."""
AIM_PROCESS, AIM_UNOSERVER = 15.0, 3.0
GROUPS = (1, 5, 10, 20, 30, 50, 100)
WHO = {"assistant": ASSISTANT, "participant": PARTICIPANT}
ACTIVITIES = (
    ("toaleta poranna, śniadanie, pranie", "w domu"),
    ("zakupy, obiad, spacer", "w domu i w okolicy"),
    ("dojazd do poradni, pomoc w rejestracji, odbiór leków", "poradnia w Otwocku"),
)


def sheets(number: int) -> list[MonthSheet]:
    """As many settled months: 31 rows each, every third day going out by the assistant's own car."""
    services = tuple(_service(day) for day in range(1, ROWS + 1))
    days = (each.starts.date() for each in services if each.starts and each.goes_out)
    drives = tuple(Drive(on=day, kilometres=Decimal("12.5"), **WHO) for day in days)
    month = a_month(*services, of="2026-03", drives=drives)
    sheet = MonthSheet(
        PROGRAMME,
        month.of,
        helper=Person(first_name="Bogna", last_name="Pomocna"),
        contract_number="12/2026",
        month=month,
        verdict=check_month(month, PROGRAMME),
        **WHO,
    )
    case = a_case()
    people = (replace(case.participant, last_name=f"Zmyślona-{each}") for each in range(number))
    return [
        replace(sheet, case=replace(case, participant=person), code=f"PRÓB-{each:04}")
        for each, person in enumerate(people)
    ]


def _service(day: int) -> Service:
    activity, place = ACTIVITIES[day % len(ACTIVITIES)]
    out = day % len(ACTIVITIES) == 2
    begins, ends = (f"2026-03-{day:02} {hour:02}:30" for hour in (8, 10 + day % 3))
    return a_service(begins, ends, activity=activity, place=place, goes_out=out)


def ours(month: list[MonthSheet], pool: OfficePool, group: int = GROUP) -> PrintRun:
    papers = many_papers(CARD, month, office=pool, group=group)
    letters = (PrintedLetter(each.sheet.code, each.pdf, each.pages) for each in papers)
    return print_file(letters, io.BytesIO(), title="Karty realizacji usług")


def by_process(paper: Paper, folder: Path) -> None:
    """One profile for all, laid out before: a fresh one would cost each process even more."""
    docx, profile = folder / "card.docx", (folder / "profile").as_uri()
    docx.write_bytes(plain(paper))
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, docx], check=True, capture_output=True)
    docx.with_suffix(".pdf").unlink()  # and so it was made


@contextmanager
def unoserver(folder: Path, work: Path) -> Iterator[Callable[[Paper], None]]:
    """A way to convert a card by a warm server, which runs under the Python that has ``uno``."""
    rpc, uno = _free_port(), _free_port()
    command = ["/usr/bin/python3", "-m", "unoserver.server", "--interface", "127.0.0.1"]
    command += ["--port", str(rpc), "--uno-port", str(uno)]
    command += ["--user-installation", str(work / "served")]
    with (work / "log").open("wb") as log:
        server = subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": str(folder)}, stdout=log, stderr=log
        )
    try:
        client = _client(folder, rpc)
        yield lambda paper: _served(client, paper)
    finally:
        server.terminate()
        server.wait()


def _served(client: Any, paper: Paper) -> None:
    pdf = client.convert(indata=plain(paper), convert_to="pdf")
    if not pdf.startswith(b"%PDF"):
        raise RuntimeError("unoserver made no PDF")


def _client(folder: Path, port: int) -> Any:
    sys.path.insert(0, str(folder))
    client = importlib.import_module("unoserver.client").UnoClient(port=str(port))
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return client
        time.sleep(0.1)
    raise RuntimeError("unoserver did not start")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def installed(work: Path) -> Path:
    """The folder of unoserver's files and of what its package says of itself."""
    named = [word.removeprefix("--unoserver=") for word in sys.argv if "--unoserver=" in word]
    if named:
        return Path(named[0])
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*install, work / "unoserver", "unoserver"], check=True)
    return work / "unoserver"


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def try_groups(pool: OfficePool, month: list[MonthSheet]) -> int:
    for group in GROUPS:
        taken = seconds(lambda group=group: ours(month, pool, group))
        print(f"groups of {group:3}: {1000 * taken / len(month):6.1f} ms a card")
    return 0


def main() -> int:
    share = 10 if "--short" in sys.argv else 1
    month = sheets(CARDS // share)
    with tempfile.TemporaryDirectory() as name, OfficePool() as pool:
        pool.warm()
        ours(month[:4], pool, 1)
        if "--groups" in sys.argv:
            return try_groups(pool, month)
        work = Path(name)
        blank = BLANKS / f"{CARD.slug}.docx"
        papers = [Paper(blank, CARD.context(sheet)) for sheet in month[:SERVED]]
        with unoserver(installed(work), work) as send:
            by_process(papers[0], work)
            send(papers[0])
            slow, served = [], []
            for turn in range(2):
                slow += [
                    seconds(lambda paper=paper: by_process(paper, work))
                    for paper in papers[: PROCESSES // 2]
                ]
                served += [
                    seconds(lambda paper=paper: send(paper)) for paper in papers[: SERVED // 2]
                ]
                if not turn:
                    taken = seconds(lambda: ours(month, pool))
    return told(len(month), taken, slow, served)


def told(cards: int, taken: float, slow: list[float], served: list[float]) -> int:
    print(f"ours, together       {taken:7.1f} s, {1000 * taken / cards:.0f} ms a card of {cards}")
    good = True
    for whose, each, aim in (
        ("a process a card", slow, AIM_PROCESS),
        ("a warm unoserver", served, AIM_UNOSERVER),
    ):
        median = statistics.median(each)
        ratio = median * cards / taken
        good = good and ratio >= aim
        spread = f"({min(each):.2f}-{max(each):.2f}, {len(each)} made)"
        print(f"{whose:21}{median * cards:7.1f} s, {1000 * median:.0f} ms a card {spread}")
        print(f"{'':21}ratio {ratio:.1f}, aim {aim:g}")
    print(f"aims: {'met' if good else 'MISSED'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
