from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.diary import Month, OtherCare, Service
from rules.month.judged import judge
from rules.month.overlaps import assistants_at_once, other_care, participants_served_twice
from rules.programme import load_programme
from rules.vocabulary import OtherCareKind
from tests.month_builders import OTHER_ASSISTANT, OTHER_PARTICIPANT, a_month, a_service, at
from tests.rules.months import DIARIES

PROGRAMME = load_programme("wiazowna_2026")
DAY = "2026-01-12 "


def found(month: Month) -> list[tuple[str, str]]:
    judged = judge(month, PROGRAMME)
    rules = assistants_at_once, participants_served_twice, other_care
    return [(f.code, f.about) for rule in rules for f in rule(judged, PROGRAMME)]


def hours(starts: str, ends: str, **changes: object) -> Service:
    return a_service(DAY + starts, DAY + ends, **changes)


def care(starts: str | None, ends: str | None, **changes: object) -> OtherCare:
    said = {"participant": "Zofia Przykładowa", "kind": OtherCareKind.CARE_SERVICES, **changes}
    return OtherCare(starts=starts and at(DAY + starts), ends=ends and at(DAY + ends), **said)


def test_t4_the_later_service_is_named_with_the_times_of_the_other():
    early = hours("10:00", "12:00")
    late = hours("11:30", "13:00", participant=OTHER_PARTICIPANT)
    (finding,) = assistants_at_once(judge(a_month(late, early), PROGRAMME), PROGRAMME)
    assert finding.about == "services.0.starts"
    assert finding.values == {
        "assistant": early.assistant,
        "participant": OTHER_PARTICIPANT,
        "other": early.participant,
        "starts": early.starts,
        "ends": early.ends,
        "services": "services.1 services.0",
    }
    again = assistants_at_once(judge(a_month(early, early), PROGRAMME), PROGRAMME)
    assert [(f.code, f.values["services"]) for f in again] == [
        ("service-entered-twice", "services.0")
    ]


@pytest.mark.parametrize(
    ("ends", "is_found"), [("11:59", False), ("12:00", False), ("12:01", True)]
)
def test_t4_touching_is_no_overlap(ends: str, is_found: bool):
    next_one = hours("12:00", "14:00", participant=OTHER_PARTICIPANT)
    assert bool(found(a_month(hours("10:00", ends), next_one))) is is_found


def test_t4_every_pair_is_named_once():
    long = hours("08:00", "16:00")
    second = hours("09:00", "12:00", participant=OTHER_PARTICIPANT)
    third = hours("11:00", "13:00", participant="Staś Testowy")
    code = "assistant-in-two-places"
    assert found(a_month(long, second, third)) == [
        (code, "services.1.starts"),
        (code, "services.2.starts"),
        (code, "services.2.starts"),
    ]


def test_t4_an_overlap_is_found_after_shorter_services_have_ended():
    long = hours("08:00", "16:00")
    short = hours("09:00", "09:30", participant=OTHER_PARTICIPANT)
    last = hours("15:00", "17:00", participant=OTHER_PARTICIPANT)
    assert [about for _, about in found(a_month(long, short, last))] == [
        "services.1.starts",
        "services.2.starts",
    ]


def test_t4_a_participant_served_by_two_is_named_with_the_other_assistant():
    one, other = hours("10:00", "12:00"), hours("11:00", "13:00", assistant=OTHER_ASSISTANT)
    month = judge(a_month(one, other), PROGRAMME)
    (finding,) = participants_served_twice(month, PROGRAMME)
    assert finding.about == "services.1.starts"
    assert finding.values["other"] == one.assistant
    assert (finding.values["starts"], finding.values["ends"]) == (one.starts, one.ends)


def test_t4_an_assistants_own_overlap_is_not_told_as_the_participants_too():
    month = a_month(hours("10:00", "12:00"), hours("11:00", "13:00"))
    assert found(month) == [("assistant-in-two-places", "services.1.starts")]


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        (("10:00", "12:00"), ("10:30", "11:00"), "10:00"),
        (("10:00", "11:00"), ("10:30", "12:00"), "10:30"),
        (("10:00", "12:00"), ("10:30", "12:00"), "10:00"),
    ],
)
def test_t4_of_one_assistants_services_the_longest_is_held_against_another_assistants(
    first: tuple[str, str], second: tuple[str, str], named: str
):
    other = hours("11:30", "13:00", assistant=OTHER_ASSISTANT)
    month = judge(a_month(hours(*first), hours(*second), other), PROGRAMME)
    (finding,) = participants_served_twice(month, PROGRAMME)
    assert (finding.about, finding.values["starts"]) == ("services.2.starts", at(DAY + named))


def test_t4_the_services_another_overlaps_are_named_in_the_order_of_time():
    services = [hours(f"10:{n:02}", f"12:{n:02}", participant=str(n)) for n in range(9)]
    found_out = assistants_at_once(judge(a_month(*services), PROGRAMME), PROGRAMME)
    others = [f.values["other"] for f in found_out if f.about == "services.8.starts"]
    assert others == [str(n) for n in range(8)]


