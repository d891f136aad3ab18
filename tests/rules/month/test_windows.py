from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.diary import Month, Service
from rules.month.checking import check_month
from rules.month.entries import entries
from rules.month.judged import judge
from rules.month.moments import NO_TIME
from rules.month.overwork import earlier_unknown, exceeded
from rules.month.settled import Window
from rules.month.windows import windows
from rules.programme import Programme, load_programme
from rules.verdict import Figure, Finding, Source
from tests.month_builders import OTHER_ASSISTANT, OTHER_PARTICIPANT, a_month, a_service, at
from tests.rules.months import DIARIES, split

PROGRAMME = load_programme("wiazowna_2026")
HOUR = timedelta(hours=1)
calm = settings(deadline=None)


def served(*services: Service, **month: object) -> list[tuple[str, timedelta]]:
    return [(str(w.starts)[:16], w.served) for w in _windows(a_month(*services, **month))]


def over(*services: Service, **month: object) -> list[tuple[str, timedelta]]:
    return [(f.about, f.values["over"]) for f in _findings(a_month(*services, **month))]


def _windows(month: Month, programme: Programme = PROGRAMME) -> tuple[Window, ...]:
    return windows(judge(month, programme).filled)


def _findings(month: Month, programme: Programme = PROGRAMME) -> list[Finding]:
    return list(exceeded(judge(month, programme), programme))


def with_figure(name: str, value: int) -> Programme:
    figure = Figure(name, value, "hours", Source("BG"))
    history = {**PROGRAMME.edition.history, name: (figure,)}
    return replace(PROGRAMME, edition=replace(PROGRAMME.edition, history=history))


NIGHT = a_service("2026-01-09 20:00", "2026-01-10 04:00")


def test_t1_the_worked_example_is_over_by_an_hour():
    morning = a_service("2026-01-10 10:00", "2026-01-10 15:00", participant=OTHER_PARTICIPANT)
    (finding,) = _findings(a_month(NIGHT, morning))
    assert finding.about == "services.1"
    assert finding.values == {
        "assistant": NIGHT.assistant,
        "starts": at("2026-01-09 20:00"),
        "ends": at("2026-01-10 20:00"),
        "served": 13 * HOUR,
        "allowed": 12 * HOUR,
        "over": HOUR,
        "services": "services.0=8:00 services.1=5:00",
    }
    assert finding.rests_on.figure is not None
    assert finding.rests_on.figure.value == 12
    assert finding.rests_on.source.clause == "§ 4"
    assert _windows(a_month(NIGHT, morning)) == (
        Window(NIGHT.assistant, at("2026-01-09 20:00"), at("2026-01-10 20:00"), 13 * HOUR),
    )


def test_t1_what_runs_through_a_windows_end_opens_the_next_there():
    evening = a_service("2026-01-10 15:00", "2026-01-11 00:00")
    assert served(NIGHT, evening) == [
        ("2026-01-09 20:00", 13 * HOUR),
        ("2026-01-10 20:00", 4 * HOUR),
    ]
    assert over(NIGHT, evening) == [("services.1", HOUR)]


def test_t1_the_first_service_over_the_measure_is_named_and_every_window_over_it():
    day = a_service("2026-01-09 08:00", "2026-01-09 20:00")
    late = a_service("2026-01-09 21:00", "2026-01-09 22:00")
    later = a_service("2026-01-09 23:00", "2026-01-10 01:00")
    assert over(later, late, day) == [("services.1", 3 * HOUR)]
    again = a_service("2026-01-20 08:00", "2026-01-20 21:00")
    assert over(day, late, again) == [("services.1", HOUR), ("services.2", HOUR)]


def test_t1_a_window_of_an_earlier_service_is_filled_but_its_own_excess_is_not_this_months():
    before = a_service("2025-12-31 08:00", "2025-12-31 21:00")
    today = a_service("2026-01-01 07:00", "2026-01-01 09:00")
    assert over(today, earlier=(before,)) == [("services.0", 2 * HOUR)]
    assert served(today, earlier=(before,)) == [
        ("2025-12-31 08:00", 14 * HOUR),
        ("2026-01-01 08:00", HOUR),
    ]
    after = a_service("2026-01-01 08:00", "2026-01-01 10:00")
    assert over(after, earlier=(before,)) == []
    assert served(after, earlier=(before,)) == [("2026-01-01 08:00", 2 * HOUR)]


def test_t1_an_earlier_service_that_goes_over_after_the_months_own_leaves_the_finding_to_it():
    own = a_service("2026-01-01 08:00", "2026-01-01 10:00")
    late = a_service("2026-01-01 10:00", "2026-01-01 21:00")
    assert over(own, earlier=(late,)) == [("services.0", HOUR)]


def test_t1_a_service_that_ends_as_the_window_closes_opens_no_other():
    last = a_service("2026-01-10 19:00", "2026-01-10 20:00")
    assert served(NIGHT, last) == [("2026-01-09 20:00", 9 * HOUR)]


