"""A case is judged by the values that hold on its own dates, when an edition changes in the year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules import check
from rules.application.timeline import day_of_age, figure_of, years
from rules.case import Case, CertificateChange, OtherProgramme
from rules.programme import Programme, load_programme
from rules.verdict import Finding
from tests.builders import (
    a_case,
    a_certificate,
    a_child_case,
    a_child_certificate,
    a_participant,
    an_assistant,
)
from tests.rules.editions import changed_from, with_local_limits

WIAZOWNA = load_programme("wiazowna_2026")
MIDYEAR = date(2026, 7, 1)
LAST_OF_JUNE = date(2026, 6, 30)


def found(code: str, case: Case, programme: Programme) -> Finding | None:
    return next((f for f in check(case, programme).findings if f.code == code), None)


def value(finding: Finding | None) -> object:
    assert finding is not None
    assert finding.rests_on.figure is not None
    return finding.rests_on.figure.value


def a_child(born: date, **changes: object) -> Case:
    return a_child_case(participant=a_participant(birth_date=born), **changes)


@pytest.mark.parametrize(
    ("since", "reported", "last", "late"),
    [
        (LAST_OF_JUNE, date(2026, 7, 8), date(2026, 7, 7), True),
        (MIDYEAR, date(2026, 7, 15), date(2026, 7, 15), False),
        (MIDYEAR, date(2026, 7, 16), date(2026, 7, 15), True),
    ],
)
def test_a_change_is_reported_within_the_days_that_hold_when_it_takes_place(
    since: date, reported: date, last: date, late: bool
) -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, report_days=14)
    change = CertificateChange(since, a_certificate(compound=True), reported)
    finding = found("change-reported-late", a_case(certificate_changes=(change,)), programme)

    assert (finding is not None) is late
    if finding is not None:
        assert finding.values["last"] == last
        assert value(finding) == (14 if since == MIDYEAR else 7)


def test_a_change_before_the_programme_has_the_days_of_its_first() -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, report_days=14)
    other = OtherProgramme("Inny", Decimal(1), date(2025, 10, 1), date(2026, 1, 9))
    case = a_case(uses_other_programmes=True, other_programmes=(other,))

    assert value(found("change-reported-late", case, programme)) == 7


def test_a_new_limit_of_the_edition_holds_from_its_day() -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, limit_severe=600)
    verdict = check(a_case(), programme)

    assert [(s.since, s.hours) for s in verdict.limit] == [
        (date(2026, 1, 1), 720),
        (MIDYEAR, 600),
    ]
    [step] = verdict.limit[1].steps
    assert (step.gives, step.rests_on.figure) == (600, verdict.limit[1].figure)
    finding = found("limit-changes", a_case(), programme)
    assert finding is not None
    assert finding.about == "certificate"
    assert dict(finding.values) == {
        "until": LAST_OF_JUNE,
        "before": 720,
        "since": MIDYEAR,
        "hours": 600,
    }


def test_a_change_of_another_degrees_limit_changes_nothing() -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, limit_moderate=300)
    assert check(a_case(), programme).limit == check(a_case(), WIAZOWNA).limit


def test_an_office_s_own_limit_holds_from_its_day() -> None:
    programme = with_local_limits(WIAZOWNA, MIDYEAR, limit_severe=300)
    assert [s.hours for s in check(a_case(), programme).limit] == [720, 300]


@pytest.mark.parametrize(("applied", "hours"), [(LAST_OF_JUNE, 720), (MIDYEAR, 600)])
def test_the_certificate_gives_what_it_gives_on_the_first_day_of_service(
    applied: date, hours: int
) -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, limit_severe=600)
    finding = found("limit-by-certificate", a_case(applied_on=applied), programme)
    assert finding is not None
    assert finding.values["hours"] == hours


@pytest.mark.parametrize(
    ("applied", "first", "protected"),
    [
        (LAST_OF_JUNE, None, True),
        (MIDYEAR, None, False),
        (LAST_OF_JUNE, LAST_OF_JUNE, True),
        (LAST_OF_JUNE, MIDYEAR, False),
    ],
)
def test_who_is_protected_is_asked_of_the_first_day_of_service(
    applied: date, first: date | None, protected: bool
) -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, minor_to_age=16)
    case = a_child(
        date(2009, 9, 1),
        applied_on=applied,
        certificate=a_certificate(),
        assistant=an_assistant(first_service_on=first),
    )
    finding = found("register-unchecked", case, programme)
    assert (finding is not None) is protected
    if protected:
        assert value(finding) == 18


@pytest.mark.parametrize(("applied", "needed"), [(LAST_OF_JUNE, False), (MIDYEAR, True)])
def test_from_when_a_degree_is_needed_is_asked_of_the_day_of_service(
    applied: date, needed: bool
) -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, child_to_age=14)
    case = a_child(date(2011, 9, 1), applied_on=applied, certificate=a_child_certificate())
    finding = found("degree-needed", case, programme)
    assert (finding is not None) is needed
    if finding is not None:
        assert (finding.values["since"], finding.values["age"]) == (MIDYEAR, 14)


def test_a_child_may_be_too_young_until_a_lower_age_holds() -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, child_from_age=1)
    case = a_child(date(2025, 3, 1), applied_on=date(2026, 2, 1))
    finding = found("child-too-young", case, programme)
    assert finding is not None
    assert (finding.values["since"], finding.values["age"]) == (MIDYEAR, 2)


def test_a_child_old_enough_once_may_be_too_young_from_the_day_of_a_higher_age() -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, child_from_age=3)
    case = a_child(date(2024, 5, 1), applied_on=MIDYEAR)
    finding = found("child-too-young", case, programme)
    assert finding is not None
    assert (finding.values["since"], finding.values["age"]) == (date(2027, 5, 1), 3)


def test_an_adult_s_path_from_a_higher_age() -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, adult_from_age=18)
    case = a_case(
        participant=a_participant(birth_date=date(2009, 9, 1)), applied_on=date(2026, 7, 2)
    )
    finding = found("child-certificate-needed", case, programme)
    assert finding is not None
    assert finding.values["since"] == date(2027, 9, 1)
    assert found("child-certificate-needed", case, WIAZOWNA) is None


@pytest.mark.parametrize(("first", "enough"), [(LAST_OF_JUNE, True), (MIDYEAR, False)])
def test_how_much_experience_is_enough_is_asked_of_the_first_service(
    first: date, enough: bool
) -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, experience_months=12)
    assistant = an_assistant(
        qualification="experience",
        profession=None,
        experience_months=6,
        first_service_on=first,
    )
    case = a_case(names_assistant=True, assistant=assistant)
    assert (found("experience-too-short", case, programme) is None) is enough


@pytest.mark.parametrize(("applied", "alone"), [(LAST_OF_JUNE, True), (MIDYEAR, False)])
def test_who_is_under_age_is_asked_of_the_day_of_application(applied: date, alone: bool) -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, majority_age=17)
    case = a_case(
        participant=a_participant(birth_date=date(2008, 8, 1)),
        applied_on=applied,
        represented=False,
    )
    finding = found("minor-acts-alone", case, programme)
    assert (finding is not None) is alone
    if finding is not None:
        assert value(finding) == 18


def test_a_birthday_warns_where_the_age_of_that_day_is_reached() -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, child_to_age=15)
    turns_sixteen_in_may = a_child(date(2010, 5, 1))
    turns_fifteen_in_may = a_child(date(2011, 5, 1))
    turns_fifteen_in_august = a_child(date(2011, 8, 1))

    days = {
        case.participant.birth_date: (finding.values["day"], value(finding))
        for case in (turns_sixteen_in_may, turns_fifteen_in_may, turns_fifteen_in_august)
        if (finding := found("sixteenth-birthday", case, programme)) is not None
    }
    assert days == {
        date(2010, 5, 1): (date(2026, 5, 1), 16),
        date(2011, 5, 1): (MIDYEAR, 15),
        date(2011, 8, 1): (date(2026, 8, 1), 15),
    }


def test_the_share_of_high_support_is_that_of_the_first_day_of_service() -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, high_support_share=60)
    assert value(found("high-support", a_case(applied_on=MIDYEAR), programme)) == 60
    assert value(found("high-support", a_case(), programme)) == 50


def test_a_day_before_the_programme_is_judged_by_its_first() -> None:
    early = date(2025, 12, 23)
    assert figure_of(WIAZOWNA, "report_days", early) == figure_of(
        WIAZOWNA, "report_days", WIAZOWNA.starts
    )
    assert years(WIAZOWNA, "majority_age", early) == 18


def test_an_edition_without_a_figure_asks_nothing() -> None:
    ngo = load_programme("ngo_2024")
    assert years(ngo, "child_from_age", ngo.starts) is None
    assert day_of_age(ngo, date(2010, 1, 1), "child_from_age") == date.max


def test_a_figure_written_as_a_fraction_counts_whole_years() -> None:
    programme = changed_from(WIAZOWNA, MIDYEAR, majority_age=17)
    history = programme.edition.history
    odd = replace(history["majority_age"][1], value=Decimal("17.5"))
    edition = replace(programme.edition, history={**history, "majority_age": (odd,)})
    assert years(replace(programme, edition=edition), "majority_age", MIDYEAR) == 17
