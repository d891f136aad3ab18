from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.case import Award, CertificateChange, OtherProgramme
from rules.diary import Month, Service
from rules.month.accounts import uses
from rules.month.entries import entries
from rules.month.hours import limits
from rules.month.judged import judge
from rules.month.moments import NO_TIME
from rules.month.own_funds import own_funds
from rules.month.settled import Use
from rules.programme import Programme, load_programme
from rules.verdict import Figure, Finding, Source
from rules.vocabulary import Degree
from tests.builders import a_case, a_certificate
from tests.month_builders import OTHER_ASSISTANT, OTHER_PARTICIPANT, a_month, a_service
from tests.rules.months import DIARIES, split

PROGRAMME = load_programme("wiazowna_2026")
PERSON = "Zofia Przykładowa"
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
MODERATE = a_certificate(degree=Degree.MODERATE)


def on(day: int, hours: float, **changes: Any) -> Service:
    """A service of so many hours from noon of a day of January."""
    ends = 12 * 60 + int(hours * 60)
    return a_service(
        f"2026-01-{day:02} 12:00", f"2026-01-{day:02} {ends // 60}:{ends % 60:02}", **changes
    )


def the_month(used: Any, *services: Service, case: Any = None, of: str = "2026-01") -> Month:
    month = a_month(*services, of=of)
    first, *others = month.participants
    used = used if isinstance(used, Decimal | None) else Decimal(str(used))
    case = case or first.case
    return replace(month, participants=(replace(first, case=case, used_before=used), *others))


def judged(month: Month, programme: Programme = PROGRAMME) -> list[Finding]:
    facts = judge(month, programme)
    return [*limits(facts, programme), *own_funds(facts, programme)]


def found(month: Month, programme: Programme = PROGRAMME) -> list[tuple[str, str, str]]:
    return [(f.rule, f.code, f.about) for f in judged(month, programme)]


def values(month: Month, code: str, programme: Programme = PROGRAMME) -> Any:
    (finding,) = (f for f in judged(month, programme) if f.code == code)
    return finding.values


def use(month: Month, name: str = PERSON) -> Use:
    (one,) = (u for u in _uses(month) if u.participant == name)
    return one


EXCEEDED = "limit-exceeded"
APART, EARLY, GRANT = "own-funds-hours", "own-funds-before-limit", "own-funds-above-grant"


@pytest.mark.parametrize(
    ("used", "over"), [(717, None), (718, None), ("718.5", HOUR / 2), (719, HOUR), (725, 2 * HOUR)]
)
def test_l1_the_limit_is_reached_but_not_crossed(used: Any, over: timedelta | None):
    month = the_month(used, on(12, 2))
    if over is None:
        assert found(month) == []
        return
    assert found(month) == [("L1", EXCEEDED, "services.0.ends")]
    said = values(month, EXCEEDED)
    assert (said["hours"], said["over"]) == (Decimal(720), over)
    assert said["used"] == timedelta(hours=float(used))
    assert said["services"] == f"services.0={str(over).removesuffix(':00')}"


def test_l1_the_crossing_service_is_named_in_the_order_of_time_with_all_that_lies_above():
    month = the_month(
        716, on(20, 3), on(14, 2, assistant=OTHER_ASSISTANT), on(13, 3), on(9, 1, own_funds=True)
    )
    said = values(month, EXCEEDED)
    assert [about for _, code, about in found(month) if code == EXCEEDED] == ["services.1.ends"]
    assert (said["day"], said["used"]) == (date(2026, 1, 14), 719 * HOUR)
    assert said["over"] == 4 * HOUR
    assert said["participant"] == PERSON


@pytest.mark.parametrize(
    ("used", "code"),
    [
        (None, "used-before-missing"),
        (Decimal(0), None),
        (Decimal(-1), "used-before-unclear"),
        (Decimal("8784.01"), "used-before-unclear"),
        (Decimal("NaN"), "used-before-unclear"),
        (Decimal("sNaN"), "used-before-unclear"),
        (Decimal("Infinity"), "used-before-unclear"),
    ],
)
def test_l1_hours_used_before_are_a_number_a_year_can_hold(used: Decimal | None, code: str | None):
    month = the_month(used, on(12, 2))
    about = "participants.0.used_before"
    assert found(month) == ([] if code is None else [("L1", code, about)])
    assert use(month) == Use(PERSON, Decimal(720), NO_TIME, 2 * HOUR, NO_TIME)
    assert found(the_month(used)) == []


