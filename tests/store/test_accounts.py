from datetime import date

import pytest
from sqlalchemy import func, select, update

from app.errors import AccountRefused, SealBroken
from app.matters.rights import Role
from app.store import keys
from app.store.account import Account
from app.store.audit import Event
from app.store.models import AccountRow, SignIn
from app.store.opened import Store, open_store
from app.store.rotation import Rotated
from tests.store.builders import SQLITE_ONLY, TurnableClock, every_byte

EMAIL = "Halina.Przykladowa@example.com"
NAME = "Halina Przykładowa-Niepowtarzalna"


@pytest.fixture
def account(store: Store) -> Account:
    return store.accounts.add(EMAIL, NAME, [Role.CLERK, Role.COMMISSION], ["sejny_2026"])


def test_an_account_comes_back_as_it_was(store: Store, account: Account) -> None:
    assert store.accounts.get(account.id) == account
    assert store.accounts.find(EMAIL.upper()) == account
    assert store.accounts.of_uniquifier(account.fs_uniquifier) == account
    assert store.accounts.all() == (account,)
    assert account.actor.roles == {Role.CLERK, Role.COMMISSION}
    assert account.actor.programmes == {"sejny_2026"}


def test_nothing_is_found_that_is_not_there(store: Store) -> None:
    assert store.accounts.get("0" * 32) is None
    assert store.accounts.find("nikt@example.com") is None
    with pytest.raises(AccountRefused, match="Nie ma takiego konta"):
        store.accounts.disable("0" * 32)


def test_one_address_has_one_account(store: Store, account: Account) -> None:
    with pytest.raises(AccountRefused, match="ma już konto"):
        store.accounts.add(f" {EMAIL.upper()}", "Kto Inny", [Role.AUDITOR], ["sejny_2026"])
    assert store.accounts.all() == (account,)


@SQLITE_ONLY
def test_no_byte_on_disk_names_the_person_or_opens_the_account(
    store: Store, account: Account, settings
) -> None:
    code = store.accounts.invite(account.id).code
    store.accounts.set_password(account.id, "$argon2id$the-hash")
    store.accounts.set_second_factor(account.id, "the-secret", ["1111 2222 3333"])
    kept = every_byte(settings.data).lower()
    secrets = (EMAIL, "przykladowa", NAME, "niepowtarzalna", "the-hash", "the-secret", code,
               code.replace(" ", ""), "1111 2222 3333", "111122223333")  # fmt: skip
    for word in secrets:
        assert word.lower().encode() not in kept, word


@pytest.mark.parametrize(
    "changed",
    [
        {"roles": "administrator clerk"},
        {"programmes": "sejny_2026 wiazowna_2026"},
        {"active": False},
        {"expires_on": date(2099, 1, 1)},
        {"fs_uniquifier": "that-of-another-account"},
        {"email_hash": b"that of another address"},
    ],
)
def test_who_can_only_write_to_the_database_changes_no_account(
    store: Store, account: Account, changed: dict[str, object]
) -> None:
    with store.shelf.database.writing() as session:
        session.execute(update(AccountRow).values(**changed))
    with pytest.raises(SealBroken):
        store.accounts.get(account.id)


def test_a_row_moved_to_another_account_does_not_open(store: Store, account: Account) -> None:

    other = store.accounts.add("inna@example.com", "Inna Osoba", [Role.AUDITOR], ["sejny_2026"])
    with store.shelf.database.writing() as session:
        row = session.get(AccountRow, account.id)
        target = session.get(AccountRow, other.id)
        assert row
        assert target
        target.sealed = row.sealed
    with pytest.raises(SealBroken):
        store.accounts.get(other.id)


def test_a_code_works_once_and_not_for_ever(
    store: Store, account: Account, clock: TurnableClock
) -> None:
    first = store.accounts.invite(account.id)
    second = store.accounts.invite(account.id)
    with pytest.raises(AccountRefused):
        store.accounts.invited(EMAIL, first.code)
    assert store.accounts.invited(EMAIL, second.code).id == account.id
    store.accounts.set_password_by_code(account.id, second.code, "hash")
    with pytest.raises(AccountRefused):
        store.accounts.set_password_by_code(account.id, second.code, "another")
    third = store.accounts.invite(account.id)
    clock.turn(hours=48)
    assert third.until == clock.now
    with pytest.raises(AccountRefused):
        store.accounts.invited(EMAIL, third.code)


