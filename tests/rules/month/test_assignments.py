from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rules.case import Assistant
from rules.diary import Assignment, Month
from rules.examples.bases import ASSISTANT, PARTICIPANT, base_month
from rules.month.assignments import assigned, programme_dates, statements
from rules.month.judged import judge
from rules.programme import load_programme
from rules.vocabulary import Qualification, Relation
from tests.builders import an_assistant
from tests.month_builders import OTHER_ASSISTANT, OTHER_PARTICIPANT, a_month, a_service

PROGRAMME, NGO = load_programme("wiazowna_2026"), load_programme("ngo_2024")
CHILD = "Staś Testowy"
CHECKED = an_assistant(
    register_checked_on=date(2026, 1, 8),
    criminal_record_on=date(2026, 1, 8),
    foreign_records_needed=False,
    guardian_accepted_on=date(2026, 1, 8),
)
SERVICE = a_service("2026-01-12 10:00", "2026-01-12 12:00")


def found(rule: Any, month: Month) -> list[tuple[str, str]]:
    return [(f.code, f.about) for f in rule(judge(month, PROGRAMME), PROGRAMME)]


def assignment(starts: str | None, ends: str | None, **changes: Any) -> Assignment:
    days = [each and date.fromisoformat(each) for each in (starts, ends)]
    made = Assignment(ASSISTANT, PARTICIPANT, days[0], days[1], CHECKED)
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("starts", "ends", "outside"),
    [
        ("2026-01-01 00:00", "2026-01-01 01:00", None),
        ("2025-12-31 23:00", "2026-01-01 01:00", date(2025, 12, 31)),
        ("2026-12-31 23:00", "2027-01-01 00:00", None),
        ("2026-12-31 23:00", "2027-01-01 00:01", date(2027, 1, 1)),
        ("2027-01-01 23:00", "2027-01-02 00:00", date(2027, 1, 1)),
    ],
)
def test_t6_inside_the_programmes_dates(starts: str, ends: str, outside: date | None):
    month = judge(a_month(a_service(starts, ends)), PROGRAMME)
    days = [f.values["day"] for f in programme_dates(month, PROGRAMME)]
    assert days == ([] if outside is None else [outside])


@pytest.mark.parametrize(
    ("spans", "outside"),
    [
        ([("2026-01-12", "2026-01-13")], None),
        ([("2026-01-12", "2026-01-12")], date(2026, 1, 13)),
        ([("2026-01-13", "2026-01-13")], date(2026, 1, 12)),
        ([("2026-01-13", "2026-01-20"), ("2026-01-05", "2026-01-12")], None),
        ([("2026-01-05", "2026-01-20"), ("2026-01-06", "2026-01-07")], None),
        ([("2026-01-05", "2026-01-11"), ("2026-01-14", "2026-01-20")], date(2026, 1, 12)),
        ([("2026-01-05", "2026-01-12"), ("2026-01-14", "2026-01-20")], date(2026, 1, 13)),
        ([("2026-01-20", "2026-01-01"), ("2026-01-05", "2026-01-31")], None),
        ([("2026-01-13", "2026-01-12"), ("2026-01-14", "2026-01-20")], date(2026, 1, 12)),
        ([("0001-01-01", "2026-01-12"), ("0001-01-01", "9999-12-31")], None),
    ],
)
def test_t6_inside_the_assignment(spans: list[tuple[str, str]], outside: date | None):
    night = a_service("2026-01-12 22:00", "2026-01-13 06:00")
    month = a_month(night, assignments=tuple(assignment(*span) for span in spans))
    found_out = assigned(judge(month, PROGRAMME), PROGRAMME)
    days = [f.values["day"] for f in found_out if f.code == "outside-assignment"]
    assert days == ([] if outside is None else [outside])


@pytest.mark.parametrize(
    ("spans", "parts"),
    [
        ([("2026-01-05", "2026-01-12")], "services.0=2026-01-13T00:00:00+01:00/"),
        ([("2026-01-13", "2026-01-20")], "services.0=/2026-01-13T00:00:00+01:00"),
        ([("2026-01-14", "2026-01-20")], "services.0=2026-01-12"),
    ],
)
def test_t6_of_a_night_only_the_day_outside_the_assignment_is_refused(
    spans: list[tuple[str, str]], parts: str
):
    night = a_service("2026-01-12 22:00", "2026-01-13 06:00")
    month = a_month(night, assignments=tuple(assignment(*span) for span in spans))
    (finding,) = assigned(judge(month, PROGRAMME), PROGRAMME)
    assert finding.values["services"] == parts


def test_t6_services_before_and_after_the_programme_are_told_together():
    before = a_service("2025-12-31 22:00", "2026-01-01 02:00")
    after = a_service("2027-01-02 10:00", "2027-01-02 12:00")
    (finding,) = programme_dates(judge(a_month(after, before), PROGRAMME), PROGRAMME)
    assert finding.about == "services.1.starts"
    assert finding.values["services"] == (
        "services.1=/2026-01-01T00:00:00+01:00 services.0=2027-01-02"
    )


