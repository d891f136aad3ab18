from dataclasses import replace
from decimal import Decimal

import pytest

from app.attachments.mileage_log import ATTACHMENT
from app.attachments.mileage_log.vehicles import vehicle_of
from app.attachments.monthly import OwnVehicle
from rules.vocabulary import Vehicle
from tests.attachments.reading import lines, text
from tests.attachments.travel_logs.sheets import CAR, a_drive, a_sheet, filled

ELECTRIC = OwnVehicle(Vehicle.CAR_WITHOUT_DISPLACEMENT, "Zmyślony E", "WOT 0E0")


def test_kilometres_times_the_rate_of_the_day_and_words() -> None:
    said = text(filled(ATTACHMENT, a_sheet(drives=(a_drive(kilometres=Decimal(23)),))))
    assert "| 23 | 1,15 zł | 26,45 zł |" in said
    assert "Razem słownie: dwadzieścia sześć złotych 45/100" in said


def test_its_head_names_assistant_participant_days_and_vehicle() -> None:
    said = lines(filled(ATTACHMENT, a_sheet(drives=(a_drive(),))))
    assert "Asystent | Bogna Pomocna | Pojazd: marka i model | Wymyślony 1.4" in said
    assert any(
        "ul. Zmyślona 5, 05-462 Wiązowna | Numer rejestracyjny | WOT 0X123" in s for s in said
    )
    assert any(s.endswith("Samochód o pojemności powyżej 900 cm³") for s in said)
    assert any("od 1 stycznia 2026 r. do 30 stycznia 2026 r." in s for s in said)


def test_a_rate_finer_than_a_grosz_is_printed_whole() -> None:
    sheet = a_sheet(drives=(a_drive(),))
    (cost,) = sheet.verdict.costs
    verdict = replace(sheet.verdict, costs=(replace(cost, rate=Decimal("0.8358")),))
    assert "| 0,8358 zł |" in text(filled(ATTACHMENT, replace(sheet, verdict=verdict)))


def test_an_electric_car_without_the_offices_rate_shows_what_is_missing() -> None:
    drive = a_drive(vehicle=ELECTRIC.kind, registration=ELECTRIC.registration)
    said = text(filled(ATTACHMENT, a_sheet(drives=(drive,), vehicles=(ELECTRIC,))))
    assert "| – | brak stawki realizatora |" in said
    assert "Bez kwoty, niewliczone do sum: poz. 1." in said


def test_two_vehicles_make_two_logs_and_one_sum_of_both() -> None:
    other = OwnVehicle(Vehicle.CAR_TO_900, "Zmyślony 0.8", "WOT 0Y1")
    drives = (a_drive(0), a_drive(1, vehicle=other.kind, registration="wot0y1"), a_drive(2))
    context = ATTACHMENT.context(a_sheet(drives=drives, vehicles=(CAR, other)))
    first, second = context["logs"]
    assert (first["vehicle"]["make"], second["vehicle"]["make"]) == (CAR.make, other.make)
    assert [len(log["pages"][0]["rows"]) for log in (first, second)] == [2, 1]
    assert second["number"].endswith("01/2026, pojazd 2 z 2")
    assert first["notes"] == second["notes"]
    (together,) = first["notes"]
    assert together.startswith("Razem w ewidencjach wszystkich pojazdów")


@pytest.mark.parametrize(
    ("registration", "kind", "known", "make", "plate"),
    [
        ("wot 0x123", CAR.kind, (CAR, ELECTRIC), CAR.make, CAR.registration),
        ("", CAR.kind, (CAR, ELECTRIC), CAR.make, CAR.registration),
        ("", CAR.kind, (CAR, replace(CAR, registration="WOT 2")), "", ""),
        ("WOT 9", CAR.kind, (CAR,), "", "WOT 9"),
        ("", None, (CAR,), "", ""),
    ],
)
def test_a_vehicle_is_the_one_of_its_number_or_the_only_one_of_its_kind(
    registration: str,
    kind: Vehicle | None,
    known: tuple[OwnVehicle, ...],
    make: str,
    plate: str,
) -> None:
    drive = a_drive(registration=registration, vehicle=kind)
    assert vehicle_of(drive, known) == OwnVehicle(kind, make, plate)
