"""The process that reads uploads: what it is given, what it may take, and what happens when it misbehaves."""

import ast
import threading
import time

import pytest

from app.documents.copies import confinement, worker
from app.documents.copies.confinement import made_safe_apart
from app.errors import InternalError, UploadRefused
from tests.documents.copies import rogue
from tests.documents.copies.specimens import a_pdf


@pytest.fixture
def misbehaving(monkeypatch):
    monkeypatch.setattr(worker, "__name__", rogue.__name__)
    monkeypatch.setattr(confinement, "CLOCK_SECONDS", 5.0)


def test_a_file_is_made_safe_in_a_process_of_its_own():
    assert made_safe_apart(a_pdf(), max_pages=1).pages == 1


def test_the_process_knows_no_keys_and_is_held_to_its_limits(misbehaving, monkeypatch):
    monkeypatch.setenv("TECZKA_KEYS", "secret")
    given, limits, opened = map(ast.literal_eval, made_safe_apart(b"confess", max_pages=1).notes)
    assert set(given) <= {
        "MALLOC_ARENA_MAX",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONIOENCODING",
        "LC_ALL",
        "LC_CTYPE",
    }
    assert limits == [
        (worker.MEMORY_BYTES, worker.MEMORY_BYTES),
        (worker.PROCESSOR_SECONDS, worker.PROCESSOR_SECONDS),
        (worker.REPLY_BYTES, worker.REPLY_BYTES),
        (32, 32),
        (0, 0),
    ]
    # Input, output, complaints, and the folder it is just listing.
    assert len(opened) <= 4


@pytest.mark.parametrize(
    "wish", [b"crash", b"leave", b"flood", b"no reply", b"", b'{"refused', b"[]\n%PDF-"]
)
def test_a_crash_or_a_false_reply_refuses_the_file(misbehaving, wish):
    with pytest.raises(UploadRefused, match="Nie udało się odczytać"):
        made_safe_apart(wish, max_pages=1)


def test_what_lasts_too_long_is_ended(misbehaving, monkeypatch):
    monkeypatch.setattr(confinement, "CLOCK_SECONDS", 0.5)
    started = time.monotonic()
    with pytest.raises(UploadRefused, match="zbyt wiele pamięci lub czasu"):
        made_safe_apart(b"sleep", max_pages=1)
    assert time.monotonic() - started < 5


def test_more_memory_than_allowed_is_not_given(misbehaving):
    with pytest.raises(InternalError, match="MemoryError"):
        made_safe_apart(b"hoard", max_pages=1)


def test_a_worker_that_cannot_start_is_no_fault_of_the_file(monkeypatch):
    monkeypatch.setattr(worker, "__name__", "tests.documents.copies.nowhere")
    with pytest.raises(InternalError, match="nowhere"):
        made_safe_apart(a_pdf(), max_pages=1)


def test_only_so_many_files_are_read_at_once(monkeypatch):
    monkeypatch.setattr(confinement, "WAITING_SECONDS", 0.01)
    monkeypatch.setattr(confinement, "_places", threading.BoundedSemaphore(1))
    with confinement._places, pytest.raises(UploadRefused, match="zbyt wiele plików"):
        made_safe_apart(a_pdf(), max_pages=1)
    assert made_safe_apart(a_pdf(), max_pages=1).pages == 1


def test_a_place_is_given_back_after_a_refusal(monkeypatch):
    monkeypatch.setattr(confinement, "_places", threading.BoundedSemaphore(1))
    monkeypatch.setattr(confinement, "WAITING_SECONDS", 0.01)
    for _ in range(2):
        with pytest.raises(UploadRefused, match=r"Nie rozpoznajemy|uszkodzony"):
            made_safe_apart(b"\x89PNG\r\n\x1a\n", max_pages=1)