def test_t6_a_missing_assignment_rests_on_no_clause_about_the_programmes_dates():
    month = a_month(replace(SERVICE, assistant="Daria Nieznana"))
    (finding,) = assigned(judge(month, PROGRAMME), PROGRAMME)
    assert not finding.rests_on.source.confirmed
    assert "dokument" in finding.rests_on.source.note


@pytest.mark.parametrize(
    ("named", "who", "codes"),
    [
        (True, {}, []),
        (True, {"first_name": "Bogna", "last_name": "POMOCNA"}, []),
        (True, {"first_name": "Daria", "last_name": "Wskazana"}, ["assigned-unqualified"]),
        (False, {}, ["assigned-unqualified"]),
        (None, {}, ["assigned-unqualified"]),
    ],
)
def test_a2_being_named_is_enough_only_for_whom_the_participant_named(
    named: bool | None, who: dict[str, str], codes: list[str]
):
    month = replace(
        base_month("ngo_2024"), services=(a_service("2024-01-12 10:00", "2024-01-12 12:00"),)
    )
    first, *others = month.participants
    case = replace(first.case, names_assistant=named, assistant=Assistant(**who))
    one = month.assignments[0]
    one = replace(one, statement=replace(one.statement, qualification=Qualification.NEITHER))
    month = replace(month, participants=(replace(first, case=case), *others), assignments=(one,))
    assert [f.code for f in statements(judge(month, NGO), NGO)] == codes


@pytest.mark.parametrize(
    ("named", "codes"), [("Pomocna", []), ("Wskazana", ["assigned-unqualified"])]
)
def test_a2_an_assistant_whose_statement_has_no_name_is_known_by_the_diarys(
    named: str, codes: list[str]
):
    month = replace(
        base_month("ngo_2024"), services=(a_service("2024-01-12 10:00", "2024-01-12 12:00"),)
    )
    first, *others = month.participants
    who = Assistant(first_name="Bogna", last_name=named)
    case = replace(first.case, names_assistant=True, assistant=who)
    one = month.assignments[0]
    nameless = replace(one.statement, first_name="", last_name="")
    one = replace(one, statement=replace(nameless, qualification=Qualification.NEITHER))
    month = replace(month, participants=(replace(first, case=case), *others), assignments=(one,))
    assert [f.code for f in statements(judge(month, NGO), NGO)] == codes


def test_t6_a_pair_never_assigned_is_named_once_at_its_first_service():
    unknown = [replace(SERVICE, assistant="Daria Nieznana")] * 2
    month = a_month(SERVICE, *unknown)
    assert found(assigned, month) == [("assignment-missing", "services.1.assistant")]
    swapped = assignment("2026-01-01", "2026-12-31", participant=OTHER_PARTICIPANT)
    assert found(assigned, a_month(SERVICE, assignments=(swapped,))) == [
        ("assignment-missing", "services.0.assistant")
    ]


def test_t6_missing_and_impossible_days_of_an_assignment():
    for changed, codes in (
        (assignment(None, "2026-12-31"), ["assignment-start-missing"]),
        (assignment("2026-01-01", None), ["assignment-end-missing"]),
        (assignment("2026-01-12", "2026-01-12"), []),
        (
            assignment("2026-01-13", "2026-01-12"),
            ["assignment-ends-too-early", "outside-assignment"],
        ),
    ):
        month = a_month(SERVICE, assignments=(changed,))
        assert [code for code, _ in found(assigned, month)] == codes


def test_t6_ways_there_and_earlier_services_need_no_assignment():
    away = replace(SERVICE, assistant="Daria Nieznana", commute=True)
    before = a_service("2025-12-30 10:00", "2025-12-30 12:00")
    month = a_month(away, earlier=(before,))
    assert found(assigned, month) == found(programme_dates, month) == []


def test_a1_a1a_a2_the_statement_is_judged_where_it_stands():
    bad = an_assistant(relation=Relation.SIBLING, lives_with_participant=True, qualification=None)
    month = a_month(SERVICE, assignments=(assignment("2026-01-01", "2026-12-31", statement=bad),))
    assert found(statements, month) == [
        ("assigned-lives-with", "assignments.0.statement.lives_with_participant"),
        ("assigned-is-family", "assignments.0.statement.relation"),
        ("qualification-missing", "assignments.0.statement.qualification"),
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "is_asked"),
    [
        ("2026-01-12", "2026-01-12", True),
        ("2026-01-13", "2026-01-13", True),
        ("2026-01-05", "2026-01-11", False),
        ("2026-01-14", "2026-01-20", False),
    ],
)
def test_a1_a_statement_is_asked_of_whom_served_on_a_day_of_its_assignment(
    starts: str, ends: str, is_asked: bool
):
    night = a_service("2026-01-12 22:00", "2026-01-13 06:00")
    bad = assignment(starts, ends, statement=an_assistant(is_legal_guardian=True))
    whole = assignment("2026-01-01", "2026-12-31")
    assert bool(found(statements, a_month(night, assignments=(bad, whole)))) is is_asked


