"""What stands between an assignment and services under it: examples named by their code, in both editions."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.matters.matter import Change, Matter, Resignation, ResolutionState, State
from app.months.assignment import Assignment, AssignmentState
from app.months.standing import (
    BACKWARDS,
    CLOSED,
    NO_CONTRACT,
    NO_PROFILE,
    NOT_AWARDED,
    Around,
    Standing,
    standing,
)
from rules.case import Assistant, Case, Certificate
from rules.programme import load_programme
from rules.vocabulary import (
    CertificateKind,
    Degree,
    FilledBy,
    Outcome,
    Qualification,
    Relation,
)
from tests.attachments.applications import as_asked
from tests.builders import a_case, a_guardian, a_participant
from tests.matters.builders import SEJNY, a_resolution, a_resolved_matter, an_applicant
from tests.months.builders import STATEMENT, ZOFIA, a_profile, an_assignment

NGO = "ngo_2024"
FIRST = {SEJNY: date(2026, 2, 1), NGO: date(2024, 2, 1)}
LAST = {SEJNY: date(2026, 12, 31), NGO: date(2024, 12, 31)}
CHECKED = {SEJNY: date(2026, 1, 20), NGO: date(2024, 1, 20)}


def a_case_of(programme: str, born: date | None = None, **changes: Any) -> Case:
    """An adult's application, or that of a child of this birthday with a parent."""
    person = a_participant(lives_in_commune=True, **({"birth_date": born} if born else {}))
    child = {
        "filled_by": FilledBy.GUARDIAN,
        "guardian": a_guardian(),
        "certificate": Certificate(
            kind=CertificateKind.CHILD, point_7=True, point_8=True, compound=False, permanent=True
        ),
    }
    told = {"programme": programme, "participant": person} | (child if born else {}) | changes
    return as_asked(a_case(**told))


def beside(programme: str = SEJNY, case: Case | None = None, **changes: Any) -> Around:
    """A participant awarded 600 hours from the assignment's first day; nothing is amiss."""
    first = FIRST[programme]
    decided = first.replace(month=1, day=15)
    resolution = a_resolution(decided_on=decided, since=first, sent_on=decided)
    case = a_case_of(programme) if case is None else case
    matter = a_resolved_matter(case=case, id=ZOFIA, resolutions=(resolution,))
    received = replace(matter.received, on=first.replace(month=1, day=5))
    around = Around(
        load_programme(programme), replace(matter, received=received), a_profile(), first
    )
    return replace(around, **changes)


def assigned(programme: str = SEJNY, **changes: Any) -> Assignment:
    """For the programme's year, with everything stated and every check made in time."""
    checked = CHECKED[programme]
    whole = replace(
        STATEMENT,
        register_checked_on=checked,
        criminal_record_on=checked,
        guardian_accepted_on=checked,
    )
    told = {
        "programme": programme,
        "state": AssignmentState.PREPARED,
        "starts": FIRST[programme],
        "ends": LAST[programme],
        "statement": whole,
    }
    return an_assignment(**told | changes)


def stating(programme: str, **changes: Any) -> Assignment:
    whole = assigned(programme)
    return replace(whole, statement=replace(whole.statement, **changes))


def told(found: Standing) -> str:
    return " ".join(reason.said for reason in found.now).replace("\N{NO-BREAK SPACE}", " ")


BOTH = (SEJNY, NGO)


@pytest.mark.parametrize("programme", BOTH)
def test_whoever_may_assist_is_in_nobody_s_way(programme: str):
    assert standing(assigned(programme), beside(programme)) == Standing()


ONE_FAULT = {
    "assigned-relation-missing": ({"relation": None}, "kim dla uczestnika jest asystent"),
    "assigned-guardian-missing": ({"is_legal_guardian": None}, "czy asystent jest opiekunem"),
    "assigned-household-missing": ({"lives_with_participant": None}, "czy asystent mieszka"),
    "assigned-is-guardian": ({"is_legal_guardian": True}, "Opiekun prawny uczestnika nie może"),
    "assigned-lives-with": ({"lives_with_participant": True}, "która mieszka z uczestnikiem"),
    "assigned-is-family": ({"relation": Relation.DESCENDANT}, "inny zstępny"),
}


