from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal

import pytest
from hypothesis import given

from rules.diary import Month, Service
from rules.month.entries import entries
from rules.month.settlement import Settlement, settle
from rules.programme import Programme, load_programme
from rules.verdict import Figure, Source
from tests.month_builders import OTHER_ASSISTANT, OTHER_PARTICIPANT, a_month, a_service, at
from tests.rules.months import DIARIES, unhurried

PROGRAMME = load_programme("wiazowna_2026")
MINUTE = timedelta(minutes=1)


def settled(*services: Service, programme: Programme = PROGRAMME, **month: object) -> Settlement:
    return settle(entries(a_month(*services, **month)), programme)


def minutes(*services: Service, **month: object) -> list[int]:
    """The settled minutes of each readable service, in the order of time."""
    return [part.time // MINUTE for part in settled(*services, **month).parts]


def stretches(*services: Service) -> list[int]:
    return [len(part.stretches) for part in settled(*services).parts]


def test_t3_the_worked_example_settles_two_and_a_half_hours_as_two_services():
    day = "2026-01-09 "
    service = a_service(day + "10:00", day + "14:00", (day + "10:30", day + "13:30"))
    assert minutes(service) == [150]
    assert stretches(service) == [2]


@pytest.mark.parametrize(
    ("ends", "settled_minutes", "services"),
    [("11:50", 240, 1), ("12:00", 240, 1), ("12:01", 239, 2), ("13:59", 121, 2), ("14:00", 120, 1)],
)
def test_t3_waiting_counts_to_ninety_minutes(ends: str, settled_minutes: int, services: int):
    day = "2026-01-09 "
    service = a_service(day + "10:00", day + "14:00", (day + "10:30", day + ends))
    assert minutes(service) == [settled_minutes]
    assert stretches(service) == [services]


def test_t3_every_uninterrupted_waiting_has_its_own_ninety_minutes():
    day = "2026-01-09 "
    waits = (day + "10:00", day + "12:00"), (day + "12:05", day + "13:35")
    assert minutes(a_service(day + "10:00", day + "14:00", *waits)) == [210]


def test_t3_waitings_that_touch_or_overlap_are_one():
    day = "2026-01-09 "
    touching = (day + "11:30", day + "13:00"), (day + "10:00", day + "11:30")
    overlapping = (day + "10:00", day + "12:00"), (day + "11:00", day + "13:00")
    contained = (
        (day + "10:00", day + "12:00"),
        (day + "10:30", day + "11:00"),
        (day + "12:00", day + "13:00"),
    )
    for waits in (touching, overlapping, contained):
        assert minutes(a_service(day + "10:00", day + "14:00", *waits)) == [150]
    (wait,) = settled(a_service(day + "10:00", day + "14:00", *touching)).waits
    assert wait.about == "services.0.waiting.1"  # the one it begins with


def test_t3_a_waiting_goes_on_in_the_next_service_of_the_same_two_people():
    day = "2026-01-09 "
    first = a_service(day + "10:00", day + "12:00", (day + "11:00", day + "12:00"))
    second = a_service(day + "12:00", day + "14:00", (day + "12:00", day + "13:00"))
    assert minutes(first, second) == [120, 90]
    assert minutes(first, replace(second, assistant=OTHER_ASSISTANT)) == [120, 120]
    assert minutes(first, replace(second, participant=OTHER_PARTICIPANT)) == [120, 120]
    long = a_service(day + "10:30", day + "12:00", (day + "10:30", day + "12:00"))
    assert minutes(long, second) == [90, 60]
    assert stretches(long, second) == [1, 1]
    later = a_service(day + "12:01", day + "14:00", (day + "12:01", day + "13:00"))
    assert minutes(first, later) == [120, 119]


def test_t3_a_waiting_goes_on_from_an_earlier_service():
    first = a_service("2025-12-31 22:00", "2026-01-01 00:00", ("2025-12-31 23:00", "2026-01-01"))
    second = a_service("2026-01-01 00:00", "2026-01-01 03:00", ("2026-01-01", "2026-01-01 02:00"))
    assert minutes(second, earlier=(first,)) == [120, 90]
    assert [wait.earlier for wait in settled(second, earlier=(first,)).waits] == [False]
    assert [wait.earlier for wait in settled(earlier=(first,)).waits] == [True]


def test_t3_waiting_is_real_time_in_a_night_of_the_clock_change():
    # 1:00 to 3:30 by the clock is 90 minutes on 29 March and 210 on 25 October.
    spring = a_service(
        "2026-03-29 01:00", "2026-03-29 04:00", ("2026-03-29 01:00", "2026-03-29 03:30")
    )
    autumn = a_service(
        "2026-10-25 01:00", "2026-10-25 04:00", ("2026-10-25 01:00", "2026-10-25 03:30")
    )
    assert minutes(spring) == [120]
    assert minutes(autumn) == [120]


def test_t3_waiting_outside_its_service_is_left_out():
    day = "2026-01-09 "
    before = a_service(day + "10:00", day + "11:00", (day + "08:00", day + "10:30"))
    assert minutes(before) == [60]
    beside = a_service(day + "10:00", day + "11:00", (day + "11:00", day + "15:00"))
    assert minutes(beside) == [60]
    assert settled(beside).waits == ()
    backwards = a_service(day + "10:00", day + "14:00", (day + "13:30", day + "10:30"))
    assert minutes(backwards) == [240]


def test_t3_the_limit_is_that_of_the_day_the_waiting_begins():
    def limit(value: int, since: str) -> Figure:
        return Figure("waiting_minutes", value, "minutes", Source("S003"), at(since).date())

    dated = (limit(60, "2026-01-01"), limit(Decimal(30), "2026-01-10"))
    edition = replace(PROGRAMME.edition, history={"waiting_minutes": dated})
    programme = replace(PROGRAMME, edition=edition)

    def of(day: str) -> list[int]:
        service = a_service(f"{day} 10:00", f"{day} 14:00", (f"{day} 10:00", f"{day} 12:00"))
        return [part.time // MINUTE for part in settled(service, programme=programme).parts]

    assert of("2026-01-09") == [180]
    assert of("2026-01-10") == [150]
    assert of("2025-12-30") == [180]  # before the programme: by its first day's figure


def test_t3_without_a_limit_all_waiting_counts():
    programme = replace(PROGRAMME, edition=replace(PROGRAMME.edition, history={}))
    day = "2026-01-09 "
    service = a_service(day + "10:00", day + "14:00", (day + "10:30", day + "13:30"))
    (part,) = settled(service, programme=programme).parts
    assert part.time == 240 * MINUTE
    assert not part.waits[0].is_over


def test_t2_the_way_there_and_back_counts_nothing():
    day = "2026-01-09 "
    way = a_service(day + "09:30", day + "10:00", (day + "09:30", day + "10:00"), commute=True)
    first = a_service(day + "10:00", day + "12:00", (day + "10:00", day + "11:30"))
    assert minutes(way, first) == [0, 120]
    assert stretches(way, first) == [0, 1]


def test_t8_a_service_is_an_entry_when_it_can_be_read():
    day = "2026-01-09 "
    good = a_service(day + "10:00", day + "11:00")
    skipped = a_service("2026-03-29 02:30", "2026-03-29 04:00")
    week = a_service("2026-01-01 00:00", "2026-01-08 00:00")
    longer = a_service("2026-01-01 00:00", "2026-01-08 00:01")
    bad = [
        Service(),
        replace(good, starts=None),
        replace(good, ends=None),
        a_service(day + "11:00", day + "10:00"),
        a_service(day + "11:00", day + "11:00"),
        skipped,
        longer,
    ]
    found = entries(a_month(*bad, good, week, earlier=(bad[3], good)))
    assert [(entry.about, entry.service) for entry in found] == [
        ("services.8", week),
        ("services.7", good),  # once, though given as an earlier one too
    ]
    earlier = entries(a_month(earlier=(skipped, good)))
    assert [(entry.about, entry.earlier) for entry in earlier] == [("earlier.1", True)]


def test_t8_entries_of_the_same_hours_are_told_apart_by_what_they_say():
    day = "2026-01-09 "
    walk, bath = (
        a_service(day + "10:00", day + "11:00", activity=activity) for activity in ("walk", "bath")
    )
    ordered = [entry.service.activity for entry in entries(a_month(walk, bath))]
    assert ordered == [entry.service.activity for entry in entries(a_month(bath, walk))]


@unhurried
@given(DIARIES)
def test_t3_a_service_never_counts_more_than_it_lasts_and_all_but_waiting_counts(month: Month):
    for part in settle(entries(month), PROGRAMME).parts:
        service = part.entry.service
        waited = sum(
            (w.ends.astimezone(UTC) - w.starts.astimezone(UTC) for w in service.waiting),
            timedelta(),
        )
        assert part.time <= part.entry.length
        assert service.commute or part.time >= part.entry.length - waited
        for stretch in part.stretches:
            assert part.entry.start <= stretch.start < stretch.end <= part.entry.end


def test_t8_a_month_may_be_none_at_all():
    assert entries(Month()) == ()
    assert settle((), PROGRAMME) == Settlement((), ())
