"""An office with two participants whose dossiers hold some papers and lack others, and who looks at them."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.matters.rights import Role
from tests.web.office.dossiers.filled import fill
from tests.web.office.served_year import DAY, serve
from tests.web.office.staff import an_account, signed_in, store_of
from tests.web.site import a_site, close
from tests.web.visitor import Visitor


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Flask]:
    site = a_site(tmp_path_factory.mktemp("dossiers"), day=DAY, second_factor_required=False)
    serve(store_of(site))
    fill(store_of(site))
    an_account(site)
    an_account(site, Role.AUDITOR)
    yield site
    close(site)


@pytest.fixture
def clerk(office) -> Visitor:
    return signed_in(office, store_of(office).accounts.named("clerk@example.com"))


@pytest.fixture
def auditor(office) -> Visitor:
    return signed_in(office, store_of(office).accounts.named("auditor@example.com"))
