"""Rows of one month as services: which are together, and every error with its row, column and what to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.attachments.monthly import OwnVehicle
from app.months.entry import JourneyKind
from app.months.importing.columns import Col
from app.months.importing.services import imported
from app.months.table_rows import TableRow
from rules.vocabulary import Vehicle
from tests.month_builders import at
from tests.months.builders import JAN, ZOFIA
from tests.months.importing.builders import a_row, read, sheet, whose


def told(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_row_is_a_service() -> None:
    (entry,) = read(
        a_row(activities="Spacer; rozmowa", place=" dom  uczestnika ", goes_out="nie")
    ).entries
    assert (entry.matter_id, entry.starts, entry.ends) == (
        ZOFIA,
        at("2026-01-07 08:00"),
        at("2026-01-07 10:00"),
    )
    assert (entry.activities, entry.activity, entry.place) == (
        ("walk",),
        "rozmowa",
        "dom uczestnika",
    )
    assert entry.goes_out is False


def test_rows_nobody_wrote_in_are_passed_over() -> None:
    found = read({Col.PARTICIPANT: "Jan Testowy", Col.DAY: "2026-01-06"}, a_row(), {})
    assert [entry.starts.day for entry in found.entries] == [7]
    assert found.rows == {found.entries[0].id: (3,)}


@pytest.mark.parametrize(
    ("starts", "ends", "until"),
    [
        ("22:00", "6:00", "2026-01-08 06:00"),
        ("22:00", "0:00", "2026-01-08 00:00"),
        ("22:00", "24:00", "2026-01-08 00:00"),
        ("8:00", "8:00", "2026-01-08 08:00"),
    ],
)
def test_an_end_not_after_the_start_is_of_the_next_day(starts: str, ends: str, until: str) -> None:
    (entry,) = read(a_row(starts=starts, ends=ends)).entries
    assert entry.ends == at(until)


def test_further_journeys_and_waitings_of_a_service_are_rows_of_their_own() -> None:
    there = a_row(
        route="dom – lekarz",
        kilometres="12",
        registration="BSE 0X00",
        waits_from="8:30",
        waits_to="9:00",
    )
    back = a_row(
        route="lekarz – dom",
        means="taksówka",
        invoice="1/2026",
        cost="20",
        waits_from="9:15",
        waits_to="9:30",
    )
    (entry,) = read(there, a_row(), back).entries
    assert [journey.kind for journey in entry.journeys] == [
        JourneyKind.OWN_VEHICLE,
        JourneyKind.TAXI,
    ]
    assert [waiting.starts for waiting in entry.waiting] == [
        at("2026-01-07 08:30"),
        at("2026-01-07 09:15"),
    ]


def test_a_vehicle_left_out_is_the_one_the_assistant_has() -> None:
    mine = (
        OwnVehicle(Vehicle.MOPED, "Wymyślony", "BSE 1"),
        OwnVehicle(Vehicle.CAR_TO_900, "Zmyślony", "BSE 2"),
    )
    row = a_row(route="a – b", kilometres="3")
    (entry,) = read(row, vehicles=mine[:1]).entries
    assert (entry.journeys[0].vehicle, entry.journeys[0].registration) == (Vehicle.MOPED, "BSE 1")
    (entry,) = read(row | {Col.REGISTRATION: "bse2"}, vehicles=mine).entries
    assert entry.journeys[0].vehicle is Vehicle.CAR_TO_900
    (entry,) = read(row, vehicles=mine).entries
    assert entry.journeys[0].vehicle is None


@pytest.mark.parametrize("name", ["zofia  PRZYKŁADOWA", "Przykładowa Zofia", "Zofia Przykladowa"])
def test_a_name_in_any_case_and_order(name: str) -> None:
    assert read(a_row(participant=name)).entries[0].matter_id == ZOFIA


def test_two_of_one_name_are_told_apart_by_their_case_number() -> None:
    both = {"Jan Testowy (2.2026)": JAN, "Jan Testowy (3.2026)": ZOFIA}
    (problem,) = read(a_row(participant="Jan Testowy"), participants=both).problems
    assert "„Jan Testowy (2.2026)” albo „Jan Testowy (3.2026)”" in problem.said
    (entry,) = read(a_row(participant="Jan Testowy (3.2026)"), participants=both).entries
    assert entry.matter_id == ZOFIA


def test_the_same_content_has_the_same_id_and_another_another() -> None:
    once, again, other = (read(a_row(place=place)).entries[0] for place in ("dom", "dom", "szkoła"))
    assert once == again
    assert once.id != other.id
    found = imported((sheet(a_row(place="dom")),), whose(), {once.id})
    assert replace(found.entries[0], id=once.id) == once
    assert found.entries[0].id != once.id


WRONG = {
    "nobody": (
        a_row(participant="Adam Obcy"),
        Col.PARTICIPANT,
        "Nie masz przydzielonego uczestnika",
    ),
    "a slip": (
        a_row(participant="Zofja Przykładowa"),
        Col.PARTICIPANT,
        "Wpisz: „Zofia Przykładowa”.",
    ),
    "no name": (a_row(participant=""), Col.PARTICIPANT, "„Jan Testowy” albo „Zofia Przykładowa”"),
    "no day": (a_row(day=""), Col.DAY, "Wpisz dzień"),
    "another month": (a_row(day="1.02.2026"), Col.DAY, "nie należy do stycznia 2026 r."),
    "no start": (a_row(starts=""), Col.STARTS, "Wpisz godzinę"),
    "no end": (a_row(ends=""), Col.ENDS, "Wpisz godzinę"),
    "start at 24": (a_row(starts="24:00"), Col.STARTS, "Wpisz 0:00 i następny dzień"),
    "day in the hour": (a_row(starts="2026-01-08 08:00"), Col.STARTS, "Zostaw samą godzinę"),
    "answer": (a_row(goes_out="może"), Col.GOES_OUT, "„tak” albo „nie”"),
    "half a waiting": (a_row(waits_from="8:30"), Col.WAITS_TO, "początek i koniec"),
    "waits outside": (
        a_row(waits_from="9:30", waits_to="10:30"),
        Col.WAITS_FROM,
        "mieścić w czasie usługi",
    ),
    "no journey": (a_row(route="dom – lekarz"), Col.ROUTE, "podaj też, czym był"),
    "kilometres": (a_row(kilometres="daleko"), Col.KILOMETRES, "Wpisz liczbę"),
    "pieces": (a_row(tickets="2,5"), Col.TICKETS, "liczbę całkowitą"),
    "day of journey": (
        a_row(travelled_on="kiedyś", means="taksówka"),
        Col.TRAVELLED_ON,
        "Wpisz dzień",
    ),
    "formula": (a_row(starts="=A1"), Col.STARTS, "Wpisz godzinę"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_every_error_names_row_column_value_and_what_to_do(kind: str) -> None:
    row, column, said = WRONG[kind]
    found = read(a_row(day="2"), row)
    assert found.entries == ()
    (problem,) = found.problems
    assert (problem.row, problem.column) == (3, column)
    assert problem.value == row.get(column, "")
    assert said in told(problem.said)


def test_all_errors_are_told_at_once_in_the_order_of_rows() -> None:
    found = read(a_row(starts="x", goes_out="y"), a_row(), a_row(day="z", ends="w"))
    assert [(p.row, p.column) for p in found.problems] == [
        (2, Col.STARTS), (2, Col.GOES_OUT), (4, Col.DAY), (4, Col.ENDS),
    ]  # fmt: skip


def test_rows_of_one_service_must_not_contradict_each_other() -> None:
    (problem,) = read(a_row(place="dom"), a_row(), a_row(place="szpital")).problems
    assert (problem.row, problem.column) == (4, Col.PLACE)
    assert "Wiersz 2 mówi o tej samej usłudze co innego: „dom”" in told(problem.said)


def test_a_journey_pasted_twice_is_not_paid_twice() -> None:
    row = a_row(route="a – b", means="taksówka", cost="20")
    (problem,) = read(row, row).problems
    assert (problem.row, problem.column) == (3, Col.ROUTE)
    assert "już w wierszu 2" in told(problem.said)


def test_nothing_written_is_an_error_of_the_whole() -> None:
    (problem,) = read({}).problems
    assert problem.row == 0


@pytest.mark.parametrize(
    ("ends", "of", "said"),
    [("2:30", "2026-10", "letni"), ("2:30", "2026-03", "takiej godziny nie było")],
)
def test_a_night_of_the_clock_change_asks(ends: str, of: str, said: str) -> None:
    day = {"2026-10": "24.10.2026", "2026-03": "28.03.2026"}[of]
    (problem,) = read(a_row(day=day, starts="22:00", ends=ends), of=of).problems
    assert problem.column == Col.ENDS
    assert said in told(problem.said)


def test_an_hour_shown_twice_lasts_what_it_lasts() -> None:
    row = a_row(day="25.10.2026", starts="2:15 letni", ends="2:15 zimowy")
    (entry,) = read(row, of="2026-10").entries
    assert entry.ends.astimezone(UTC) - entry.starts.astimezone(UTC) == timedelta(hours=1)
    assert entry.starts.astimezone(UTC) == datetime(2026, 10, 25, 0, 15, tzinfo=UTC)


def headed(*header: str, **more: str) -> tuple[TableRow, ...]:
    values = {"uczestnik": "Jan Testowy", "data": "7", "od": "8", "do": "9"} | more
    return (
        TableRow(1, ("Ewidencja", "za styczeń")),
        TableRow(3, header),
        TableRow(4, tuple(values.get(name.strip().lower(), "") for name in header)),
    )


def test_headers_stand_in_any_order_case_and_spacing_below_a_title() -> None:
    found = imported((headed("DO", " Od ", "Data", "Uczestnik"),), whose())
    assert [entry.matter_id for entry in found.entries] == [JAN]
    assert [*found.rows.values()] == [(4,)]


def test_other_names_of_columns_are_known() -> None:
    row = {"dzień": "7", "imię i nazwisko": "Jan Testowy", "godzina od": "8", "godzina do": "9"}
    found = imported((headed(*row, **row),), whose())
    assert len(found.entries) == 1


def test_an_unknown_column_is_named_and_passed_over() -> None:
    found = imported((headed("uczestnik", "data", "od", "do", "Uwagi", uwagi="ważne"),), whose())
    assert found.unknown == ("Uwagi",)
    assert len(found.entries) == 1


@pytest.mark.parametrize(
    ("header", "column", "said"),
    [
        (("uczestnik", "data", "od"), "do", "Brakuje tej kolumny"),
        (("uczestnik", "data", "od", "do", "od"), "od", "dwa razy"),
        (("uczestnik", "data", "od", "do", "wyjscia"), "wyjscia", "Jeśli to „wyjście”"),
    ],
)
def test_a_header_that_is_wrong_is_told(header: tuple[str, ...], column: str, said: str) -> None:
    (problem,) = imported((headed(*header),), whose()).problems
    assert (problem.row, problem.column) == (3, column)
    assert said in problem.said


@pytest.mark.parametrize("sheets", [(), ((TableRow(1, ("a", "b")),),)])
def test_without_a_header_the_template_is_pointed_at(
    sheets: tuple[tuple[TableRow, ...], ...],
) -> None:
    (problem,) = imported(sheets, whose()).problems
    assert problem.row == 0
    assert "pobranego wzoru" in problem.said


def test_whoever_serves_nobody_is_told_whom_to_ask() -> None:
    (problem,) = read(a_row(), participants={}).problems
    assert "Poproś biuro" in problem.said
