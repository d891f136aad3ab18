"""Entries filled in in the published table, saved as a file of each kind, come back as the same entries."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.tables import TableFormat, table_file
from app.documents.uploaded_table.worker import sheets_in
from app.fields.cleaning import clean_line
from app.months.entry import Journey, JourneyKind, ServiceEntry
from app.months.importing.columns import plain
from app.months.importing.services import imported
from rules.diary import Waiting
from rules.month.moments import WARSAW, in_warsaw
from rules.programme import load_programme
from rules.vocabulary import Vehicle
from tests.matters.builders import SEJNY
from tests.months.builders import ASSISTANT_ID, JAN, ZOFIA
from tests.months.importing.builders import filled_in, whose

CODES = [activity.code for activity in load_programme(SEJNY).activities]
LABELS = {plain(activity.label) for activity in load_programme(SEJNY).activities}
WORDS = st.text(st.characters(codec="utf-8", exclude_characters=";'"), max_size=20).map(clean_line)
SAID = WORDS.filter(bool)
YES = st.none() | st.booleans()
CENTS = st.integers(0, 99_999).map(lambda number: (Decimal(number) / 100).quantize(Decimal("0.01")))
OCTOBER = (date(2026, 10, 1), datetime(2026, 10, 1, tzinfo=WARSAW))
"""A month whose clock is set back, so that an hour is told twice."""
TOO = {
    "on": st.none() | st.dates(date(2026, 10, 1), date(2026, 11, 1)),
    "route": WORDS,
    "purpose": WORDS,
}
KILOMETRES = (
    st.integers(1, 9_999)
    .map(lambda number: Decimal(number) / 10)
    .map(
        lambda number: (
            number.quantize(Decimal(1)) if number == number.to_integral_value() else number
        )
    )
)
JOURNEYS = st.one_of(
    st.builds(
        Journey,
        st.just(JourneyKind.OWN_VEHICLE),
        vehicle=st.sampled_from(Vehicle),
        registration=WORDS,
        kilometres=st.none() | KILOMETRES,
        **TOO,
    ),
    st.builds(
        Journey,
        st.just(JourneyKind.TICKETS),
        ticket=SAID,
        count=st.none() | st.integers(0, 50),
        amount=st.none() | CENTS,
        attached=YES,
        **TOO,
    ),
    st.builds(
        Journey,
        st.just(JourneyKind.TAXI),
        means=SAID,
        invoice=WORDS,
        amount=st.none() | CENTS,
        **TOO,
    ),
)


@st.composite
def entries(draw: st.DrawFn) -> list[ServiceEntry]:
    """Up to four services of different hours, over nights and the clock change too."""
    starts = draw(st.lists(st.integers(0, 31 * 24 * 4 - 1), min_size=1, max_size=4, unique=True))
    return [draw(_entry(moment_at(quarters))) for quarters in starts]


def moment_at(quarters: int) -> datetime:
    first = datetime(2026, 9, 30, 22, tzinfo=UTC)
    return in_warsaw(first + timedelta(minutes=15 * quarters))


def _later(moment: datetime, quarters: int) -> datetime:
    return in_warsaw(moment.astimezone(UTC) + timedelta(minutes=15 * quarters))


@st.composite
def _entry(draw: st.DrawFn, starts: datetime) -> ServiceEntry:
    length = draw(st.integers(1, 60))
    cuts = draw(st.lists(st.integers(0, length), max_size=4, unique=True).map(sorted))
    waits = [
        Waiting(_later(starts, a), _later(starts, b))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return ServiceEntry(
        id="",
        programme=SEJNY,
        assistant_id=ASSISTANT_ID,
        matter_id=draw(st.sampled_from([ZOFIA, JAN])),
        starts=starts,
        ends=_later(starts, length),
        activities=tuple(draw(st.lists(st.sampled_from(CODES), max_size=3, unique=True))),
        activity=draw(WORDS.filter(lambda words: plain(words) not in LABELS)),
        place=draw(WORDS),
        goes_out=draw(YES),
        waiting=tuple(waits),
        at_school=draw(YES),
        school_provides=draw(YES),
        own_funds=draw(st.booleans()),
        journeys=tuple(draw(st.lists(JOURNEYS, max_size=3, unique=True))),
    )


@pytest.mark.parametrize("form", TableFormat)
@settings(max_examples=20, deadline=None)
@given(told=entries())
def test_every_entry_comes_back(form: TableFormat, told: list[ServiceEntry]) -> None:
    found = imported(sheets_in(table_file(filled_in(told), form)), whose("2026-10"))
    assert found.problems == ()
    assert [replace(entry, id="") for entry in found.entries] == told
    assert moments(*found.entries) == moments(*told)


def moments(*entries: ServiceEntry) -> list[datetime]:
    """In UTC: two hours of one name are equal in Warsaw."""
    spans = [(e.starts, e.ends) for e in entries]
    spans += [(w.starts, w.ends) for e in entries for w in e.waiting]
    return [moment.astimezone(UTC) for span in spans for moment in span]
