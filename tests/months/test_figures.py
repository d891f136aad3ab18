"""A month's figures against its verdict: nothing lost, nothing counted twice, nothing computed anew."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.contested import contested
from app.months.entry import ServiceEntry
from app.months.figures import MonthFigures, cost_of, figures_of
from app.months.hours_before import Hours
from app.months.judged_month import JudgedMonth, judged
from app.months.month_file import Edition, MonthFile, MonthState, Part, file_id
from app.months.tally import Standing, Tally, counted
from app.months.year_figures import Entitled, YearFigures
from rules.diary import YearMonth
from rules.month.moments import NO_TIME
from rules.programme import load_programme
from rules.verdict import Figure, Source
from tests.matters.builders import SEJNY
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    ZOFIA,
    a_drive,
    a_profile,
    a_taxi,
    an_assignment,
    an_entry,
    tickets,
    what_is_known,
)

JANUARY = YearMonth(2026, 1)
JOURNEYS = st.lists(
    st.sampled_from(
        (
            a_drive("23"),
            a_drive("7.5"),
            tickets("8.10"),
            a_taxi("35.50"),
            a_taxi("9.00", invoice=""),
        )
    ),
    max_size=2,
)


def a_file(assistant_id: str, part: Part, state: MonthState, *corrections: int) -> MonthFile:
    return MonthFile(
        id=file_id(SEJNY, assistant_id, JANUARY, part),
        programme=SEJNY,
        assistant_id=assistant_id,
        of=JANUARY,
        part=part,
        state=state,
        editions=tuple(
            Edition(n, "AAAA-BBBB", date(2026, 1, 30), Decimal(2), Decimal(0), correction)
            for n, correction in enumerate((0, *corrections), 1)
        ),
        corrections=len(corrections),
    )


@st.composite
def months(draw: st.DrawFn) -> tuple[list[ServiceEntry], list[MonthFile]]:
    """Two assistants, two participants: services that overlap, last long, wait, travel and fill a limit."""
    entries = []
    for number in range(draw(st.integers(0, 12))):
        day, hour = draw(st.integers(1, 31)), draw(st.integers(0, 23))
        starts = f"2026-01-{day:02} {hour:02}:{draw(st.sampled_from((0, 20, 45))):02}"
        entry = an_entry(starts, starts, id=f"{number:032x}")
        length = timedelta(minutes=draw(st.sampled_from((20, 90, 240, 475, 900))))
        entries.append(
            replace(
                entry,
                ends=entry.starts + length,
                assistant_id=draw(st.sampled_from((ASSISTANT_ID, OTHER_ID))),
                matter_id=draw(st.sampled_from((ZOFIA, JAN))),
                own_funds=draw(st.booleans()),
                goes_out=True,
                journeys=tuple(draw(JOURNEYS)),
            )
        )
    files = [
        a_file(assistant_id, part, draw(st.sampled_from(MonthState)))
        for assistant_id in (ASSISTANT_ID, OTHER_ID)
        for part in Part
    ]
    return entries, files


def judged_month(entries: list[ServiceEntry], files: list[MonthFile]) -> JudgedMonth:
    assignments = [
        an_assignment(matter_id, assistant_id=assistant_id)
        for matter_id in (ZOFIA, JAN)
        for assistant_id in (ASSISTANT_ID, OTHER_ID)
    ]
    profiles = (a_profile(), a_profile(OTHER_ID, first_name="Dobromir"))
    return judged(
        what_is_known(
            *entries, profiles=profiles, assignments=tuple(assignments), files=tuple(files)
        )
    )


def figures(month: JudgedMonth) -> MonthFigures:
    return figures_of(month, contested(month.verdict, month.view.month))


def a_year(*months: MonthFigures) -> YearFigures:
    names = {key: Entitled(key, "", key) for key in (ZOFIA, JAN)}
    return YearFigures(date(2026, 1, 31), date(2026, 12, 31), months, names, {})


@given(months())
@settings(max_examples=80, deadline=None)
def test_figures_are_the_verdicts_and_every_way_to_sum_them_agrees(
    told: tuple[list[ServiceEntry], list[MonthFile]],
) -> None:
    month = judged_month(*told)
    verdict, against = month.verdict, contested(month.verdict, month.view.month)
    year = a_year(figures(month))
    everything = year.total.everything
    assert everything.fund == sum((card.fund for card in verdict.cards), NO_TIME)
    assert everything.own_funds == sum((card.own_funds for card in verdict.cards), NO_TIME)
    assert everything.travel == sum((each.total for each in verdict.travel), Decimal(0))
    sound = year.total.sound
    assert sound.hours == sum((against.rest_of_card(card) for card in verdict.cards), NO_TIME)
    assert sound.travel == sum(
        (against.rest_of_travel(each) for each in verdict.travel), Decimal(0)
    )
    by_participant = [year.of_participant(key).everything for key in (ZOFIA, JAN)]
    by_assistant = [year.of_assistant(key).everything for key in (ASSISTANT_ID, OTHER_ID)]
    by_month = [each.counted.everything for each in year.by_month()]
    for sums in (by_participant, by_assistant, by_month):
        assert sum(sums, Tally()) == everything
    for use in verdict.uses:
        (key,) = (
            k for k, name in month.view.people.participants.items() if name == use.participant
        )
        assert year.of_participant(key).everything.fund == use.fund
        assert year.limit_of(key) == use.limit


def test_what_is_accepted_handed_in_and_only_entered_stand_apart() -> None:
    entries = [
        an_entry("2026-01-07 10:00", "2026-01-07 12:00"),
        an_entry("2026-01-31 10:00", "2026-01-31 11:00"),
        an_entry("2026-01-08 10:00", "2026-01-08 13:00", assistant_id=OTHER_ID, matter_id=JAN),
    ]
    files = [
        a_file(ASSISTANT_ID, Part.MAIN, MonthState.ACCEPTED),
        a_file(ASSISTANT_ID, Part.SUPPLEMENT, MonthState.HANDED_IN),
        a_file(OTHER_ID, Part.MAIN, MonthState.RETURNED),
    ]
    told = counted(figures(judged_month(entries, files)).lines)
    hours = [part.fund for part in (told.accepted, told.handed_in, told.entered, told.contested)]
    assert [each.total_seconds() / 3600 for each in hours] == [2, 1, 3, 0]


def test_what_a_finding_stands_against_is_in_no_other_sum() -> None:
    one = an_entry("2026-01-07 10:00", "2026-01-07 12:00", goes_out=True, journeys=(a_drive(),))
    other = an_entry("2026-01-07 11:00", "2026-01-07 13:00", matter_id=JAN)
    told = counted(figures(judged_month([one, other], [])).lines)
    assert told.contested.fund == timedelta(hours=4)
    assert not told.sound.fund


def test_corrected_month_counts_once() -> None:
    entry = an_entry("2026-01-07 10:00", "2026-01-07 12:00")
    corrected = a_file(ASSISTANT_ID, Part.MAIN, MonthState.ACCEPTED, 1)
    (line,) = figures(judged_month([entry], [corrected])).lines
    assert (line.standing, line.tally.fund) == (Standing.ACCEPTED, timedelta(hours=2))
    reopened = replace(corrected, state=MonthState.OPEN)
    (line,) = figures(judged_month([entry], [reopened])).lines
    assert (line.standing, line.tally.fund) == (Standing.ENTERED, timedelta(hours=2))


def test_hours_of_own_funds_are_no_hours_of_the_fund() -> None:
    entry = an_entry("2026-01-07 10:00", "2026-01-07 12:00", own_funds=True)
    told = counted(figures(judged_month([entry], [])).lines)
    assert (told.everything.fund, told.everything.own_funds) == (NO_TIME, timedelta(hours=2))


def test_a_row_costs_what_an_hour_costs_on_its_day() -> None:
    source = Source("PROGRAMME")
    costs = (
        Figure("hourly_cost", Decimal("52.35"), "PLN", source, date(2026, 1, 1)),
        Figure("hourly_cost", Decimal("60.00"), "PLN", source, date(2026, 2, 1)),
    )
    rates = MappingProxyType({"hourly_cost": costs})
    dear = replace(load_programme(SEJNY), local_rates=rates)
    twenty = timedelta(minutes=20)
    assert cost_of(twenty, date(2026, 1, 31), dear) == Decimal("17.45")
    assert cost_of(twenty, date(2026, 2, 1), dear) == Decimal("20.00")
    assert cost_of(twenty, date(2026, 1, 31), load_programme(SEJNY)) is None
    assert cost_of(NO_TIME, date(2026, 1, 31), load_programme(SEJNY)) == 0


def test_sums_without_a_cost_of_an_hour_are_unknown_and_travel_is_not() -> None:
    told = Tally(fund=timedelta(hours=1), cost=None) + Tally(drives=Decimal("26.45"))
    assert (told.cost, told.spent, told.travel) == (None, None, Decimal("26.45"))


def test_hours_known_from_earlier_months_are_used_before() -> None:
    entry = an_entry("2026-02-04 10:00", "2026-02-04 11:00")
    used = {ZOFIA: Hours(Decimal("2.5"), Decimal(1))}
    month = judged(what_is_known(entry, of="2026-02", used=used))
    (use,) = (use for use in month.verdict.uses if use.participant == "Zofia Przykładowa")
    assert (use.before, use.fund) == (timedelta(hours=2, minutes=30), timedelta(hours=1))
