"""What opens an account comes in, a password's hash, a second factor or codes, and is kept or told apart."""

import hmac
import uuid
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.errors import AccountRefused
from app.store import codes
from app.store.account import Account, fill, opened
from app.store.account_rows import AccountRows, end_sign_ins
from app.store.audit import Event
from app.store.models import AccountRow

CODE_HOURS = 48
CODE_WRONG = (
    "Ten e-mail i\N{NO-BREAK SPACE}kod nie pasują do siebie albo kod już nie działa. Sprawdź oba, "
    "a\N{NO-BREAK SPACE}jeśli to nie pomoże, poproś administratora o\N{NO-BREAK SPACE}nowy kod."
)


@dataclass(frozen=True)
class Invitation:
    """A code with which the account's holder sets a password, once, ``until`` then."""

    code: str
    until: datetime


class AccountKeys(AccountRows):
    """Passwords as hashes made elsewhere, codes as keyed hashes only."""

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

    def _set_password(self, session: Session, row: AccountRow, password_hash: str) -> None:
        account = opened(row, self._shelf.cipher)
        fresh = replace(account, password_hash=password_hash, fs_uniquifier=uuid.uuid4().hex)
        fill(row, fresh, self._shelf.cipher)
        end_sign_ins(session, account.id)
        self._record(session, Event.PASSWORD_CHANGED, fresh)

    def _fits(self, row: AccountRow | None, tried: bytes) -> bool:
        if row is None or row.code_hash is None or row.code_until is None:
            return False
        return row.code_until > self._shelf.clock() and hmac.compare_digest(row.code_hash, tried)

    def _code_hash(self, account_id: str, code: str) -> bytes:
        return self._hash.of("account code", account_id, code)

    def _spare_hashes(self, account_id: str, spare: Collection[str]) -> tuple[str, ...]:
        return tuple(self._hash.of("spare code", account_id, _read(each)).hex() for each in spare)


def _read(typed: str) -> str:
    return codes.read(typed) or typed
