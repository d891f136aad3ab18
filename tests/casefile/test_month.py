"""A month file gives a month or every error, with its place; moments are those of Poland's clock."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.casefile.reading import case_from_text, month_from_text, read_month
from app.errors import CaseFileError
from rules.case import Assistant, Case, Certificate
from rules.diary import (
    Assignment,
    Drive,
    HandingIn,
    Month,
    OtherCare,
    Served,
    Service,
    SpotCheck,
    TaxiRide,
    Ticket,
    Waiting,
    YearMonth,
)
from rules.month.moments import WARSAW, shown_twice
from rules.vocabulary import Area, Beneficiary, CertificateKind, OtherCareKind, Relation, Vehicle

HEAD = "programme: wiazowna_2026\nof: 2026-01\n"
ZOFIA, BOGNA = "Zofia Przykładowa", "Bogna Pomocna"


def warsaw(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=WARSAW)


def problems(text: str) -> list[tuple[str, str]]:
    """The places, without the file's name, and the sentences with plain spaces."""
    with pytest.raises(CaseFileError) as refused:
        month_from_text(text, "f.yaml")
    return [
        (place.removeprefix("f.yaml:"), sentence.replace("\N{NO-BREAK SPACE}", " "))
        for place, sentence in refused.value.problems
    ]


def start(text: str) -> datetime:
    (service,) = month_from_text(HEAD + f"services: [{{starts: {text}}}]", "f.yaml").services
    assert service.starts is not None
    return service.starts


def test_month_holds_what_the_file_says() -> None:
    month = month_from_text(
        HEAD
        + """
participants:
  - participant: Zofia Przykładowa
    used_before: 12.5
    case:
      certificate: {kind: degree}
      other_activities: {household: Pranie}
assignments:
  - assistant: Bogna Pomocna
    participant: Zofia Przykładowa
    starts: 2026-01-02
    ends: 2026-12-31
    statement: {relation: none}
services:
  - starts: 2026-01-09 20:00
    ends: 2026-01-10T04:00
    assistant: Bogna Pomocna
    participant: Zofia Przykładowa
    waiting: [{starts: 2026-01-09 21:00, ends: 2026-01-09 22:30}]
    goes_out: true
    beneficiary: participant
    own_funds: true
    charge: 0
earlier: []
other_care:
  - {participant: Zofia Przykładowa, kind: care_services, starts: 2026-01-09 08:00}
drives: [{on: 2026-01-09, vehicle: car_over_900, kilometres: 23, amount: 26.45}]
tickets: [{on: 2026-01-09, count: 2, amount: 8.8, attached: true}]
taxi_rides: [{on: 2026-01-09, invoice: "7", amount: 30}]
handed_in: [{assistant: Bogna Pomocna, on: 2026-01-30}]
spot_checks: [{on: 2026-01-20, where_service_takes_place: true, documented: false}]
""",
        "f.yaml",
    )
    case = Case(
        programme="wiazowna_2026",
        certificate=Certificate(kind=CertificateKind.DEGREE),
        other_activities={Area.HOUSEHOLD: "Pranie"},
    )
    assert month == Month(
        programme="wiazowna_2026",
        of=YearMonth(2026, 1),
        participants=(Served(ZOFIA, case, Decimal("12.5")),),
        assignments=(
            Assignment(
                BOGNA,
                ZOFIA,
                date(2026, 1, 2),
                date(2026, 12, 31),
                Assistant(relation=Relation.NONE),
            ),
        ),
        services=(
            Service(
                warsaw(9, 20),
                warsaw(10, 4),
                BOGNA,
                ZOFIA,
                waiting=(Waiting(warsaw(9, 21), warsaw(9, 22, 30)),),
                goes_out=True,
                beneficiary=Beneficiary.PARTICIPANT,
                own_funds=True,
                charge=Decimal(0),
            ),
        ),
        earlier=(),
        other_care=(OtherCare(ZOFIA, OtherCareKind.CARE_SERVICES, warsaw(9, 8)),),
        drives=(
            Drive(
                on=date(2026, 1, 9),
                vehicle=Vehicle.CAR_OVER_900,
                kilometres=Decimal(23),
                amount=Decimal("26.45"),
            ),
        ),
        tickets=(Ticket(on=date(2026, 1, 9), count=2, amount=Decimal("8.8"), attached=True),),
        taxi_rides=(TaxiRide(on=date(2026, 1, 9), invoice="7", amount=Decimal(30)),),
        handed_in=(HandingIn(BOGNA, date(2026, 1, 30)),),
        spot_checks=(
            SpotCheck(on=date(2026, 1, 20), where_service_takes_place=True, documented=False),
        ),
    )