def test_a_sign_in_ends_with_idleness_length_password_and_account(
    store: Store, account: Account, clock: TurnableClock
) -> None:
    def is_in(token: str) -> bool:
        return store.sign_ins.account(token) is not None

    token = store.sign_ins.begin(account.id)
    clock.turn(minutes=59)
    assert is_in(token)
    clock.turn(minutes=59)
    assert is_in(token)
    clock.turn(minutes=60)
    assert not is_in(token)
    for end in (store.accounts.disable, store.accounts.drop_second_factor):
        store.accounts.enable(account.id)
        token = store.sign_ins.begin(account.id)
        assert is_in(token)
        end(account.id)
        assert not is_in(token)
        store.accounts.enable(account.id)
        assert not is_in(token)
    token = store.sign_ins.begin(account.id)
    store.accounts.set_password(account.id, "another hash")
    assert not is_in(token)
    assert not is_in("made up")


def test_an_account_opens_on_its_last_day_and_not_after(store: Store, clock: TurnableClock) -> None:

    auditor = store.accounts.add("k@example.com", "K K", [Role.AUDITOR], [], date(2026, 1, 5))
    clock.now = clock.now.replace(hour=22, minute=59)  # 23:59 in Warsaw
    token = store.sign_ins.begin(auditor.id)
    assert store.accounts.is_open(auditor)
    assert store.sign_ins.account(token) == auditor
    clock.turn(minutes=1)
    assert not store.accounts.is_open(auditor)
    assert store.sign_ins.account(token) is None


def test_old_sign_ins_are_forgotten(store: Store, account: Account, clock: TurnableClock) -> None:

    store.sign_ins.begin(account.id)
    clock.turn(minutes=60)
    store.expire()
    with store.shelf.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(SignIn)) == 0


def test_codes_are_used_once(store: Store, account: Account) -> None:
    store.accounts.set_second_factor(account.id, "secret", ["ABCD EFGH 1234", "2222 2222 2222"])
    assert not store.accounts.use_spare_code(account.id, "")
    assert store.accounts.use_spare_code(account.id, "abcdefgh1234")
    assert not store.accounts.use_spare_code(account.id, "ABCD EFGH 1234")
    assert store.accounts.use_counter(account.id, 7)
    assert not store.accounts.use_counter(account.id, 7)
    assert not store.accounts.use_counter(account.id, 6)
    assert store.accounts.use_counter(account.id, 8)


def test_the_log_tells_what_happened_and_names_nobody(store: Store, account: Account) -> None:
    store.accounts.failed(account.id)
    store.accounts.signed_in(account.id)
    store.accounts.give_roles(account.id, [Role.AUDITOR], [], None)
    store.accounts.disable(account.id)
    told = [(line.event, line.detail) for line in store.audit.lines(account.id)]
    assert told == [
        (Event.ACCOUNT_ADDED, "roles=clerk.commission"),
        (Event.SIGN_IN_FAILED, ""),
        (Event.SIGNED_IN, ""),
        (Event.ACCOUNT_ROLES_CHANGED, "roles=auditor"),
        (Event.ACCOUNT_DISABLED, ""),
    ]
    assert store.accounts.get(account.id).failed_tries == 1


def test_accounts_are_sealed_anew_when_keys_change(
    store: Store, account: Account, settings, clock: TurnableClock
) -> None:
    keys.add_key(settings)
    rotating = open_store(settings, clock)
    assert rotating.rotate() == Rotated(
        rows=4, files=0
    )  # the account, its line, the ledger's end, the pepper
    rotating.close()
    keys.keep_current_key(settings)
    after = open_store(settings, clock)
    assert after.accounts.find(EMAIL) == account
    after.close()


def test_an_office_reads_in_its_ledger_who_signed_in_and_what_was_done_to_the_account(
    store: Store, account: Account
) -> None:
    store.accounts.signed_in(account.id)
    store.accounts.signed_out(account.id)
    store.accounts.disable(account.id)
    lines = store.ledger.lines("sejny_2026", account.id)
    assert [(line.event, line.actor, line.note) for line in reversed(lines)] == [
        ("account.account_added", "wiersz poleceń", NAME),
        ("account.signed_in", NAME, NAME),
        ("account.signed_out", NAME, NAME),
        ("account.account_disabled", "wiersz poleceń", NAME),
    ]
    assert store.ledger.lines("wiazowna_2026") == []
    assert store.ledger.verify().sound
