"""Names, addresses and roles come in; accounts are kept sealed, and come out by id or address."""

import uuid
from collections.abc import Collection
from datetime import date

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.errors import AccountRefused
from app.matters.rights import Role
from app.store.account import Account, fill, normal_email
from app.store.account_keys import CODE_HOURS, AccountKeys, Invitation
from app.store.audit import Event
from app.store.models import AccountRow

__all__ = ["CODE_HOURS", "Accounts", "Invitation"]

TAKEN = "Ten adres e-mail ma już konto. Podaj inny adres albo zmień tamto konto."


class Accounts(AccountKeys):
    """Who may sign in, to which programmes, in which roles."""

    def add(
        self,
        email: str,
        name: str,
        roles: Collection[Role],
        programmes: Collection[str],
        expires_on: date | None = None,
    ) -> Account:
        """An account without a password; ``AccountRefused`` if the address has one already."""
        account = Account(
            id=uuid.uuid4().hex,
            email=normal_email(email),
            name=name,
            roles=frozenset(roles),
            programmes=frozenset(programmes),
            fs_uniquifier=uuid.uuid4().hex,
            created_at=self._shelf.clock(),
            expires_on=expires_on,
        )
        row = AccountRow(id=account.id, email_hash=self._email_hash(email))
        fill(row, account, self._shelf.cipher)
        try:
            with self._shelf.database.writing() as session:
                session.add(row)
                session.flush()
                self._record(session, Event.ACCOUNT_ADDED, account)
        except IntegrityError:
            raise AccountRefused(TAKEN) from None
        return account

    def disable(self, account_id: str) -> None:
        """Nobody signs in any more, and whoever is signed in is out at once."""
        self._change(account_id, Event.ACCOUNT_DISABLED, sign_out=True, active=False)

    def enable(self, account_id: str) -> None:
        self._change(account_id, Event.ACCOUNT_ENABLED, active=True)

    def give_roles(
        self,
        account_id: str,
        roles: Collection[Role],
        programmes: Collection[str],
        expires_on: date | None,
    ) -> Account:
        return self._change(
            account_id,
            Event.ACCOUNT_ROLES_CHANGED,
            roles=frozenset(roles),
            programmes=frozenset(programmes),
            expires_on=expires_on,
        )

    def signed_in(self, account_id: str) -> None:
        """Remember when, for the holder to see when somebody was in last."""
        now = self._shelf.clock()
        self._change(
            account_id,
            Event.SIGNED_IN,
            lambda account: {"last_sign_in_at": account.current_sign_in_at},
            current_sign_in_at=now,
        )

    def signed_out(self, account_id: str) -> None:
        self._change(account_id, Event.SIGNED_OUT)

    def forget_failed(self, account_id: str) -> None:
        """The holder has been told of failed tries."""
        self._change(account_id, None, failed_tries=0)

    def failed(self, account_id: str) -> None:
        """A wrong password or code was tried at this account; ``""`` is one that does not exist.

        Both take the same steps, so that the time taken tells nobody whether there is an account.
        """
        more = update(AccountRow).where(AccountRow.id == account_id)
        with self._shelf.database.writing() as session:
            session.execute(more.values(failed_tries=AccountRow.failed_tries + 1))
            self._audit.record_in(session, Event.SIGN_IN_FAILED, account_id)