def test_l1_a_whole_year_of_hours_can_be_read():
    assert use(the_month(8784, on(12, 2))).before == 8784 * HOUR


def test_l1_without_a_certificate_that_gives_a_limit_nobody_knows_it():
    case = a_case(certificate=a_certificate(compound=None))
    month = the_month(0, on(12, 2), case=case)
    assert found(month) == [("L1", "limit-unknown", "participants.0.case.certificate")]
    assert use(month) == Use(PERSON, None, NO_TIME, 2 * HOUR, NO_TIME)
    assert found(the_month(0, on(12, 2, own_funds=True), case=case)) == [
        ("L3", APART, "services.0.own_funds")
    ]


def test_l1_a_limit_given_only_later_does_not_hold_before():
    late = CertificateChange(date(2026, 1, 20), a_certificate())
    case = a_case(certificate=a_certificate(degree=Degree.LIGHT), certificate_changes=(late,))
    month = the_month(700, on(12, 2), on(20, 2), case=case)
    assert found(month) == [("L1", "limit-unknown", "participants.0.case.certificate")]
    assert use(month).limit == Decimal(720)
    crossing = the_month(717, on(12, 2), on(20, 2), case=case)
    assert [(code, about) for _, code, about in found(crossing)][1:] == [
        (EXCEEDED, "services.1.ends")
    ]
    assert values(crossing, EXCEEDED)["over"] == HOUR


def test_l1_people_nobody_described_have_their_hours_counted_against_nothing():
    month = the_month(0, on(12, 2, participant="Ewa Nieznana"))
    assert found(month) == []
    assert use(month, "Ewa Nieznana") == Use("Ewa Nieznana", None, NO_TIME, 2 * HOUR, NO_TIME)
    names = [u.participant for u in _uses(month)]
    assert names == ["Ewa Nieznana", "Jan Testowy", "Staś Testowy", PERSON]


def with_local(hours: int) -> Programme:
    figure = Figure("limit_severe", hours, "hours_a_year", Source("S003"))
    return replace(PROGRAMME, local_history={"limit_severe": (figure,)})


def test_l2_l4_e7_the_row_of_the_law_that_set_the_limit_is_named():
    service = on(12, 2)
    award = a_case(award=Award(Decimal(240)))
    elsewhere = (OtherProgramme("Inny program", Decimal(20)),)
    reduced = a_case(uses_other_programmes=True, other_programmes=elsewhere)
    changed = a_case(certificate_changes=(CertificateChange(date(2026, 1, 12), MODERATE),))
    later_award = a_case(award=Award(Decimal(240), date(2026, 1, 12)))
    lost = a_certificate(degree=Degree.LIGHT)
    ended = a_case(certificate_changes=(CertificateChange(date(2026, 1, 12), lost),))
    for used, case, programme, rule in (
        (719, a_case(), PROGRAMME, "L1"),
        (299, a_case(), with_local(300), "L2"),
        (719, a_case(), with_local(720), "L1"),
        (239, award, PROGRAMME, "L2"),
        (699, reduced, PROGRAMME, "E7"),
        (359, changed, PROGRAMME, "L4"),
        (0, ended, PROGRAMME, "L4"),
        (239, later_award, PROGRAMME, "L2"),
    ):
        month = the_month(used, service, case=case)
        rules = [each for each, code, _ in found(month, programme) if code == EXCEEDED]
        assert rules == [rule]


def test_l4_each_service_is_held_against_the_limit_of_its_own_day():
    change = CertificateChange(date(2026, 1, 15), MODERATE)
    case = a_case(certificate_changes=(change,))
    month = the_month(400, on(14, 2), on(15, 3), on(16, 1), case=case)
    said = values(month, EXCEEDED)
    assert (said["day"], said["hours"], said["over"]) == (date(2026, 1, 15), 360, 4 * HOUR)
    night = a_service("2026-01-14 22:00", "2026-01-15 03:00")
    assert values(the_month(400, night, case=case), EXCEEDED)["over"] == 3 * HOUR


