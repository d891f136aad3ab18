"""The meter of a participant's hours comes in; what the page says of it, and draws, goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from app.months.hours_before import in_hours
from app.months.meter import Meter, Outlook
from app.wording.dates import long_date
from app.wording.hours import duration, of_hours
from rules.month.moments import NO_TIME

CENT = Decimal("0.01")
OUTLOOKS = {
    Outlook.TOO_LITTLE: "Za mało wpisów, żeby przewidzieć, na jak długo starczy godzin.",
    Outlook.LASTS: "Przy takim tempie godzin starczy do końca Programu.",
    Outlook.USED_UP: "Godziny na ten rok są wykorzystane.",
}


@dataclass(frozen=True)
class Gauge:
    """A bar with its text: ``value`` of ``most``, in hours."""

    title: str
    text: str
    value: str
    most: str


@dataclass(frozen=True)
class MeterLines:
    name: str
    gauges: tuple[Gauge, ...]
    unknown: str
    outlook: str


def meter_lines(meter: Meter, names: Mapping[str, str]) -> MeterLines:
    """The month first, which is what a service is planned by."""
    told = [
        _gauge("W tym miesiącu", meter.in_month, meter.planned, meter.left_in_month, _plan(meter)),
        _gauge("W tym roku", meter.used, meter.limit, meter.left, ""),
    ]
    unknown = (
        ""
        if meter.limit is not None
        else "Limit godzin na rok nie jest znany. Zapytaj realizatora."
    )
    return MeterLines(
        names.get(meter.matter_id, ""),
        tuple(gauge for gauge in told if gauge is not None),
        unknown,
        _outlook(meter) if meter.limit is not None else "",
    )


def left_in_short(meter: Meter) -> str:
    """„Zostało 16 godz. w tym miesiącu, 566 godz. w tym roku”; empty where nobody knows."""
    told = ((meter.left_in_month, "w tym miesiącu"), (meter.left, "w tym roku"))
    known = [(left, when) for left, when in told if left is not None]
    over = next(
        (f"O {duration(-left)} za dużo {when}" for left, when in known if left < NO_TIME), ""
    )
    return over or ", ".join(
        f"{'' if number else 'Zostało '}{duration(left)} {when}"
        for number, (left, when) in enumerate(known)
    )


def _gauge(
    title: str, used: timedelta, of: Decimal | None, left: timedelta | None, plan: str
) -> Gauge | None:
    if of is None or left is None:
        return None
    rest = f"zostało {duration(left)}" if left >= NO_TIME else f"o {duration(-left)} za dużo"
    text = f"{duration(used)} z {plan}{_hours(of)}, {rest}"
    return Gauge(title, text, _number(in_hours(used)), _number(max(of, CENT)))


def _plan(meter: Meter) -> str:
    return "umówionych " if meter.agreed else "równego podziału roku: "


def _hours(number: Decimal) -> str:
    return of_hours(number.quantize(CENT).normalize() + 0)


def _number(number: Decimal) -> str:
    return f"{number.quantize(CENT):f}"


def _outlook(meter: Meter) -> str:
    if meter.runs_out_on is not None:
        return f"Przy takim tempie godzin starczy do {long_date(meter.runs_out_on)}"
    return OUTLOOKS[meter.outlook]
