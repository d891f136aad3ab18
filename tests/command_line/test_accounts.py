"""``user …``: accounts are made, told, changed and ended, and no password is ever seen."""

from datetime import UTC, datetime

from app.config import settings_from_environment
from app.matters.rights import Role
from app.store.account import Account
from app.store.opened import open_store
from tests.command_line.terminal import Teczka

EMAIL = "halina.przykladowa@example.com"
ADD = ("user", "add", EMAIL, "--name", "Halina Przykładowa", "--role", "clerk",
       "--programme", "sejny_2026")  # fmt: skip


def _account() -> Account:
    store = open_store(settings_from_environment())
    account = store.accounts.named(EMAIL)
    store.close()
    return account


def _code(out: str) -> str:
    return out.partition(": ")[2].partition("\n")[0]


def test_a_new_account_gets_a_code_that_opens_it_and_no_password(teczka: Teczka) -> None:
    answered = teczka(*ADD)
    assert answered.code == 0, answered.err
    assert "/biuro/nowe-haslo" in answered.out
    store = open_store(settings_from_environment())
    account = store.accounts.invited(EMAIL.upper(), _code(answered.out))
    store.close()
    assert (account.name, account.password_hash) == ("Halina Przykładowa", "")
    assert account.roles == {Role.CLERK}
    assert account.programmes == {"sejny_2026"}


def test_an_address_has_one_account_whatever_its_capitals(teczka: Teczka) -> None:
    teczka(*ADD)
    again = teczka("user", "add", EMAIL.title(), *ADD[3:])
    assert again.code == 2
    assert "ma już konto" in again.err


def test_an_auditor_must_expire(teczka: Teczka) -> None:
    asked = (*ADD[:6], "auditor", *ADD[7:])
    refused = teczka(*asked)
    assert refused.code == 2
    assert "--expires" in refused.err
    assert teczka(*asked, "--expires", "2027-01-31").code == 0
    assert "do 31\N{NO-BREAK SPACE}stycznia 2027" in teczka("user", "list").out
    assert "nie jest dniem" in teczka(*asked, "--expires", "31.01.2027").err


def test_the_list_says_who_is_there_and_whether_it_opens(teczka: Teczka) -> None:
    assert "Nie ma jeszcze kont" in teczka("user", "list").out
    teczka(*ADD)
    assert (
        f"{EMAIL}; Halina Przykładowa; obsługa wniosków; sejny_2026; działa"
        in teczka("user", "list").out
    )
    assert teczka("user", "disable", EMAIL).code == 0
    assert "nie działa" in teczka("user", "list").out
    assert teczka("user", "enable", EMAIL).code == 0
    assert "nie działa" not in teczka("user", "list").out


def test_roles_replace_those_before(teczka: Teczka) -> None:
    teczka(*ADD)
    words = ("--role", "commission", "--role", "assistant", "--programme", "wiazowna_2026")
    assert teczka("user", "roles", EMAIL, *words).code == 0
    assert _account().roles == {Role.COMMISSION, Role.ASSISTANT}
    assert _account().programmes == {"wiazowna_2026"}


def test_reset_gives_a_new_code_and_can_drop_the_second_factor(teczka: Teczka) -> None:
    first = _code(teczka(*ADD).out)
    store = open_store(settings_from_environment())
    store.accounts.set_second_factor(store.accounts.named(EMAIL).id, "sealed", ["code"])
    store.close()
    second = _code(teczka("user", "reset", EMAIL).out)
    assert first != second
    assert _account().tf_primary_method == "authenticator"
    teczka("user", "reset", EMAIL, "--second-factor")
    assert _account().tf_primary_method is None
    assert _account().created_at < datetime.now(UTC)


def test_an_unknown_address_is_said(teczka: Teczka) -> None:
    for deed in ("disable", "enable", "reset"):
        refused = teczka("user", deed, "nikt@example.com")
        assert refused.code == 2
        assert "Nie ma takiego konta" in refused.err