@pytest.mark.parametrize(
    ("since", "of", "is_told"),
    [
        ("2026-01-31", "2026-02", False),
        ("2026-02-01", "2026-02", True),
        ("2026-02-28", "2026-02", True),
        ("2026-03-01", "2026-02", False),
        ("2026-01-01", "2026-01", False),
    ],
)
def test_l4_a_limit_that_changes_in_the_month_is_told_with_both_spans(
    since: str, of: str, is_told: bool
):
    change = CertificateChange(date.fromisoformat(since), MODERATE)
    month = the_month(0, case=a_case(certificate_changes=(change,)), of=of)
    about = "participants.0.case.certificate_changes"
    wanted = [("L4", "limit-changes-in-month", about)]
    assert found(month) == (wanted if is_told else [])
    if is_told:
        said = values(month, "limit-changes-in-month")
        assert (said["before"], said["hours"]) == (Decimal(720), Decimal(360))
        assert said["since"] == date.fromisoformat(since)
    assert use(month).limit == (360 if since < "2026-03" else 720)


def test_l4_a_limit_crossed_before_it_changes_is_told_as_it_was_crossed():
    change = CertificateChange(date(2026, 1, 15), MODERATE)
    case = a_case(certificate_changes=(change,))
    said = values(the_month(719, on(14, 2), on(15, 1), case=case), EXCEEDED)
    assert (said["day"], said["hours"], said["over"]) == (date(2026, 1, 14), 720, 2 * HOUR)


def test_l3_an_award_above_a_limit_is_told_of_every_limit_the_month_uses():
    change = CertificateChange(date(2026, 1, 15), MODERATE)
    case = a_case(certificate_changes=(change,), award=Award(Decimal(500)))
    for days, told in (((14, 15), 1), ((15,), 1), ((14,), 0)):
        month = the_month(0, *(on(day, 1) for day in days), case=case)
        assert [code for _, code, _ in found(month)].count("award-above-limit") == told


@pytest.mark.parametrize(
    ("uses_others", "granted_elsewhere", "limit"),
    [
        (False, (), 720),
        (None, (), None),
        (True, (), None),
        (True, (20,), 700),
        (True, (20, 30), 670),
        (True, (20, None), None),
        (True, (None,), None),
    ],
)
def test_e7_the_limit_is_known_once_the_hours_of_every_other_programme_are(
    uses_others: bool | None, granted_elsewhere: tuple[int | None, ...], limit: int | None
):
    others = tuple(
        OtherProgramme(f"Program {n}", None if hours is None else Decimal(hours))
        for n, hours in enumerate(granted_elsewhere)
    )
    case = a_case(uses_other_programmes=uses_others, other_programmes=others)
    assert use(the_month(0, on(12, 2), case=case)).limit == limit


def test_l3_own_funds_are_apart_and_use_no_limit():
    month = the_month(719, on(12, 1), on(13, 2, own_funds=True), on(14, 1, own_funds=True))
    assert found(month) == [("L3", APART, "services.1.own_funds")]
    assert values(month, APART)["time"] == 3 * HOUR
    assert use(month) == Use(PERSON, Decimal(720), 719 * HOUR, HOUR, 3 * HOUR)


def test_l3_own_funds_before_the_limit_is_used_up_are_worth_a_look():
    month = the_month(718, on(12, 1), on(13, 2, own_funds=True), on(14, 1))
    assert (
        "L3",
        EARLY,
        "services.1.own_funds",
    ) in found(month)
    assert values(month, EARLY)["left"] == HOUR
    minute = the_month("719.98", on(13, 2, own_funds=True))
    assert values(minute, EARLY)["left"] == timedelta(seconds=72)


def test_l3_of_services_that_start_together_the_fund_pays_first():
    own = on(13, 2, own_funds=True, assistant=OTHER_ASSISTANT)
    for services in ((own, on(13, 1)), (on(13, 1), own)):
        assert [code for _, code, _ in found(the_month(719, *services))] == [APART]


@pytest.mark.parametrize(
    ("granted", "over"),
    [
        (None, None),
        (Decimal(3), None),
        (Decimal(2), HOUR),
        (Decimal(0), 3 * HOUR),
        (Decimal(-5), 3 * HOUR),
        (Decimal("NaN"), None),
        (Decimal("Infinity"), None),
    ],
)
def test_l3_no_more_own_funds_than_were_granted(granted: Decimal | None, over: timedelta | None):
    case = a_case(award=Award(Decimal(720), own_funds_hours=granted))
    month = the_month(720, on(13, 3, own_funds=True), case=case)
    assert [code for _, code, _ in found(month)] == [APART, *([] if over is None else [GRANT])]
    if over is not None:
        assert values(month, GRANT)["over"] == over


