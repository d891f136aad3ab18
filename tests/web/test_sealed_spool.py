"""What is written comes back whole, however it is read, and lies nowhere as it was."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.sealed_spool import SealedSpool


@given(st.lists(st.binary(max_size=200)), st.integers(1, 300))
def test_what_is_written_comes_back(pieces: list[bytes], at_once: int) -> None:
    with SealedSpool() as spool:
        for piece in pieces:
            assert spool.write(piece) == len(piece)
        for _ in range(2):
            spool.seek(0)
            read = b"".join(iter(lambda: spool.read(at_once), b""))
            assert read == b"".join(pieces)


def test_what_lies_on_the_disk_says_nothing() -> None:
    with SealedSpool() as spool:
        spool.write(b"Zofia Niepowtarzalna" * 100)
        spool._file.seek(0)
        assert b"Niepowtarzalna" not in spool._file.read()
        with pytest.raises(io.UnsupportedOperation):
            spool.seek(7)
