"""The resume code is shown once: whoever looks then must be able to read it, in any light and on paper."""

import pytest
from flask import Flask

from tests.builders import a_case
from tests.web.checks.watch import watch
from tests.web.conftest import Visitor, serving
from tests.web.journey import begin
from tests.web.page_checks import problems

pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize("kind", ["plain", "dark", "phone"])
def test_the_page_that_shows_the_code(site: Flask, visitor: Visitor, kind: str):
    with serving(site) as address:
        page = visitor(kind).new_page()
        watch(page)
        assert len(begin(page, address, a_case()).replace(" ", "")) == 12
        assert problems(page) == []
