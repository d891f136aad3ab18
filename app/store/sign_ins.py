"""A browser's token comes in; the account signed in there goes out, until it ended or was idle too long.

As with visits, the cookie alone proves nothing: signing out, a new password and an account that was
disabled or is over end it here, and a copy of the cookie is worth no more. Only a hash is kept.
"""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import ColumnElement, delete

from app.store.account import Account, opened
from app.store.clock import office_day
from app.store.models import AccountRow, SignIn
from app.store.shelf import Shelf

LONGEST = timedelta(hours=12)
"""A sign-in ends at the latest so long after it began, however busy."""
NOTED_EVERY = timedelta(minutes=1)
"""How often it is written down that somebody is at work: not at every picture of a page."""


class SignIns:
    """Every browser that is signed in; ``idle`` is how long one may do nothing."""

    def __init__(self, shelf: Shelf, idle: timedelta) -> None:
        self._shelf = shelf
        self._idle = idle

    def begin(self, account_id: str) -> str:
        """The token of a new sign-in."""
        token, now = secrets.token_urlsafe(32), self._shelf.clock()
        with self._shelf.database.writing() as session:
            session.add(SignIn(id=_mark(token), account_id=account_id, began_at=now, seen_at=now))
        return token

    def account(self, token: str) -> Account | None:
        """Whose sign-in this is; ``None`` when it, or the account, is over."""
        now = self._shelf.clock()
        with self._shelf.database.reading() as session:
            found = session.get(SignIn, _mark(token))
            row = session.get(AccountRow, found.account_id) if found else None
        if found is None or row is None or self._is_over(found):
            return None
        account = opened(row, self._shelf.cipher)
        if not account.opens_on(office_day(now)):
            self.end(token)
            return None
        if found.seen_at <= now - NOTED_EVERY:
            self._note(found.id)
        return account

    def end(self, token: str) -> None:
        """Nothing happens if it is over already."""
        self._delete(SignIn.id == _mark(token))

    def delete_old(self) -> None:
        now = self._shelf.clock()
        self._delete((SignIn.began_at <= now - LONGEST) | (SignIn.seen_at <= now - self._idle))

    def _is_over(self, found: SignIn) -> bool:
        now = self._shelf.clock()
        return found.began_at <= now - LONGEST or found.seen_at <= now - self._idle

    def _note(self, mark: str) -> None:
        with self._shelf.database.writing() as session:
            found = session.get(SignIn, mark)
            if found is not None:
                found.seen_at = self._shelf.clock()

    def _delete(self, which: ColumnElement[bool]) -> None:
        with self._shelf.database.writing() as session:
            session.execute(delete(SignIn).where(which))


def _mark(token: str) -> str:
    # 256 random bits need no key to be beyond guessing.
    return hashlib.sha256(token.encode()).hexdigest()
