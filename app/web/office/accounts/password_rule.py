"""A new password and whose it is come in; the sentence that refuses it goes out, or nothing.

Length, and whether somebody would guess it: no rule about kinds of characters, which make passwords worse.
What is commonest among leaked Polish and general passwords are single words, names, years and walks over the
keyboard, put together and decorated; ``common_words.txt`` holds those, so that the rule asks nobody else.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from app.wording.dates import NBSP

SHORTEST = 12
LEFT_ENOUGH = 8
"""So much must remain of a password once the holder's own words are taken out of it."""
MOST_WORDS = 3
OWN_WORD = 3
FEW = 4
SHORT = f"Wpisz hasło, które ma co najmniej {SHORTEST} znaków, na przykład kilka słów"
COMMON = (
    f"To hasło łatwo odgadnąć: jest z{NBSP}często używanych słów, cyfr po kolei albo powtórzeń. "
    f"Wymyśl inne, na przykład cztery niezwiązane ze sobą słowa"
)
OWN = (
    f"To hasło jest z{NBSP}Twojego nazwiska, adresu e-mail albo nazwy urzędu. Wymyśl inne, "
    f"na przykład cztery niezwiązane ze sobą słowa"
)
_LEET = str.maketrans("01345@$7!", "oleasastl")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz")
_LIST = Path(__file__).with_name("common_words.txt")


def objection(password: str, own: Iterable[str] = ()) -> str:
    """Why this is no good password, or nothing; ``own`` are name, address and office of its holder."""
    if len(password) < SHORTEST:
        return SHORT
    plain = _plain(password)
    if _is_common(plain):
        return COMMON
    for word in sorted(_own_words(own), key=len, reverse=True):
        plain = plain.replace(word, "")
    return OWN if len(plain) < LEFT_ENOUGH else ""


def _is_common(plain: str) -> bool:
    return (
        len(set(plain)) <= FEW
        or _repeats(plain)
        or not _without_walks(plain)
        or _is_numbers(plain)
        or any(_is_of_few_words(letters) for letters in _readings(plain))
    )


def _is_numbers(plain: str) -> bool:
    """Whether it is a date, a telephone number or the like: digits and signs alone."""
    return plain.isascii() and not re.search("[a-z]", plain)


def _readings(plain: str) -> set[str]:
    """Its letters alone, also with digits and signs read as the letters they stand for inside words."""
    bare = plain.strip("!@#$%^&*()-_=+.,;:?/ ")
    readings = (plain, bare.translate(_LEET), bare.strip("0123456789").translate(_LEET))
    return {letters for each in readings if (letters := re.sub("[^a-z]", "", each))}


def _plain(text: str) -> str:
    """Small letters without Polish marks, no spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(each for each in bare if not unicodedata.combining(each) and not each.isspace())


def _own_words(own: Iterable[str]) -> set[str]:
    words = {word for text in own for word in re.findall(r"[a-z0-9]+", _plain_words(text))}
    return {word for word in words if len(word) >= OWN_WORD}


def _plain_words(text: str) -> str:
    return " ".join(_plain(word) for word in text.split())


def _repeats(plain: str) -> bool:
    """Whether one part of at most six characters makes it all, as in „abc123abc123”."""
    return any((plain[:size] * len(plain))[: len(plain)] == plain for size in range(1, 7))


def _without_walks(plain: str) -> str:
    """What is left once runs of four and more along the keyboard or alphabet are taken out."""
    left = plain
    for row in _ROWS:
        for line in (row, row[::-1]):
            for size in range(len(line), FEW - 1, -1):
                for start in range(len(line) - size + 1):
                    left = left.replace(line[start : start + size], "")
    return left if len(left) > FEW else ""


def _is_of_few_words(letters: str) -> bool:
    """Whether up to three listed words make up all its letters."""
    reach = {0}
    for _ in range(MOST_WORDS):
        reach |= {
            at + len(word)
            for at in reach
            for word in common_words()
            if letters.startswith(word, at)
        }
    return len(letters) in reach


@cache
def common_words() -> frozenset[str]:
    """Small letters only, as they stand in the list."""
    return frozenset(_LIST.read_text(encoding="ascii").split())
