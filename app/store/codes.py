"""Resume codes: a fresh one goes out for paper; whatever somebody typed comes back as the same code, or nothing."""

import secrets
import unicodedata

# Digits and capitals without I, L, O (as 1 and 0), S (as 5) and U (as V): 31 that are told apart in print.
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
    """The code somebody meant: any case, spacing and dashes, look-alikes put right; ``None`` if it is none."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(sign for sign in plain if sign.isalnum()).translate(_LOOK_ALIKES)
    fits = len(code) == LENGTH and all(sign in ALPHABET for sign in code)
    return code if fits else None
