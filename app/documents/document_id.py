"""A seed comes in; a short id of a bundle goes out, which people can read aloud and type."""

import hashlib

LETTERS = "2346789ABCDEFGHJKMNPQRTWXYZ"
"""Without signs that look like another: 0 O, 1 I L, 5 S, U V."""
LENGTH = 8


def document_id(seed: bytes) -> str:
    """``K7MX-3T9P``: the same seed always gives the same id, and the id says nothing of the seed.

    A seed made of answers alone could be guessed and compared; let it hold something random, or
    nothing personal, wherever ids leave the house.
    """
    number = int.from_bytes(hashlib.sha256(seed).digest())
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(LETTERS))
        signs.append(LETTERS[sign])
    return f"{''.join(signs[:4])}-{''.join(signs[4:])}"
