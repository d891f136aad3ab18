"""A code for a forgotten password goes to the account's address, and to nobody else."""

import logging
import re
import smtplib
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Self

import pytest

from app.config import Settings, settings_from_environment
from app.matters.rights import Role
from app.store.opened import Store, open_store
from app.workflow import code_mail

EMAIL = "halina.przykladowa@example.com"
URL = "smtp://poczta:tajne%40@poczta.example"


class Post:
    """Stands in for a mail server; ``said`` is what it was told, in order."""

    said: list[object] = []  # noqa: RUF012 - one server, emptied before each test

    def __init__(self, host: str, port: int, **_more: object) -> None:
        self.said.append((host, port))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.said.append("closed")

    def starttls(self, **_more: object) -> None:
        self.said.append("starttls")

    def login(self, user: str, password: str) -> None:
        self.said.append((user, password))

    def send_message(self, letter: EmailMessage) -> None:
        self.said.append(letter)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", mail_url=URL, mail_from="teczka@gmina.example")


@pytest.fixture
def store(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    Post.said.clear()
    monkeypatch.setattr(smtplib, "SMTP", Post)
    monkeypatch.setattr(smtplib, "SMTP_SSL", Post)
    opened = open_store(settings)
    yield opened
    opened.close()


def test_the_code_that_comes_sets_a_password(store: Store, settings: Settings):
    account = store.accounts.add(EMAIL, "Halina Przykładowa", [Role.CLERK], ["sejny_2026"])
    code_mail.send_code(settings, store, EMAIL.upper()).join()
    place, tls, login, letter, _ = Post.said
    assert (place, tls, login) == (("poczta.example", 587), "starttls", ("poczta", "tajne@"))
    assert isinstance(letter, EmailMessage)
    assert (letter["To"], letter["From"]) == (EMAIL, "teczka@gmina.example")
    found = re.search(r"Teczce: (.+)", letter.get_content())
    assert found
    assert store.accounts.invited(EMAIL, found[1]).id == account.id


def test_tls_from_the_first_byte(store: Store, settings: Settings):
    store.accounts.add(EMAIL, "Halina Przykładowa", [Role.CLERK], ["sejny_2026"])
    code_mail.send_code(replace(settings, mail_url="smtps://poczta.example"), store, EMAIL).join()
    assert Post.said[0] == ("poczta.example", 465)
    assert "starttls" not in Post.said


def test_nothing_goes_to_unknown_or_disabled_accounts(store: Store, settings: Settings):
    account = store.accounts.add(EMAIL, "Halina Przykładowa", [Role.CLERK], ["sejny_2026"])
    store.accounts.disable(account.id)
    for email in (EMAIL, "nikt@example.com"):
        code_mail.send_code(settings, store, email).join()
    assert Post.said == []


def test_a_server_that_is_away_is_logged_without_the_address(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog
):
    def away(*_told: object, **_more: object) -> None:
        raise ConnectionRefusedError(EMAIL)

    monkeypatch.setattr(smtplib, "SMTP", away)
    store.accounts.add(EMAIL, "Halina Przykładowa", [Role.CLERK], ["sejny_2026"])
    with caplog.at_level(logging.ERROR):
        code_mail.send_code(settings, store, EMAIL).join()
    assert "ConnectionRefusedError" in caplog.text
    assert "halina" not in caplog.text.lower()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TECZKA_MAIL_URL", "http://poczta.example", "neither smtp"),
        ("TECZKA_MAIL_URL", URL, "needs TECZKA_MAIL_FROM"),
        ("TECZKA_SECOND_FACTOR", "off", "neither required nor optional"),
        ("TECZKA_IDLE_MINUTES", "-1", "no number"),
    ],
)
def test_settings_that_make_no_sense_are_refused(monkeypatch, name: str, value: str, said: str):
    monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=said) as refused:
        settings_from_environment()
    assert "tajne" not in str(refused.value)


def test_settings_are_read(monkeypatch: pytest.MonkeyPatch):
    for name, value in {
        "MAIL_URL": URL,
        "MAIL_FROM": "t@gmina.example",
        "SECOND_FACTOR": "optional",
        "IDLE_MINUTES": "30",
    }.items():
        monkeypatch.setenv(f"TECZKA_{name}", value)
    settings = settings_from_environment()
    assert (settings.mail_url, settings.mail_from) == (URL, "t@gmina.example")
    assert (settings.second_factor_required, settings.idle_minutes) == (False, 30)
    assert "tajne" not in repr(settings)