def test_t6_both_people_are_named():
    month = judge(a_month(SERVICE, assignments=()), PROGRAMME)
    (finding,) = assigned(month, PROGRAMME)
    assert finding.values == {"assistant": ASSISTANT, "participant": PARTICIPANT}


def test_a1_only_who_served_in_the_month_is_asked_about():
    bad = an_assistant(is_legal_guardian=True)
    ended = assignment("2026-01-01", "2026-01-11", statement=bad)
    current = assignment("2026-01-12", "2026-12-31")
    idle = assignment("2026-01-01", "2026-12-31", assistant=OTHER_ASSISTANT, statement=bad)
    assert found(statements, a_month(SERVICE, assignments=(ended, current, idle))) == []
    before = a_service("2026-01-05 10:00", "2026-01-05 12:00")
    for month in (
        a_month(SERVICE, before, assignments=(ended, current)),
        a_month(SERVICE, assignments=(ended,)),
    ):
        assert found(statements, month) == [
            ("assigned-is-guardian", "assignments.0.statement.is_legal_guardian")
        ]
    for month in (
        a_month(earlier=(before,), assignments=(ended,)),
        a_month(SERVICE, earlier=(before,), assignments=(ended, current)),
        a_month(replace(SERVICE, commute=True), assignments=(idle, ended)),
    ):
        assert found(statements, month) == []


def child_month(day: int, **changes: Any) -> Month:
    statement = replace(CHECKED, **changes)
    service = a_service(f"2026-01-{day:02} 10:00", f"2026-01-{day:02} 12:00", participant=CHILD)
    later = a_service("2026-01-20 10:00", "2026-01-20 12:00", participant=CHILD)
    one = assignment("2026-01-01", "2026-12-31", participant=CHILD, statement=statement)
    return a_month(later, service, assignments=(one,))


@pytest.mark.parametrize(
    ("day", "codes"), [(7, ["check-too-late"] * 3), (8, ["check-on-first-day"] * 3), (9, [])]
)
def test_a3_checks_come_before_the_first_service_of_the_month(day: int, codes: list[str]):
    assert [code for code, _ in found(statements, child_month(day))] == codes


def test_a3_the_first_service_is_the_earliest_known_of():
    told = child_month(15, first_service_on=date(2026, 1, 7))
    assert [code for code, _ in found(statements, told)] == ["check-too-late"] * 3
    late = child_month(7, first_service_on=date(2026, 1, 19))
    assert [code for code, _ in found(statements, late)] == ["check-too-late"] * 3
    before = a_service("2025-12-30 10:00", "2025-12-30 12:00", participant=CHILD)
    (open_ended,) = child_month(15).assignments
    month = replace(
        child_month(15),
        earlier=(before,),
        assignments=(replace(open_ended, starts=date(2025, 12, 1)),),
    )
    assert [code for code, _ in found(statements, month)] == ["check-too-late"] * 3


def test_a3_of_services_under_no_assignment_the_first_is_the_one_checks_come_before():
    month = child_month(7)
    (one,) = month.assignments
    ended = replace(month, assignments=(replace(one, ends=date(2026, 1, 5)),))
    assert [code for code, _ in found(statements, ended)] == ["check-too-late"] * 3


def test_a3_what_is_found_names_both_people():
    finding, *_ = statements(judge(child_month(7), PROGRAMME), PROGRAMME)
    assert (finding.values["assistant"], finding.values["participant"]) == (ASSISTANT, CHILD)


def test_a3_the_guardians_answer_is_asked_of_the_participant():
    month = child_month(9)
    child = month.participants[2]
    for answer, accepted_on, codes in (
        (False, date(2026, 1, 8), [("assigned-refused", "participants.2.case.{}")]),
        (None, date(2026, 1, 8), []),
        (
            None,
            None,
            [
                ("acceptance-missing", "participants.2.case.{}"),
                ("assigned-acceptance-undated", "assignments.0.statement.guardian_accepted_on"),
            ],
        ),
    ):
        case = replace(child.case, guardian_accepts_assistant=answer)
        changed = replace(
            child_month(9, guardian_accepted_on=accepted_on),
            participants=(*month.participants[:2], replace(child, case=case)),
        )
        wanted = [(c, about.format("guardian_accepts_assistant")) for c, about in codes]
        assert found(statements, changed) == wanted


def test_a3_what_the_guardian_said_of_somebody_else_is_no_answer():
    """The application named another assistant than the one assigned."""
    month = child_month(9)
    child = month.participants[2]
    for answer in (False, True):
        named = replace(child.case.assistant, first_name="Inna", last_name="Osoba")
        case = replace(
            child.case, names_assistant=True, assistant=named, guardian_accepts_assistant=answer
        )
        people = (*month.participants[:2], replace(child, case=case))
        assert found(statements, replace(month, participants=people)) == []
        unasked = replace(child_month(9, guardian_accepted_on=None), participants=people)
        codes = [code for code, _ in found(statements, unasked)]
        assert codes == ["acceptance-missing", "assigned-acceptance-undated"]


def test_a3_nobody_described_is_nobody_to_protect_yet():
    month = replace(child_month(7), participants=())
    assert found(statements, month) == []
