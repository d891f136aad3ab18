import gc
from collections.abc import Iterator
from zlib import crc32

import pytest
from hypothesis import settings

from app.documents.convert import OfficePool
from tests.made_once import addresses_once, tables_once

# Other examples in every run, so that a few of them in each add up; the whole suite has fifteen minutes. No
# example has a deadline: beside three others on two processors any may be slow.
settings.register_profile("suite", max_examples=50, deadline=None)
settings.load_profile("suite")

FIRST = (
    *("test_whole_recruitment", "test_whole_month", "test_every_office_page", "test_scans_shown"),
    *("test_every_office_post", "test_rights", "test_every_page", "test_crashes", "test_mishaps"),
)
"""Modules that take longest: begun last, they alone would be waited for in the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, the others mixed: tests that wait for browsers beside those that reckon."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> tuple[int, int]:
    name = item.path.stem
    rank = FIRST.index(name) if name in FIRST else len(FIRST)
    return rank, crc32(item.location[0].encode())


def pytest_collection_finish() -> None:
    """Sixteen thousand collected tests are not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_unconfigure() -> None:
    """Libraries that count what is left at the end find nothing of theirs."""
    gc.unfreeze()


@pytest.fixture(scope="session", autouse=True)
def made_once() -> Iterator[None]:
    with tables_once(), addresses_once():
        yield


@pytest.fixture(scope="session")
def office_pool() -> Iterator[OfficePool]:
    """One warm LibreOffice pool for the whole run; a test that wants to break one makes its own."""
    with OfficePool(workers=2) as pool:
        yield pool
