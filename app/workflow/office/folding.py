"""A name as somebody typed it comes in; what all ways of writing that name have in common goes out."""

import unicodedata

STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain one and its mark."""


def folded(text: str) -> str:
    """„Żółw-Łoś” as „zolw los”: small letters and digits without marks, words apart by single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(STROKES))
    plain = (char for char in apart if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


def found_in(typed: str, text: str) -> bool:
    """Whether every word typed begins a word of the text, in any order."""
    words = folded(text).split()
    return all(any(word.startswith(part) for word in words) for part in folded(typed).split())
