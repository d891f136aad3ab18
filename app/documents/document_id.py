"""A short id of a bundle goes out: people can read it aloud and type it, and it says nothing of anybody."""

import secrets

LETTERS = "2346789ABCDEFGHJKMNPQRTWXYZ"
"""Without signs that look like another: 0 O, 1 I L, 5 S, U V."""
LENGTH = 8


def fresh_document_id() -> str:
    """A random id such as ``K7MX-3T9P``; one in 2.8 × 10¹¹."""
    signs = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{signs[:4]}-{signs[4:]}"
