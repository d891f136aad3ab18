"""An entry is told by its number, its day and its people; a slip in a name is guessed at."""

from datetime import UTC, date, datetime

import pytest

from app.wording.entries import clock, entry, from_to, own_days, time_of
from app.wording.name_guess import name_guess
from rules.diary import Assignment, Drive, Month, Served, Service, TaxiRide, Waiting
from rules.month.moments import WARSAW

NBSP = "\N{NO-BREAK SPACE}"
AUTUMN = "2026-10-25T02:30"


def warsaw(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=WARSAW)


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("services.0.ends", "usługa 1 – do: 5 stycznia 2026 r., 8:00–12:00, Jan"),
        ("services.1", "usługa 2: 5 stycznia 2026 r., 8:00–?"),
        ("services.2", "usługa 3: 5 stycznia 2026 r., ?–8:00"),
        ("services.3", "usługa 4: bez daty"),
        ("services.4", "usługa 5: 5 stycznia 2026 r., 8:00–7 stycznia 2026 r., 8:00"),
        ("services.9", "usługi"),
        ("services", "usługi"),
        ("taxi_rides.0.invoice", "taksówka 1 – faktura lub rachunek: bez daty"),
        ("earlier", "wcześniejsze usługi"),
        ("of", "miesiąc"),
        ("", "cały miesiąc"),
    ],
)
def test_entry_is_named_as_people_tell_entries_apart(about: str, told: str) -> None:
    at_eight, noon = warsaw(5, 8), warsaw(5, 12)
    month = Month(
        services=(
            Service(at_eight, noon, participant="Jan"),
            Service(at_eight),
            Service(ends=at_eight),
            Service(),
            Service(at_eight, warsaw(7, 8)),
        ),
        taxi_rides=(TaxiRide(),),
    )
    assert entry(month, about).replace(NBSP, " ") == told


def test_clock_is_that_of_poland_and_tells_the_two_equal_hours_apart() -> None:
    summer, winter = (datetime.fromisoformat(f"{AUTUMN}+0{n}:00") for n in (2, 1))
    assert (clock(summer), clock(winter)) == ("2:30 (czas letni)", "2:30 (czas zimowy)")
    assert clock(datetime(2026, 1, 5, 7, 5, tzinfo=UTC)) == "8:05"
    assert from_to(warsaw(5, 22), warsaw(6, 0)) == "22:00–24:00"
    assert from_to(warsaw(5, 0), warsaw(5, 4)) == "0:00–4:00"
    assert time_of(warsaw(5, 22), warsaw(6, 0)).endswith("22:00–0:00")


def test_waiting_is_told_with_its_own_times() -> None:
    waiting = Waiting(warsaw(5, 9), warsaw(5, 10))
    month = Month(
        services=(Service(warsaw(5, 8), warsaw(5, 12), participant="Jan", waiting=(waiting,)),)
    )
    day = "5 stycznia 2026 r."
    told = [
        entry(month, f"services.0.{rest}").replace(NBSP, " ")
        for rest in ("waiting.0", "waiting.0.ends", "waiting.7", "waiting")
    ]
    assert told[0] == f"usługa 1 – czekanie 1: {day}, 9:00–10:00, Jan"
    assert told[1].endswith(f"{day}, 9:00–10:00, Jan")
    assert all(each.endswith(f"{day}, 8:00–12:00, Jan") for each in told[2:])


def test_days_of_an_entry_are_those_it_runs_on() -> None:
    month = Month(
        services=(Service(warsaw(5, 22), warsaw(6, 4)), Service()),
        drives=(Drive(on=date(2026, 1, 7)),),
    )
    assert own_days(month, "services.0.ends") == {date(2026, 1, 5), date(2026, 1, 6)}
    assert own_days(month, "drives.0") == {date(2026, 1, 7)}
    for about in ("", "services", "services.1", "services.9", "of", "earlier.0"):
        assert own_days(month, about) == frozenset()


ZOFIA, BOGNA = "Zofia Przykładowa", "Bogna Pomocna"
KNOWN = Month(
    participants=(Served(ZOFIA),),
    assignments=(Assignment(BOGNA, ZOFIA),),
    services=(
        Service(assistant="bogna pomocna", participant="Zofia Przykladowa"),
        Service(assistant=BOGNA, participant="Jan Inny"),
        Service(assistant=BOGNA, participant=ZOFIA),
    ),
)


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("services.0.participant", f"Czy chodziło o „{ZOFIA}”?"),
        ("services.0.assistant", f"Czy chodziło o „{ZOFIA}”? Czy chodziło o „{BOGNA}”?"),
        ("services.1.participant", ""),
        ("services.2.assistant", ""),
        ("services.0.starts", ""),
        ("services.0", ""),
        ("services.9.assistant", ""),
        ("earlier.0.assistant", ""),
        ("participants.0.participant", ""),
        ("", ""),
    ],
)
def test_name_that_was_meant_is_guessed(about: str, told: str) -> None:
    assert name_guess(KNOWN, about).replace(NBSP, " ") == told


def test_where_nobody_is_listed_the_other_spelling_is_named() -> None:
    month = Month(services=(Service(participant="Zofia Przykladowa"), Service(participant=ZOFIA)))
    told = name_guess(month, "services.0.participant").replace(NBSP, " ")
    assert told == f"W pliku jest też „{ZOFIA}”: sprawdź, czy to ta sama osoba."
