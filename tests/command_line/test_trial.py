"""The made-up office: everything to try it is there, and never among real data."""

import pytest

from app.command_line.entry import run
from app.command_line.recruits import recruits
from app.config import Settings
from app.matters.rights import Role
from app.store.opened import open_store


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    monkeypatch.setenv("TECZKA_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TECZKA_GENERATED", str(tmp_path / "generated"))
    return Settings(data=tmp_path / "data", generated=tmp_path / "generated")


def test_the_office_has_its_people_and_twelve_applicants(settings, capsys):
    assert run(["trial"]) == 0
    told = capsys.readouterr().out
    store = open_store(settings)
    bundles = store.bundles.of_programme("sejny_2026")
    assert {each.name for each in bundles} == {c.participant.full_name for c in recruits()}
    assert len(bundles) == 12
    assert all(each.code in told and each.name in told for each in bundles)
    roles = [role for account in store.accounts.all() for role in account.roles]
    assert sorted(roles) == sorted([Role.CLERK, Role.CLERK, Role.COMMISSION, Role.ADMINISTRATOR])
    store.close()


def test_it_is_never_put_among_real_accounts(settings, capsys):
    assert run(["trial"]) == 0
    capsys.readouterr()
    assert run(["trial"]) == 2
    assert "pusty folder" in capsys.readouterr().err
    store = open_store(settings)
    assert len(store.accounts.all()) == 4
    store.close()
