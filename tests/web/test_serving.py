"""A service that cannot start or cannot save says so, and nothing typed is lost."""

import base64
import errno
import os
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from app.documents.copies.accepted import AcceptedCopy, Kind
from app.web.serving import GUNICORN_GIVES_UP, serve
from tests.builders import a_case
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

OTHER_KEY = base64.urlsafe_b64encode(b"k" * 32).decode()


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        serve()
    assert ended.value.code == GUNICORN_GIVES_UP
    said = capsys.readouterr().err
    assert "Teczka nie może wystartować." in said
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TECZKA_KEYS", OTHER_KEY, "Brakuje klucza"),
        ("TECZKA_KEYS", "abc", "Brakuje klucza"),
        ("TECZKA_DRAFT_DAYS", "trzydzieści", "TECZKA_DRAFT_DAYS"),
        ("TECZKA_PROXIES", "-1", "TECZKA_PROXIES"),
        ("TECZKA_DATA", "/proc/teczka", "folderu na dane"),
        ("TECZKA_DATABASE_URL", "sqlite:////proc/teczka.sqlite3", "folderu na dane"),
    ],
)
def test_what_is_wrong_is_named_at_the_start(
    tmp_path: Path, monkeypatch, capsys, *, name: str, value: str, words: str
):
    close(a_site(tmp_path))
    monkeypatch.setenv("TECZKA_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TECZKA_GENERATED", str(tmp_path / "generated"))
    monkeypatch.setenv(name, value)
    assert words in refused(capsys)


def test_data_without_its_key_file_is_not_given_a_new_key(tmp_path: Path, monkeypatch, capsys):
    close(a_site(tmp_path))
    key = tmp_path / "data" / "keys" / "teczka.key"
    key.unlink()
    monkeypatch.setenv("TECZKA_DATA", str(tmp_path / "data"))
    assert str(key) in refused(capsys)
    assert not key.exists()


def fill_the_disk(site: Flask) -> None:
    """SQLite may not grow by a page from now on, and says what it says on a full disk."""
    engine = site.extensions["teczka"].store.shelf.database.engine

    def no_more(connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(engine, "checkout", no_more)


def test_on_a_full_disk_what_was_typed_stays_in_the_form(site: Flask, caplog):
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.get("/wniosek/pytania/uczestnik")
    fill_the_disk(site)
    typed = {"first_name": "Zofia", "last_name": "P" * 9000, "action": "next"}
    response = visitor.post("/wniosek/pytania/uczestnik", typed)
    assert response.status_code == 503
    assert "Nie udało się zapisać tej strony" in visitor.text
    assert 'value="Zofia"' in visitor.page
    assert "full" in caplog.text
    assert "Zofia" not in caplog.text


def test_on_a_full_disk_an_upload_leaves_no_half_a_file(site: Flask, tmp_path: Path, monkeypatch):
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.get("/wniosek/kopia-orzeczenia")
    copy = AcceptedCopy(Kind.JPEG, 1, b"%PDF")
    monkeypatch.setattr("app.workflow.applying.accept", lambda *_, **__: copy)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    sent = {"action": "add", "files": (BytesIO(b"x"), "a.jpg")}
    response = visitor.post("/wniosek/kopia-orzeczenia", sent, content_type="multipart/form-data")
    assert response.status_code == 503
    assert "Nie można teraz zapisać danych" in visitor.text
    assert [path for path in (tmp_path / "data" / "files").rglob("*") if path.is_file()] == []
