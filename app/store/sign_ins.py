"""A browser's token comes in; the account signed in there goes out, until it ended or was idle too long.

As with visits, the cookie alone proves nothing: signing out, a new password and an account that was
disabled or is over end it here, and a copy of the cookie is worth no more. Only a hash is kept. A lasting
sign-in is for the telephone of somebody who reaches nothing but an own diary.
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
LASTING_LONGEST = timedelta(days=30)
LASTING_IDLE = timedelta(days=14)
"""The same two limits of a lasting sign-in."""
NOTED_EVERY = timedelta(minutes=1)
"""How often it is written down that somebody is at work: not at every picture of a page."""


class SignIns:
    """Every browser that is signed in; ``idle`` is how long one may do nothing."""

    def __init__(self, shelf: Shelf, idle: timedelta) -> None:
        self._shelf = shelf
        self._idle = idle

    def begin(self, account_id: str, *, lasting: bool = False) -> str:
        """The token of a new sign-in; a lasting one ends the account's earlier lasting one: one telephone."""
        token, now = secrets.token_urlsafe(32), self._shelf.clock()
        fresh = SignIn(
            id=_mark(token), account_id=account_id, began_at=now, seen_at=now, lasting=lasting
        )
        with self._shelf.database.writing() as session:
            if lasting:
                session.execute(
                    delete(SignIn).where(SignIn.account_id == account_id, SignIn.lasting)
                )
            session.add(fresh)
        return token

    def account(self, token: str) -> Account | None:
        """Whose sign-in this is; ``None`` when it, or the account, is over."""
        now = self._shelf.clock()
        with self._shelf.database.reading() as session:
            found = session.get(SignIn, _mark(token))
            row = session.get(AccountRow, found.account_id) if found else None
        if found is None or row is None:
            return None
        account = opened(row, self._shelf.cipher)
        if self._is_over(found, account):
            return None
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
        """Those past their limits; one that only lost the long limits opens nothing, and goes with them."""
        now = self._shelf.clock()
        for lasting in (False, True):
            longest, idle = self._limits(lasting=lasting)
            over = (SignIn.began_at <= now - longest) | (SignIn.seen_at <= now - idle)
            self._delete(over & (SignIn.lasting == lasting))

    def _is_over(self, found: SignIn, account: Account) -> bool:
        # Asked every time: whoever was given another role is held to the short limits at once.
        longest, idle = self._limits(lasting=found.lasting and account.keeps_own_diary_only)
        now = self._shelf.clock()
        return found.began_at <= now - longest or found.seen_at <= now - idle

    def _limits(self, *, lasting: bool) -> tuple[timedelta, timedelta]:
        return (LASTING_LONGEST, LASTING_IDLE) if lasting else (LONGEST, self._idle)

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