@pytest.mark.parametrize("programme", BOTH)
@pytest.mark.parametrize("code", ONE_FAULT)
def test_a1_who_is_no_stranger_is_told_so_with_the_clause(programme: str, code: str):
    fault, said = ONE_FAULT[code]
    found = standing(stating(programme, **fault), beside(programme))
    (reason,) = found.now
    assert said in reason.said
    assert "Podstawa:" in reason.clause


FAMILY = {
    Relation.SIBLING: {SEJNY: True, NGO: True},
    Relation.PARENT_IN_LAW: {SEJNY: True, NGO: True},
    Relation.OTHER_COLLATERAL: {SEJNY: True, NGO: False},
    Relation.SPOUSE_DESCENDANT: {SEJNY: True, NGO: False},
    Relation.NONE: {SEJNY: False, NGO: False},
}


@pytest.mark.parametrize("programme", BOTH)
@pytest.mark.parametrize("relation", FAMILY)
def test_a1a_who_is_family_is_the_edition_s_to_say(programme: str, relation: Relation):
    found = standing(stating(programme, relation=relation), beside(programme))
    assert found.holds is not FAMILY[relation][programme]


@pytest.mark.parametrize(
    ("programme", "named", "holds"),
    [(SEJNY, True, False), (SEJNY, False, False), (NGO, True, True), (NGO, False, False)],
)
def test_a2_being_named_is_enough_only_where_the_edition_says_so(
    programme: str, named: bool, holds: bool
):
    first, last = ("Bogna", "Pomocna") if named else ("Inna", "Osoba")
    person = Assistant(first, last, phone="600 100 200", relation=Relation.NONE)
    case = a_case_of(programme, names_assistant=True, assistant=person)
    found = standing(
        stating(programme, qualification=Qualification.NEITHER), beside(programme, case)
    )
    assert found.holds is holds
    assert holds or "musi mieć dyplom" in told(found)


@pytest.mark.parametrize("programme", BOTH)
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"qualification": None}, "jakie kwalifikacje ma asystent"),
        ({"qualification": Qualification.UNKNOWN}, "Nie wiadomo, jakie kwalifikacje"),
        ({"profession": None}, "w jakim zawodzie"),
        ({"qualification": Qualification.EXPERIENCE}, "ile miesięcy doświadczenia"),
        (
            {"qualification": Qualification.EXPERIENCE, "experience_months": 5},
            "co najmniej 6 miesięcy, a podano 5 miesięcy",
        ),
    ],
)
def test_a2_preparation_is_shown_before_anything_is_served(
    programme: str, fault: dict[str, Any], said: str
):
    found = standing(stating(programme, **fault), beside(programme))
    (reason,) = found.now
    assert said in reason.said.replace("\N{NO-BREAK SPACE}", " ")


CHILD = {SEJNY: date(2014, 5, 5), NGO: date(2012, 5, 5)}


@pytest.mark.parametrize("programme", BOTH)
@pytest.mark.parametrize(
    ("fault", "said", "asked_by"),
    [
        ({"register_checked_on": None}, "Sprawdź asystenta w Rejestrze", BOTH),
        ({"criminal_record_on": None}, "zaświadczenia o niekaralności", BOTH),
        ({"foreign_records_needed": None}, "mieszkał za granicą", (SEJNY,)),
        ({"foreign_records_needed": True}, "z rejestru karnego państwa", (SEJNY,)),
        ({"guardian_accepted_on": None}, "zaakceptował tego asystenta", BOTH),
    ],
)
def test_a3_whoever_serves_a_child_is_checked_first(
    programme: str, fault: dict[str, Any], said: str, asked_by: tuple[str, ...]
):
    around = beside(programme, a_case_of(programme, CHILD[programme]))
    assert standing(assigned(programme), around).holds
    found = standing(stating(programme, **fault), around)
    assert found.holds is (programme not in asked_by)
    assert found.holds or said in told(found)


