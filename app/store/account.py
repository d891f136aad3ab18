"""One account of the office as a value; its row in the database comes in and goes out sealed."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from app.matters.rights import RIGHTS, Actor, Right, Role
from app.store.cipher import Cipher
from app.store.models import AccountRow

SEALED = ("email", "name", "password_hash", "totp_secret", "totp_counter", "spare_codes")
"""What a row keeps sealed: it names a person or opens the account."""


@dataclass(frozen=True)
class Account:
    """Whoever works at the office, of a commission, as an assistant or as an auditor.

    ``expires_on`` is the last day it opens. ``password_hash`` is empty until a password was set, as is
    ``totp_secret`` (in the authenticator library's own sealed form) until there is a second factor.
    ``totp_counter`` is the last used period of 30 s, ``spare_codes`` are keyed hashes as hexadecimals,
    ``failed_tries`` those at the password since the last sign-in.
    """

    id: str
    email: str
    name: str
    roles: frozenset[Role]
    programmes: frozenset[str]
    fs_uniquifier: str
    created_at: datetime
    active: bool = True
    expires_on: date | None = None
    password_hash: str = field(default="", repr=False)
    totp_secret: str = field(default="", repr=False)
    totp_counter: int = 0
    spare_codes: tuple[str, ...] = field(default=(), repr=False)
    current_sign_in_at: datetime | None = None
    last_sign_in_at: datetime | None = None
    failed_tries: int = 0

    @property
    def actor(self) -> Actor:
        return Actor(self.id, self.name, self.roles, self.programmes)

    @property
    def tf_primary_method(self) -> str | None:
        """What Flask-Security calls the kind of second factor; there is one kind."""
        return "authenticator" if self.totp_secret else None

    @property
    def sees_applicants(self) -> bool:
        """Whether any role reaches beyond the own account, and so to what others told the office."""
        return any(RIGHTS[role] - {Right.SIGN_IN} for role in self.roles)

    @property
    def keeps_own_diary_only(self) -> bool:
        """Whether no role reaches further than a diary of one's own."""
        own = {Right.SIGN_IN, Right.DIARY}
        return bool(self.roles) and all(RIGHTS[role] <= own for role in self.roles)

    def opens_on(self, day: date) -> bool:
        """Whether one may be signed in on this day, as the office's calendar shows it."""
        return self.active and (self.expires_on is None or day <= self.expires_on)


def normal_email(email: str) -> str:
    """The address as accounts are told apart by it: capitals make no difference."""
    return email.strip().casefold()


def words(slugs: Collection[str]) -> str:
    return " ".join(sorted(slugs))


def opened(row: AccountRow, cipher: Cipher) -> Account:
    """The account of a row; ``SealBroken`` if it was tampered with."""
    told = json.loads(cipher.open(row.sealed, *row.own_place))
    told["spare_codes"] = tuple(told["spare_codes"])
    return Account(
        id=row.id,
        roles=frozenset(Role(role) for role in row.roles.split()),
        programmes=frozenset(row.programmes.split()),
        fs_uniquifier=row.fs_uniquifier,
        created_at=row.created_at,
        active=row.active,
        expires_on=row.expires_on,
        current_sign_in_at=row.current_sign_in_at,
        last_sign_in_at=row.last_sign_in_at,
        failed_tries=row.failed_tries,
        **told,
    )


def fill(row: AccountRow, account: Account, cipher: Cipher) -> None:
    """Write the account into its row; the hash it is looked up by stays."""
    row.fs_uniquifier = account.fs_uniquifier
    row.active = account.active
    row.roles, row.programmes = words(account.roles), words(account.programmes)
    row.expires_on = account.expires_on
    row.created_at = account.created_at
    row.current_sign_in_at = account.current_sign_in_at
    row.last_sign_in_at = account.last_sign_in_at
    row.failed_tries = account.failed_tries
    told = json.dumps({name: getattr(account, name) for name in SEALED})
    row.sealed = cipher.seal(told.encode(), *row.own_place)
