"""Bytes several processes read: held once, for nobody to change."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.documents.confined import SharedBytes, run_confined

SHOUT = "tests.documents.scans.shouting"


def test_each_reader_begins_at_the_beginning() -> None:
    with SharedBytes(b"zeskanowane") as shared:
        with shared.opened() as first, shared.opened() as second:
            assert first.read(4) == b"zesk"
            assert second.read() == first.read(0) + b"zeskanowane"
        assert len(shared) == 11


def test_what_a_process_writes_there_the_next_one_never_reads() -> None:
    with SharedBytes(b"zeskanowane") as shared, shared.opened() as file:
        handle = os.open(f"/proc/self/fd/{file.fileno()}", os.O_RDWR)
        try:
            with pytest.raises(PermissionError):
                os.write(handle, b"podmieniono")
            with pytest.raises(PermissionError):
                os.ftruncate(handle, 0)
        finally:
            os.close(handle)
        assert file.read() == b"zeskanowane"


def test_two_processes_read_the_same_bytes_side_by_side() -> None:
    with SharedBytes(b"abc" * 100_000) as shared, ThreadPoolExecutor(2) as both:
        ended = list(both.map(lambda _: _run(shared), range(2)))
    assert ended == [b"ABC" * 100_000] * 2


def _run(shared: SharedBytes) -> bytes:
    return run_confined(SHOUT, data=shared, clock_seconds=30).reply
