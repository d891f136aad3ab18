from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.office.closing.house import House, a_house
from tests.web.site import close


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house on 30 January 2026, the deadline of its month; the diary is empty."""
    house = a_house(tmp_path)
    yield house
    close(house.site)
