import io
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pikepdf
import psutil
import pypdf
import pytest

from app.documents.convert import OfficePool, page_count
from app.documents.office.process import Office
from app.errors import ConversionFailed
from tests.documents.specimens import a_document, a_document_with_linked_picture

pytestmark = pytest.mark.office

POLISH = "Zażółć gęślą jaźń – „ŻÓŁĆ”"


@pytest.fixture
def lone_pool() -> Iterator[OfficePool]:
    """One process, for tests that stop or kill it."""
    with OfficePool(workers=1, seconds=20) as pool:
        pool.warm()
        yield pool


def libreoffice(pool: OfficePool) -> list[psutil.Process]:
    return [
        child
        for group in pool.processes()
        for child in psutil.Process(group).children()
        if child.name() == "soffice.bin"
    ]


def until(happened: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def leavings(pool: OfficePool) -> set[Path]:
    """What the pool's processes have on disk now: folders, and LibreOffice's sockets."""
    return {
        path
        for office in pool._offices
        for path in (office.folder, *office._files)
        if path.exists()
    }


def tool(*command: str, pdf: bytes) -> str:
    """What one of poppler's programs says of a PDF."""
    return subprocess.run([*command], input=pdf, capture_output=True, check=True).stdout.decode()


# The document


@pytest.fixture(scope="module")
def pdf(office_pool: OfficePool) -> bytes:
    return office_pool.convert(a_document(POLISH, title="Karta zgłoszenia", rows=60))


def test_a_paper_claims_what_is_checked_and_no_more(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        claims = document.open_metadata()
        assert claims.get("pdfuaid:part") == "1"
        assert "pdfaid:part" not in claims
        assert "/OutputIntents" not in document.Root


def test_the_title_and_language_are_the_documents(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Karta zgłoszenia"
    assert reader.trailer["/Root"]["/Lang"] == "pl-PL"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_screen_reader_finds_headings_and_header_cells(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf)
    tree = tool("pdfinfo", "-struct", str(tmp_path / "a.pdf"), pdf=b"")
    elements = set(re.findall(r"^ *(\w+)", tree, re.MULTILINE))
    assert {"Document", "H1", "P", "Table", "TR", "TH", "TD"} <= elements


def test_polish_letters_can_be_copied_out(pdf: bytes) -> None:
    assert POLISH in tool("pdftotext", "-", "-", pdf=pdf)


def test_every_font_is_embedded_and_ours(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf)
    fonts = tool("pdffonts", str(tmp_path / "a.pdf"), pdf=b"").splitlines()[2:]
    assert fonts
    for font in fonts:
        assert "Carlito" in font or "Liberation" in font
        assert font.split()[-5:-2] == ["yes", "yes", "yes"], font


def test_headings_become_bookmarks(pdf: bytes) -> None:
    assert [mark.title for mark in pypdf.PdfReader(io.BytesIO(pdf)).outline] == ["Karta zgłoszenia"]


def test_pages_are_counted(pdf: bytes) -> None:
    assert page_count(pdf) == 2


def test_nothing_is_fetched_from_elsewhere(office_pool: OfficePool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/obraz.png"
        office_pool.convert(a_document_with_linked_picture(address))
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):
            listener.accept()


# The pool


@pytest.mark.parametrize(
    "broken", [b"", b"nie DOCX", a_document()[:3000], a_document()[:-40], b"PK\x03\x04" + b"x" * 99]
)
def test_a_broken_document_fails_alone(office_pool: OfficePool, broken: bytes) -> None:
    office_pool.warm()
    before = office_pool.processes()
    with ThreadPoolExecutor(5) as threads:
        good = [threads.submit(office_pool.convert, a_document(POLISH)) for _ in range(4)]
        with pytest.raises(ConversionFailed, match="refused"):
            office_pool.convert(broken)
        assert all(page_count(one.result()) == 1 for one in good)
    assert office_pool.processes() == before


def test_eight_callers_at_once_each_get_their_own(office_pool: OfficePool) -> None:
    names = [f"Osoba Przykładowa {number}" for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        pdfs = list(threads.map(lambda name: office_pool.convert(a_document(name)), names))
    for name, pdf in zip(names, pdfs, strict=True):
        assert name in tool("pdftotext", "-", "-", pdf=pdf)


def test_a_kill_in_the_middle_of_a_conversion_is_made_good(lone_pool: OfficePool) -> None:
    [office] = libreoffice(lone_pool)
    office.suspend()
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(lone_pool.convert, a_document(POLISH))
        time.sleep(0.5)
        assert not answer.done()
        office.kill()
        assert page_count(answer.result()) == 1


def test_a_kill_between_conversions_goes_unnoticed(lone_pool: OfficePool) -> None:
    lone_pool.convert(a_document())
    [office] = libreoffice(lone_pool)
    office.kill()
    assert page_count(lone_pool.convert(a_document())) == 1


def test_a_killed_worker_takes_its_libreoffice_with_it(lone_pool: OfficePool) -> None:
    [office] = libreoffice(lone_pool)
    os.kill(lone_pool.processes()[0], signal.SIGKILL)
    until(lambda: not office.is_running() or office.status() == psutil.STATUS_ZOMBIE)
    assert page_count(lone_pool.convert(a_document())) == 1


def test_a_hang_is_cut_short_while_the_others_go_on() -> None:
    with OfficePool(workers=2, seconds=5) as pool:
        pool.warm()
        hanging = libreoffice(pool)[0]
        hanging.suspend()
        with ThreadPoolExecutor(6) as threads:
            pdfs = threads.map(pool.convert, [a_document(POLISH)] * 6)
            assert [page_count(pdf) for pdf in pdfs] == [1] * 6
        assert not hanging.is_running()


def test_a_document_that_is_never_ready_is_given_up() -> None:
    with OfficePool(workers=1, seconds=0.001) as impatient:
        with pytest.raises(
            ConversionFailed, match=r"failed 2 times: no answer within 0\.001 s; no"
        ):
            impatient.convert(a_document())
        assert impatient.processes() == ()


def test_a_process_is_replaced_after_its_share_of_documents() -> None:
    with OfficePool(workers=1, recycle_after=2) as pool:
        pool.convert(a_document())
        first = pool.processes()
        pool.convert(a_document())
        until(lambda: len(pool.processes()) == 1 and pool.processes() != first)
        pool.convert(a_document())


def test_who_waits_too_long_is_told_so() -> None:
    with OfficePool(workers=1, seconds=5, queue_seconds=0.5) as pool:
        pool.warm()
        [office] = libreoffice(pool)
        office.suspend()
        with ThreadPoolExecutor(1) as threads:
            first = threads.submit(pool.convert, a_document())
            time.sleep(0.2)
            with pytest.raises(ConversionFailed, match=r"no LibreOffice was free within 0\.5 s"):
                pool.convert(a_document())
            office.resume()
            assert page_count(first.result()) == 1


def test_callers_are_served_in_the_order_they_came(
    lone_pool: OfficePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued, documents = threading.Semaphore(0), [a_document(f"{number}") for number in range(5)]
    served: list[int] = []
    convert = Office.convert

    class Answer(Future[bytes]):
        def result(self, timeout: float | None = None) -> bytes:
            queued.release()
            return super().result(timeout)

    def noted(office: Office, docx: bytes, *, tagged: bool = True) -> bytes:
        served.append(documents.index(docx))
        return convert(office, docx, tagged=tagged)

    [office] = libreoffice(lone_pool)
    office.suspend()
    monkeypatch.setattr("app.documents.convert.Future", Answer)
    monkeypatch.setattr(Office, "convert", noted)
    callers = [threading.Thread(target=lone_pool.convert, args=(it,)) for it in documents]
    for caller in callers:
        caller.start()
        assert queued.acquire(timeout=20)  # the next comes when this one stands in the queue
    office.resume()
    for caller in callers:
        caller.join()
    assert served == [0, 1, 2, 3, 4]


def test_close_leaves_no_process_and_no_file() -> None:
    pool = OfficePool(workers=2)
    pool.warm()
    processes = [psutil.Process(group) for group in pool.processes()] + libreoffice(pool)
    assert len(processes) == 4
    left = leavings(pool)
    assert len(left) == 6, "a folder and two sockets each"
    pool.close()
    assert not any(process.is_running() for process in processes)
    assert not any(path.exists() for path in left)
    with pytest.raises(ConversionFailed, match="closed"):
        pool.convert(a_document())


def test_close_does_not_wait_for_a_hanging_document() -> None:
    pool = OfficePool(workers=1, seconds=60)
    pool.warm()
    libreoffice(pool)[0].suspend()
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(pool.convert, a_document())
        time.sleep(0.3)
        begun = time.monotonic()
        pool.close()
        assert time.monotonic() - begun < 5
        with pytest.raises(ConversionFailed, match="closed"):
            answer.result()


def test_close_ends_a_frozen_worker_too() -> None:
    pool = OfficePool(workers=1)
    pool.warm()
    worker, [office], left = psutil.Process(pool.processes()[0]), libreoffice(pool), leavings(pool)
    worker.suspend()
    pool.close()
    until(lambda: not worker.is_running() and not office.is_running())
    assert not any(path.exists() for path in left)


SERVICE = """
import sys
from app.documents.convert import OfficePool
from tests.documents.specimens import a_document

pool = OfficePool(workers=1)
pool.warm()
[office] = pool._offices
print(office.process.pid, office.folder, *office._files, flush=True)
if sys.stdin.readline():
    pool.convert(a_document())
"""


@pytest.mark.parametrize(
    ("end", "busy"),
    [(signal.SIGKILL, False), (signal.SIGKILL, True), (signal.SIGTERM, True), (None, False)],
)
def test_when_the_service_ends_nothing_stays(end: signal.Signals | None, busy: bool) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVICE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as service:
        pid, *names = service.stdout.readline().split()
        left = [Path(name) for name in names]
        assert sum(path.exists() for path in left) == 3
        processes = [psutil.Process(int(pid)), *psutil.Process(int(pid)).children()]
        if busy:
            processes[1].suspend()
            service.stdin.write("convert\n")
            service.stdin.flush()
            time.sleep(0.5)
        if end:
            service.send_signal(end)
    until(lambda: not any(process.is_running() for process in processes))
    until(lambda: not any(path.exists() for path in left))


def test_a_machine_without_libreoffice_says_so(tmp_path: Path) -> None:
    without_uno = tmp_path / "python"
    without_uno.write_text(f'#!/bin/sh\nexec {sys.executable} -S "$@"\n')
    without_uno.chmod(0o755)
    with (
        OfficePool(soffice="no-such-office") as pool,
        pytest.raises(ConversionFailed, match="no-such-office is not installed"),
    ):
        pool.convert(a_document())
    with (
        OfficePool(python=str(without_uno)) as pool,
        pytest.raises(ConversionFailed, match="No module named 'uno'"),
    ):
        pool.convert(a_document())


def test_what_goes_to_a_printer_has_the_same_pages_without_tags(office_pool: OfficePool) -> None:
    document = a_document(POLISH)
    read, printed = office_pool.convert(document), office_pool.convert_to_print(document)
    assert page_count(printed) == page_count(read)
    with pikepdf.open(io.BytesIO(printed)) as plain, pikepdf.open(io.BytesIO(read)) as tagged:
        assert "/StructTreeRoot" in tagged.Root
        assert "/StructTreeRoot" not in plain.Root
    assert POLISH in pypdf.PdfReader(io.BytesIO(printed)).pages[0].extract_text()