def test_nobody_gave_the_earlier_services_when_the_key_is_left_out_or_empty() -> None:
    assert month_from_text(HEAD, "f.yaml").earlier is None
    assert month_from_text(HEAD + "earlier:\n", "f.yaml").earlier is None
    assert month_from_text(HEAD + "earlier: []\n", "f.yaml").earlier == ()


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("servces: []", "3: servces", "Czy chodziło o „services”?"),
        ("services: [{start: 2026-01-05 08:00}]", "3: services[1].start", "o „starts”?"),
        ("services: [{waiting: [{starts: 2026-01-05 08:00}]}]", "3: services[1].wait", "„ends”"),
        ("services: [{charge: -1}]", "3: services[1].charge", "nie mniejszą niż zero"),
        ("services: [{goes_out: tak}]", "3: services[1].goes_out", "true (tak) albo false"),
        ("drives: [{vehicle: car}]", "3: drives[1].vehicle", "car_to_900, car_over_900"),
        ("drives: [{kilometres: '23'}]", "3: drives[1].kilometres", "Wpisz liczbę"),
        ("drives: [{on: 9.01.2026}]", "3: drives[1].on", "Zapisz to tak: 2026-01-09."),
        ("drives: [{on: 30.02.2026}]", "3: drives[1].on", "w postaci RRRR-MM-DD, np."),
        ("drives: [{on: 2026-01-09 08:00}]", "3: drives[1].on", "Zapisz to tak: 2026-01-09."),
        ("services: [{participant: [Jan]}]", "3: services[1].participant", "a jest lista"),
        ("services: [{goes_out: [true]}]", "3: services[1].goes_out", "Zostaw jedną pozycję"),
        ("services: [{participant: {a: b}}]", "3: services[1].participant", "a są pola"),
        ("tickets: [{count: 1.5}]", "3: tickets[1].count", "liczbę całkowitą"),
        ("taxi_rides: [{invoice: 7}]", "3: taxi_rides[1].invoice", "weź w cudzysłów"),
        ("participants: [{case: {frist: 1}}]", "3: participants[1].case.frist", "Nie ma pola"),
        ("participants: [{case: {award: {}}}]", "3: participants[1].case.award.hours", "Brakuje"),
        (
            "participants: [{case: {activities: [bathin]}}]",
            "3: participants[1].case.activities[1]",
            "Czy chodziło o „bathing”?",
        ),
        (
            "participants: [{}, {case: {programme: sejny_2026}}]",
            "3: participants[2].case.programme",
            "z innego programu niż miesiąc",
        ),
        ("participants: Zofia", "3: participants", "Wpisz listę"),
        ("of: 2026-02", "3: of", "jest już w wierszu 2"),
    ],
)
def test_error_is_told_with_its_place(text: str, place: str, sentence: str) -> None:
    told = problems(HEAD + text)
    assert told[0][0].startswith(place)
    assert sentence in told[0][1]
    assert len(told) == 1


@pytest.mark.parametrize("of", ["2026-13", "2026", "styczeń", "0000-01", "13.2026"])
def test_what_is_no_month_is_said(of: str) -> None:
    place, sentence = problems(f"programme: wiazowna_2026\nof: '{of}'\n")[0]
    assert (place, sentence) == ("2: of", "Wpisz miesiąc w postaci RRRR-MM, np. 2026-01.")


@pytest.mark.parametrize("of", ["2026-01-01", "2026-1", "01.2026", "1/2026 r.", "5.01.2026"])
def test_month_written_another_way_is_told_how_to_write_it(of: str) -> None:
    (told,) = problems(f"programme: wiazowna_2026\nof: '{of}'\n")
    assert told == ("2: of", "Zapisz to tak: 2026-01.")


def test_programme_and_month_are_needed() -> None:
    assert [place for place, _ in problems("services: []")] == ["1: programme", "1: of"]
    assert "Wpisz jeden z: ngo_2024" in problems("programme: nic\nof: 2026-01")[0][1]
    assert problems("")[0][1] == "Plik nie zawiera miesiąca. Zacznij od pól „programme” i „of”."


def test_case_of_an_unknown_programme_is_told_once() -> None:
    told = problems("programme: nic\nof: 2026-01\nparticipants: [{case: {activities: [x]}}]")
    assert [place for place, _ in told] == ["1: programme"]


def test_all_errors_are_told_at_once_in_the_order_of_lines() -> None:
    told = problems(
        "programme: nic\nof: jutro\nservices:\n  - starts: rano\n  - ends: 2026-01-05 24:00\n"
        "participants:\n  - case:\n      applied_on: 1\n"
    )
    assert [place for place, _ in told] == [
        "1: programme",
        "2: of",
        "4: services[1].starts",
        "5: services[2].ends",
        "8: participants[1].case.applied_on",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05 08:00",
        "2026-01-05T08:00",
        "2026-01-05T08:00+01:00",
        "2026-01-05 8:00",
        "2026-01-05T8:00+01:00",
    ],
)
def test_moment_is_local_time_with_or_without_its_offset(text: str) -> None:
    assert start(text) == datetime(2026, 1, 5, 7, tzinfo=UTC)
    assert (start(text).tzinfo is WARSAW) == ("+" not in text)


