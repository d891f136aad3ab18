import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rules.application import eligibility
from rules.case import CertificateChange
from rules.diary import Month
from rules.month.certificates import (
    DAILY_RULES,
    OF_A_SERVICE,
    entitled,
    residence,
    resignation,
)
from rules.month.judged import judge
from rules.programme import Programme, load_programme
from rules.verdict import Figure, Severity, Source
from rules.vocabulary import Degree
from tests.builders import a_case, a_certificate, a_child_case, a_participant
from tests.month_builders import a_month, a_service

PROGRAMME = load_programme("wiazowna_2026")
PERSON = "Zofia Przykładowa"


def the_month(starts: str, ends: str, case: Any, *more: Any) -> Month:
    month = a_month(a_service(starts, ends), *more, of=starts[:7])
    first, *others = month.participants
    return replace(month, participants=(replace(first, case=case), *others))


def found(month: Month, rule: Any = entitled, programme: Programme = PROGRAMME) -> Any:
    return [
        (f.code, f.about, f.values.get("day")) for f in rule(judge(month, programme), programme)
    ]


def days_with(case: Any, programme: Programme = PROGRAMME) -> Mapping[str, list[str]]:
    """On which days of two weeks around the middle of March a service is refused, by code."""
    said: dict[str, list[str]] = {}
    for day in range(10, 20):
        month = the_month(f"2026-03-{day} 10:00", f"2026-03-{day} 12:00", case)
        for code, about, _ in found(month, programme=programme):
            assert about == "services.0.starts"
            said.setdefault(code, []).append(f"{day}")
    return said


MID = date(2026, 3, 15)
FROM_15 = ["15", "16", "17", "18", "19"]
TO_14 = ["10", "11", "12", "13", "14"]


@pytest.mark.parametrize(
    ("case", "refused"),
    [
        (a_case(), {}),
        (
            a_child_case(participant=a_participant(birth_date=date(2010, 3, 15))),
            {"service-needs-degree": FROM_15},
        ),
        (
            a_child_case(participant=a_participant(birth_date=date(2024, 3, 15))),
            {"service-before-age": TO_14},
        ),
        (
            a_case(participant=a_participant(birth_date=date(2010, 3, 15))),
            {"service-needs-child-certificate": TO_14},
        ),
        (
            a_case(certificate=a_certificate(permanent=False, valid_until=date(2026, 3, 14))),
            {"service-after-certificate": FROM_15},
        ),
        (
            a_case(
                certificate_changes=(CertificateChange(MID, a_certificate(degree=Degree.LIGHT)),)
            ),
            {"service-without-entitlement": FROM_15},
        ),
        (
            a_case(
                certificate=a_certificate(degree=Degree.LIGHT),
                certificate_changes=(CertificateChange(MID, a_certificate()),),
            ),
            {"service-without-entitlement": TO_14},
        ),
    ],
)
def test_e1_e2_e3_e6_each_day_of_service_is_judged_by_itself(
    case: Any, refused: Mapping[str, list[str]]
):
    assert days_with(case) == refused


def test_e3_the_worked_example_is_told_with_its_days():
    case = a_child_case(participant=a_participant(birth_date=date(2010, 3, 15)))
    month = the_month("2026-03-14 22:00", "2026-03-15 02:00", case)
    (finding,) = entitled(judge(month, PROGRAMME), PROGRAMME)
    assert (finding.rule, finding.severity) == ("E3", Severity.BLOCKS)
    assert finding.values == {
        "since": MID,
        "age": 16,
        "day": MID,
        "participant": PERSON,
        "services": "services.0=2026-03-15T00:00:00+01:00/",
    }
    assert finding.rests_on.figure is not None
    assert finding.rests_on.figure.name == "child_to_age"


def test_e6_a_service_over_many_changes_is_refused_once_with_its_first_bad_day():
    changes = (
        CertificateChange(date(2026, 3, 12), a_certificate(degree=Degree.LIGHT)),
        CertificateChange(date(2026, 3, 14), a_certificate(degree=Degree.LIGHT, compound=True)),
    )
    case = a_case(certificate_changes=changes)
    long = the_month("2026-03-10 10:00", "2026-03-16 10:00", case)
    code = "service-without-entitlement"
    assert found(long) == [(code, "services.0.starts", date(2026, 3, 12))]
    (finding,) = entitled(judge(long, PROGRAMME), PROGRAMME)
    assert finding.values["services"] == "services.0=2026-03-12T00:00:00+01:00/"
    until_midnight = the_month("2026-03-11 10:00", "2026-03-12 00:00", case)
    assert found(until_midnight) == []


