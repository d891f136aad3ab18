"""What Flask-Security is told: how dear a password is to try, and that it has no page of its own."""

from pathlib import Path

from flask import Flask

MACHINERY = Path(__file__).resolve().parents[4] / "app/web/office/gatehouse/machinery.py"


def test_a_password_is_dear_to_try():
    # Read, not imported: the tests of this folder hash cheaply.
    source = MACHINERY.read_text(encoding="utf-8")
    assert "MEMORY_KIB = 46 * 1024\n" in source
    assert "PASSES = 2\n" in source


def test_there_are_no_pages_but_ours(office: Flask):
    assert not [
        rule for rule in office.url_map.iter_rules() if rule.endpoint.startswith("security.")
    ]
    assert "security" not in office.blueprints


def test_only_one_way_of_hashing_is_known(office: Flask):
    security = office.extensions["security"]
    assert security.pwd_context.schemes() == ("argon2",)