@pytest.mark.parametrize(
    ("offset", "instant"),
    [
        ("+02:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("+01:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_offset_says_which_of_two_equal_hours_is_meant(offset: str, instant: datetime) -> None:
    moment = start(f"2026-10-25T02:30{offset}")
    assert moment.astimezone(UTC) == instant
    assert not shown_twice(moment), "the rules would ask which of the two was meant"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-10-25 02:30", "dwa razy. Wpisz 2026-10-25T02:30+02:00, jeśli chodzi o pierwszy"),
        ("2026-10-25 02:30", "albo 2026-10-25T02:30+01:00, jeśli o drugi"),
        ("2026-10-25 02:00", "dwa razy"),
        ("2026-10-25T02:30+03:00", "np. 2026-10-25T02:30+02:00 lub 2026-10-25T02:30+01:00."),
        ("2026-03-29 02:30", "Takiej godziny nie ma"),
        ("2026-03-29 02:30", "np. 2026-03-29 03:30."),
        ("2026-03-29 02:00", "Takiej godziny nie ma"),
        ("2026-03-29T02:30+01:00", "Takiej godziny nie ma"),
        ("2026-01-05T08:00+02:00", "inne przesunięcie. Wpisz"),
        ("2026-01-05 24:00", "następnego dnia: 2026-01-06 00:00."),
        ("2026-12-31 24:00", "następnego dnia: 2027-01-01 00:00."),
        ("2026-01-05 24:30", "np. 2026-01-05 08:00"),
        ("2026-01-06", "Dopisz godzinę, np. 2026-01-06 08:00."),
        ("05.01.2026", "Dopisz godzinę, np. 2026-01-05 08:00."),
        ("05.01.2026 8:00", "Zapisz to tak: 2026-01-05 08:00."),
        ("'5.1.2026 r., godz. 17.05'", "Zapisz to tak: 2026-01-05 17:05."),
        ("2026-1-5T8:00", "Zapisz to tak: 2026-01-05 08:00."),
        ("30.02.2026 8:00", "które istnieją"),
        ("05.01.2026 25:00", "które istnieją"),
        ("2026-01-05 8:0", "np. 2026-01-05 08:00"),
        ("2026-02-30 08:00", "które istnieją"),
        ("2026-01-05T08:00Z", "np. 2026-01-05 08:00"),
        ("0001-01-01 00:00", "które istnieją"),
        ("9999-12-31 24:00", "które istnieją"),
        ("9999-12-31 23:59", "które istnieją"),
    ],
)
def test_moment_that_is_none_says_what_to_write(text: str, sentence: str) -> None:
    ((place, told),) = problems(HEAD + f"services: [{{ends: {text}}}]")
    assert place == "3: services[1].ends"
    assert sentence in told


@pytest.mark.parametrize(
    "text", ["2026-10-25 01:59", "2026-10-25 03:00", "2026-03-29 01:59", "2026-03-29 03:00"]
)
def test_clock_around_its_change_is_clear(text: str) -> None:
    assert start(text).strftime("%Y-%m-%d %H:%M") == text


def test_file_of_the_other_kind_is_told_in_one_sentence() -> None:
    assert problems("programme: wiazowna_2026\napplied_on: 2026-01-05\ncertificate: {}") == [
        ("1", "To jest plik sprawy, nie miesiąca. Sprawdzisz go poleceniem: teczka check.")
    ]
    with pytest.raises(CaseFileError, match="To jest plik miesiąca, nie sprawy"):
        case_from_text(HEAD + "services: [{}]", "f.yaml")


def test_month_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "miesiac.yaml"
    path.write_text(HEAD, encoding="utf-8")
    assert read_month(path) == Month(programme="wiazowna_2026", of=YearMonth(2026, 1))


KEYS = st.sampled_from(
    ["programme", "of", "services", "participants", "case", "starts", "waiting", "used_before", "x"]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.floats()
    | st.sampled_from(["wiazowna_2026", "2026-01", "2026-01-05 08:00", "2026-03-29 02:30"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def _month_or_errors(text: str) -> Month | list[tuple[str, str]]:
    try:
        return month_from_text(text, "f.yaml")
    except CaseFileError as refused:
        return refused.problems


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES))
def test_no_value_of_any_shape_brings_anything_but_a_month_or_its_errors(raw: object) -> None:
    assert _month_or_errors(yaml.safe_dump(raw, allow_unicode=True))


@settings(deadline=None)
@given(st.fixed_dictionaries({"services": VALUES, "participants": VALUES, "drives": VALUES}))
def test_no_part_of_any_shape_brings_anything_but_a_month_or_its_errors(raw: object) -> None:
    assert _month_or_errors(HEAD + yaml.safe_dump(raw, allow_unicode=True))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_brings_anything_but_a_month_or_its_errors(text: str) -> None:
    assert _month_or_errors(text)
    assert _month_or_errors(HEAD + text)


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)))  # noqa: DTZ001 - local
def test_any_hour_of_any_day_is_a_moment_or_an_error(local: datetime) -> None:
    shown = local.strftime("%Y-%m-%d %H:%M").zfill(16)
    read = _month_or_errors(HEAD + f"services: [{{starts: {shown}}}]")
    if isinstance(read, Month):
        (service,) = read.services
        assert service.starts is not None
        assert service.starts.strftime("%Y-%m-%d %H:%M") == shown
        assert service.starts + timedelta(days=1)