@pytest.mark.parametrize(
    ("starts", "is_asked"),
    [
        ("2025-12-31 23:59", False),
        ("2026-01-01 00:00", True),
        ("2026-01-01 23:59", True),
        ("2026-01-02 00:00", False),
    ],
)
def test_t1_services_before_the_month_are_asked_of_who_served_in_its_first_24_hours(
    starts: str, is_asked: bool
):
    service = a_service(starts, "2026-01-02 02:00")
    other = replace(service, assistant=OTHER_ASSISTANT)
    nobody = replace(service, assistant="")
    month = a_month(service, service, other, nobody, earlier=None)
    found = list(earlier_unknown(judge(month, PROGRAMME), PROGRAMME))
    who = [NIGHT.assistant, OTHER_ASSISTANT] if is_asked else []
    assert [f.values["assistant"] for f in found] == who
    assert {(f.about, f.severity) for f in found} == ({("earlier", "notes")} if is_asked else set())
    for known in (replace(month, earlier=()), replace(month, of=None)):
        assert list(earlier_unknown(judge(known, PROGRAMME), PROGRAMME)) == []


def test_t1_services_before_are_asked_of_who_began_a_service_in_time_and_of_nobodys_way():
    waited = ("2026-01-01 22:30", "2026-01-02 02:00")
    night = a_service("2026-01-01 22:00", "2026-01-02 04:00", waited)
    way = a_service("2026-01-01 22:00", "2026-01-01 23:00", commute=True, assistant=OTHER_ASSISTANT)
    month = judge(a_month(night, way, earlier=None), PROGRAMME)
    (finding,) = earlier_unknown(month, PROGRAMME)
    assert finding.values == {"assistant": night.assistant}


def test_t1_each_assistant_has_windows_of_their_own_and_nobody_has_none():
    other = a_service("2026-01-10 10:00", "2026-01-10 15:00", assistant=OTHER_ASSISTANT)
    assert [w.assistant for w in _windows(a_month(other, NIGHT))] == [
        NIGHT.assistant,
        OTHER_ASSISTANT,
    ]
    assert _windows(a_month(replace(NIGHT, assistant=" "))) == ()


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        ("2026-03-28", "2026-03-29 21:00"),
        ("2026-10-24", "2026-10-25 19:00"),
        ("2026-03-20", "2026-03-21 20:00"),
    ],
)
def test_t1_a_window_is_24_hours_that_really_pass(day: str, closes: str):
    (window,) = _windows(a_month(a_service(f"{day} 20:00", f"{day} 21:00"), of=day[:7]), PROGRAMME)
    assert window.ends == at(closes)
    assert window.ends.astimezone(UTC) - window.starts.astimezone(UTC) == 24 * HOUR


def test_t1_measures_are_the_editions_and_an_edition_may_set_none():
    month = a_month(NIGHT)
    (finding,) = _findings(month, with_figure("window_service_hours", 7))
    assert finding.values["over"] == HOUR
    assert _findings(month, with_figure("window_service_hours", 8)) == []
    first, second = _windows(month, with_figure("window_hours", 6))
    assert (first.served, second.served) == (6 * HOUR, 2 * HOUR)
    assert _windows(month, with_figure("window_hours", 0)) == ()
    assert _findings(month, with_figure("window_hours", -1)) == []
    bare = {n: h for n, h in PROGRAMME.edition.history.items() if not n.startswith("window")}
    without = replace(PROGRAMME, edition=replace(PROGRAMME.edition, history=bare))
    assert check_month(a_month(NIGHT, earlier=None), without).windows == ()


@calm
@given(DIARIES)
def test_t1_everything_settled_lies_in_exactly_one_window(month: Month):
    settled = sum((part.time for part in judge(month, PROGRAMME).settlement.parts), NO_TIME)
    found = _windows(month)
    assert sum((window.served for window in found), NO_TIME) == settled
    assert all(NO_TIME < window.served <= 24 * HOUR for window in found)
    for one, other in pairwise(found):
        if one.assistant == other.assistant:
            assert one.ends.astimezone(UTC) <= other.starts.astimezone(UTC)


@calm
@given(DIARIES, st.data())
def test_t1_splitting_a_service_in_two_adjacent_ones_changes_no_window(
    month: Month, data: st.DataObject
):
    entry = data.draw(st.sampled_from(entries(month)))
    after = timedelta(minutes=data.draw(st.integers(1, entry.length // (HOUR / 60) - 1)))
    halves = split(entry.service, entry.start + after)
    others = month.services[: entry.number] + month.services[entry.number + 1 :]
    cut = replace(month, services=others + halves)

    assert _windows(cut) == _windows(month)
    assert _measures(cut) == _measures(month)


def _measures(month: Month) -> list[dict[str, object]]:
    """What is said of each window over its measure, but the services as they are written down."""
    return [{n: v for n, v in f.values.items() if n != "services"} for f in _findings(month)]


@calm
@given(DIARIES, DIARIES)
def test_t1_adding_a_service_never_lowers_what_is_served_in_windows(month: Month, other: Month):
    bare = replace(month, services=tuple(replace(s, waiting=()) for s in month.services))
    added = replace(other.services[0], waiting=())
    more = replace(bare, services=(*bare.services, added))

    def total(each: Month) -> timedelta:
        return sum((window.served for window in _windows(each)), NO_TIME)

    assert (
        total(more)
        == total(bare)
        + judge(more, PROGRAMME)
        .settlement.parts[
            next(i for i, e in enumerate(entries(more)) if e.number == len(bare.services))
        ]
        .time
    )
