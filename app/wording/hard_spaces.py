"""A sentence of an office comes in; the same with hard spaces where Polish typography asks goes out.

For the words of programmes, editions and offices only: what people answered prints as they gave it.
"""

import re

from app.wording.dates import NBSP

_TIED_TO_THE_NEXT = re.compile(
    r"(?<!\w)(?:[aiouwz]|art\.|ust\.|pkt|lit\.|poz\.|Dz\.|U\.|nr|ul\.|§|edycja(?= \d)) (?=\S)",
    re.IGNORECASE,
)
_TIED_TO_THE_LAST = re.compile(r" (?=–|r\.|zł\b)")


def tied(text: str) -> str:
    """No line ends in a one-letter word, „art.” or „nr”; none begins with a dash, „r.” or „zł”."""
    text = _TIED_TO_THE_LAST.sub(NBSP, text)
    return _TIED_TO_THE_NEXT.sub(lambda found: found[0][:-1] + NBSP, text)
