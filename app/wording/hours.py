"""A length of time, or a number of hours, comes in; „2 godz. 30 min”, „2,5 godziny” or words go out."""

from datetime import timedelta
from decimal import Decimal

from num2words import num2words

from app.wording.dates import NBSP
from app.wording.numbers import Forms, counted, figure

HOURS = Forms("godzina", "godziny", "godzin", "godziny")
OF_HOURS = Forms("godziny", "godzin", "godzin", "godziny")
DAYS = Forms("dzień", "dni", "dni", "dnia")
HALF, HUNDREDTH = Decimal("0.5"), Decimal("0.01")
MONTHS = Forms("miesiąc", "miesiące", "miesięcy", "miesiąca")
MINUTES = Forms("minuta", "minuty", "minut", "minuty")
SECONDS = Forms("sekunda", "sekundy", "sekund", "sekundy")
SERVICES = Forms("usługa", "usługi", "usług", "usługi")


def hours(number: Decimal | int) -> str:
    """„1 godzina”, „2 godziny”, „5 godzin”, „2,5 godziny” (facts 4.6)."""
    return counted(number, HOURS)


def of_hours(number: Decimal | int) -> str:
    """After „z” or „do”: „1 godziny”, „24 godzin”, „2,5 godziny”."""
    return counted(number, OF_HOURS)


def hours_in_words(number: Decimal | int) -> str:
    """„trzysta sześćdziesiąt godzin”, „dwie i pół godziny”, „jedna i 25/100 godziny”.

    Raises ``ValueError`` below zero: no paper here says that.
    """
    if number < 0:
        raise ValueError(f"hours on a paper are never negative: {number}")
    whole, part = int(number), (Decimal(number) % 1).quantize(HUNDREDTH)
    said = [_feminine(whole)] if whole or not part else []
    if part:
        said.append("pół" if part == HALF else f"{int(part * 100):02d}/100")
    return f"{' i '.join(said)} {HOURS.after(Decimal(number))}"


def _feminine(number: int) -> str:
    """One and two agree with „godzina”; a number that only ends in one does not change."""
    words = str(num2words(number, lang="pl"))
    if number == 1:
        return "jedna"
    return f"{words.removesuffix('dwa')}dwie" if words.endswith("dwa") else words


def hours_with_words(number: Decimal | int) -> str:
    """„360 godzin (słownie: trzysta sześćdziesiąt godzin)”."""
    return f"{hours(number)} (słownie: {hours_in_words(number)})"


def days(number: Decimal | int) -> str:
    return counted(number, DAYS)


def months(number: Decimal | int) -> str:
    return counted(number, MONTHS)


def duration(length: timedelta) -> str:
    """„2 godz. 30 min”, „12 godz.”, „0 min”, „45 s”; hours go on past a day."""
    if length < timedelta():
        return f"\N{MINUS SIGN}{duration(-length)}"
    said = zip(_clock(length), ("godz.", "min", "s"), strict=True)
    told = [f"{figure(number)}{NBSP}{unit}" for number, unit in said if number]
    return NBSP.join(told) or f"0{NBSP}min"


def in_hours(length: timedelta) -> str:
    """„2 godz. 30 min”; hours are counted, so none is „0 godz.”."""
    return duration(length) if length else f"0{NBSP}godz."


def in_hours_with_words(length: timedelta) -> str:
    """„2 godz. 30 min (słownie: dwie godziny i trzydzieści minut)”: exact, as cards are settled.

    Raises ``ValueError`` below zero.
    """
    return f"{in_hours(length)} (słownie: {duration_in_words(length)})"


def duration_in_words(length: timedelta) -> str:
    """„dwie godziny i trzydzieści minut”, „jedna minuta”, „zero godzin”.

    Raises ``ValueError`` below zero: no paper here says that.
    """
    if length < timedelta():
        raise ValueError(f"a length of time on a paper is never negative: {length}")
    said = zip(_clock(length), (HOURS, MINUTES, SECONDS), strict=True)
    told = [f"{_feminine(number)} {forms.after(number)}" for number, forms in said if number]
    return " i ".join(told) or f"{_feminine(0)} {HOURS.after(0)}"


def _clock(length: timedelta) -> tuple[int, int, int]:
    """Hours, minutes and seconds."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return (*divmod(minutes, 60), seconds)
