"""The made-up office: everything to try it is there, and never among real data."""

from datetime import date

import pytest

from app.command_line.entry import run
from app.command_line.recruits import recruits
from app.config import Settings
from app.matters.matter import State
from app.matters.rights import Role
from app.months.assignment import AssignmentState
from app.months.standing import Standing
from app.store.opened import Store, open_store
from app.workflow.months.assignments import Assignments
from app.workflow.office.desk import Desk


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    monkeypatch.setenv("TECZKA_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TECZKA_GENERATED", str(tmp_path / "generated"))
    return Settings(data=tmp_path / "data", generated=tmp_path / "generated")


def test_the_office_has_its_people_and_twelve_applicants(settings, capsys):
    assert run(["trial"]) == 0
    told = capsys.readouterr().out
    store = open_store(settings)
    assert all(account.email in told for account in store.accounts.all())
    bundles = store.bundles.of_programme("sejny_2026")
    assert {each.name for each in bundles} == {c.participant.full_name for c in recruits()}
    assert len(bundles) == 12
    assert all(each.code in told and each.name in told for each in bundles)
    roles = [role for account in store.accounts.all() for role in account.roles]
    assert sorted(roles) == sorted(
        [Role.CLERK, Role.CLERK, Role.COMMISSION, Role.ADMINISTRATOR, Role.ASSISTANT]
    )
    a_diary_can_be_written_at_once(store)
    store.close()


def a_diary_can_be_written_at_once(store: Store) -> None:
    """Two applicants are served: nothing stands in the way, and the other ten wait to be taken in."""
    (assistant,) = (each for each in store.accounts.all() if Role.ASSISTANT in each.roles)
    clerk = next(each for each in store.accounts.all() if Role.CLERK in each.roles)
    desk = Desk(store, lambda: date(2026, 3, 2))
    served = Assignments(desk).of_assistant(clerk.actor, "sejny_2026", assistant.id)
    assert [each.assignment.state for each in served] == [AssignmentState.OPEN] * 2
    assert [each.standing for each in served] == [Standing()] * 2
    assert {each.matter.state for each in served} == {State.AWARDED}
    assert len(store.matters.all("sejny_2026")) == 2


def test_it_is_never_put_among_real_accounts(settings, capsys):
    assert run(["trial"]) == 0
    capsys.readouterr()
    assert run(["trial"]) == 2
    assert "pusty folder" in capsys.readouterr().err
    store = open_store(settings)
    assert len(store.accounts.all()) == 5
    store.close()
