"""What a cookie still stands for, hours and weeks after it was last used."""

import time
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from itsdangerous import TimestampSigner

from tests.builders import a_case
from tests.web.visitor import Visitor

MINUTE, DAY = 60, 24 * 3600
HELD = {
    "sign_in": "token",
    "_user_id": "mark",
    "csrf_token": "c",
    "visit": "draft",
    "_permanent": True,
}


def kept(
    site: Flask, held: Mapping[str, Any], age: int, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """What a session of this content is, so many seconds after it was written."""
    with monkeypatch.context() as patched:
        patched.setattr(TimestampSigner, "get_timestamp", lambda _: int(time.time()) - age)
        cookie = site.session_interface.get_signing_serializer(site).dumps(dict(held))
    with site.test_request_context(headers={"Cookie": f"teczka={cookie}"}) as context:
        return dict(context.session)


@pytest.mark.parametrize("lasting", [False, True])
def test_all_of_it_within_two_hours(site: Flask, monkeypatch, lasting: bool):
    held = HELD | {"lasting": lasting}
    assert kept(site, held, 119 * MINUTE, monkeypatch) == held


def test_nothing_after_two_hours(site: Flask, monkeypatch):
    assert kept(site, HELD, 121 * MINUTE, monkeypatch) == {}


def test_on_an_own_telephone_the_sign_in_but_no_draft(site: Flask, monkeypatch):
    held = HELD | {"lasting": True}
    without = {key: value for key, value in held.items() if key != "visit"}
    assert kept(site, held, 13 * DAY, monkeypatch) == without
    assert kept(site, held, 14 * DAY + MINUTE, monkeypatch) == {}


def test_files_carry_nothing_of_a_visitor(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    headers = visitor.client.get("/static/teczka.css", buffered=True).headers
    assert "Set-Cookie" not in headers
    assert "Cookie" not in headers["Vary"]
