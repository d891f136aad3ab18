"""What is sent stays in memory, and no flood of files takes the service from everybody else."""

import threading
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask

from app.documents.copies.accepted import AcceptedCopy, Kind
from app.web import received
from app.web.caller import address
from app.workflow.applying import Applying
from tests.builders import a_case
from tests.web.site import a_site, close
from tests.web.visitor import TOKEN, Visitor

COPY = "/wniosek/kopia-orzeczenia"
PARTS = (
    '--b\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
    '--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n{content}\r\n--b--\r\n'
)


def test_an_upload_never_lies_on_the_disk_as_it_came(site: Flask, monkeypatch):
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.get(COPY)

    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("a temporary file was opened")

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    token = TOKEN.search(visitor.page)
    assert token
    body = PARTS.format(token=token[1], content="no copy " * 200_000).encode()
    response = visitor.client.post(COPY, data=body, content_type="multipart/form-data; boundary=b")
    assert response.status_code == 422


def test_files_at_once_are_few_and_the_others_are_told(site: Flask, monkeypatch):
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.get(COPY)
    page, busy, go_on = visitor.page, threading.Semaphore(0), threading.Event()

    def slow(*_args: object) -> str:
        busy.release()
        go_on.wait(20)
        return ""

    monkeypatch.setattr("app.web.copies._take", slow)

    def send() -> int:
        one = Visitor(site)
        one.client.set_cookie("teczka", visitor.client.get_cookie("teczka").value)
        one.page = page
        sent = {"action": "add", "files": (BytesIO(b"x"), "a.pdf")}
        return one.post(COPY, sent, content_type="multipart/form-data").status_code

    threads = [threading.Thread(target=send) for _ in range(received.FILES_AT_ONCE)]
    for thread in threads:
        thread.start()
    for _ in threads:
        assert busy.acquire(timeout=20)
    assert send() == 503
    assert Visitor(site).get("/").status_code == 200
    go_on.set()
    for thread in threads:
        thread.join()
    assert send() == 200


def test_a_browser_that_sends_too_much_is_heard_out_and_then_told(site: Flask):
    """Unread bytes would reach the browser as a broken connection instead of the page."""
    body = BytesIO(b"x" * 5_000_000)
    sent = {"input_stream": body, "content_length": 5_000_000}
    kind = "application/x-www-form-urlencoded"
    response = site.test_client().post("/wroc", content_type=kind, **sent)
    assert response.status_code == 413
    assert body.read() == b""


def test_a_copy_of_many_large_files_is_refused(tmp_path: Path, monkeypatch):
    site = a_site(tmp_path, upload_bytes=1000)
    copy = AcceptedCopy(Kind.JPEG, 1, b"%PDF" * 300)
    monkeypatch.setattr("app.workflow.applying.accept", lambda *_, **__: copy)
    monkeypatch.setattr(Applying, "_holds", lambda *_: False)
    visitor = Visitor(site)
    visitor.start(a_case())
    codes = []
    for _ in range(3):
        visitor.get(COPY)
        sent = {"action": "add", "files": (BytesIO(b"x"), "a.jpg")}
        codes.append(visitor.post(COPY, sent, content_type="multipart/form-data").status_code)
    assert codes == [200, 200, 422]
    assert "razem za duże" in visitor.text
    close(site)


@pytest.mark.parametrize(("proxies", "locked"), [(0, True), (1, False)])
def test_behind_a_proxy_one_guesser_locks_nobody_else_out(
    tmp_path: Path, proxies: int, locked: bool
):
    site = a_site(tmp_path, proxies=proxies)
    guess = {
        "birth_date-day": "17", "birth_date-month": "5", "birth_date-year": "1980",
    }  # fmt: skip
    guesser, other = Visitor(site), Visitor(site)
    guesser.get("/wroc")
    other.get("/wroc")
    for number in range(25):
        made_up = {"X-Forwarded-For": f"192.0.2.{number}, 203.0.113.9"}
        last = guesser.post("/wroc", {"code": f"2345 6789 {number:04}", **guess}, headers=made_up)
    assert last.status_code == 429
    elsewhere = {"X-Forwarded-For": "198.51.100.7"}
    answer = other.post("/wroc", {"code": "2345 6789 ABCD", **guess}, headers=elsewhere)
    assert answer.status_code == (429 if locked else 422)
    close(site)


def test_a_whole_ipv6_network_counts_as_one_address(site: Flask):
    def told(remote: str) -> str:
        with site.test_request_context(environ_base={"REMOTE_ADDR": remote}):
            return address()

    assert told("2001:db8:1:2::a") == told("2001:db8:1:2:ffff::b") != told("2001:db8:1:3::a")
    assert told("::ffff:192.0.2.1") == told("192.0.2.1") == "192.0.2.1"
