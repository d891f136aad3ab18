"""Whatever a month says, the filled logs read back are its verdict: row by row, page by page, in all."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.attachments.mileage_log import ATTACHMENT as MILEAGE
from app.attachments.monthly import MonthlyAttachment, MonthSheet
from app.attachments.taxi_log import ATTACHMENT as TAXI
from app.attachments.ticket_log import ATTACHMENT as TICKETS
from app.wording.money import money
from rules.diary import Drive, TaxiRide, Ticket
from rules.month.settled import Log
from rules.vocabulary import Vehicle
from tests.attachments.travel_logs.sheets import (
    BOGNA,
    JAN,
    PURPOSES,
    ROUTES,
    SATURDAY,
    ZOFIA,
    PagePart,
    a_sheet,
    filled,
    number,
    pages_of,
    zloty,
)

few = settings(max_examples=12, deadline=None)
WHO = {
    "on": st.none() | st.dates(date(2025, 12, 30), date(2026, 2, 2)),
    "assistant": st.sampled_from((BOGNA, BOGNA, "Celina Zastępcza")),
    "participant": st.sampled_from((ZOFIA, ZOFIA, JAN)),
    "route": st.sampled_from((*ROUTES, "", "ż" * 200)),
    "purpose": st.sampled_from(PURPOSES),
}
MONEY = st.none() | st.decimals("-1", "900", places=2)
DRIVES = st.builds(
    Drive,
    **WHO,
    vehicle=st.none() | st.sampled_from(Vehicle),
    kilometres=st.none() | st.decimals("-1", "600", places=1),
    registration=st.sampled_from(("", "WOT 0X123", "wot0x123", "WOT 0E0")),
)
TICKET_ROWS = st.builds(Ticket, **WHO, count=st.none() | st.integers(-1, 9), amount=MONEY)
RIDES = st.builds(TaxiRide, **WHO, invoice=st.sampled_from(("", "F/1", "F/2")), amount=MONEY)
LOGS = {
    "mileage": (MILEAGE, Log.DRIVES, DRIVES, 6, 2),
    "tickets": (TICKETS, Log.TICKETS, TICKET_ROWS, 6, 1),
    "taxi": (TAXI, Log.TAXI_RIDES, RIDES, 6, 0),
}
SUM, CARRIED, TOTAL = "Podsumowanie strony", "Z przeniesienia", "Razem"


def logs_of(pages: Sequence[PagePart]) -> list[list[PagePart]]:
    """The pages by log: a log ends with its total."""
    logs: list[list[PagePart]] = [[]]
    for page in pages:
        logs[-1].append(page)
        if TOTAL in page.sums:
            logs.append([])
    assert not logs.pop()
    return logs


def holds(
    pages: Sequence[PagePart],
    of_row: Callable[[list[str]], Decimal],
    place: int,
    read: Callable[[str], Decimal] = zloty,
) -> None:
    """Page sums, carried sums and the total of a log are sums of its rows; ``place`` is in the sums."""
    by_page = [sum(map(of_row, page.rows), Decimal(0)) for page in pages]
    for page, own, before in zip(pages, by_page, [0, *accumulate(by_page)], strict=False):
        if len(pages) > 1:
            assert read(page.sums[SUM][place]) == own
        assert (CARRIED in page.sums) is (page is not pages[0])
        if page is not pages[0]:
            assert read(page.sums[CARRIED][place]) == before
    assert read(pages[-1].sums[TOTAL][place]) == sum(by_page)


def amount(text: str) -> Decimal:
    """A row without a price says so in words and adds nothing."""
    return zloty(text) if text.endswith("zł") else Decimal(0)


def parts(**journeys: Any) -> list[MonthSheet]:
    """Main and supplementary log of each participant."""
    return [
        a_sheet(participant=person, supplementary=late, **journeys)
        for person in (ZOFIA, JAN)
        for late in (False, True)
    ]


@pytest.mark.parametrize("name", LOGS)
@few
@given(data=st.data())
def test_rows_page_sums_carried_sums_and_totals_are_the_verdicts(name: str, data: Any) -> None:
    attachment, log, journeys, column, place = LOGS[name]
    month = {str(log): tuple(data.draw(st.lists(journeys, max_size=40)))}
    sheets = parts(**month)
    printed = [_printed(attachment, sheet, column, place) for sheet in sheets]
    assert printed == [_expected(sheet, log) for sheet in sheets]
    travel = next((each for each in sheets[0].verdict.travel if each.assistant == BOGNA), None)
    everything = sum((amount(said) for rows in printed for _, said in rows), Decimal(0))
    assert everything == (getattr(travel, log) if travel else 0)


def _printed(
    attachment: MonthlyAttachment, sheet: MonthSheet, column: int, place: int
) -> list[tuple[str, str]]:
    """Day and amount of every row of a sheet's log, after its sums were held to them."""
    found: list[list[str]] = []
    for log in logs_of(pages_of(filled(attachment, sheet))):
        holds(log, lambda row: amount(row[column]), place)
        if attachment is MILEAGE:
            holds(log, lambda row: number(row[4]) if row[4] != "–" else Decimal(0), 0, number)
        rows = [row for page in log for row in page.rows]
        assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        found += rows
    return sorted((row[1], row[column] if amount(row[column]) else "") for row in found)


def _expected(sheet: MonthSheet, log: Log) -> list[tuple[str, str]]:
    """The same of every journey of the pair in the sheet's part of the month, by the verdict."""
    costs = {cost.entry: cost for cost in sheet.verdict.costs if cost.log is log}
    return sorted(
        (
            "…" * 6 if each.on is None else f"{each.on:%d.%m.%Y}",
            money(costs[place].amount).replace("\N{NO-BREAK SPACE}", " ")
            if place in costs and costs[place].amount
            else "",
        )
        for place, each in enumerate(getattr(sheet.month, log))
        if (each.assistant, each.participant) == (BOGNA, sheet.participant)
        and (each.on is None or (each.on.year, each.on.month) == (2026, 1))
        and (each.on == SATURDAY) is sheet.supplementary
    )