@pytest.mark.parametrize(("programme", "minor"), [(SEJNY, True), (NGO, False)])
def test_a3_of_seventeen_protects_one_edition_only(programme: str, minor: bool):
    born = FIRST[programme].replace(year=FIRST[programme].year - 17)
    degree = Certificate(
        kind=CertificateKind.DEGREE, degree=Degree.SEVERE, compound=False, permanent=True
    )
    around = beside(programme, a_case_of(programme, born, certificate=degree))
    found = standing(stating(programme, criminal_record_on=None), around)
    assert found.holds is not minor


@pytest.mark.parametrize("programme", BOTH)
def test_a3_checks_are_dated_before_the_first_day(programme: str):
    around, first = beside(programme, a_case_of(programme, CHILD[programme])), FIRST[programme]
    late = standing(stating(programme, criminal_record_on=first.replace(day=2)), around)
    assert "późniejsza niż początek przydziału" in told(late)
    too_late = stating(programme, criminal_record_on=first.replace(day=2))
    assert not standing(too_late, replace(around, on=first.replace(month=6))).holds
    same_day = standing(stating(programme, criminal_record_on=first), around)
    assert same_day.holds
    assert any("pierwszy dzień przydziału" in each.said for each in same_day.mind)
    in_june = stating(programme, criminal_record_on=first.replace(month=6))
    looked_at = standing(in_june, replace(around, on=first.replace(month=6)))
    assert not any("pierwszy dzień przydziału" in each.said for each in looked_at.mind)


def test_a3_what_a_guardian_said_of_somebody_else_counts_for_nobody():
    other = Assistant("Inna", "Osoba", phone="600 100 200", relation=Relation.NONE)
    case = a_case_of(SEJNY, CHILD[SEJNY], names_assistant=True, assistant=other)
    for answer in (False, True):
        around = beside(SEJNY, replace(case, guardian_accepts_assistant=answer))
        assert standing(assigned(), around).holds
        assert not standing(stating(SEJNY, guardian_accepted_on=None), around).holds


@pytest.mark.parametrize("programme", BOTH)
def test_t6_days_lie_in_the_programme_and_in_order(programme: str):
    first, around = FIRST[programme], beside(programme)
    outside = replace(assigned(programme), ends=first.replace(year=first.year + 1))
    assert "musi mieścić się w Programie" in told(standing(outside, around))
    backwards = replace(assigned(programme), ends=first.replace(month=1, day=31))
    assert BACKWARDS in told(standing(backwards, around))
    assert standing(replace(assigned(programme), ends=None), around).holds


def without_award(around: Around, **changes: Any) -> Around:
    return replace(around, matter=replace(around.matter, **changes))


@pytest.mark.parametrize("programme", BOTH)
def test_r7_only_who_was_awarded_hours_is_assigned_anybody(programme: str):
    around = beside(programme)
    (award,) = around.matter.resolutions
    reserve = a_resolution(Outcome.RESERVE, decided_on=CHECKED[programme])
    proposed = replace(award, state=ResolutionState.PROPOSED)
    for resolutions in ((), (reserve,), (proposed,)):
        found = standing(assigned(programme), without_award(around, resolutions=resolutions))
        assert [reason.said for reason in found.now] == [NOT_AWARDED]
        assert found.now[0].clause
    closed = standing(assigned(programme), without_award(around, state=State.CLOSED))
    assert [reason.said for reason in closed.now] == [CLOSED]


def test_r7_services_begin_and_end_with_the_award():
    around = beside()
    (award,) = around.matter.resolutions
    later = without_award(around, resolutions=(replace(award, since=date(2026, 3, 1)),))
    assert "przyznano dopiero od 1 marca 2026 r." in told(standing(assigned(), later))
    shorter = without_award(around, resolutions=(replace(award, until=date(2026, 6, 30)),))
    assert "tylko do 30 czerwca 2026 r." in told(standing(assigned(), shorter))
    assert standing(assigned(ends=date(2026, 6, 30)), shorter).holds


