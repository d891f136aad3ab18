from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.months.judged_month import judged
from app.months.month_file import Part
from app.months.paper_rows import group_by_vehicle, keys_of, paper_rows
from app.months.sheets import Asked
from rules.month.settled import Log
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    a_drive,
    a_taxi,
    an_assignment,
    an_entry,
    tickets,
    what_is_known,
)

MAIN, SUPPLEMENT = Asked(ASSISTANT_ID, Part.MAIN), Asked(ASSISTANT_ID, Part.SUPPLEMENT)
OUTING = an_entry(
    "2026-01-07 10:00",
    "2026-01-07 12:30",
    journeys=(a_drive(), tickets(), a_taxi(invoice="")),
    goes_out=True,
)
NIGHT = an_entry("2026-01-08 22:00", "2026-01-09 02:00", own_funds=True)
JANS = an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN)
LATE = an_entry("2026-01-31 10:00", "2026-01-31 12:00", journeys=(a_drive(),), goes_out=True)


def test_each_participant_has_a_card_and_logs_with_their_rows_alone():
    jan, zofia = paper_rows(judged(what_is_known(OUTING, NIGHT, JANS, LATE)), MAIN)
    assert (jan.participant, zofia.participant) == ("Jan Testowy", "Zofia Przykładowa")
    assert [row.on.day for row in zofia.card] == [7, 8, 9]
    assert [row.on.day for row in jan.card] == [8]
    assert [len(zofia.logs[log]) for log in Log] == [1, 1, 1]
    assert (str(zofia.fund), str(zofia.own_funds)) == ("2:30:00", "4:00:00")
    assert zofia.travel == Decimal("57.30")


def test_supplement_has_what_is_dated_after_the_deadline():
    (zofia,) = paper_rows(judged(what_is_known(OUTING, LATE)), SUPPLEMENT)
    assert [row.on for row in zofia.rows] == [date(2026, 1, 31)] * 2


def test_no_two_rows_have_one_key():
    keys = keys_of(paper_rows(judged(what_is_known(OUTING, NIGHT, JANS)), MAIN))
    assert len(keys) == len(set(keys)) == 7


def test_what_a_journey_lacks_stands_at_its_row_and_at_no_other():
    (zofia,) = paper_rows(judged(what_is_known(OUTING)), MAIN)
    at = {row.key: [f.code for f in row.findings if f.rule == "K4"] for row in zofia.rows}
    assert [codes for codes in at.values() if codes] == [["invoice-missing"]]
    assert at[zofia.logs[Log.TAXI_RIDES][0].key] == ["invoice-missing"]


def test_another_assistants_rows_stand_on_their_own_paper():
    theirs = replace(JANS, id="theirs", assistant_id=OTHER_ID)
    everybody = (an_assignment(), an_assignment(JAN, assistant_id=OTHER_ID))
    month = judged(what_is_known(OUTING, theirs, assignments=everybody))
    assert [sheet.participant for sheet in paper_rows(month, MAIN)] == ["Zofia Przykładowa"]


def test_long_waiting_makes_several_lines_of_one_row():
    waited = an_entry(
        "2026-01-12 10:00", "2026-01-12 14:00", ("2026-01-12 10:30", "2026-01-12 13:30")
    )
    (zofia,) = paper_rows(judged(what_is_known(waited)), MAIN)
    (row,) = zofia.card
    assert [str(part.settled) for part in row.parts] == ["0:30:00", "1:30:00", "0:30:00"]
    assert str(row.row.settled) == "2:30:00"


def test_each_vehicle_has_a_mileage_log_of_its_own():
    lent = replace(a_drive(), registration="BSE 1X11")
    both = replace(OUTING, journeys=(a_drive(), lent, a_drive("7"), tickets()))
    (zofia,) = paper_rows(judged(what_is_known(both)), MAIN)
    logs = group_by_vehicle(zofia.logs[Log.DRIVES])
    assert {vehicle.registration: len(rows) for vehicle, rows in logs.items()} == {
        "BSE 0X00": 2,
        "BSE 1X11": 1,
    }
    assert list(group_by_vehicle(zofia.logs[Log.TICKETS])) == [None]
