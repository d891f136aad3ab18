"""What holds of each log: its blank and its context agree, blank forms, supplementary ones, who signs."""

from dataclasses import replace

import pytest

from app.attachments.mileage_log import ATTACHMENT as MILEAGE
from app.attachments.monthly import MonthlyAttachment, MonthSheet
from app.attachments.taxi_log import ATTACHMENT as TAXI
from app.attachments.ticket_log import ATTACHMENT as TICKETS
from app.config import ROOT
from app.documents.fill import marks
from rules.programme import load_programme, programme_slugs
from tests.attachments.reading import lines, text
from tests.attachments.travel_logs.sheets import (
    JAN,
    SATURDAY,
    WIAZOWNA,
    a_drive,
    a_ride,
    a_sheet,
    a_ticket,
    filled,
    pages_of,
)
from tests.builders import a_case, a_child_case

LOGS = (
    (MILEAGE, "drives", a_drive),
    (TICKETS, "tickets", a_ticket),
    (TAXI, "taxi_rides", a_ride),
)
of_every_log = pytest.mark.parametrize(
    ("log", "journeys", "a_journey"), LOGS, ids=[str(log.slug) for log, _, _ in LOGS]
)


@of_every_log
def test_blank_asks_for_exactly_what_the_context_gives(log, journeys, a_journey) -> None:
    blank = ROOT / "form_templates" / f"{log.slug}.docx"
    sheets = [MonthSheet(load_programme(slug)) for slug in programme_slugs()]
    some = a_sheet(**{journeys: (a_journey(0), a_journey(1))})
    for sheet in (*sheets, a_sheet(), some, replace(some, correction=1)):
        assert marks(blank) == log.context(sheet).keys()


@of_every_log
@pytest.mark.parametrize("count", [0, 1, 31, 90])
def test_every_row_is_there_once_and_in_the_order_of_days(log, journeys, a_journey, count) -> None:
    sheet = a_sheet(**{journeys: tuple(a_journey(n) for n in range(count))})
    pages = pages_of(filled(log, sheet))
    days = [row[1] for page in pages for row in page.rows]
    assert len(days) == count
    assert days == sorted(days)
    assert ("W tym okresie nie było takich przejazdów." in text(filled(log, sheet))) is (count == 0)


@of_every_log
def test_every_later_page_says_whose_log_goes_on(log, journeys, a_journey) -> None:
    sheet = a_sheet(**{journeys: tuple(a_journey(n) for n in range(31))})
    said = lines(filled(log, sheet))
    later = len(pages_of(filled(log, sheet))) - 1
    assert later
    assert said.count("Ewidencja nr 01/2026, Zofia Przykładowa – ciąg dalszy") == later


@of_every_log
def test_a_log_applies_where_it_has_rows_of_this_pair_and_part(log, journeys, a_journey) -> None:
    sheet = a_sheet(**{journeys: (a_journey(0),)})
    assert log.applies(sheet)
    assert not log.applies(a_sheet())
    assert not log.applies(replace(sheet, participant=JAN))
    assert not log.applies(replace(sheet, supplementary=True))


@of_every_log
def test_what_is_dated_after_the_deadline_is_on_the_supplementary_log(
    log, journeys, a_journey
) -> None:
    sheet = a_sheet(**{journeys: (a_journey(0), a_journey(0, on=SATURDAY))})
    late = replace(sheet, supplementary=True)
    for one, day in ((sheet, "02.01.2026"), (late, "31.01.2026")):
        assert [row[1] for page in pages_of(filled(log, one)) for row in page.rows] == [day]
    assert "Ewidencja dodatkowa nr 01/2026/D" in lines(filled(log, late))
    assert "od 31 stycznia 2026 r. do 31 stycznia 2026 r." in text(filled(log, late))


@of_every_log
def test_a_blank_form_has_empty_rows_on_two_sides_and_names_nobody(
    log: MonthlyAttachment, journeys, a_journey
) -> None:
    first, second = (
        log.context(MonthSheet(WIAZOWNA)).get("logs", [{}])[0].get("pages")
        or (log.context(MonthSheet(WIAZOWNA))["pages"])
    )
    rows = [*first["rows"], *second["rows"]]
    assert len(rows) >= 18
    assert not any(said for row in rows for said in row.values())
    assert second["carried"]
    assert second["total"]
    assert not first["total"]
    said = text(filled(log, MonthSheet(WIAZOWNA)))
    assert "czytelny podpis uczestnika albo rodzica lub opiekuna prawnego" in said
    assert "zł" not in said.replace("złoż", "").replace("złoty", "")


@of_every_log
@pytest.mark.parametrize("case", [a_case(), a_child_case()], ids=["adult", "child"])
def test_three_people_sign_below_under_the_captions_printed(log, journeys, a_journey, case) -> None:
    sheet = a_sheet(case=case, **{journeys: (a_journey(0),)})
    said = text(filled(log, sheet))
    assert len(log.signatures(sheet)) == 3
    for signature in log.signatures(sheet):
        assert signature.caption in said
