"""What must hold of every month, whatever is in it, and of sensible months whatever is done to them."""

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rules import check_month
from rules.diary import Month, YearMonth
from rules.month.entries import entries
from rules.month.settled import MonthVerdict
from rules.programme import load_programme, programme_slugs
from tests.month_builders import a_month, a_service
from tests.rules.months import DIARIES, MONTHS, on_days_later, split, unhurried

PROGRAMME = load_programme("wiazowna_2026")
SHUFFLED = (
    *("participants", "assignments", "services", "earlier", "other_care"),
    *("drives", "tickets", "taxi_rides", "handed_in", "spot_checks"),
)


def totals(verdict: MonthVerdict) -> dict[tuple[str, str, bool], tuple[timedelta, timedelta]]:
    return {
        (card.participant, card.assistant, card.supplementary): (card.fund, card.own_funds)
        for card in verdict.cards
    }


def test_t9_an_empty_month_is_judged():
    verdict = check_month(Month(), PROGRAMME)
    assert verdict.deadline is None
    assert [f.code for f in verdict.findings if f.rule == "T9"] == ["month-missing", "month-empty"]
    assert check_month(a_month(), PROGRAMME).deadline == date(2026, 1, 30)


@unhurried
@given(MONTHS, st.sampled_from(programme_slugs()))
def test_t8_no_month_is_too_odd_to_be_judged(month: Month, slug: str):
    verdict = check_month(month, load_programme(slug))
    assert all(finding.about is not None for finding in verdict.findings)
    assert verdict.passes == (not verdict.blocking)


@unhurried
@given(MONTHS)
def test_t8_judging_twice_says_the_same(month: Month):
    assert repr(check_month(month, PROGRAMME)) == repr(check_month(month, PROGRAMME))


@unhurried
@given(st.one_of(MONTHS, DIARIES), st.randoms(use_true_random=False))
def test_t8_no_order_of_entries_changes_a_verdict(month: Month, random: Random):
    shuffled = replace(month, **{name: _shuffled(month, name, random) for name in SHUFFLED})
    assert _said(check_month(month, PROGRAMME), month) == _said(
        check_month(shuffled, PROGRAMME), shuffled
    )


def _shuffled(month: Month, name: str, random: Random) -> Any:
    given_entries = getattr(month, name)
    if given_entries is None:
        return None
    mixed = list(given_entries)
    random.shuffle(mixed)
    return tuple(mixed)


def _said(verdict: MonthVerdict, month: Month) -> Any:
    """The verdict with every place in the month replaced by what stands there; findings as a heap."""
    everything = {f.name: _content(getattr(verdict, f.name), month) for f in fields(verdict)}
    everything["findings"] = Counter(map(str, everything["findings"]))
    everything["costs"] = Counter(map(str, everything["costs"]))
    return everything


def _content(thing: Any, month: Month) -> Any:
    if isinstance(thing, str):
        return _named(thing, month)
    if is_dataclass(thing):
        pairs = {f.name: getattr(thing, f.name) for f in fields(thing)}
        if "service" in pairs:
            pairs["service"] = f"services.{pairs['service']}"
        if "entry" in pairs:
            pairs["entry"] = f"{pairs['log']}.{pairs['entry']}"
        return {name: _content(value, month) for name, value in pairs.items()}
    if isinstance(thing, tuple):
        return [_content(each, month) for each in thing]
    if hasattr(thing, "items"):
        return {_content(key, month): _content(value, month) for key, value in thing.items()}
    return repr(thing)


def _named(text: str, month: Month) -> str:
    """A dotted path, or several, with the entry itself for its number."""
    if " " in text:
        return " ".join(_named(word, month) for word in text.split(" "))
    text = text.replace("=", ".", 1)
    name, _, rest = text.partition(".")
    number, _, tail = rest.partition(".")
    if name not in SHUFFLED or not number.isdigit():
        return text
    return f"{name}.{getattr(month, name)[int(number)]!r}.{tail}"


