"""A judged month and a programme come in; findings on drives in the assistant's own vehicle come out (K1)."""

from collections.abc import Iterator
from decimal import Decimal

from rules.diary import Drive
from rules.findings import Row
from rules.month.judged import Judged
from rules.month.travel.dear import doubtful
from rules.month.travel.logs import LogRow, belongs, log_rows
from rules.month.travel.prices import is_distance
from rules.month.travel.rates import WITHOUT_RATE, rate_on
from rules.programme import Programme
from rules.verdict import Finding

A_LONG_WAY = Decimal(500)
"""Beyond so many kilometres in one row somebody should look again; no source sets it."""


def drives(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """K1: kilometres times the rate of the day; whatever hides either of them is to be mended."""
    for entry in log_rows(judged.month):
        drive = entry.journey
        if isinstance(drive, Drive) and belongs(drive, judged.month):
            yield from _distance(entry, drive, programme)
            yield from _rate(entry, drive, programme)


def _distance(entry: LogRow, drive: Drive, programme: Programme) -> Iterator[Finding]:
    row, about, kilometres = Row("K1", programme), entry.about("kilometres"), drive.kilometres
    if kilometres is None:
        yield row.blocks("kilometres-missing", about)
    elif not is_distance(kilometres):
        yield row.blocks("kilometres-impossible", about)
    elif kilometres > A_LONG_WAY:
        doubt = doubtful("K1", programme)
        yield doubt.warns("kilometres-many", about, kilometres=kilometres, threshold=A_LONG_WAY)


def _rate(entry: LogRow, drive: Drive, programme: Programme) -> Iterator[Finding]:
    row, about = Row("K1", programme), entry.about("vehicle")
    if drive.vehicle is None:
        yield row.blocks("vehicle-missing", about)
    elif drive.on is not None and rate_on(programme, drive.vehicle, drive.on) is None:
        if drive.vehicle in WITHOUT_RATE:
            yield row.blocks("rate-of-organiser-missing", about, on=drive.on)
        else:
            yield row.blocks("rate-unknown", entry.about("on"), on=drive.on)
