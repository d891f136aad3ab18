import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from app.web.months import know_months
from rules.diary import YearMonth


@pytest.fixture
def site() -> Flask:
    app = Flask("months")
    know_months(app)
    app.add_url_rule("/<month:of>/", "page", str)
    return app


def test_month_of_an_address_is_a_month(site: Flask) -> None:
    adapter = site.url_map.bind("example.com")
    assert adapter.match("/2026-01/") == ("page", {"of": YearMonth(2026, 1)})
    assert adapter.build("page", {"of": YearMonth(2026, 12)}) == "/2026-12/"


@pytest.mark.parametrize("said", ["2026-13", "2026-00", "0001-01", "2026-1", "styczen"])
def test_what_is_no_month_is_not_found(site: Flask, said: str) -> None:
    with pytest.raises(NotFound):
        site.url_map.bind("example.com").match(f"/{said}/")
