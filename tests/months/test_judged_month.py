from dataclasses import replace
from datetime import date

from app.months.judged_month import judged
from app.months.month_file import Part
from app.months.sheets import Asked, entries_in, sheets_of
from rules.month.settled import Log
from rules.verdict import Severity
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    a_drive,
    a_taxi,
    an_entry,
    tickets,
    what_is_known,
)

MAIN = Asked(ASSISTANT_ID, Part.MAIN)


def codes(month, entry_id):
    return {finding.code for finding in month.by_entry.get(entry_id, ())}


def test_month_in_order_blocks_nothing() -> None:
    month = judged(what_is_known(an_entry("2026-01-07 10:00", "2026-01-07 12:30")))
    assert [f for f in month.verdict.findings if f.severity is Severity.BLOCKS] == []
    assert [str(card.settled) for card in month.verdict.cards] == ["2:30:00"]


def test_finding_stands_at_its_entry_and_at_those_it_names() -> None:
    one = an_entry("2026-01-07 10:00", "2026-01-07 12:00")
    other = an_entry("2026-01-07 11:00", "2026-01-07 13:00", matter_id=JAN)
    alone = an_entry("2026-01-09 11:00", "2026-01-09 13:00")
    month = judged(what_is_known(one, other, alone))
    together = codes(month, one.id) & codes(month, other.id)
    assert any("once" in code or "overlap" in code or "two" in code for code in together), together
    assert not codes(month, alone.id) & together


def test_journey_leads_back_to_its_entry() -> None:
    went = an_entry(
        "2026-01-07 10:00",
        "2026-01-07 12:00",
        goes_out=True,
        journeys=(a_taxi(invoice=""), a_drive()),
    )
    month = judged(what_is_known(went))
    assert month.view.journeys[Log.TAXI_RIDES] == ((went.id, 0),)
    assert month.view.journeys[Log.DRIVES] == ((went.id, 1),)
    assert any("invoice" in code for code in codes(month, went.id)), codes(month, went.id)


def test_logs_are_told_the_vehicle_the_ticket_and_the_means() -> None:
    went = an_entry(
        "2026-01-07 10:00",
        "2026-01-07 12:00",
        journeys=(a_drive(), tickets(), a_taxi(means="bus na telefon")),
    )
    month = judged(what_is_known(went)).view.month
    assert [drive.registration for drive in month.drives] == ["BSE 0X00"]
    assert [ticket.ticket for ticket in month.tickets] == ["jednorazowy"]
    assert [ride.means for ride in month.taxi_rides] == ["bus na telefon"]


def test_night_over_the_month_end_has_rows_in_both_months() -> None:
    night = an_entry("2026-01-31 20:00", "2026-02-01 04:00")
    in_january = judged(what_is_known(night))
    in_february = judged(what_is_known(night, of="2026-02"))
    assert [row.on for card in in_january.verdict.cards for row in card.rows] == [date(2026, 1, 31)]
    assert [row.on for card in in_february.verdict.cards for row in card.rows] == [date(2026, 2, 1)]


def test_hours_of_earlier_months_are_used_before() -> None:
    january = an_entry("2026-01-07 10:00", "2026-01-07 12:30")
    march = an_entry("2026-03-04 10:00", "2026-03-04 11:00")
    month = judged(what_is_known(january, march, of="2026-03"))
    (use,) = (use for use in month.verdict.uses if use.participant == "Zofia Przykładowa")
    assert str(use.before) == "2:30:00"


def test_supplement_holds_what_comes_after_the_deadline() -> None:
    friday = an_entry("2026-01-30 10:00", "2026-01-30 12:00")
    saturday = an_entry("2026-01-31 10:00", "2026-01-31 12:00")
    month = judged(what_is_known(friday, saturday))
    assert entries_in(month, MAIN) == (friday,)
    assert entries_in(month, Asked(ASSISTANT_ID, Part.SUPPLEMENT)) == (saturday,)


def test_code_changes_with_the_content_and_not_with_saving_again() -> None:

    entry = an_entry("2026-01-07 10:00", "2026-01-07 12:30")
    (sheet,) = sheets_of(judged(what_is_known(entry)), MAIN)
    (again,) = sheets_of(judged(what_is_known(replace(entry, version=7))), MAIN)
    (other,) = sheets_of(judged(what_is_known(replace(entry, place="park"))), MAIN)
    assert sheet.code == again.code != other.code
    assert sheet.number == "01/2026"


def test_removed_entry_counts_nowhere() -> None:
    entry = an_entry("2026-01-07 10:00", "2026-01-07 12:30", removed=True)
    month = judged(what_is_known(entry))
    assert month.verdict.cards == ()
    assert sheets_of(month, MAIN) == ()
