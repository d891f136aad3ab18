"""The text of one cell comes in; what it says goes out, or a sentence that says what to write instead."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.fields.cleaning import clean_line
from app.fields.months import GENITIVE, month_number
from app.months.importing.columns import plain
from app.wording.dates import NBSP
from app.wording.labels import LABELS
from rules.diary import YearMonth
from rules.month.moments import WARSAW, exists, shown_twice
from rules.vocabulary import Vehicle

LONGEST = 300
"""Characters of one text of an entry."""
MOST = Decimal(99_999)
MINUTES_A_DAY = 24 * 60
FRACTION_STEP = 5
_DATES = (
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?: 00?:00)?"),
    re.compile(r"(?P<d>\d{1,2})[-.] ?(?P<m>\d{1,2})[-.] ?(?P<y>\d{4}|\d{2})(?: ?r\.?)?"),
    re.compile(r"(?P<d>\d{1,2})[. -]+(?P<m>[^\W\d_]+)\.?(?:[. -]+(?P<y>\d{4}))?(?: ?r\.?)?"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{2})\.?"),
    re.compile(r"(?P<d>\d{1,2})\.?"),
)
_WEEKDAY = re.compile(r"(?i)(?:pon|wt|śr|sr|czw|pi[ąa]|sob|nie)[^\W\d_]*\.?,? +")
_HOUR = re.compile(r"(?:(?P<day>\d{4}-\d{2}-\d{2}) )?(?P<h>\d{1,2})(?:[:.](?P<m>\d{2})(?::00)?)?")
_FRACTION = re.compile(r"0,\d*[1-9]")
_WORD = re.compile(r"[ (]*(?P<which>zimowy|letni|czas zimowy|czas letni)\)?$")
_NUMBER = re.compile(r"\d{1,7}(?:[.,]\d{1,6})?")
_YES, _NO = (
    frozenset({"tak", "t", "x", "1", "true", "prawda"}),
    frozenset({"nie", "n", "0", "false", "falsz"}),
)

A_DAY = f"Wpisz dzień, np. 7.01.2026 albo 7{NBSP}stycznia{NBSP}2026."
NO_SUCH_DAY = "Takiego dnia nie ma w kalendarzu. Sprawdź dzień i miesiąc."
AN_HOUR = "Wpisz godzinę z dwukropkiem, np. 8:30."
NOT_FROM_24 = "Usługa nie zaczyna się o 24:00. Wpisz 0:00 i następny dzień."
SKIPPED = (
    f"Tej nocy zegar przestawiono z{NBSP}2:00 na 3:00 i{NBSP}takiej godziny nie było. Popraw ją."
)
TWICE = (
    f"Tej nocy zegar cofnięto i{NBSP}ta godzina była dwa razy. Dopisz po niej „letni” (pierwszy raz) "
    "albo „zimowy” (drugi raz)."
)
A_NUMBER = "Wpisz liczbę, np. 12,5."
A_WHOLE = "Wpisz liczbę całkowitą, np. 2."
TOO_PRECISE = "Wpisz liczbę z najwyżej dwoma miejscami po przecinku."
A_YES_OR_NO = "Wpisz „tak” albo „nie”."
A_VEHICLE = "Wpisz rodzaj pojazdu: {known}."
TOO_LONG = f"Skróć ten tekst: zmieści się {LONGEST} znaków."


class Unclear(ValueError):
    """What to write instead, in Polish."""


@dataclass(frozen=True)
class Hour:
    """``minutes`` from midnight, at most 24:00; ``winter`` and ``day`` where they are said."""

    minutes: int
    winter: bool | None = None
    day: date | None = None


def a_line(text: str) -> str:
    """One line of an entry."""
    line = clean_line(text.replace("\n", " "))
    if len(line) > LONGEST:
        raise Unclear(TOO_LONG)
    return line


def a_day(text: str, of: YearMonth) -> date:
    """A day; without year or month those of the month that is imported."""
    said = _WEEKDAY.sub("", clean_line(text), count=1)
    found = next((match for each in _DATES if (match := each.fullmatch(said))), None)
    if found is None:
        raise Unclear(A_DAY)
    parts = found.groupdict()
    month = month_number(parts["m"]) if parts.get("m") else of.month
    year = parts.get("y") or str(of.year)
    if month is None:
        raise Unclear(A_DAY)
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(parts["d"]))
    except ValueError:
        raise Unclear(NO_SUCH_DAY) from None


def an_hour(text: str) -> Hour:
    """„8:00”, „8.00”, „8”, „24:00”, „2:30 zimowy”, or a part of a day as Excel keeps it, „0,354166666667”."""
    said = clean_line(text).casefold()
    word = _WORD.search(said)
    winter = "zim" in word["which"] if word else None
    said = said[: word.start()] if word else said
    said = said.removesuffix("godz.").removeprefix("godz.").strip()
    if _FRACTION.fullmatch(said):
        return Hour(_minutes_of(said))
    found = _HOUR.fullmatch(said)
    minutes = int(found["h"]) * 60 + int(found["m"] or 0) if found else -1
    if found is None or int(found["m"] or 0) > 59 or minutes > MINUTES_A_DAY:
        raise Unclear(AN_HOUR)
    return Hour(minutes, winter, date.fromisoformat(found["day"]) if found["day"] else None)


def _minutes_of(said: str) -> int:
    """Of a part of a day; „0,3”, which is 7:12, is rather a slip of somebody who meant 0:30."""
    minutes = Decimal(said.replace(",", ".")) * MINUTES_A_DAY
    whole = round(minutes)
    if abs(minutes - whole) > Decimal("0.01") or (len(said) < 6 and whole % FRACTION_STEP):
        raise Unclear(AN_HOUR)
    return whole


def moment(day: date, hour: Hour) -> datetime:
    """The moment in Warsaw; where the clock shows it twice, it must be said which."""
    bare = datetime.combine(day, datetime.min.time()) + timedelta(minutes=hour.minutes)
    said = bare.replace(tzinfo=WARSAW, fold=1 if hour.winter else 0)
    if not exists(said):
        raise Unclear(SKIPPED)
    if shown_twice(said) and hour.winter is None:
        raise Unclear(TWICE)
    return said if shown_twice(said) else said.replace(fold=0)


def a_number(text: str, *units: str) -> Decimal:
    """„12,5”, „1 234,50 zł”: at most two places, nothing below nought."""
    said = clean_line(text).casefold().replace(" ", "")
    for unit in units:
        said = said.removesuffix(unit)
    if not _NUMBER.fullmatch(said):
        raise Unclear(A_NUMBER)
    number = Decimal(said.replace(",", "."))
    short = number.quantize(Decimal("0.01"))
    if short != number:
        raise Unclear(TOO_PRECISE)
    if number > MOST:
        raise Unclear(A_NUMBER)
    return short


def an_amount(text: str) -> Decimal:
    return a_number(text, "zł", "zl", "pln", "złotych")


def kilometres(text: str) -> Decimal:
    """Without needless noughts."""
    number = a_number(text, "km", "kilometrów").normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def a_whole(text: str) -> int:
    try:
        number = a_number(text, "szt.", "szt")
    except Unclear:
        raise Unclear(A_WHOLE) from None
    if number != number.to_integral_value():
        raise Unclear(A_WHOLE)
    return int(number)


def yes_or_no(text: str) -> bool:
    said = plain(text)
    if said not in _YES | _NO:
        raise Unclear(A_YES_OR_NO)
    return said in _YES


VEHICLES = {
    Vehicle.CAR_TO_900: ("samochód do 900 cm³", "samochód do 900 cm", "samochód do 900"),
    Vehicle.CAR_OVER_900: (
        "samochód powyżej 900 cm³",
        "samochód powyżej 900 cm",
        "samochód powyżej 900",
        "samochód ponad 900",
    ),
    Vehicle.MOTORCYCLE: ("motocykl",),
    Vehicle.MOPED: ("motorower", "skuter"),
    Vehicle.CAR_WITHOUT_DISPLACEMENT: ("samochód elektryczny", "samochód bez pojemności silnika"),
}
"""As people write them, and as a page of codes without „³” leaves them; the template says the first."""
_VEHICLES = {
    plain(name): kind
    for kind, names in VEHICLES.items()
    for name in (*names, LABELS[Vehicle][kind], kind)
}


def a_vehicle(text: str) -> Vehicle:
    kind = _VEHICLES.get(plain(text))
    if kind is None:
        raise Unclear(A_VEHICLE.format(known=", ".join(names[0] for names in VEHICLES.values())))
    return kind


def month_words(of: YearMonth) -> str:
    """„stycznia 2026 r.”: a month within a sentence."""
    return f"{GENITIVE[of.month - 1]}{NBSP}{of.year}{NBSP}r."
