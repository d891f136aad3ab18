"""What a spreadsheet keeps of a cell, numbers of days and lengths of time, comes in; plain text goes out."""

import math
import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from openpyxl.styles.numbers import is_date_format

YES, NO = "tak", "nie"
BROKEN = "#"
"""What stands for a value that cannot be told."""
_DAYS_AND_MORE = re.compile(r"[dy]")
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]')
_DURATION = re.compile(
    r"(?:P(?:(\d{1,4})D)?)?T?(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})(?:[.,]\d+)?S)?"
)
EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no zones
MOST_DAYS = 2_958_465
"""31.12.9999, the last day Excel knows."""


def number_text(said: str) -> str:
    """„12,5” from „12.500000000000001”: as a spreadsheet shows it here."""
    try:
        number = Decimal(said.strip())
        if not number.is_finite() or abs(number) > 10**15:
            return said
        short = Decimal(repr(float(f"{float(number):.12g}")))
    except (InvalidOperation, ValueError, OverflowError):
        return said
    text = f"{short:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def shown(said: str, form: str, *, since_1904: bool) -> str:
    """A number with the format of its cell: a day, an hour or both where the format shows them."""
    if not form or not is_date_format(form):
        return number_text(said)
    try:
        days = float(said)
    except ValueError:
        return said
    if not math.isfinite(days) or not 0 <= days <= MOST_DAYS:
        return number_text(said)
    shows_day = _DAYS_AND_MORE.search(_NOT_FORMAT.sub("", form.lower()))
    minutes = round(days * 24 * 60)
    if not shows_day and days <= 1:
        return hours_text(minutes)
    if days < 1:
        return hours_text(minutes)
    moment = (EPOCH_1904 if since_1904 else EPOCH) + timedelta(minutes=minutes)
    return moment_text(moment)


def hours_text(minutes: int) -> str:
    """„08:30”, „24:00”; lengths of time go on past a day."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def moment_text(moment: datetime) -> str:
    """„2026-01-07”, or „2026-01-07 08:30” where it says an hour too."""
    return (
        f"{moment:%Y-%m-%d}" if moment.time() == datetime.min.time() else f"{moment:%Y-%m-%d %H:%M}"
    )


def duration_text(said: str) -> str:
    """„08:30” from „PT08H30M00S”, as OpenDocument writes hours."""
    found = _DURATION.fullmatch(said)
    if not found or not any(found.groups()):
        return said
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours_text((days * 24 + hours) * 60 + minutes + round(seconds / 60))


def iso_text(said: str) -> str:
    """„2026-01-07 08:30” from „2026-01-07T08:30:00”."""
    try:
        return moment_text(datetime.fromisoformat(said).replace(tzinfo=None))
    except ValueError:
        return said
