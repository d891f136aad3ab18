"""A month comes in; the rows of its three travel logs that belong to it go out, one way for all."""

from collections.abc import Iterator
from typing import NamedTuple

from rules.diary import Drive, Month, TaxiRide, Ticket
from rules.month.settled import Log

Journey = Drive | Ticket | TaxiRide


class LogRow(NamedTuple):
    """One row of a log and its place in the month's field."""

    log: Log
    place: int
    journey: Journey

    @property
    def key(self) -> tuple[Log, int]:
        """The log and the place, which no other row has."""
        return self.log, self.place

    def about(self, answer: str) -> str:
        """The dotted path of one of the row's answers: ``drives.3.kilometres``."""
        return f"{self.log}.{self.place}.{answer}"


def log_rows(month: Month) -> Iterator[LogRow]:
    """Every row of every log, whatever its day."""
    logs: tuple[tuple[Log, tuple[Journey, ...]], ...] = (
        (Log.DRIVES, month.drives),
        (Log.TICKETS, month.tickets),
        (Log.TAXI_RIDES, month.taxi_rides),
    )
    for log, journeys in logs:
        for place, journey in enumerate(journeys):
            yield LogRow(log, place, journey)


def belongs(journey: Journey, month: Month) -> bool:
    """Whether a row is this month's; a row or a month without a date may still be."""
    if journey.on is None or month.of is None:
        return True
    return (journey.on.year, journey.on.month) == (month.of.year, month.of.month)