def test_e6_a_service_before_the_programme_is_judged_as_on_its_first_day():
    ending = a_certificate(permanent=False, valid_until=date(2026, 3, 10))
    before = a_service("2025-12-31 22:00", "2026-01-01 02:00")
    month = the_month("2026-01-12 10:00", "2026-01-12 12:00", a_case(certificate=ending), before)
    assert found(month) == []


def named(month: Month, rule: Any = entitled) -> list[str]:
    return [str(f.values["services"]) for f in rule(judge(month, PROGRAMME), PROGRAMME)]


def test_e6_one_certificate_is_told_once_with_every_service_it_no_longer_allows():
    ended = a_certificate(permanent=False, valid_until=date(2026, 3, 10))
    later = [a_service(f"2026-03-{day:02} 10:00", f"2026-03-{day:02} 12:00") for day in (14, 12, 9)]
    month = the_month("2026-03-10 22:00", "2026-03-11 02:00", a_case(certificate=ended), *later)
    whole = "services.2=2026-03-12 services.1=2026-03-14"
    assert named(month) == [f"services.0=2026-03-11T00:00:00+01:00/ {whole}"]
    other = replace(month.participants[1], case=a_case(certificate=ended))
    alike = replace(
        month,
        services=(*month.services, replace(later[0], participant=other.participant)),
        participants=(month.participants[0], other, *month.participants[2:]),
    )
    assert len(named(alike)) == 2


def test_e2_of_a_night_into_the_birthday_only_the_hours_before_it_are_refused():
    born = a_child_case(participant=a_participant(birth_date=date(2024, 3, 15)))
    month = the_month("2026-03-14 22:00", "2026-03-15 02:00", born)
    assert named(month) == ["services.0=/2026-03-15T00:00:00+01:00"]


def test_e6_of_a_service_over_a_day_without_a_certificate_only_that_day_is_refused():
    new = CertificateChange(date(2026, 3, 13), a_certificate())
    ended = a_certificate(permanent=False, valid_until=date(2026, 3, 11))
    month = the_month(
        "2026-03-11 20:00",
        "2026-03-13 04:00",
        a_case(certificate=ended, certificate_changes=(new,)),
    )
    assert named(month) == ["services.0=2026-03-12T00:00:00+01:00/2026-03-13T00:00:00+01:00"]


@pytest.mark.parametrize("rule", [residence, resignation])
def test_e4_t6_of_a_night_only_the_hours_from_the_day_of_leaving_are_refused(rule: Any):
    left = date(2026, 1, 13)
    case = a_case(participant=a_participant(moved_out_on=left), resigned_on=left)
    more = a_service("2026-01-20 10:00", "2026-01-20 12:00")
    month = the_month("2026-01-12 22:00", "2026-01-13 02:00", case, more)
    assert named(month, rule) == ["services.0=2026-01-13T00:00:00+01:00/ services.1=2026-01-20"]


def test_e1_an_answer_nobody_gave_is_asked_for_once_where_it_belongs():
    case = a_case(
        certificate=a_certificate(degree=None, permanent=None),
        participant=a_participant(birth_date=None),
    )
    more = [a_service(f"2026-01-{day} 10:00", f"2026-01-{day} 12:00") for day in (13, 14)]
    assert found(the_month("2026-01-12 10:00", "2026-01-12 12:00", case, *more)) == [
        ("birth-date-missing", "participants.0.case.participant.birth_date", None),
        ("degree-missing", "participants.0.case.certificate.degree", None),
        ("permanent-missing", "participants.0.case.certificate.permanent", None),
    ]


def test_e1_what_only_warns_of_an_application_is_not_said_of_its_services():
    expiring = a_certificate(permanent=True, valid_until=date(2026, 6, 30))
    assert days_with(a_case(certificate=expiring)) == {}


