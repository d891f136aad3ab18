"""How many months of an assistant are judged in a second on one core: ``python -m benchmarks.months``.

1 000 different ones, one after another, each of 60 entries: 45 services for three participants, with nights
and waiting, and 15 drives and tickets; then how the time grows with a month's entries. Processor time, which
other people's work disturbs least; of each batch the best of a few runs.
"""

import gc
import sys
import time
import timeit
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from rules import check_month
from rules.diary import Drive, Month, Service, Ticket, Waiting
from rules.examples.bases import base_month
from rules.month.checking import MONTH_RULES
from rules.month.judged import Judged, judge
from rules.month.moments import WARSAW
from rules.month.overlaps import assistants_at_once
from rules.programme import load_programme
from rules.vocabulary import Beneficiary, Vehicle

PROGRAMME = load_programme("wiazowna_2026")
ASSISTANT = "Bogna Pomocna"
PARTICIPANTS = ("Zofia Przykładowa", "Jan Testowy", "Staś Testowy")
DAYS = 31
MINUTE = timedelta(minutes=1)

MONTHS, ENTRIES, BATCH = 1_000, 60, 10
AIM = 200
"""Months a second."""

SIZES = (10, 100, 1_000)
MOST_GROWTH = 1.5
"""How much longer an entry of the longest month may take than one of the middle one."""


def a_month(entries: int, number: int = 0) -> Month:
    """Services one after another all the month round, so that many are at night; every third goes out."""
    journeys = entries // 4
    slot = DAYS * 24 * 60 // (entries - journeys)
    length = min(slot * 2 // 3, 180 + number % 4 * 15)
    first = datetime(2026, 1, 1, tzinfo=WARSAW).astimezone(UTC) + number % slot * MINUTE
    services = [
        _service(first + place * slot * MINUTE, length, place)
        for place in range(entries - journeys)
    ]
    out = [service for service in services if service.goes_out][:journeys]
    return replace(
        base_month(PROGRAMME.slug),
        services=tuple(services),
        drives=tuple(_drive(each, place + number) for place, each in enumerate(out[::2])),
        tickets=tuple(_ticket(each) for each in out[1::2]),
    )


def _service(start: datetime, minutes: int, place: int) -> Service:
    end = start + minutes * MINUTE
    waiting = Waiting(
        (start + 5 * MINUTE).astimezone(WARSAW), (end - 5 * MINUTE).astimezone(WARSAW)
    )
    return Service(
        starts=start.astimezone(WARSAW),
        ends=end.astimezone(WARSAW),
        assistant=ASSISTANT,
        participant=PARTICIPANTS[place % len(PARTICIPANTS)],
        waiting=(waiting,) if place % 10 == 0 else (),
        goes_out=place % 3 == 0,
        at_school=False,
        beneficiary=Beneficiary.PARTICIPANT,
        decided_for_participant=False,
    )


def _drive(service: Service, place: int) -> Drive:
    return Drive(
        on=service.starts and service.starts.date(),
        assistant=service.assistant,
        participant=service.participant,
        vehicle=(Vehicle.CAR_OVER_900, Vehicle.CAR_TO_900, Vehicle.MOTORCYCLE)[place % 3],
        kilometres=Decimal(place % 40 + 1) / 2,
    )


def _ticket(service: Service) -> Ticket:
    return Ticket(
        on=service.starts and service.starts.date(),
        assistant=service.assistant,
        participant=service.participant,
        count=2,
        amount=Decimal("8.80"),
        attached=True,
    )


def judge_all(months: Iterable[Month]) -> None:
    for month in months:
        check_month(month, PROGRAMME)


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Processor time of doing it once, memory tidied as ever: the best of a few runs."""
    return min(timeit.repeat(work, gc.enable, number=1, repeat=runs, timer=time.process_time))


def pairwise(judged: Judged) -> int:
    """Rule T4 as one writes it first: every service compared with every other."""
    return sum(
        one.start < other.end and other.start < one.end
        for place, one in enumerate(judged.entries)
        for other in judged.entries[:place]
    )


def growth() -> float:
    """Print the time of an entry in ever longer months; return how much it grew from the second on."""
    each = []
    for entries in SIZES:
        month = a_month(entries)
        taken = seconds(lambda month=month: check_month(month, PROGRAMME), runs=9)
        each.append(taken / entries)
        print(f"{entries:5} entries: {taken * 1000:7.2f} ms, {each[-1] * 1e6:6.0f} µs an entry")
    return each[2] / each[1]


def ratios() -> None:
    """Print what two decisions save: a sweep instead of pairs, and working things out once."""
    for entries in SIZES:
        month = a_month(entries)
        judged = judge(month, PROGRAMME)
        sweep = seconds(lambda j=judged: list(assistants_at_once(j, PROGRAMME)), runs=9)
        pairs = seconds(lambda j=judged: pairwise(j), runs=9)
        print(f"{entries:5} entries: overlaps by pairs take {pairs / sweep:6.1f} times the sweep")
    month = a_month(ENTRIES)
    once = seconds(lambda: check_month(month, PROGRAMME), runs=9)
    anew = seconds(
        lambda: [list(r(judge(month, PROGRAMME), PROGRAMME)) for r in MONTH_RULES], runs=9
    )
    print(f"with the settlement worked out anew by every rule: {anew / once:.1f} times as long")


def main() -> int:
    months = [a_month(ENTRIES, number) for number in range(MONTHS)]
    batches = [months[first : first + BATCH] for first in range(0, MONTHS, BATCH)]
    taken = sum(seconds(lambda b=batch: judge_all(b)) for batch in batches)
    speed = MONTHS / taken
    print(f"{MONTHS} months of {ENTRIES} entries in {taken:.2f} s: {speed:.0f} a second, aim {AIM}")
    grown = growth()
    print(
        f"an entry among {SIZES[2]} takes {grown:.2f} times one among {SIZES[1]}, at most {MOST_GROWTH}"
    )
    ratios()
    return 0 if speed >= AIM and grown <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
