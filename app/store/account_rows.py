"""An id, an e-mail address or a session's mark comes in; the account goes out, or is changed under lock."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.errors import AccountRefused
from app.matters.rights import Actor
from app.store.account import Account, fill, normal_email, opened, words
from app.store.audit import Audit, Event
from app.store.clock import office_day
from app.store.keyed_hash import KeyedHash
from app.store.ledger import Deed, Ledger
from app.store.models import AccountRow, SignIn
from app.store.shelf import Shelf

ADMINISTRATION = Actor("command-line", "wiersz poleceń", frozenset(), frozenset())
BY_ADMINISTRATION = frozenset(
    {
        Event.ACCOUNT_ADDED,
        Event.ACCOUNT_DISABLED,
        Event.ACCOUNT_ENABLED,
        Event.ACCOUNT_ROLES_CHANGED,
        Event.SECOND_FACTOR_RESET,
    }
)
UNKNOWN = "Nie ma takiego konta. Sprawdź adres e-mail na liście kont."


class AccountRows:
    """Accounts as they are kept.

    Every change leaves a line in the audit log that names no person, and one in the ledger of each office
    the account belongs to.
    """

    def __init__(self, shelf: Shelf, keyed_hash: KeyedHash, audit: Audit, ledger: Ledger) -> None:
        self._shelf = shelf
        self._hash = keyed_hash
        self._audit = audit
        self._ledger = ledger

    def get(self, account_id: str) -> Account | None:
        with self._shelf.database.reading() as session:
            row = session.get(AccountRow, account_id)
            return opened(row, self._shelf.cipher) if row else None

    def find(self, email: str) -> Account | None:
        return self._first(AccountRow.email_hash == self._email_hash(email))

    def of_uniquifier(self, uniquifier: str) -> Account | None:
        """The account Flask-Security's session names."""
        return self._first(AccountRow.fs_uniquifier == uniquifier)

    def named(self, email: str) -> Account:
        """The account of this address, or ``AccountRefused``."""
        account = self.find(email)
        if account is None:
            raise AccountRefused(UNKNOWN)
        return account

    def all(self) -> tuple[Account, ...]:
        """Every account, the eldest first."""
        query = select(AccountRow).order_by(AccountRow.created_at, AccountRow.id)
        with self._shelf.database.reading() as session:
            return tuple(opened(row, self._shelf.cipher) for row in session.scalars(query))

    def is_open(self, account: Account) -> bool:
        """Whether the account may be signed in to today."""
        return account.opens_on(office_day(self._shelf.clock()))

    def _first(self, which: Any) -> Account | None:
        with self._shelf.database.reading() as session:
            row = session.scalars(select(AccountRow).where(which)).first()
            return opened(row, self._shelf.cipher) if row else None

    def _held(self, session: Session, account_id: str) -> AccountRow:
        row = session.get(AccountRow, account_id, with_for_update=True)
        if row is None:
            raise AccountRefused(UNKNOWN)
        return row

    def _change(
        self,
        account_id: str,
        event: Event | None,
        how: Callable[[Account], dict[str, Any]] = lambda _: {},
        *,
        sign_out: bool = False,
        **values: Any,
    ) -> Account:
        with self._shelf.database.writing() as session:
            row = self._held(session, account_id)
            before = opened(row, self._shelf.cipher)
            after = replace(before, **how(before), **values)
            fill(row, after, self._shelf.cipher)
            if event:
                self._record(session, event, after)
            if sign_out:
                end_sign_ins(session, account_id)
        return after

    def _record(self, session: Session, event: Event, account: Account, detail: str = "") -> None:
        roles = event in {Event.ACCOUNT_ADDED, Event.ACCOUNT_ROLES_CHANGED}
        told = detail or (f"roles={words(account.roles).replace(' ', '.')}" if roles else "")
        self._audit.record_in(session, event, account.id, told)
        self._tell_offices(session, event, account)

    def _tell_offices(self, session: Session, event: Event, account: Account) -> None:
        """By whoever holds the account, or by the command line where only that can do it."""
        by = ADMINISTRATION if event in BY_ADMINISTRATION else account.actor
        for programme in sorted(account.programmes):
            deed = Deed(programme, by, f"account.{event}", account.name, record_id=account.id)
            self._ledger.write_in(session, deed)

    def _email_hash(self, email: str) -> bytes:
        return self._hash.of("account e-mail", normal_email(email))


def end_sign_ins(session: Session, account_id: str) -> None:
    """Whoever is signed in to the account is out once the transaction is done."""
    session.execute(delete(SignIn).where(SignIn.account_id == account_id))