def test_t4_people_without_a_name_are_not_taken_for_one():
    for changes in ({"assistant": ""}, {"participant": " "}):
        one, other = hours("10:00", "12:00", **changes), hours("11:00", "13:00", **changes)
        if "participant" in changes:
            other = hours("11:00", "13:00", assistant=OTHER_ASSISTANT, **changes)
        assert found(a_month(one, other)) == []


def test_t4_of_an_earlier_service_and_one_of_the_month_the_months_is_named():
    before = a_service("2025-12-31 22:00", "2026-01-01 03:00")
    own = a_service("2026-01-01 01:00", "2026-01-01 02:00", participant=OTHER_PARTICIPANT)
    assert found(a_month(own, earlier=(before,))) == [
        ("assistant-in-two-places", "services.0.starts")
    ]
    reaching = a_service("2026-01-01 01:30", "2026-01-01 03:00")
    assert found(a_month(own, earlier=(reaching,))) == [
        ("assistant-in-two-places", "services.0.starts")
    ]
    assert found(a_month(earlier=(before, reaching))) == []


@settings(deadline=None)
@given(DIARIES)
def test_t4_services_one_after_another_never_overlap(month: Month):
    assert found(month) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), min_size=2, max_size=9))
def test_t4_whatever_overlaps_anything_is_found(spans: list[tuple[int, int]]):
    def service(start: int, length: int) -> Service:
        first, last = (f"{n // 4:02}:{n % 4 * 15:02}" for n in (start, start + length))
        return hours(first, last, participant=OTHER_PARTICIPANT)

    month = a_month(*(service(start, length) for start, length in spans))
    pairs = sum(
        one[0] < other[0] + other[1] and other[0] < one[0] + one[1]
        for number, one in enumerate(spans)
        for other in spans[:number]
    )
    assert len(found(month)) == pairs


def test_t4_a_month_entered_a_thousand_times_over_is_still_judged_in_a_moment():
    month = judge(a_month(*[hours("10:00", "12:00")] * 4000), PROGRAMME)
    begun = perf_counter()
    named = [f.about for f in assistants_at_once(month, PROGRAMME)]
    assert perf_counter() - begun < 3
    assert len(set(named)) == 3999
    assert len(named) <= 8 * 4000


@pytest.mark.parametrize(
    ("starts", "ends", "is_found"),
    [
        ("08:00", "10:00", False),
        ("08:00", "10:01", True),
        ("11:59", "13:00", True),
        ("12:00", "13:00", False),
        ("09:00", "14:00", True),
        ("10:30", "11:00", True),
    ],
)
def test_t5_other_care_in_the_hours_of_a_service(starts: str, ends: str, is_found: bool):
    month = a_month(hours("10:00", "12:00"), other_care=(care(starts, ends),))
    assert (found(month) == [("other-care-at-once", "services.0.starts")]) is is_found


def test_t5_every_service_and_every_care_that_meet_are_named():
    services = hours("10:00", "12:00"), hours("13:00", "14:00", assistant=OTHER_ASSISTANT)
    month = a_month(*services, other_care=(care("09:00", "13:30"), care("13:30", "15:00")))
    assert [about for _, about in found(month)] == [
        "services.0.starts",
        "services.1.starts",
        "services.1.starts",
    ]


def test_t5_the_kind_and_the_times_of_the_care_are_told():
    month = a_month(hours("10:00", "12:00"), other_care=(care("11:00", "13:00"),))
    (finding,) = other_care(judge(month, PROGRAMME), PROGRAMME)
    assert finding.values == {
        "care": "care_services",
        "starts": at(DAY + "11:00"),
        "ends": at(DAY + "13:00"),
    }


def test_t5_care_in_the_hours_of_an_earlier_service_is_another_months():
    before = a_service("2025-12-31 10:00", "2025-12-31 12:00")
    given_care = OtherCare("Zofia Przykładowa", None, before.starts, before.ends)
    assert found(a_month(earlier=(before,), other_care=(given_care,))) == [
        ("other-care-kind-missing", "other_care.0.kind")
    ]


def test_t5_care_of_nobody_is_not_care_of_whoever_has_no_name():
    nameless = care("10:00", "11:00", participant="")
    month = a_month(hours("10:00", "12:00", participant=""), other_care=(nameless,))
    assert [code for code, _ in found(month)] == ["other-care-participant-missing"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (care(None, "11:00"), "other-care-time-missing"),
        (care("11:00", None), "other-care-time-missing"),
        (care("11:00", "11:00"), "other-care-time-missing"),
        (care("11:00", "10:30"), "other-care-time-missing"),
        (care("10:00", "11:00", participant=" "), "other-care-participant-missing"),
    ],
)
def test_t5_care_nobody_can_place_is_refused(changed: OtherCare, code: str):
    month = a_month(hours("10:00", "12:00"), other_care=(changed,))
    assert [each for each, _ in found(month)] == [code]
