from collections.abc import Iterator

import pytest
from flask import Flask

from app.web.office.gatehouse import machinery
from tests.web.site import a_site, close


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """Hashing is slow on purpose, which proves nothing here: one test holds what it costs for real."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(machinery, "MEMORY_KIB", 64)
        patched.setattr(machinery, "PASSES", 1)
        yield


@pytest.fixture
def office(tmp_path) -> Iterator[Flask]:
    """A site with nobody in it yet, which asks no second factor."""
    site = a_site(tmp_path, second_factor_required=False)
    yield site
    close(site)


@pytest.fixture
def strict(tmp_path) -> Iterator[Flask]:
    """The same, as it is for real: a second factor is required."""
    site = a_site(tmp_path)
    yield site
    close(site)
