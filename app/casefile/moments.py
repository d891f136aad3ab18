"""A written moment comes in; the one instant it means in Poland goes out, or what to write instead.

Local time is enough but for one hour a year, which the clock shows twice: there the offset from UTC
tells which. An hour the clock skips, and an offset Poland does not have then, are refused: whoever
wrote them meant something else.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from app.casefile import sentences
from rules.month.moments import READABLE_YEARS, WARSAW, exists, in_warsaw, shown_twice

PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{1,2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2})?$"
WRITTEN = "%Y-%m-%d %H:%M"
END_OF_DAY = "24:00"


class NoMoment(ValueError):
    """Not one instant; the text is Polish and says what to write."""


def moment(text: str) -> datetime:
    """The instant of a text of ``PATTERN``; raises ``NoMoment``.

    It is in Warsaw time, or in the written offset: the rules then know that no hour was left open.
    """
    day, clock, offset = _parts(text)
    local = _local(day, clock)
    if not exists(local):
        raise NoMoment(sentences.SKIPPED.format(later=_clock_went_on(local)))
    shown = [local, local.replace(fold=1)] if shown_twice(local) else [local]
    meant = [each for each in shown if not offset or _with_offset(each).endswith(offset)]
    if not meant:
        right = " lub ".join(_with_offset(each) for each in shown)
        raise NoMoment(sentences.WRONG_OFFSET.format(right=right))
    if len(meant) > 1:
        first, second = (_with_offset(each) for each in meant)
        raise NoMoment(sentences.SHOWN_TWICE.format(first=first, second=second))
    return datetime.fromisoformat(f"{day}T{clock}{offset}") if offset else meant[0]


def _parts(text: str) -> tuple[str, str, str]:
    """The day, the clock with two digits of its hour, the offset; a text of another kind is none."""
    found = re.fullmatch(r"(.{10})[T ]([0-9]{1,2}:[0-9]{2})(.*)", text)
    if found is None:
        raise NoMoment(sentences.MOMENT)
    day, clock, offset = found.groups()
    return day, clock.zfill(len(END_OF_DAY)), offset


def _local(day: str, clock: str) -> datetime:
    """What the clock shows, of which a rule can make an instant."""
    try:
        hour = time() if clock == END_OF_DAY else time.fromisoformat(clock)
        told = datetime.combine(date.fromisoformat(day), hour, WARSAW)
    except ValueError:
        raise NoMoment(sentences.MOMENT) from None
    if told.year not in READABLE_YEARS:
        raise NoMoment(sentences.MOMENT)
    if clock == END_OF_DAY:
        right = (told + timedelta(days=1)).strftime(WRITTEN)
        raise NoMoment(sentences.MIDNIGHT.format(right=right))
    return told


def _clock_went_on(skipped: datetime) -> str:
    """What the clock shows at a skipped hour: it has been put forward."""
    return in_warsaw(skipped.astimezone(UTC)).strftime(WRITTEN)


def _with_offset(shown: datetime) -> str:
    return shown.isoformat(timespec="minutes")
