"""A process killed while a stack is read, and again while it is filed: every page once, every paper once."""

import signal
import subprocess
import sys
from pathlib import Path

from app.dossier.scans import PageState, StackState
from app.store.opened import Store
from app.workflow.office.desk import Desk
from tests.dossier.prints import BUNDLE, LETTER, SEJNY, code_of
from tests.store.builders import every_byte
from tests.workflow.dossier.paper_scans import NOTHING, Reader, said_by
from tests.workflow.dossier.scan_house import CLERK, ScanHouse, a_scan_house, furnished

CARD = [code_of(BUNDLE, page) for page in (2, 3, 4)]
SIDES = [*CARD, code_of(LETTER, 1), *[NOTHING] * 12, code_of(LETTER, 2)]
SERVICE = """
import sys, time
from datetime import date
from pathlib import Path
from app.config import Settings
from app.store.opened import open_store
from app.workflow.dossier import scan_filing, scan_reading
from app.workflow.office.desk import Desk
from tests.workflow.dossier.paper_scans import Reader
from tests.workflow.dossier.scan_house import furnished

class Slow(Reader):
    def read_pages(self, scan, first, last):
        time.sleep(0.05)
        return super().read_pages(scan, first, last)

    def pages_pdf(self, scan, pages, title):
        time.sleep(0.3)
        print("binds", flush=True)
        return super().pages_pdf(scan, pages, title)

folder = Path(sys.argv[1])
store = open_store(Settings(data=folder / "data", generated=folder / "generated"))
scan_reading.PIECE = 4
job = furnished(store, Desk(store, lambda: date(2026, 1, 5)), Slow()).job
[scan_id] = job.unfinished()
while job.advance(scan_id, lambda: False):
    print("read", len(store.scan_work.waiting(scan_id, 99)), flush=True)
"""


def killed_after(folder: Path, said: str, times: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVICE, str(folder)], stdout=subprocess.PIPE, text=True
    ) as service:
        assert service.stdout is not None
        for line in service.stdout:
            times -= line.startswith(said)
            if not times:
                break
        service.send_signal(signal.SIGKILL)
        service.wait()


def see_through(house: ScanHouse) -> None:
    for scan_id in house.job.unfinished():
        while house.job.advance(scan_id, lambda: False):
            pass


def test_a_stack_killed_on_its_way_ends_as_if_nothing_had_been(
    store: Store, desk: Desk, tmp_path: Path
) -> None:
    house = a_scan_house(store, desk)
    house.deeds.durable.job = _Idle()
    stack = house.brings(*SIDES)
    killed_after(tmp_path, "read", 2)
    left = store.scan_work.waiting(stack.id, 99)
    assert 0 < len(left) < len(SIDES)
    reader = Reader()
    see_through(furnished(store, desk, reader))
    assert sorted(reader.read) == left, "what was read before is not read again"

    house.signs(stack)
    house.pages.drop(CLERK, SEJNY, stack.id, set(range(5, 17)))
    house.deeds.file(CLERK, SEJNY, stack.id)
    killed_after(tmp_path, "binds", 2)
    assert store.scans.get(SEJNY, stack.id).state is StackState.FILING
    see_through(furnished(store, desk, Reader()))
    assert store.scans.get(SEJNY, stack.id).state is StackState.FILED
    assert house.states(stack).count(PageState.FILED) == 5
    (card,), (letter,) = house.scanned("m1"), house.scanned("m2")
    assert said_by(house.pdf(card)) == [code.payload for code in CARD]
    assert letter.missing == ()
    named = {each.name for each in store.archive.all()}
    on_disk = {path.name for path in (tmp_path / "data" / "archive").rglob("*") if path.is_file()}
    assert named <= on_disk, "a kill may leave a file more, which expire takes away"
    assert b"stos.pdf" not in every_byte(tmp_path / "data")


class _Idle:
    """Does nothing of what is asked: another process will."""

    def advance(self, _work_id: str, _stopping: object) -> bool:
        return False
