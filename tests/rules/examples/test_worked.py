"""The examples the law itself works out are among ours, with the law's own numbers."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from rules.diary import Month
from rules.examples import read_examples, subject_of, the_programme
from rules.month.entries import entries
from rules.month.settlement import settle

ZOFIA = "Zofia Przykładowa"
HALF_AN_HOUR = timedelta(minutes=30)
JANUARY, LEAP_YEAR = date(2026, 1, 1), date(2024, 1, 1)

WORKED: Mapping[tuple[str, str], Mapping[str, Any]] = {
    # waiting: out 10:00-10:30, waits to 13:30, back 13:30-14:00 is 2:30, not 4:00
    ("T3", "Wyjście, trzy godziny czekania i powrót: dwie usługi i 90 minut"): {
        "settled": {ZOFIA: "2:30"},
        "services_settled": {ZOFIA: 2},
    },
    ("T3", "80 minut czekania: jedna usługa, liczy się wszystko"): {
        "settled": {ZOFIA: "2:20"},
        "services_settled": {ZOFIA: 1},
    },
    # doba: 20:00-04:00 and 10:00-15:00 is 13 hours, over by one
    ("T1", "8 godzin w nocy i 5 godzin nazajutrz to o godzinę za dużo"): {
        "settled": {ZOFIA: "8:00", "Jan Testowy": "5:00"},
        "windows": [
            {
                "assistant": "Bogna Pomocna",
                "starts": "2026-01-09 20:00",
                "ends": "2026-01-10 20:00",
                "served": "13:00",
                "over": "1:00",
            }
        ],
        "passes": False,
    },
    # deadline: the last working day of the month
    ("T9", "Styczeń 2026: karta do piątku 30 stycznia"): {"deadline": date(2026, 1, 30)},
    ("T9", "Maj 2026: karta do piątku 29 maja"): {"deadline": date(2026, 5, 29)},
    ("T9", "Grudzień 2026: karta do czwartku 31 grudnia"): {"deadline": date(2026, 12, 31)},
    ("T9", "Usługa w sobotę 31 stycznia 2026 wymaga karty dodatkowej"): {
        "supplementary": {ZOFIA: "2:00"},
    },
    # clock change: 01:00-04:00 is 2 h in spring, 4 h in autumn
    ("T8", "Wiosenna zmiana czasu: od 1:00 do 4:00 mijają 2 godziny"): {"settled": {ZOFIA: "2:00"}},
    ("T8", "Jesienna zmiana czasu: od 1:00 do 4:00 mijają 4 godziny"): {"settled": {ZOFIA: "4:00"}},
    # a child born 15.03.2010
    ("E3", "Urodzony 15.03.2010: droga dziecka do 14.03.2026"): {"passes": True},
    ("E3", "Urodzony 15.03.2010: od 15.03.2026 potrzebny jest stopień"): {"passes": False},
    # kilometres times rate, rounded half up
    ("K1", "Samochód powyżej 900 cm³: 23 km po 1,15 zł"): {"costs": {"drives": 26.45}},
    ("K1", "Samochód do 900 cm³: 41 km po 0,89 zł"): {"costs": {"drives": 36.49}},
    ("K1", "Motocykl: 17 km po 0,69 zł"): {"costs": {"drives": 11.73}},
    ("K1", "Motorower: 9 km po 0,42 zł"): {"costs": {"drives": 3.78}},
    # the table of yearly limits
    ("L1", "Stopień znaczny z niepełnosprawnością sprzężoną: 840 godzin"): {
        "limit": {JANUARY: 840}
    },
    ("L1", "Stopień znaczny: 720 godzin"): {"limit": {JANUARY: 720}},
    ("L1", "Stopień umiarkowany z niepełnosprawnością sprzężoną: 480 godzin"): {
        "limit": {JANUARY: 480}
    },
    ("L1", "Stopień umiarkowany: 360 godzin"): {"limit": {JANUARY: 360}},
    ("L1", "Równe stopniowi umiarkowanemu: 360 godzin także przy niepełnosprawności sprzężonej"): {
        "limit": {JANUARY: 360}
    },
    ("L1", "Dziecko: 360 godzin"): {"limit": {JANUARY: 360}},
    (
        "L1",
        "Organizacja pozarządowa: stopień znaczny z niepełnosprawnością sprzężoną, 840 godzin",
    ): {"limit": {LEAP_YEAR: 840}},
    (
        "L1",
        "Organizacja pozarządowa: stopień umiarkowany z niepełnosprawnością sprzężoną, 480 godzin",
    ): {"limit": {LEAP_YEAR: 480}},
}
BY_NAME = {(example.rule, example.name): example for example in read_examples()}


@pytest.mark.parametrize(("rule", "name"), WORKED)
def test_the_law_s_own_example_is_ours(rule: str, name: str) -> None:
    expects = BY_NAME[rule, name].expects

    for what, worked in WORKED[rule, name].items():
        said = expects[what]
        if isinstance(worked, dict) and what == "costs":
            said, worked = float(said["drives"]), worked["drives"]  # noqa: PLW2901 - one number
        assert said == worked


def test_the_services_of_worked_examples_are_at_the_law_s_hours() -> None:
    out = BY_NAME["T3", "Wyjście, trzy godziny czekania i powrót: dwie usługi i 90 minut"]
    [service] = out.change["services"]
    [waiting] = service["waiting"]
    moments = (service["starts"], waiting["starts"], waiting["ends"], service["ends"])
    assert [f"{moment:%H:%M}" for moment in moments] == ["10:00", "10:30", "13:30", "14:00"]

    month = subject_of(out)
    assert isinstance(month, Month)
    [settled] = settle(entries(month), the_programme(out)).parts
    there, back = settled.stretches
    [wait] = settled.waits
    counted = wait.counted_to - wait.whole.start
    assert counted == timedelta(hours=1, minutes=30)
    assert (there.length - counted, back.length) == (HALF_AN_HOUR, HALF_AN_HOUR)

    over = BY_NAME["T1", "8 godzin w nocy i 5 godzin nazajutrz to o godzinę za dużo"]
    hours = [f"{s[end]:%a %H:%M}" for s in over.change["services"] for end in ("starts", "ends")]
    assert hours == ["Fri 20:00", "Sat 04:00", "Sat 10:00", "Sat 15:00"]
    [window] = over.expects["windows"]
    assert f"{datetime.fromisoformat(window['ends']):%a %H:%M}" == "Sat 20:00"
