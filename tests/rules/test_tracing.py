"""The answers a finding rests on, wherever its path leads."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import check
from rules.case import Award, Case, OtherProgramme
from rules.diary import Drive, Month, Served, Service, Waiting, YearMonth
from rules.examples import read_examples, run, subject_of
from rules.programme import load_programme
from rules.tracing import Trace, trace
from rules.vocabulary import Document, Vehicle
from tests.builders import a_case, a_certificate, an_assistant
from tests.rules.cases import CASES

WIAZOWNA = load_programme("wiazowna_2026")
EXAMPLES = read_examples()
START = datetime(2026, 1, 9, 20, tzinfo=UTC)


def traced(about: str, subject: object) -> Trace:
    [some, *_] = check(a_case(), WIAZOWNA).findings
    return trace(replace(some, about=about), subject)


A_MONTH = Month(
    of=YearMonth(2026, 1),
    participants=(Served("Zofia Przykładowa", a_case(), Decimal(0)),),
    services=(Service(starts=START, waiting=(Waiting(START, START),)),),
    drives=(Drive(on=date(2026, 1, 9), vehicle=Vehicle.MOPED, kilometres=Decimal(9)),),
)
RECRUITMENT = MappingProxyType({"01": a_case(), "CUS.2/2026": a_case(represented=True)})


@pytest.mark.parametrize(
    ("about", "subject", "inputs"),
    [
        ("participant.birth_date", a_case(), {"participant.birth_date": date(1980, 5, 17)}),
        ("represented", a_case(), {"represented": False}),
        (
            "other_programmes",
            a_case(other_programmes=(OtherProgramme("Inny", Decimal(120)), OtherProgramme())),
            {"other_programmes.0.name": "Inny", "other_programmes.0.hours": Decimal(120)},
        ),
        (
            "enclosed",
            a_case(enclosed=frozenset(Document)),
            {"enclosed": tuple(sorted(Document))},
        ),
        ("award", a_case(award=Award(Decimal(800))), {"award.hours": Decimal(800)}),
        ("services.0.starts", A_MONTH, {"services.0.starts": START}),
        ("services.0.waiting.0.ends", A_MONTH, {"services.0.waiting.0.ends": START}),
        ("of", A_MONTH, {"of": "2026-01"}),
        (
            "drives.0",
            A_MONTH,
            {
                "drives.0.on": date(2026, 1, 9),
                "drives.0.vehicle": Vehicle.MOPED,
                "drives.0.kilometres": Decimal(9),
            },
        ),
        ("01.represented", RECRUITMENT, {"01.represented": False}),
        ("CUS.2/2026.represented", RECRUITMENT, {"CUS.2/2026.represented": True}),
    ],
)
def test_a_path_leads_to_its_answers(about: str, subject: object, inputs: dict[str, Any]) -> None:
    assert traced(about, subject) == Trace(inputs)


@pytest.mark.parametrize(
    ("about", "subject"),
    [
        ("certificate.valid_until", a_case()),
        ("situation.reason", a_case(situation=replace(a_case().situation, reason="  "))),
        ("enclosed", a_case(enclosed=frozenset())),
        ("award", a_case()),
        ("award.hours", a_case()),
        ("certificate", Case()),
        ("other_programmes.7.hours", a_case()),
        ("other_programmes.x", a_case()),
        ("other_programmes.²", a_case()),
        ("no.such.answer", a_case()),
        ("represented.deeper", a_case()),
        ("99.represented", RECRUITMENT),
        ("services.0.ends", A_MONTH),
    ],
)
def test_a_missing_answer_is_said_to_be_missing(about: str, subject: object) -> None:
    assert traced(about, subject) == Trace({}, (about,))


def test_a_finding_about_an_entry_does_not_tell_the_person_behind_it() -> None:
    assert traced("participants.0", A_MONTH).inputs == {
        "participants.0.participant": "Zofia Przykładowa",
        "participants.0.used_before": Decimal(0),
    }


def test_a_finding_about_a_service_tells_who_and_when_and_no_more() -> None:
    bare = Service(
        starts=START, assistant="Bogna Pomocna", activity="bathing", charge=Decimal(5), place=" "
    )
    assert traced("services.0", Month(services=(bare,))).inputs == {
        "services.0.starts": START,
        "services.0.assistant": "Bogna Pomocna",
        "services.0.commute": False,
        "services.0.own_funds": False,
    }


def test_the_moments_of_every_service_a_finding_names_are_told_beside_its_answer() -> None:
    [some, *_] = check(a_case(), WIAZOWNA).findings
    month = replace(A_MONTH, services=(*A_MONTH.services, Service(starts=START, ends=START)))
    named = replace(some, about="of", values={"services": "services.1=2:00 services.0=1:00"})
    assert trace(named, month) == Trace(
        {
            "of": "2026-01",
            "services.1.starts": START,
            "services.1.ends": START,
            "services.0.starts": START,
        }
    )


def test_a_path_that_begins_with_no_case_s_number_leads_to_no_case() -> None:
    unnumbered = {"": a_case()}
    assert traced("represented", unnumbered) == Trace({}, ("represented",))


@pytest.mark.parametrize(
    ("about", "subject"),
    [("", RECRUITMENT), ("", a_case()), ("01", RECRUITMENT), ("participants.0.case", A_MONTH)],
)
def test_a_finding_about_a_whole_tells_no_answers(about: str, subject: object) -> None:
    assert traced(about, subject) == Trace({})


def test_a_finding_about_a_person_tells_neither_address_nor_contacts() -> None:
    told = traced("assistant", a_case(assistant=an_assistant())).inputs
    assert told["assistant.first_name"] == "Bogna"
    assert not [path for path in told if path.endswith(("address", "phone", "email", "street"))]
    assert traced("assistant.phone", a_case(assistant=an_assistant())).inputs


def test_of_a_long_list_only_the_number_of_entries_is_told() -> None:
    [drive] = A_MONTH.drives
    ten_of_four = (replace(drive, assistant="Bogna Pomocna"),) * 10
    forty = traced("drives", replace(A_MONTH, drives=ten_of_four)).inputs
    one_more = replace(A_MONTH, drives=(*ten_of_four, Drive(on=date(2026, 1, 9))))

    assert len(forty) == 40
    assert traced("drives", one_more).inputs == {"drives": 11}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(CASES, st.lists(st.sampled_from(["certificate", "0", "", "x", "since", "-1", "²"])))
def test_no_path_crashes_a_trace(case: Case, path: list[str]) -> None:
    traced(".".join(path), case)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}: {e.name}")
def test_every_finding_of_every_example_has_answers_or_says_what_is_missing(example: Any) -> None:
    for finding in run(example).findings:
        told = trace(finding, subject_of(example))
        whole = not finding.about or finding.about.endswith(".case")
        assert whole is not bool(told.inputs or told.missing)
        named = [word.partition("=")[0] for word in finding.values.get("services", "").split()]
        assert all(
            path.startswith((finding.about, *named)) for path in (*told.inputs, *told.missing)
        )


def test_a_missing_answer_is_missing_though_its_certificate_is_there() -> None:
    case = a_case(certificate=a_certificate(compound=None))
    [finding] = [f for f in check(case, WIAZOWNA).findings if f.code == "compound-missing"]
    assert trace(finding, case) == Trace({}, ("certificate.compound",))
