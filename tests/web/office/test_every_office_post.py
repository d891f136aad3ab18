"""Every address of the office that takes a form, sent anything at all, signed in and signed out: no 500."""

from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.matters.rights import Role
from tests.web.office.staff import OWN, an_account, cookie_of, signed_in
from tests.web.office.test_rights import FILLED_IN, rules_of
from tests.web.site import a_site, close

NAMES = st.sampled_from(["email", "password", "again", "present", "code", "dalej", "action", ""])
VALUES = st.text(max_size=30) | st.sampled_from(
    [
        "\x00",
        "a" * 200,
        "٣٣٣٣٣٣",
        "nikt@example.com",
        "//zle.example",
        "{{ 7*7 }}",
        "000000",
        "\ud800",
    ]
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    site = a_site(tmp_path_factory.mktemp("posts"), second_factor_required=False)
    site.config["WTF_CSRF_ENABLED"] = False
    yield site
    close(site)


@pytest.fixture(scope="module")
def cookie(site: Flask) -> str:
    return cookie_of(signed_in(site, an_account(site, *Role)))


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(sent=st.dictionaries(NAMES, VALUES, max_size=5), is_in=st.booleans())
def test_no_form_of_any_shape_breaks_an_address(site: Flask, cookie: str, sent, is_in: bool):
    told = {name: value.encode("utf-8", "replace").decode() for name, value in sent.items()}
    for rule in rules_of(site):
        if "POST" not in (rule.methods or ()) or rule.rule == "/biuro/wyloguj":
            continue
        with site.test_request_context():
            parts = {name: FILLED_IN.get(name, OWN) for name in rule.arguments}
            path = site.url_map.bind("localhost").build(rule.endpoint, parts)
        client = site.test_client()
        if is_in:
            client.set_cookie("teczka", cookie)
        response = client.post(path.removeprefix("http://localhost"), data=told)
        assert response.status_code < 500, rule.rule
