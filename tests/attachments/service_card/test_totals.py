"""What a card adds up on paper is what the rules settled: read back from the filled file, row by row."""

import re
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.attachments import service_card
from app.attachments.monthly import MonthSheet
from app.attachments.service_card.context import TOGETHER
from app.attachments.service_card.parts import parts, settled_services
from app.attachments.service_card.rows import OWN_FUNDS
from app.documents.month_papers import month_docx
from app.wording.dates import short_date
from app.wording.entries import from_to
from app.wording.hours import duration_in_words, in_hours
from rules.diary import Month
from rules.month.moments import NO_TIME
from rules.month.settled import Card
from tests.attachments.service_card.sheets import WIAZOWNA, Table, a_sheet, read_back
from tests.rules.months import ASSISTANTS, DIARIES, PARTICIPANTS, on_days_later

HOURS = re.compile(r"(?:(\d+) godz\.)? ?(?:(\d+) min)?")


@st.composite
def months(draw: st.DrawFn) -> Month:
    """Diaries with nights, waitings, own funds, clock changes; some long enough for several pages."""
    month = draw(DIARIES)
    weeks = draw(st.sampled_from([(0,), (0,), (0, 1), (0, 1, 2, 3, 4), (0, 1, 2, 5, 8, 9, 10, 11)]))
    services = [on_days_later(each, days) for days in weeks for each in month.services]
    if draw(st.booleans()):
        services = [
            replace(each, assistant=ASSISTANTS[0], participant=PARTICIPANTS[0]) for each in services
        ]
    return replace(month, services=tuple(services))


def read(said: str) -> timedelta:
    """The length of time some words begin with."""
    hours, minutes = HOURS.match(said).groups()
    return timedelta(hours=int(hours or 0), minutes=int(minutes or 0))


def spaced(said: str) -> str:
    return " ".join(said.replace("–", "– ").split())


def expected_rows(card: Card, month: Month) -> Table:
    settled, found = settled_services(month, WIAZOWNA), []
    for row in card.rows:
        of_row = parts(row, settled.get(row.service))
        assert sum((part.settled for part in of_row), NO_TIME) == row.settled
        found += [
            [
                short_date(row.on),
                spaced(from_to(part.starts, part.ends)),
                part.settled,
                row.own_funds,
            ]
            for part in of_row
        ]
    return found


def adds_up(card: Card, sheet: MonthSheet) -> None:
    month = sheet.month
    paper = read_back(month_docx(service_card.ATTACHMENT, sheet))
    rows, carried, own_carried = [], NO_TIME, NO_TIME
    for number, (_, *lines) in enumerate(paper.pages, 1):
        told = {line[0]: line[1:] for line in lines if len(line) == 3}
        own_rows = [line for line in lines if len(line) == 7]
        on_page = [
            [line[1], spaced(line[2]), read(line[3]), OWN_FUNDS in line[4]] for line in own_rows
        ]
        assert [line[0] for line in own_rows] == [
            str(len(rows) + place) for place in range(1, len(on_page) + 1)
        ]
        page_sum = sum((line[2] for line in on_page), NO_TIME)
        own_sum = sum((line[2] for line in on_page if line[3]), NO_TIME)
        if number > 1:
            assert is_sum(told["Z przeniesienia"], carried, own_carried)
        if len(paper.pages) > 1:
            assert is_sum(told["Razem na stronie"], page_sum, own_sum)
        rows += on_page
        carried, own_carried = carried + page_sum, own_carried + own_sum
        assert ("RAZEM" in told) == (number == len(paper.pages))
    assert is_sum(told["RAZEM"], card.settled, card.own_funds)
    assert (carried, own_carried) == (card.settled, card.own_funds)
    assert rows == expected_rows(card, month)
    together = f"{in_hours(card.settled)} (słownie: {duration_in_words(card.settled)})."
    assert f"{TOGETHER}: {together}".replace("\N{NO-BREAK SPACE}", " ") in paper.lines
    assert any(f"Liczba usług: {card.services}." in line for line in paper.lines)


def is_sum(told: list[str], together: timedelta, own: timedelta) -> bool:
    """Own funds are told where there are any; of a row that settles nothing they may be told as nothing."""
    said = [told[0], told[1].rpartition(": ")[2]]
    return [read(each) for each in said] == [together, own] and (OWN_FUNDS in told[1] or not own)


@settings(deadline=None, max_examples=500)
@given(months())
def test_for_500_months_the_totals_on_paper_equal_the_rules_layers_row_by_row(month: Month) -> None:
    sheet = a_sheet(month=month)
    for card in sheet.verdict.cards:
        who = {"participant": card.participant, "assistant": card.assistant}
        adds_up(card, replace(sheet, supplementary=card.supplementary, **who))