def with_matter(around: Around, **changes: Any) -> Around:
    matter: Matter = replace(around.matter, **changes)
    return replace(around, matter=matter)


def test_who_resigns_is_served_until_then():
    resigned = Resignation(date(2026, 5, 4), date(2026, 6, 1))
    around = with_matter(beside(on=date(2026, 5, 5)), resignation=resigned, state=State.RESIGNED)
    assert standing(assigned(ends=date(2026, 5, 31)), around).holds
    found = standing(assigned(), around)
    assert found.holds
    assert "kończy się 1 czerwca 2026 r." in found.later[0].said.replace("\N{NO-BREAK SPACE}", " ")
    assert not standing(assigned(), replace(around, on=date(2026, 6, 2))).holds


def test_what_will_end_is_told_while_it_still_holds():
    certificate = Certificate(
        kind=CertificateKind.DEGREE,
        degree=Degree.SEVERE,
        compound=False,
        permanent=False,
        valid_until=date(2026, 6, 30),
    )
    around = beside(SEJNY, an_applicant(certificate=certificate))
    found = standing(assigned(), around)
    assert found.holds
    assert "ważne tylko do 30 czerwca" in found.later[0].said.replace("\N{NO-BREAK SPACE}", " ")
    july = replace(around, on=date(2026, 7, 1))
    assert "ważne tylko do" in told(standing(assigned(), july))
    renewed = Change(
        date(2026, 7, 1), date(2026, 6, 20), replace(certificate, valid_until=None, permanent=True)
    )
    assert standing(assigned(), with_matter(july, changes=(renewed,))) == Standing()


def test_a_child_of_sixteen_needs_a_degree_and_at_eighteen_nobody_s_acceptance():
    sixteen = beside(SEJNY, a_case_of(SEJNY, date(2010, 5, 5)))
    found = standing(assigned(), sixteen)
    assert found.holds
    assert "Od 5 maja 2026 r. (ukończone 16 lat)" in found.later[0].said.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert not standing(assigned(), replace(sixteen, on=date(2026, 5, 5))).holds
    degree = Certificate(
        kind=CertificateKind.DEGREE, degree=Degree.SEVERE, compound=False, permanent=True
    )
    eighteen = beside(SEJNY, a_case_of(SEJNY, date(2008, 1, 31), certificate=degree))
    assert standing(stating(SEJNY, guardian_accepted_on=None), eighteen).holds


def test_the_same_two_are_not_open_twice_at_once():
    other = assigned(id="c" * 32, state=AssignmentState.OPEN, ends=date(2026, 3, 31))
    around = beside(others=(other,))
    assert "już u tego uczestnika otwarty przydział" in told(standing(assigned(), around))
    assert standing(assigned(starts=date(2026, 4, 1)), around).holds
    later = beside(others=(replace(other, starts=date(2026, 7, 1), ends=None),))
    assert standing(assigned(ends=date(2026, 6, 30)), later).holds
    assert not standing(assigned(ends=date(2026, 7, 1)), later).holds
    for harmless in (
        {"state": AssignmentState.PREPARED},
        {"assistant_id": "b" * 32},
        {"matter_id": "x"},
    ):
        assert standing(assigned(), beside(others=(replace(other, **harmless),))).holds


def test_gaps_of_papers_are_worth_a_look_and_no_more():
    found = standing(assigned(contract_number=""), beside(profile=a_profile(last_name="")))
    assert found.holds
    assert [reason.said for reason in found.mind][-2:] == [NO_CONTRACT, NO_PROFILE]


def test_a1_one_home_and_one_surname_are_worth_a_look():
    around = beside()
    home = a_case_of(SEJNY).participant.address
    found = standing(
        assigned(), replace(around, profile=a_profile(address=home, last_name="Przykładowa"))
    )
    assert found.holds
    said = " ".join(reason.said for reason in found.mind)
    assert "ten sam adres" in said
    assert "to samo nazwisko" in said


def test_nobody_assists_oneself():
    profile = a_profile(first_name="Zofia", last_name="Przykładowa")
    assert "ta sama osoba" in told(standing(assigned(), beside(profile=profile)))
