"""A letter that was made and today's facts come in; whether it says what it would have to say goes out."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from app.errors import DeedRefused
from app.letters.heading import OBLIGATORY
from app.letters.letter import Letter, LetterFacts

_PARTS = re.compile(r"word/(document|header[0-9]*|footer[0-9]*)\.xml")
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def says(made: bytes, letter: Letter, facts: LetterFacts) -> bool:
    """Whether everything the letter is for stands in it, as it would be said now.

    A new header or signatory makes no letter wrong, nor an address that changed after it was posted: what
    counts is what every blank must print beside those.
    """
    try:
        context = letter.context(facts)
    except DeedRefused:
        return False
    text = _squeezed("".join(_texts(made)))
    wanted = letter.obligatory - OBLIGATORY
    return all(_squeezed(each) in text for each in _lines(context, wanted))


def _lines(context: Mapping[str, Any], wanted: frozenset[str]) -> Iterator[str]:
    for name in wanted:
        said = context[name]
        if isinstance(said, str):
            yield from said.splitlines()
        else:
            yield from (line for row in said for text in row.values() for line in text.splitlines())


def _texts(made: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in filter(_PARTS.fullmatch, package.namelist()):
            for element in etree.fromstring(package.read(name)).iter(_TEXT):
                yield element.text or ""


def _squeezed(text: str) -> str:
    return "".join(text.split())
