"""How long somebody stays signed in: half a day at a desk, weeks on an assistant's own telephone."""

import pytest

from app.matters.rights import Role
from app.store.account import Account
from app.store.opened import Store
from tests.store.builders import TurnableClock

DAY = 24 * 60


def an_account(store: Store, *roles: Role) -> Account:
    return store.accounts.add(f"{'.'.join(roles)}@example.com", "Aurelia P", roles, ["sejny_2026"])


def is_in(store: Store, token: str) -> bool:
    return store.sign_ins.account(token) is not None


@pytest.mark.parametrize("roles", [[Role.ASSISTANT], [Role.ASSISTANT, Role.CLERK], [Role.CLERK]])
def test_only_a_diary_and_nothing_else_may_be_open_for_weeks(
    store: Store, clock: TurnableClock, roles: list[Role]
) -> None:
    token = store.sign_ins.begin(an_account(store, *roles).id, lasting=True)
    clock.turn(minutes=59)
    assert is_in(store, token)
    clock.turn(minutes=60)
    assert is_in(store, token) == (roles == [Role.ASSISTANT])


def test_without_the_wish_an_assistant_stays_in_as_long_as_everybody(
    store: Store, clock: TurnableClock
) -> None:
    token = store.sign_ins.begin(an_account(store, Role.ASSISTANT).id)
    clock.turn(minutes=60)
    assert not is_in(store, token)


def test_fourteen_idle_days_end_it(store: Store, clock: TurnableClock) -> None:
    token = store.sign_ins.begin(an_account(store, Role.ASSISTANT).id, lasting=True)
    clock.turn(minutes=14 * DAY - 1)
    assert is_in(store, token)
    clock.turn(minutes=14 * DAY)
    assert not is_in(store, token)


def test_thirty_days_end_it_however_busy(store: Store, clock: TurnableClock) -> None:
    token = store.sign_ins.begin(an_account(store, Role.ASSISTANT).id, lasting=True)
    for _ in range(29):
        clock.turn(minutes=DAY)
        assert is_in(store, token)
    clock.turn(minutes=DAY)
    assert not is_in(store, token)


def test_another_role_ends_it_at_once(store: Store, clock: TurnableClock) -> None:
    account = an_account(store, Role.ASSISTANT)
    token = store.sign_ins.begin(account.id, lasting=True)
    clock.turn(minutes=3 * DAY)
    assert is_in(store, token)
    store.accounts.give_roles(account.id, [Role.ASSISTANT, Role.CLERK], ["sejny_2026"], None)
    clock.turn(minutes=61)
    assert not is_in(store, token)


def test_one_telephone_is_remembered(store: Store) -> None:
    account = an_account(store, Role.ASSISTANT)
    lost = store.sign_ins.begin(account.id, lasting=True)
    desk = store.sign_ins.begin(account.id)
    phone = store.sign_ins.begin(account.id, lasting=True)
    assert [is_in(store, token) for token in (lost, desk, phone)] == [False, True, True]


@pytest.mark.parametrize("ends", ["set_password", "disable", "drop_second_factor"])
def test_what_ends_other_sign_ins_ends_a_lasting_one(store: Store, ends: str) -> None:
    account = an_account(store, Role.ASSISTANT)
    token = store.sign_ins.begin(account.id, lasting=True)
    more = ("another hash",) if ends == "set_password" else ()
    getattr(store.accounts, ends)(account.id, *more)
    assert not is_in(store, token)


def test_cleaning_up_leaves_what_still_lasts(store: Store, clock: TurnableClock) -> None:
    account = an_account(store, Role.ASSISTANT)
    phone = store.sign_ins.begin(account.id, lasting=True)
    clock.turn(minutes=13 * DAY)
    store.expire()
    assert is_in(store, phone)
