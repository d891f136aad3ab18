"""A purpose and words come in; a hash goes out that needs this installation's secret to guess at.

The secret ("pepper") is random, made once, and kept in the database wrapped by the current key.
Rotating keys wraps it anew and leaves it as it is: codes given out on paper go on working.
"""

import hmac
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import select

from app.store.cipher import Cipher
from app.store.database import Database, insert_if_new
from app.store.models import Secret

PEPPER = "pepper"
PEPPER_BYTES = 32


class KeyedHash:
    """HMAC-SHA256, with a key of its own for every purpose."""

    def __init__(self, pepper: bytes) -> None:
        self._pepper = pepper

    def __repr__(self) -> str:
        return "<KeyedHash>"

    def of(self, purpose: str, *words: str) -> bytes:
        """32 bytes."""
        info = b"teczka keyed hash: " + purpose.encode()
        key = HKDF(hashes.SHA256(), PEPPER_BYTES, salt=None, info=info).derive(self._pepper)
        return hmac.digest(key, json.dumps(words).encode(), "sha256")


def has_pepper(database: Database) -> bool:
    with database.reading() as session:
        return session.get(Secret, PEPPER) is not None


def load_keyed_hash(database: Database, cipher: Cipher) -> KeyedHash:
    """The installation's keyed hash; its secret is made on the first call."""
    place = Secret.place(PEPPER)
    if not has_pepper(database):
        fresh = cipher.seal(secrets.token_bytes(PEPPER_BYTES), *place)
        with database.writing() as session:
            insert_if_new(session, Secret, name=PEPPER, sealed=fresh)
    with database.reading() as session:
        sealed = session.execute(select(Secret.sealed).where(Secret.name == PEPPER)).scalar_one()
    return KeyedHash(cipher.open(sealed, *place))
