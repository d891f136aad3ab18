"""A fresh resume code goes out; what somebody typed comes in and is the same code, or none."""

import secrets
import unicodedata

# Digits and capitals without I, L (like 1), O (like 0), S (like 5) and U (like V): 31 signs.
ALPHABET = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
LENGTH = 12
GROUP = 4
_LOOK_ALIKES = str.maketrans("ILOSU", "1105V")


def fresh_code() -> str:
    """Twelve characters (59 bits) without spacing."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """The code in groups of four, as it is printed: ``A1B2 C3D4 E5F6``."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read(typed: str) -> str | None:
    """The code somebody meant, in any case and spacing, look-alikes put right; or ``None``."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(sign for sign in plain if sign.isalnum()).translate(_LOOK_ALIKES)
    fits = len(code) == LENGTH and all(sign in ALPHABET for sign in code)
    return code if fits else None
