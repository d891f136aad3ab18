"""Checks on site over a real store: beside the diary of their day, with what rule R11 finds."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.matters.rights import Role
from app.store.opened import Store
from app.workflow.months.reading import MonthReading
from app.workflow.months.spot_checks import SpotChecks
from app.workflow.office.desk import Desk, Seen
from rules.diary import YearMonth
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import ASSISTANT_ID, JAN, an_assistant
from tests.web.office.served_year import DAY, a_check, serve

CLERK = an_actor()


@pytest.fixture
def checks(store: Store) -> SpotChecks:
    serve(store)
    return SpotChecks(Desk(store, lambda: DAY))


def codes(checks: SpotChecks, check_id: str) -> list[str]:
    return [finding.code for finding in checks.one(CLERK, SEJNY, check_id).findings]


def test_check_is_noted_changed_and_documented_and_each_leaves_a_line(
    checks: SpotChecks, store: Store
) -> None:
    noted = checks.note(CLERK, a_check(id="", documented=True))
    assert not noted.documented
    assert codes(checks, noted.id) == ["spot-check-undocumented"]
    seen = Seen(SEJNY, noted.id, noted.version)
    changed = checks.change(CLERK, seen, replace(noted, where_service_takes_place=False))
    assert codes(checks, noted.id) == ["spot-check-elsewhere", "spot-check-undocumented"]
    done = checks.document(CLERK, Seen(SEJNY, noted.id, changed.version))
    assert done.documented
    assert codes(checks, noted.id) == ["spot-check-elsewhere"]
    lines = store.ledger.lines(SEJNY, limit=3)
    assert [line.event for line in lines] == [
        "spot_check.documented",
        "spot_check.noted",
        "spot_check.noted",
    ]


def test_its_day_in_the_diary_stands_beside_it(checks: SpotChecks) -> None:
    noted = checks.note(CLERK, a_check())
    assert [entry.starts.hour for entry in checks.one(CLERK, SEJNY, noted.id).entries] == [8]
    two = checks.note(CLERK, a_check(on=date(2026, 3, 10), matter_id=JAN))
    opened = checks.one(CLERK, SEJNY, two.id)
    assert (opened.participant, opened.assistant) == ("Jan Testowy", "Bogna Pomocna")
    assert len({entry.assistant_id for entry in opened.entries}) == 2  # both who served Jan then
    empty = checks.note(CLERK, a_check(on=date(2026, 3, 1)))
    assert checks.one(CLERK, SEJNY, empty.id).entries == ()


def test_months_of_the_rules_know_the_check(checks: SpotChecks) -> None:
    checks.note(CLERK, a_check())
    verdict = (
        MonthReading(checks.desk).of_assistant(SEJNY, YearMonth(2026, 3), ASSISTANT_ID).verdict
    )
    assert "spot-check-undocumented" in {finding.code for finding in verdict.findings}


def test_last_check_is_listed_first(checks: SpotChecks) -> None:
    for day in (9, 11, 10):
        checks.note(CLERK, a_check(on=date(2026, 3, day)))
    assert [each.on.day for each in checks.all(CLERK, SEJNY)] == [11, 10, 9]


def test_who_assists_is_offered_by_name(checks: SpotChecks) -> None:
    pairs = checks.pairs(CLERK, SEJNY)
    assert [(pair.participant, pair.assistant) for pair in pairs] == [
        ("Jan Testowy", "Bogna Pomocna"),
        ("Jan Testowy", "Dobromir Wspierający"),
        ("Zofia Przykładowa", "Bogna Pomocna"),
    ]
    assert checks.pair(CLERK, SEJNY, pairs[2].assignment.id) == pairs[2]


def test_somebody_elses_change_is_not_overwritten(checks: SpotChecks) -> None:
    noted = checks.note(CLERK, a_check())
    seen = Seen(SEJNY, noted.id, noted.version)
    checks.change(CLERK, seen, noted)
    for deed in (lambda: checks.change(CLERK, seen, noted), lambda: checks.document(CLERK, seen)):
        with pytest.raises(ChangedMeanwhile):
            deed()


def test_whoever_only_reads_writes_nothing_and_assistants_see_none(checks: SpotChecks) -> None:
    noted = checks.note(CLERK, a_check())
    auditor = an_actor(Role.AUDITOR)
    assert checks.all(auditor, SEJNY) == (noted,)
    seen = Seen(SEJNY, noted.id)
    for deed in (
        lambda: checks.note(auditor, a_check()),
        lambda: checks.change(auditor, seen, noted),
        lambda: checks.document(auditor, seen),
        lambda: checks.pairs(auditor, SEJNY),
        lambda: checks.pair(auditor, SEJNY, "d" * 32),
        lambda: checks.all(an_assistant(), SEJNY),
        lambda: checks.one(an_assistant(), SEJNY, noted.id),
    ):
        with pytest.raises(DeedRefused):
            deed()


def test_check_of_nobody_is_not_kept(checks: SpotChecks) -> None:
    with pytest.raises(NotOnRecord):
        checks.note(CLERK, a_check(matter_id="0" * 32))