@unhurried
@given(DIARIES, st.data())
def test_t8_splitting_a_service_in_two_adjacent_ones_changes_no_total(
    month: Month, data: st.DataObject
):
    entry = data.draw(st.sampled_from(entries(month)))
    minutes = entry.length // timedelta(minutes=1)
    after = timedelta(minutes=data.draw(st.integers(1, minutes - 1)))
    halves = split(entry.service, entry.start + after)
    others = month.services[: entry.number] + month.services[entry.number + 1 :]
    cut = replace(month, services=others + halves)

    assert totals(check_month(cut, PROGRAMME)) == totals(check_month(month, PROGRAMME))


@pytest.mark.parametrize("after", [30, 60, 119, 120, 121, 180, 360])
def test_t3_splitting_within_a_waiting_over_midnight_changes_neither_total_nor_count(after: int):
    night = a_service(
        "2026-01-30 21:00", "2026-01-31 04:00", ("2026-01-30 22:00", "2026-01-31 03:00")
    )
    whole = check_month(a_month(night), PROGRAMME)
    (entry,) = entries(a_month(night))
    halves = split(night, entry.start + timedelta(minutes=after))
    cut = check_month(a_month(*halves), PROGRAMME)
    assert totals(cut) == totals(whole)
    if 60 < after < 360:
        assert [c.services for c in cut.cards if not c.supplementary] == [1 + (after < 150)]


@unhurried
@given(DIARIES, DIARIES)
def test_t8_adding_a_service_never_lowers_a_total(month: Month, other: Month):
    before = totals(check_month(month, PROGRAMME))
    for added in other.services:
        # A waiting that fills the gap between two waitings makes one of them (see the next test).
        more = replace(month, services=(*month.services, replace(added, waiting=())))
        after = totals(check_month(more, PROGRAMME))
        for card, (fund, own_funds) in before.items():
            assert after[card][0] >= fund
            assert after[card][1] >= own_funds


def test_t3_only_a_waiting_that_joins_two_waitings_lowers_what_they_count():
    day = "2026-01-09 "
    first = a_service(day + "10:00", day + "11:20", (day + "10:00", day + "11:20"))
    second = a_service(day + "11:30", day + "12:50", (day + "11:30", day + "12:50"))
    between = a_service(day + "11:20", day + "11:30", (day + "11:20", day + "11:30"))
    apart = check_month(a_month(first, second), PROGRAMME)
    joined = check_month(a_month(first, second, between), PROGRAMME)
    assert [card.settled for card in apart.cards] == [timedelta(minutes=160)]
    assert [card.settled for card in joined.cards] == [timedelta(minutes=90)]


@unhurried
@given(DIARIES, st.integers(1, 4))
@example(a_month(a_service("2026-01-09 20:00", "2026-01-10 04:00")), 1)
def test_t8_whole_weeks_later_every_service_lasts_as_long(month: Month, weeks: int):
    moved = tuple(on_days_later(service, 7 * weeks) for service in month.services)
    later = replace(month, services=moved, of=None)
    assume(not _clocks_change(month) and not _clocks_change(later))
    assume(len(entries(later)) == len(moved))  # an end may meet an hour the clock skips
    before = [entry.length for entry in entries(month)]
    assert [entry.length for entry in entries(later)] == before
    assert _sums(replace(month, of=None)) == _sums(later)


def _clocks_change(month: Month) -> bool:
    """Whether any two moments of the month have different offsets from UTC."""
    ends = {e.starts.utcoffset() for e in entries(month)} | {
        e.ends.utcoffset() for e in entries(month)
    }
    return len(ends) > 1


def _sums(month: Month) -> dict[tuple[str, str], timedelta]:
    cards = check_month(month, PROGRAMME).cards
    return {(card.participant, card.assistant): card.settled for card in cards}


def test_t8_a_month_without_a_name_settles_every_service():
    month = a_month(a_service("2026-02-09 10:00", "2026-02-09 12:00"))
    assert check_month(month, PROGRAMME).cards == ()
    assert len(check_month(replace(month, of=None), PROGRAMME).cards) == 1
    assert len(check_month(replace(month, of=YearMonth(2026, 2)), PROGRAMME).cards) == 1
