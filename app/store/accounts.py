"""Names, addresses and roles come in; accounts are kept sealed, and come out by id or address."""

import hmac
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import AccountRefused
from app.matters.rights import Role
from app.store import codes
from app.store.account import Account, fill, normal_email, opened, words
from app.store.audit import Audit, Event
from app.store.clock import office_day
from app.store.keyed_hash import KeyedHash
from app.store.models import AccountRow, SignIn
from app.store.shelf import Shelf

CODE_HOURS = 48
TAKEN = "Ten adres e-mail ma już konto. Podaj inny adres albo zmień tamto konto."
UNKNOWN = "Nie ma takiego konta. Sprawdź adres e-mail na liście kont."
CODE_WRONG = (
    "Ten e-mail i\N{NO-BREAK SPACE}kod nie pasują do siebie albo kod już nie działa. Sprawdź oba, "
    "a\N{NO-BREAK SPACE}jeśli to nie pomoże, poproś administratora o\N{NO-BREAK SPACE}nowy kod."
)


@dataclass(frozen=True)
class Invitation:
    """A code with which the account's holder sets a password, once, ``until`` then."""

    code: str
    until: datetime


class Accounts:
    """Who may sign in. Every change leaves a line in the audit log that names no person."""

    def __init__(self, shelf: Shelf, keyed_hash: KeyedHash, audit: Audit) -> None:
        self._shelf = shelf
        self._hash = keyed_hash
        self._audit = audit

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
        self._audit.record(Event.SIGNED_OUT, account_id)

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

    def invite(self, account_id: str) -> Invitation:
        """A fresh code to set a password with; an earlier one no longer works."""
        code, until = codes.fresh_code(), self._shelf.clock() + timedelta(hours=CODE_HOURS)
        with self._shelf.database.writing() as session:
            row = self._held(session, account_id)
            row.code_hash, row.code_until = self._code_hash(account_id, code), until
            self._record(session, Event.ACCOUNT_RESET, opened(row, self._shelf.cipher))
        return Invitation(codes.shown(code), until)

    def invited(self, email: str, typed: str) -> Account:
        """The account this code opens, which goes on working; ``AccountRefused`` if none."""
        account = self.find(email)
        with self._shelf.database.reading() as session:
            row = session.get(AccountRow, account.id) if account else None
        # Without an account this compares with a hash of nothing: it takes as long, and fails.
        fits = self._fits(row, self._code_hash(account.id if account else "", _read(typed)))
        if account is None or not fits or not self.is_open(account):
            raise AccountRefused(CODE_WRONG)
        return account

    def set_password_by_code(self, account_id: str, typed: str, password_hash: str) -> None:
        """Set the password and use the code up; ``AccountRefused`` if it was used meanwhile."""
        with self._shelf.database.writing() as session:
            row = self._held(session, account_id)
            if not self._fits(row, self._code_hash(account_id, _read(typed))):
                raise AccountRefused(CODE_WRONG)
            row.code_hash = row.code_until = None
            self._set_password(session, row, password_hash)

    def set_password(self, account_id: str, password_hash: str) -> None:
        """Whoever is signed in to the account is out, this browser too until it opens anew."""
        with self._shelf.database.writing() as session:
            self._set_password(session, self._held(session, account_id), password_hash)

    def set_second_factor(self, account_id: str, secret: str, spare: Collection[str]) -> None:
        """``spare`` are the codes in the clear; only their keyed hashes are kept."""
        self._change(
            account_id,
            Event.SECOND_FACTOR_SET,
            totp_secret=secret,
            spare_codes=self._spare_hashes(account_id, spare),
        )

    def drop_second_factor(self, account_id: str) -> None:
        """It has to be set up anew; whoever is signed in is out."""
        self._change(
            account_id,
            Event.SECOND_FACTOR_RESET,
            sign_out=True,
            totp_secret="",
            totp_counter=0,
            spare_codes=(),
        )

    def renew_spare_codes(self, account_id: str, spare: Collection[str]) -> None:
        hashes = self._spare_hashes(account_id, spare)
        self._change(account_id, Event.SPARE_CODES_RENEWED, spare_codes=hashes)

    def use_spare_code(self, account_id: str, typed: str) -> bool:
        """Whether it is one of the account's spare codes; it is none any more afterwards."""
        (used,) = self._spare_hashes(account_id, [_read(typed)])
        with self._shelf.database.writing() as session:
            row = self._held(session, account_id)
            account = opened(row, self._shelf.cipher)
            if used not in account.spare_codes:
                return False
            left = tuple(each for each in account.spare_codes if each != used)
            fill(row, replace(account, spare_codes=left), self._shelf.cipher)
            self._record(session, Event.SPARE_CODE_USED, account, f"left={len(left)}")
        return True

    def use_counter(self, account_id: str, counter: int) -> bool:
        """Whether no code of this period of 30 s, or a later one, was used before; now it is."""
        with self._shelf.database.writing() as session:
            row = self._held(session, account_id)
            account = opened(row, self._shelf.cipher)
            if counter <= account.totp_counter:
                return False
            fill(row, replace(account, totp_counter=counter), self._shelf.cipher)
        return True

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
                _sign_out(session, account_id)
        return after

    def _set_password(self, session: Session, row: AccountRow, password_hash: str) -> None:
        account = opened(row, self._shelf.cipher)
        fresh = replace(account, password_hash=password_hash, fs_uniquifier=uuid.uuid4().hex)
        fill(row, fresh, self._shelf.cipher)
        _sign_out(session, account.id)
        self._record(session, Event.PASSWORD_CHANGED, fresh)

    def _record(self, session: Session, event: Event, account: Account, detail: str = "") -> None:
        roles = event in {Event.ACCOUNT_ADDED, Event.ACCOUNT_ROLES_CHANGED}
        told = detail or (f"roles={words(account.roles).replace(' ', '.')}" if roles else "")
        self._audit.record_in(session, event, account.id, told)

    def _fits(self, row: AccountRow | None, tried: bytes) -> bool:
        if row is None or row.code_hash is None or row.code_until is None:
            return False
        return row.code_until > self._shelf.clock() and hmac.compare_digest(row.code_hash, tried)

    def _email_hash(self, email: str) -> bytes:
        return self._hash.of("account e-mail", normal_email(email))

    def _code_hash(self, account_id: str, code: str) -> bytes:
        return self._hash.of("account code", account_id, code)

    def _spare_hashes(self, account_id: str, spare: Collection[str]) -> tuple[str, ...]:
        return tuple(self._hash.of("spare code", account_id, _read(each)).hex() for each in spare)


def _sign_out(session: Session, account_id: str) -> None:
    session.execute(delete(SignIn).where(SignIn.account_id == account_id))


def _read(typed: str) -> str:
    return codes.read(typed) or typed
