from collections.abc import Iterator

import pytest

from app.documents.convert import OfficePool


@pytest.fixture(scope="session")
def office_pool() -> Iterator[OfficePool]:
    """One warm LibreOffice pool for the whole run; a test that wants to break one makes its own."""
    with OfficePool(workers=2) as pool:
        yield pool
