"""A month's sheet comes in; its card as the rules settled it, and the lines of its table, go out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.attachments.monthly import MonthSheet
from app.attachments.service_card.journeys import journeys
from app.attachments.service_card.parts import Part, parts, settled_services
from app.wording.dates import NBSP
from app.wording.entries import DASH, from_to
from app.wording.hours import in_hours
from rules.diary import Service
from rules.month.moments import NO_TIME, aware, elapsed, in_warsaw
from rules.month.settled import Card, SettledRow

OWN_FUNDS = "ze środków własnych realizatora"


@dataclass(frozen=True)
class CardLine:
    """One line of the table: a part of a service settled by itself, on one date.

    ``hours`` is when, by Warsaw's clock; ``settled`` what counts of it; ``text`` what was done, where and
    how; ``own_funds`` that the organiser pays it (rule L3).
    """

    on: date
    hours: str
    settled: timedelta
    text: str
    own_funds: bool
    number: int = 0


def card_of(sheet: MonthSheet) -> Card:
    """The card the rules settled for this sheet; one without rows where nothing was served."""
    wanted = (sheet.participant, sheet.assistant, sheet.supplementary)
    for card in sheet.verdict.cards:
        if (card.participant, card.assistant, card.supplementary) == wanted:
            return card
    return Card(*wanted, rows=(), services=0, fund=NO_TIME, own_funds=NO_TIME)


def card_lines(sheet: MonthSheet, card: Card) -> tuple[CardLine, ...]:
    """The lines in the order of time; what they count together is what the card counts."""
    if not card.rows:
        return ()
    settled = settled_services(sheet.month, sheet.programme)
    found = [(row, part) for row in card.rows for part in parts(row, settled.get(row.service))]
    rides = _by_line([row for row, _ in found], sheet)
    return tuple(
        _line(row, part, sheet.month.services[row.service], rides.get(place, ()))
        for place, (row, part) in enumerate(found)
    )


def _line(row: SettledRow, part: Part, service: Service, rides: Sequence[str]) -> CardLine:
    text = "; ".join([*_told(part, service), *rides])
    hours = from_to(part.starts, part.ends).replace(f"){DASH}", f"){DASH}\n")
    return CardLine(row.on, hours, part.settled, text, row.own_funds, part.number)


def _told(part: Part, service: Service) -> Iterator[str]:
    """What a part was, where, and whether the participant went out."""
    lasted = elapsed(part.starts, part.ends)
    counted = f"zalicza się {in_hours(part.settled)} z{NBSP}{in_hours(lasted)}"
    done = service.activity.strip()
    if part.waiting:
        yield f"czekanie, {counted}" + (f" ({done})" if done else "")
    elif done:
        yield done
    if service.place.strip():
        yield f"miejsce: {service.place.strip()}"
    if part.settled != lasted and not part.waiting:
        yield counted
    if service.goes_out:
        yield "wyjście"
    yield from _clock_change(part)


def _clock_change(part: Part) -> Iterator[str]:
    """Why the hours of this night are not those its clock shows (rule T8)."""
    starts, ends = (in_warsaw(aware(moment)) for moment in (part.starts, part.ends))
    shown = ends.replace(tzinfo=None) - starts.replace(tzinfo=None)
    lasted = elapsed(part.starts, part.ends)
    if shown != lasted:
        yield f"zmiana czasu na{NBSP}{'letni' if shown > lasted else 'zimowy'}"


def _by_line(rows: Sequence[SettledRow], sheet: MonthSheet) -> Mapping[int, tuple[str, ...]]:
    """The journeys of each day beside its first line that goes out, or its first; none said twice."""
    services, chosen = sheet.month.services, dict[date, int]()
    for place, row in enumerate(rows):
        known = chosen.setdefault(row.on, place)
        if services[row.service].goes_out and not services[rows[known].service].goes_out:
            chosen[row.on] = place
    told = journeys(sheet)
    return {place: told[day] for day, place in chosen.items() if day in told}
