"""Flask-Security over our own store: passwords are hashed and checked, codes of the second factor too.

Its pages, forms and mails are not used: ours speak Polish, are drawn by our macros and tell nobody whether
an account exists. What has to be right to the last bit is its: hashing, one-time codes, the session's keys,
how fresh a sign-in is.
"""

import hashlib
from functools import cache
from typing import Any, cast

from flask import Flask, current_app
from flask_security import RoleMixin, Security, Totp, UserMixin, hash_password
from flask_security.datastore import UserDatastore
from flask_security.utils import verify_password
from passlib.exc import UsedTokenError
from passlib.totp import TotpMatch

from app.store.account import Account
from app.store.opened import Store

MEMORY_KIB = 46 * 1024
PASSES = 2
ISSUER = "Teczka"
STEP = 30
"""Seconds a code of the authenticator app lives; one period before and after is admitted."""


class Staff(UserMixin):
    """An account as Flask-Security wants to see it."""

    fs_uniquifier = ""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.fs_uniquifier = account.fs_uniquifier
        self.active = account.active
        self.email = account.email
        self.password = account.password_hash


class Datastore(UserDatastore):
    """Looks accounts up; what changes one goes through ``store.accounts`` itself, which keeps the log."""

    def __init__(self, store: Store) -> None:
        super().__init__(Staff, RoleMixin)
        self._accounts = store.accounts

    def find_user(self, case_insensitive: bool = False, **by: Any) -> Staff | None:  # noqa: ARG002 - its shape
        found = None
        if "fs_uniquifier" in by:
            found = self._accounts.of_uniquifier(by["fs_uniquifier"])
        elif "email" in by:
            found = self._accounts.find(by["email"])
        return Staff(found) if found else None

    def find_role(self, role: str) -> None:  # noqa: ARG002 - roles are the accounts' own
        return None


class OnceOnly(Totp):
    """Codes of the authenticator app, none of which is accepted twice."""

    def __init__(self, store: Store) -> None:
        super().__init__({"1": store.secret("authenticator").hex()}, ISSUER)
        self._accounts = store.accounts

    def get_last_counter(self, user: UserMixin) -> int | None:
        return cast("Staff", user).account.totp_counter

    def set_last_counter(self, user: UserMixin, tmatch: TotpMatch) -> None:
        # Two posts at the same moment have both read the same last counter: only one may use it up.
        if not self._accounts.use_counter(cast("Staff", user).account.id, tmatch.counter):
            raise UsedTokenError(expire_time=tmatch.expire_time)


def prepare(app: Flask, store: Store) -> None:
    """Hang Flask-Security on the application, without any page of its own."""
    app.config.update(
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - the name of an algorithm
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS={
            "argon2__memory_cost": MEMORY_KIB,
            "argon2__time_cost": PASSES,
            "argon2__parallelism": 1,
        },
        # Mixed into every password: hashes that leave without the key file cannot be guessed at.
        SECURITY_PASSWORD_SALT=store.secret("passwords").hex(),
        # Our sign-ins end in the store; who moves to another network goes on working, applicants above all.
        SESSION_PROTECTION=None,
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
    )
    Security(app, Datastore(store), register_blueprint=False)
    app.extensions["teczka totp"] = OnceOnly(store)


def totp() -> OnceOnly:
    return cast("OnceOnly", current_app.extensions["teczka totp"])


def hashed(password: str) -> str:
    return hash_password(_normal(password))


def fits(account: Account | None, password: str) -> bool:
    """Whether it is the account's password; takes as long when there is no account, or no password yet."""
    known = account.password_hash if account else ""
    same = verify_password(_normal(password), known or _nobodys(MEMORY_KIB, PASSES))
    return bool(known) and same


def code_fits(account: Account, secret: str, typed: str) -> bool:
    """Whether it is the present code of this secret, and was not used before."""
    digits = "".join(typed.split())
    return digits.isdecimal() and totp().verify_totp(digits, secret, Staff(account), window=STEP)


def _normal(password: str) -> str:
    return cast("str", current_app.extensions["security"].password_util.normalize(password))


@cache
def _nobodys(_memory: int, _passes: int) -> str:
    """A hash, of this cost, that no password has in any installation."""
    return hash_password(hashlib.sha256(b"nobody").hexdigest())
