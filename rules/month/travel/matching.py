"""A judged month and a programme come in; findings on journeys no service calls for come out (rule K3)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import IntEnum, auto

from rules.diary import Service
from rules.findings import Row
from rules.month.entries import Entry
from rules.month.judged import Judged
from rules.month.moments import DAY, in_warsaw
from rules.month.travel.logs import LogRow, belongs, log_rows
from rules.programme import Programme
from rules.verdict import Finding

Key = tuple[str, str, date]
"""An assistant, a participant and a day."""


class Outing(IntEnum):
    """What the services of a day say of going out; of several the greatest counts."""

    NO_SERVICE = auto()
    WAY_TO_SERVICE = auto()
    STAYED_IN = auto()
    NOT_ANSWERED = auto()
    WENT_OUT = auto()


CODES: Mapping[Outing, str] = {
    Outing.NO_SERVICE: "journey-without-service",
    Outing.WAY_TO_SERVICE: "journey-on-way-to-service",
    Outing.STAYED_IN: "journey-without-going-out",
    Outing.NOT_ANSWERED: "journey-going-out-missing",
}


def journeys(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """K3: every journey has a service that day, of this assistant and participant, that went out."""
    row, outings = Row("K3", programme), _outings(judged)
    for entry in log_rows(judged.month):
        journey = entry.journey
        yield from _unsaid(entry, row)
        if journey.on is None:
            continue
        if not belongs(journey, judged.month):
            yield row.blocks("journey-outside-month", entry.about("on"), on=journey.on)
        elif journey.assistant.strip() and journey.participant.strip():
            key = (journey.assistant, journey.participant, journey.on)
            outing = outings.get(key, Outing.NO_SERVICE)
            if outing is not Outing.WENT_OUT:
                yield row.blocks(
                    CODES[outing],
                    entry.about("on"),
                    on=journey.on,
                    assistant=journey.assistant,
                    participant=journey.participant,
                )


def _unsaid(entry: LogRow, row: Row) -> Iterator[Finding]:
    journey = entry.journey
    if journey.on is None:
        yield row.blocks("journey-day-missing", entry.about("on"))
    if not journey.assistant.strip():
        yield row.blocks("journey-assistant-missing", entry.about("assistant"))
    if not journey.participant.strip():
        yield row.blocks("journey-participant-missing", entry.about("participant"))


def _outings(judged: Judged) -> Mapping[Key, Outing]:
    """By assistant, participant and day; a service over midnight belongs to both its dates (T8)."""
    outings: dict[Key, Outing] = {}
    for entry in judged.entries:
        service, outing = entry.service, _outing(entry.service)
        for day in _days(entry):
            key = (service.assistant, service.participant, day)
            outings[key] = max(outing, outings.get(key, Outing.NO_SERVICE))
    return outings


def _days(entry: Entry) -> Iterator[date]:
    """Every date a service has a part on; what ends at midnight has none on the next."""
    day, last = entry.starts.date(), in_warsaw(entry.end - timedelta.resolution).date()
    while day <= last:
        yield day
        day += DAY


def _outing(service: Service) -> Outing:
    """The way there and back is no service (rule T2), whatever it says of going out."""
    if service.commute:
        return Outing.WAY_TO_SERVICE
    if service.goes_out is None:
        return Outing.NOT_ANSWERED
    return Outing.WENT_OUT if service.goes_out else Outing.STAYED_IN
