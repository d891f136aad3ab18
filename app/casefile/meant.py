"""A day, moment or month written another way comes in; the way our files write it goes out."""

import re
from datetime import date, time

from app.casefile import moments
from app.casefile.shape import DAY, MONTH

_SIGN = r"\s*[./-]\s*"
_DATES = (
    rf"(?P<day>\d{{1,2}}){_SIGN}(?P<month>\d{{1,2}}){_SIGN}(?P<year>\d{{4}})",
    rf"(?P<year>\d{{4}}){_SIGN}(?P<month>\d{{1,2}}){_SIGN}(?P<day>\d{{1,2}})",
)
_HOUR = r"(?:\s*r\.)?(?:\s*,?\s*godz\.?|\s*,|T|\s)\s*(?P<hour>\d{1,2})\s*[:.]\s*(?P<minute>\d{2})"
_MONTHS = (
    rf"(?P<month>\d{{1,2}}){_SIGN}(?P<year>\d{{4}})",
    rf"(?P<year>\d{{4}}){_SIGN}(?P<month>\d{{1,2}})",
)
_LOOSE = {
    DAY: [f"{day}(?:{_HOUR}|\\s*r\\.)?" for day in _DATES],
    moments.PATTERN: [f"{day}{_HOUR}" for day in _DATES],
    MONTH: [*(f"{month}(?:\\s*r\\.)?" for month in _MONTHS), *_DATES],
}
_LENGTH = {DAY: 10, moments.PATTERN: 16, MONTH: 7}
"""How much of „2026-01-05 08:00” each of them is."""


def meant(pattern: str, text: str) -> str:
    """„2026-01-05” for „5.01.2026” where a day is due; nothing where no day or hour like that exists."""
    tried = (re.fullmatch(loose, text.strip()) for loose in _LOOSE.get(pattern, ()))
    found = next((match for match in tried if match), None)
    if found is None:
        return ""
    said = {name: int(number) for name, number in found.groupdict().items() if number}
    try:
        day = date(said["year"], said["month"], said.get("day", 1))
        hour = time(said.get("hour", 0), said.get("minute", 0))
    except ValueError:
        return ""
    return f"{day} {hour}"[: _LENGTH[pattern]]
