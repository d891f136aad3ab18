"""Examples are read as their files say; what no example knows is a fault with its place."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from rules.application.completeness import PRINTED
from rules.diary import Month, YearMonth
from rules.examples import Example, Subject, read_chapters, run, seen, subject_of, the_programme
from rules.examples.bases import base_case, base_month
from rules.examples.reading import read_chapter
from rules.loading import DataBroken
from rules.verdict import Severity
from rules.vocabulary import Beneficiary, Degree, Outcome, Vehicle

HEAD = 'chapter: "Tytuł"\nintro: "Wstęp"\nexamples:\n'


def the_example(folder: Path, text: str) -> Example:
    path = folder / "chapter.yaml"
    path.write_text(f"{HEAD}  - {{name: Przykład, rule: T1, finds: {{}}, {text}}}\n", "utf-8")
    [example] = read_chapter(path).examples
    return example


def the_month(folder: Path, text: str) -> Month:
    subject = subject_of(the_example(folder, f"of: month, {text}"))
    assert isinstance(subject, Month)
    return subject


def test_every_chapter_has_a_title_and_an_introduction() -> None:
    for chapter in read_chapters():
        assert chapter.title != chapter.slug
        assert chapter.intro.endswith(".")


def test_an_application_is_a_base_with_answers_changed(tmp_path: Path) -> None:
    text = "change: {certificate.degree: light, certificate.valid_until: 2026-05-01}, signed: all"
    case = subject_of(the_example(tmp_path, text))

    base = base_case(Subject.ADULT)
    assert case.certificate.degree is Degree.LIGHT
    assert case.certificate.valid_until == date(2026, 5, 1)
    assert case.participant == base.participant
    assert case.enclosed == base.enclosed
    assert case.signed == PRINTED


def test_a_service_says_only_what_differs(tmp_path: Path) -> None:
    month = the_month(
        tmp_path,
        'month: 2026-03, services: [{starts: "2026-03-02 20:00", ends: "2026-03-03 04:00"}], '
        "drives: [{on: 2026-03-02, vehicle: moped, kilometres: 9}]",
    )

    [service], [drive] = month.services, month.drives
    assert month.of == YearMonth(2026, 3)
    assert (service.assistant, service.participant) == ("Bogna Pomocna", "Zofia Przykładowa")
    assert service.beneficiary is Beneficiary.PARTICIPANT
    assert service.goes_out is service.at_school is service.decided_for_participant is False
    assert service.ends - service.starts == timedelta(hours=8)
    assert (drive.on, drive.vehicle, drive.kilometres) == (date(2026, 3, 2), Vehicle.MOPED, 9)
    assert drive.assistant == "Bogna Pomocna"


def test_what_an_entry_leaves_open_on_purpose_is_open(tmp_path: Path) -> None:
    month = the_month(tmp_path, 'services: [{assistant: "", goes_out: null, beneficiary: null}]')

    [service] = month.services
    assert (service.assistant, service.goes_out, service.beneficiary) == ("", None, None)


def test_entries_of_a_month_are_changed_by_their_place(tmp_path: Path) -> None:
    month = the_month(
        tmp_path,
        "change: {participants.1.used_before: 7.5, "
        "assignments.0.statement.register_checked_on: null, "
        "participants.2.case.decision: {outcome: reserve}, "
        "participants.0.case.assessment.found.needs: tak}",
    )

    assert month.participants[1].used_before == Decimal("7.5")
    assert month.participants[0].used_before == 0
    assert month.assignments[0].statement.register_checked_on is None
    assert month.assignments[1].statement.register_checked_on is not None
    assert month.participants[2].case.decision.outcome is Outcome.RESERVE
    assert month.participants[0].case.assessment.found == {"needs": "tak"}


def test_an_hour_shown_twice_is_told_by_its_offset(tmp_path: Path) -> None:
    text = 'services: [{starts: "2026-10-25T02:30+02:00", ends: "2026-10-25T02:30+01:00"}]'
    [service] = the_month(tmp_path, text).services

    assert service.starts.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert service.ends.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_moment_may_lack_its_zone(tmp_path: Path) -> None:
    [service] = the_month(tmp_path, 'services: [{starts: "2026-01-09 10:00 bez strefy"}]').services

    assert service.starts == datetime(2026, 1, 9, 10, 0)  # noqa: DTZ001 - it names none


def test_a_recruitment_numbers_its_cases(tmp_path: Path) -> None:
    text = (
        'of: recruitment, cases: {"02": {of: child, without: [certificate_copy]}}, '
        "many: {count: 2, change: {decision: {outcome: qualified}}}, places: {taken: 2}"
    )
    example = the_example(tmp_path, text)
    cases = subject_of(example)

    assert list(cases) == ["02", "03", "04"]
    assert cases["02"].participant.first_name == "Staś"
    assert cases["04"].decision.outcome is Outcome.QUALIFIED
    assert example.expects == {"places": {"taken": 2}}


def test_an_office_may_have_figures_of_its_own(tmp_path: Path) -> None:
    rates = "{travel_ceiling: 90, hourly_cost: 50, mileage_moped: 0.3}"
    text = f"local_limits: {{limit_severe: 300}}, local_rates: {rates}"
    programme = the_programme(the_example(tmp_path, text))

    assert programme.local_limits["limit_severe"].value == 300
    units = {name: dated[0].unit for name, dated in programme.local_rates.items()}
    assert units == {
        "travel_ceiling": "zloty_a_month",
        "hourly_cost": "zloty_per_hour",
        "mileage_moped": "zloty_per_km",
    }


def test_severities_are_members(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(f"{HEAD}  - {{name: P, rule: E1, finds: {{degree-light: blocks}}}}\n", "utf-8")
    [example] = read_chapter(path).examples

    assert example.finds == {"degree-light": Severity.BLOCKS}
    assert example.programme == "wiazowna_2026"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("settled: {}", "examples.0.settled"),
        ("of: month, limit: {}", "examples.0.limit"),
        ("of: month, signed: all", "examples.0.signed"),
        ("of: recruitment, change: {}", "examples.0.change"),
        ("of: nobody", "examples.0.of"),
        ("signed: some", "examples.0.signed"),
        ("without: [no_paper]", "examples.0.without.0"),
        ('of: recruitment, cases: {"1": {colour: red}}', "examples.0.cases.1.colour"),
    ],
)
def test_what_no_example_knows_is_a_fault(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(DataBroken) as broken:
        the_example(tmp_path, text)
    assert [fault.key for fault in broken.value.faults] == [key]


@pytest.mark.parametrize(
    "text",
    [
        "examples: {}",
        "chapter: a",
        "examples: [a]",
        "examples: [{name: Przykład, rule: T1, finds: {}}, a]",
        "colour: red\nexamples: []",
    ],
)
def test_a_chapter_is_a_list_of_examples(tmp_path: Path, text: str) -> None:
    path = tmp_path / "chapter.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataBroken):
        read_chapter(path)


def test_the_month_of_the_bases_is_moved_to_a_programme_s_year() -> None:
    month = base_month("ngo_2024")

    assert month.of == YearMonth(2024, 1)
    assert {served.case.programme for served in month.participants} == {"ngo_2024"}
    assert {served.case.applied_on for served in month.participants} == {date(2024, 1, 5)}
    assert [served.participant for served in month.participants] == [
        "Zofia Przykładowa",
        "Jan Testowy",
        "Staś Testowy",
    ]
    assert len(month.assignments) == 6
    for assignment in month.assignments:
        assert (assignment.starts, assignment.ends) == (date(2024, 1, 1), date(2024, 12, 31))
        assert assignment.statement.register_checked_on == date(2023, 12, 15)


def test_people_of_a_month_bear_the_names_they_are_told_apart_by() -> None:
    month = base_month("wiazowna_2026")

    for served in month.participants:
        assert served.case.participant.full_name == served.participant
    for assignment in month.assignments:
        assert assignment.statement.full_name == assignment.assistant


@pytest.mark.parametrize(
    ("ends", "length"),
    [("10:01", "0:01"), ("10:59", "0:59"), ("11:00", "1:00"), ("10:00:01", "0:00:01")],
)
def test_a_length_is_said_in_hours_and_minutes(tmp_path: Path, ends: str, length: str) -> None:
    service = f'{{starts: "2026-01-12 10:00", ends: "2026-01-12 {ends}"}}'
    example = the_example(
        tmp_path, f'of: month, services: [{service}], settled: {{Zofia Przykładowa: "{length}"}}'
    )
    assert seen(example, run(example)) == example.expects


def the_windows(folder: Path, windows: str) -> tuple[object, object]:
    """What an example of two assistants expects of their windows, and what is seen of them."""
    example = the_example(
        folder,
        'of: month, services: [{starts: "2026-01-09 07:00", ends: "2026-01-09 20:00"}, '
        '{starts: "2026-01-10 10:00", ends: "2026-01-10 11:30", assistant: Celina Zastępcza}], '
        f"windows: {windows}",
    )
    return example.expects["windows"], seen(example, run(example))["windows"]


@pytest.mark.parametrize(
    "windows",
    [
        '[{ends: "2026-01-10 07:00", served: "13:00", over: "1:00"}, {over: "0:00"}]',
        '[{assistant: Bogna Pomocna}, {starts: "2026-01-10 10:00", served: "1:30"}]',
    ],
)
def test_an_example_may_name_a_part_of_every_window(tmp_path: Path, windows: str) -> None:
    wanted, said = the_windows(tmp_path, windows)
    assert said == wanted


@pytest.mark.parametrize(
    "windows",
    [
        '[{served: "13:00"}]',
        '[{over: "1:00"}, {over: "1:00"}]',
        '[{ends: "2026-01-10 08:00"}, {}]',
        '[{served: "1:30"}, {served: "13:00"}]',
        '[{colour: "red"}, {served: "1:30"}]',
        "[]",
    ],
)
def test_windows_that_differ_are_seen_to(tmp_path: Path, windows: str) -> None:
    wanted, said = the_windows(tmp_path, windows)
    assert said != wanted
