"""A clock one can turn, and the name and birth date that the tests search every byte for."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

BORN = date(1980, 5, 17)
NAME = "Zofia Przykładowa-Niepowtarzalna"


class TurnableClock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **units: float) -> None:
        self.now += timedelta(**units)


SQLITE_ONLY = pytest.mark.skipif(
    bool(os.environ.get("TECZKA_TEST_DATABASE_URL")), reason="looks into SQLite's own file"
)


def every_byte(folder: Path) -> bytes:
    """All files under the folder, one after the other, with their names."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"\n".join(str(path).encode() + path.read_bytes() for path in files)