@pytest.mark.parametrize(
    ("before", "found_too", "over"),
    [
        (Decimal(0), None, None),
        (Decimal(7), None, None),
        (Decimal("7.5"), None, HOUR / 2),
        (Decimal(12), None, 5 * HOUR),
        (None, "own-funds-before-missing", None),
        (Decimal(-1), "own-funds-before-unclear", None),
        (Decimal("NaN"), "own-funds-before-unclear", None),
        (Decimal("Infinity"), "own-funds-before-unclear", None),
        (Decimal(8785), "own-funds-before-unclear", None),
    ],
)
def test_l3_own_funds_of_earlier_months_count_with_the_month_s(
    before: Decimal | None, found_too: str | None, over: timedelta | None
):
    case = a_case(award=Award(Decimal(720), own_funds_hours=Decimal(10)))
    month = the_month(720, on(13, 3, own_funds=True), case=case)
    first, *others = month.participants
    month = replace(month, participants=(replace(first, own_funds_before=before), *others))
    said = [APART, *([found_too] if found_too else []), *([GRANT] if over else [])]
    assert [code for _, code, _ in found(month)] == said
    if over is not None:
        told = values(month, GRANT)
        assert (told["over"], told["own_funds_hours"]) == (over, 10)
        assert told["time"] == 10 * HOUR + over


def _tight(month: Month) -> Month:
    """The same month for people who have three hours of their limits left."""
    left = zip(month.participants, (717, 357, 357), strict=True)
    told = (replace(one, used_before=Decimal(used)) for one, used in left)
    return replace(month, participants=tuple(told))


def _base(month: Month) -> Month:
    assert month.of is not None
    return _tight(a_month(*month.services, of=str(month.of)))


def _overs(month: Month) -> Any:
    found = limits(judge(month, PROGRAMME), PROGRAMME)
    return {f.values["participant"]: f.values["over"] for f in found if f.code == EXCEEDED}


def _uses(month: Month) -> tuple[Use, ...]:
    return uses(judge(month, PROGRAMME).accounts, month)


@settings(deadline=None)
@given(DIARIES, st.data())
def test_l1_splitting_a_service_changes_no_use_and_no_excess(month: Month, data: st.DataObject):
    month = _base(month)
    entry = data.draw(st.sampled_from(entries(month)))
    after = data.draw(st.integers(1, entry.length // MINUTE - 1)) * MINUTE
    halves = split(entry.service, entry.start + after)
    others = month.services[: entry.number] + month.services[entry.number + 1 :]
    cut = replace(month, services=others + halves)

    assert _uses(cut) == _uses(month)
    assert _overs(cut) == _overs(month)


@settings(deadline=None)
@given(DIARIES, DIARIES)
def test_l1_adding_a_service_lowers_no_use_and_no_excess(month: Month, other: Month):
    plain = tuple(replace(s, waiting=()) for s in month.services)
    month = replace(_base(month), services=plain)
    more = replace(month, services=(*plain, replace(other.services[0], waiting=())))
    before = _uses(month)
    after = _uses(more)
    for one, same in zip(before, after, strict=True):
        assert (one.limit, one.before) == (same.limit, same.before)
        assert one.fund <= same.fund
        assert one.own_funds <= same.own_funds
    overs = _overs(more)
    assert all(over <= overs[name] for name, over in _overs(month).items())


@settings(deadline=None)
@given(DIARIES)
def test_l1_a_use_is_the_sum_of_its_rows(month: Month):
    judged = judge(_base(month), PROGRAMME)
    for one in uses(judged.accounts, judged.month):
        rows = [
            each.row for each in judged.rows if each.entry.service.participant == one.participant
        ]
        fund = sum((row.settled for row in rows if not row.own_funds), NO_TIME)
        assert (one.fund, one.fund + one.own_funds) == (
            fund,
            sum((row.settled for row in rows), NO_TIME),
        )


def test_l1_the_limit_of_one_participant_is_not_anothers():
    assert found(the_month(720, on(12, 2, participant=OTHER_PARTICIPANT))) == []
