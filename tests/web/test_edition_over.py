"""An edition that has ended is still there to be read and filled in, and says that it has ended."""

from datetime import date
from pathlib import Path

import pytest

from tests.web.site import a_site, close
from tests.web.visitor import Visitor


@pytest.mark.parametrize(("day", "over"), [(date(2024, 12, 31), False), (date(2025, 1, 1), True)])
def test_an_edition_says_when_it_is_over(tmp_path: Path, day: date, *, over: bool):
    site = a_site(tmp_path, day=day)
    visitor = Visitor(site)
    visitor.get("/program/ngo_2024")
    assert ("Ta edycja trwała do 31 grudnia 2024 r." in visitor.text) is over
    assert "/program/ngo_2024/zacznij" in visitor.page
    close(site)
