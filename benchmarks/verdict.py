"""How many applications are judged in a second on one core: ``python -m benchmarks.verdict``.

10 000 different ones, one after another: adults, children and half-filled ones, of every programme.
Processor time, which other people's work disturbs least; of each batch the best of a few runs.
"""

import gc
import sys
import time
import timeit
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain

from rules import check
from rules.application import limits
from rules.application.checking import LIMIT_RULES, RULES
from rules.case import Award, Case, CertificateChange
from rules.programme import Programme, load_programme, programme_slugs
from rules.vocabulary import Degree, Household
from tests.builders import (
    a_case,
    a_certificate,
    a_child_case,
    a_child_certificate,
    a_participant,
    a_situation,
    an_assistant,
)

CASES, BATCH = 10_000, 100
AIM = 5_000
"""Cases a second."""

RUNS = 5
Judging = Callable[[Case, Programme], object]


def varied(count: int) -> Iterator[tuple[Case, Programme]]:
    """Applications of every programme in turn, each a little different from the last."""
    kinds = (_adult, _child, _half_filled)
    programmes = tuple(map(load_programme, programme_slugs()))
    for number in range(count):
        programme = programmes[number % len(programmes)]
        case = kinds[number // len(programmes) % len(kinds)](number)
        applied_on = programme.starts + timedelta(days=number % 60 - 30)
        yield replace(case, programme=programme.slug, applied_on=applied_on), programme


def _adult(number: int) -> Case:
    degree = (Degree.SEVERE, Degree.MODERATE, Degree.LIGHT)[number % 7 % 3]
    changed = CertificateChange(date(2026, 6, 1), a_certificate(degree=Degree.MODERATE))
    return a_case(
        participant=a_participant(birth_date=date(1940 + number % 60, 1 + number % 12, 17)),
        certificate=a_certificate(degree=degree, compound=number % 5 == 0),
        certificate_changes=(changed,) if number % 11 == 0 else (),
        situation=a_situation(household=list(Household)[number % len(Household)]),
        award=Award(Decimal(number % 900)) if number % 4 == 0 else None,
    )


def _child(number: int) -> Case:
    return a_child_case(
        participant=a_participant(birth_date=date(2009 + number % 18, 1 + number % 12, 9)),
        certificate=a_child_certificate(
            point_7=number % 5 > 0, valid_until=date(2026, 1 + number % 12, 28)
        ),
        assistant=an_assistant(lives_with_participant=number % 6 == 0),
    )


def _half_filled(number: int) -> Case:
    return Case(
        participant=a_participant(last_name="", birth_date=None)
        if number % 2
        else Case().participant,
        certificate=a_certificate(compound=None) if number % 5 else Case().certificate,
    )


def seconds(judging: Judging, cases: list[tuple[Case, Programme]]) -> float:
    """Processor time of judging all the cases, memory tidied as ever: the best of a few runs."""

    def judge_all() -> None:
        for case, programme in cases:
            judging(case, programme)

    return min(timeit.repeat(judge_all, gc.enable, number=1, repeat=RUNS, timer=time.process_time))


def limit_anew(case: Case, programme: Programme) -> object:
    """Every finding, and a yearly limit worked out by each rule that asks for it, and for the verdict."""
    limit = limits.yearly_limits
    found = chain.from_iterable(rule(case, programme) for rule in RULES)
    of_limit = (rule(case, programme, limit(case, programme)) for rule in LIMIT_RULES)
    return tuple(found), tuple(chain.from_iterable(of_limit)), limit(case, programme)


def main() -> int:
    cases = list(varied(CASES))
    batches = [cases[first : first + BATCH] for first in range(0, CASES, BATCH)]
    taken = sum(seconds(check, batch) for batch in batches)
    naive = sum(seconds(limit_anew, batch) for batch in batches)
    speed = CASES / taken
    print(f"{CASES} applications in {taken:.2f} s: {speed:.0f} a second, aim {AIM}")
    print(
        f"with the limit worked out anew by each rule that asks: {naive / taken:.2f} times as long"
    )
    return 0 if speed >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
