"""What a new entry's page starts from, and how the meter of hours reads."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from app.months.meter import Meter, Outlook
from app.web.office.diary.beginning import beginning, from_now
from app.web.office.diary.meter_lines import left_in_short, meter_lines
from tests.months.builders import ZOFIA, a_drive, an_entry

NOW = datetime(2026, 1, 20, 14, 33, 12)  # noqa: DTZ001 - what the clock on the wall shows
YESTERDAY = an_entry(
    "2026-01-19 08:00",
    "2026-01-19 10:30",
    ("2026-01-19 08:10", "2026-01-19 08:20"),
    journeys=(a_drive(),),
    activities=("walk",),
)


def test_first_entry_is_an_hour_that_ends_now() -> None:
    assert beginning(None, NOW) == {
        "on": date(2026, 1, 20),
        "starts": time(13, 30),
        "ends": time(14, 30),
    }


def test_next_entry_is_like_the_last_without_what_belongs_to_one_day() -> None:
    told = beginning(YESTERDAY, NOW)
    assert (told["on"], told["starts"], told["ends"]) == (date(2026, 1, 20), time(8), time(10, 30))
    assert told["activities"] == ("walk",)
    assert not {"waiting", "drives", "tickets", "taxis"} & told.keys()


def test_another_entry_today_has_other_hours() -> None:
    today = an_entry("2026-01-20 08:00", "2026-01-20 10:30", activities=("walk",))
    told = beginning(today, NOW)
    assert (told["starts"], told["ends"]) == (time(13, 30), time(14, 30))
    assert told["activities"] == ("walk",)


def test_beginning_now_lasts_as_long_as_the_last_one() -> None:
    told = from_now(NOW, YESTERDAY)
    assert (told["starts"], told["ends"]) == (time(14, 30), time(17, 0))
    assert from_now(NOW, None)["ends"] == time(15, 30)
    late = from_now(NOW.replace(hour=23), YESTERDAY)
    assert (late["on"], late["ends"]) == (date(2026, 1, 20), time(2, 0))


def a_meter(**changes) -> Meter:
    told = {
        "matter_id": ZOFIA,
        "limit": Decimal(600),
        "used": timedelta(hours=34, minutes=30),
        "planned": Decimal("54.5454"),
        "in_month": timedelta(hours=34, minutes=30),
        "agreed": False,
        "outlook": Outlook.RUNS_OUT,
        "runs_out_on": date(2026, 8, 14),
    }
    return Meter(**told | changes)


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_meter_says_what_is_used_and_left_and_until_when() -> None:
    lines = meter_lines(a_meter(), {ZOFIA: "Zofia P."})
    month, year = lines.gauges
    assert plain(month.text).startswith("34 godz. 30 min z równego podziału roku: 54,55 godziny")
    assert plain(year.text) == "34 godz. 30 min z 600 godzin, zostało 565 godz. 30 min"
    assert (year.value, year.most) == ("34.50", "600.00")
    assert plain(lines.outlook) == "Przy takim tempie godzin starczy do 14 sierpnia 2026 r."


def test_too_much_is_said_and_not_only_drawn() -> None:
    over = a_meter(used=timedelta(hours=610), outlook=Outlook.USED_UP, runs_out_on=None)
    lines = meter_lines(over, {})
    assert plain(lines.gauges[1].text).endswith("o 10 godz. za dużo")
    assert lines.outlook == "Godziny na ten rok są wykorzystane."
    assert plain(left_in_short(over)) == "O 10 godz. za dużo w tym roku"


def test_unknown_limit_is_said() -> None:
    lines = meter_lines(a_meter(limit=None, planned=None, runs_out_on=None), {})
    assert (lines.gauges, lines.outlook) == ((), "")
    assert "Zapytaj realizatora" in lines.unknown
    assert left_in_short(a_meter(limit=None, planned=None)) == ""


@pytest.mark.parametrize("outlook", [Outlook.TOO_LITTLE, Outlook.LASTS, Outlook.USED_UP])
def test_every_outlook_has_a_sentence(outlook: Outlook) -> None:
    assert meter_lines(a_meter(outlook=outlook, runs_out_on=None), {}).outlook.endswith(".")
