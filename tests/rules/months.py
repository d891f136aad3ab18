"""Strategies for months: any shape, however absurd, and sensible diaries of which properties hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from rules.diary import Month, Service, Waiting, YearMonth
from rules.month.moments import WARSAW
from tests.rules.cases import SIMPLE, of_type

ASSISTANTS = ("Bogna Pomocna", "Celina Zastępcza")
PARTICIPANTS = ("Zofia Przykładowa", "Jan Testowy", "Staś Testowy")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)

unhurried = settings(deadline=None)
"""For properties of months: how long one takes is a matter of the benchmark, on an idle machine."""

ZONES = st.sampled_from(
    [None, WARSAW, UTC, ZoneInfo("America/New_York"), timezone(2 * HOUR), timezone(-14 * HOUR)]
)
ODD = st.sampled_from(
    [
        datetime(1, 1, 1),  # noqa: DTZ001 - a month must survive a moment without a zone
        datetime(9999, 12, 31, 23, 59),  # noqa: DTZ001 - see above
        datetime.max.replace(tzinfo=timezone(-14 * HOUR)),
        datetime.min.replace(tzinfo=timezone(14 * HOUR)),
        datetime.min.replace(tzinfo=WARSAW),
        datetime.max.replace(tzinfo=WARSAW),
        datetime(2026, 3, 29, 2, 30, tzinfo=WARSAW),
        datetime(2026, 10, 25, 2, 30, tzinfo=WARSAW),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=WARSAW),
        datetime(2026, 1, 31, 0, 0, tzinfo=WARSAW),
        datetime(2026, 2, 1, 0, 0, tzinfo=WARSAW),
    ]
)
MOMENTS = st.one_of(
    ODD,
    st.datetimes(timezones=ZONES),
    st.datetimes(datetime(2025, 12, 30), datetime(2026, 2, 2), timezones=ZONES),  # noqa: DTZ001 - given zones
    st.builds(
        lambda quarters, zone: datetime(2026, 1, 1, tzinfo=zone) + quarters * 15 * MINUTE,
        st.integers(-96, 34 * 96),
        ZONES,
    ),
)
"""Moments of any year and zone, of an hour that is skipped or repeated, and near one another."""

MONTHS_OF_A_YEAR = st.one_of(
    st.builds(YearMonth, st.integers(1, 9999), st.integers(1, 12)),
    st.sampled_from([YearMonth(2026, 1), YearMonth(2026, 3), YearMonth(2026, 10)]),
)
SIMPLE.setdefault(datetime, MOMENTS)
SIMPLE.setdefault(YearMonth, MONTHS_OF_A_YEAR)

MONTHS = of_type(Month)
"""Any month of any shape: half-filled, contradictory and absurd."""


@st.composite
def stays(draw: st.DrawFn, first: datetime) -> list[Service]:
    """Services one after another, none overlapping, with waitings inside; many touch."""
    services: list[Service] = []
    now = first
    for _ in range(draw(st.integers(1, 7))):
        now += draw(st.sampled_from([0, 0, 15, 30, 60, 600, 1500])) * MINUTE
        length = draw(st.sampled_from([15, 30, 60, 150, 240, 600, 720])) * MINUTE
        services.append(draw(_service(now, now + length)))
        now += length
    return services


@st.composite
def _service(draw: st.DrawFn, start: datetime, end: datetime) -> Service:
    waiting, now = [], start
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        begins = now + draw(st.sampled_from([0, 10, 30])) * MINUTE
        ends = begins + draw(st.sampled_from([20, 80, 90, 91, 180, 400])) * MINUTE
        if ends > end:
            break
        waiting.append(Waiting(begins.astimezone(WARSAW), ends.astimezone(WARSAW)))
        now = ends
    return Service(
        starts=start.astimezone(WARSAW),
        ends=end.astimezone(WARSAW),
        assistant=draw(st.sampled_from(ASSISTANTS)),
        participant=draw(st.sampled_from(PARTICIPANTS)),
        waiting=tuple(waiting),
        commute=draw(st.sampled_from([False, False, False, True])),
        own_funds=draw(st.sampled_from([False, False, True])),
    )


@st.composite
def diaries(draw: st.DrawFn) -> Month:
    """A sensible month: services of at most 12 hours, over midnights, clock changes and both month ends."""
    day = draw(st.sampled_from([(1, 1), (1, 16), (1, 28), (2, 26), (3, 28), (10, 23), (10, 24)]))
    of = YearMonth(2026, day[0])
    first = datetime(2026, *day, tzinfo=WARSAW).astimezone(UTC) - 6 * HOUR
    month = Month(programme="wiazowna_2026", of=of, earlier=())
    return replace(month, services=tuple(draw(stays(first))))


DIARIES = diaries()
"""Sensible months, with a clock change and without; no assistant or participant is in two places."""


def split(service: Service, at: datetime) -> tuple[Service, Service]:
    """The same service written down as two adjacent ones, its waitings cut where it is cut."""
    before, after = [], []
    for waiting in service.waiting:
        if waiting.starts.astimezone(UTC) < at:
            before.append(replace(waiting, ends=_earlier(waiting.ends, at)))
        if waiting.ends.astimezone(UTC) > at:
            after.append(replace(waiting, starts=_later(waiting.starts, at)))
    local = at.astimezone(WARSAW)
    return (
        replace(service, ends=local, waiting=tuple(before)),
        replace(service, starts=local, waiting=tuple(after)),
    )


def _earlier(moment: datetime, at: datetime) -> datetime:
    return moment if moment.astimezone(UTC) <= at else at.astimezone(WARSAW)


def _later(moment: datetime, at: datetime) -> datetime:
    return moment if moment.astimezone(UTC) >= at else at.astimezone(WARSAW)


def on_days_later(service: Service, days: int) -> Service:
    """The same service at the same hours of the clock, so many days later."""
    return replace(
        service,
        starts=_moved(service.starts, days),
        ends=_moved(service.ends, days),
        waiting=tuple(
            Waiting(w.starts + timedelta(days=days), w.ends + timedelta(days=days))
            for w in service.waiting
        ),
    )


def _moved(moment: datetime | None, days: int) -> datetime | None:
    # Within one zone Python adds days to the wall clock, which is what is meant here.
    return moment and moment + timedelta(days=days)
