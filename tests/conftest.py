from collections.abc import Iterator

import pytest
from hypothesis import settings

from app.documents.convert import OfficePool

# Other examples in every run, so that a few of them in each add up; the whole suite has fifteen minutes.
settings.register_profile("suite", max_examples=50)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def office_pool() -> Iterator[OfficePool]:
    """One warm LibreOffice pool for the whole run; a test that wants to break one makes its own."""
    with OfficePool(workers=2) as pool:
        yield pool
