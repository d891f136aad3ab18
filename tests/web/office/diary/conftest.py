"""One site with one assistant for each module; the diary is empty before every test."""

from collections.abc import Iterator

import pytest

from tests.web.office.diary.assistant import Helping, an_assisted_site, assisting
from tests.web.site import close


@pytest.fixture(scope="module")
def bogna(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helping]:
    site = an_assisted_site(tmp_path_factory.mktemp("diary"))
    yield assisting(site)
    close(site)


@pytest.fixture
def helping(bogna: Helping) -> Helping:
    bogna.forgets()
    return bogna