def test_e1_every_block_of_the_daily_rules_is_a_missing_answer_or_said_of_a_service():
    written = Path(eligibility.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', written))
    others = {"birth-date-in-future", "certificate-expires", "validity-contradictory"}
    others |= {"second-birthday", "sixteenth-birthday", "eighteenth-birthday", "outside-commune"}
    missing = {code for code in codes if code.endswith("-missing")}
    assert codes - missing - others == set(OF_A_SERVICE)
    assert len(DAILY_RULES) == 6


def test_e3_an_age_that_changes_within_the_year_is_the_one_of_the_day():
    old = PROGRAMME.edition.history["child_to_age"]
    new = Figure("child_to_age", 15, "years", Source("S003"), MID)
    history = {**PROGRAMME.edition.history, "child_to_age": (*old, new)}
    programme = replace(PROGRAMME, edition=replace(PROGRAMME.edition, history=history))
    case = a_child_case(participant=a_participant(birth_date=date(2010, 12, 1)))
    assert days_with(case, programme) == {"service-needs-degree": FROM_15}


def test_e1_days_outside_the_programme_are_judged_by_its_nearest():
    case = a_case(certificate=a_certificate(degree=Degree.LIGHT))
    month = the_month("2025-12-30 10:00", "2025-12-30 12:00", case)
    assert [code for code, _, _ in found(month)] == ["service-without-entitlement"]
    ended = a_case(certificate=a_certificate(permanent=False, valid_until=date(2026, 12, 31)))
    assert found(the_month("2026-12-31 20:00", "2027-01-01 02:00", ended)) == []


def test_e6_a_certificate_may_end_the_day_before_the_programme_does():
    ending = a_case(certificate=a_certificate(permanent=False, valid_until=date(2026, 12, 30)))
    month = the_month("2026-12-31 10:00", "2026-12-31 12:00", ending)
    assert [code for code, _, _ in found(month)] == ["service-after-certificate"]


def test_e4_from_the_day_of_moving_out_nothing_is_served():
    case = a_case(participant=a_participant(moved_out_on=date(2026, 1, 13)))
    night = the_month("2026-01-12 22:00", "2026-01-13 02:00", case)
    code, about = "service-after-moving-out", "services.0.starts"
    assert found(night, residence) == [(code, about, date(2026, 1, 13))]
    later = the_month("2026-01-15 10:00", "2026-01-15 12:00", case)
    assert found(later, residence) == [(code, about, date(2026, 1, 15))]
    before = the_month("2026-01-12 22:00", "2026-01-13 00:00", case)
    assert found(before, residence) == []
    assert found(night, residence, replace(PROGRAMME, commune=None)) == []


def test_t6_from_the_day_of_resignation_nothing_is_served():
    case = a_case(resigned_on=date(2026, 1, 13))
    for programme in (PROGRAMME, replace(PROGRAMME, commune=None)):
        night = the_month("2026-01-12 22:00", "2026-01-13 02:00", case)
        code, about = "service-after-resignation", "services.0.starts"
        assert found(night, resignation, programme) == [(code, about, date(2026, 1, 13))]
        later = the_month("2026-01-15 10:00", "2026-01-15 12:00", case)
        assert found(later, resignation, programme) == [(code, about, date(2026, 1, 15))]
        before = the_month("2026-01-12 22:00", "2026-01-13 00:00", case)
        assert found(before, resignation, programme) == []


def test_e6_ways_there_and_people_nobody_described_are_not_asked_about():
    gone = a_case(
        certificate=a_certificate(permanent=False, valid_until=date(2025, 1, 1)),
        participant=a_participant(moved_out_on=date(2025, 1, 1)),
        resigned_on=date(2025, 1, 1),
    )
    month = the_month("2026-01-12 10:00", "2026-01-12 12:00", gone)
    away = replace(month.services[0], commute=True)
    unknown = replace(month.services[0], participant="Ewa Nieznana")
    for rule in (entitled, residence, resignation):
        assert len(found(month, rule)) == 1
        assert found(replace(month, services=(away, unknown)), rule) == []
        assert found(replace(month, services=(), earlier=month.services), rule) == []
