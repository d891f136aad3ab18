"""The list of dossiers looks anew at those that changed and at no others, and never longer than it may."""

from dataclasses import replace
from datetime import date

import pytest

from app.dossier.completeness import Bringer
from app.errors import DeedRefused, NotOnRecord
from app.matters.matter import Change, Resignation
from app.matters.rights import Role
from app.months.month_file import HandedContent, Part
from app.workflow.dossier.lacks_job import LacksJob
from app.workflow.dossier.reading import DossierReading
from app.workflow.dossier.reminders import reminders, reminders_table
from app.workflow.dossier.standings import Standings
from app.workflow.office.desk import Desk
from rules.case import Address
from rules.programme import load_programme
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import ASSISTANT_ID, JAN, ZOFIA
from tests.web.office.dossiers.filled import CLERK, judged
from tests.web.office.served_year import DAY, JANUARY, a_check, serve
from tests.workflow.office.fakes import Day

COMES = date(2026, 4, 2)
ADDRESS = Address("ul. Zmyślona 2", "16-500", "Sejny")


class Counting(DossierReading):
    """Remembers whose dossiers were opened."""

    def without_history(self, matter):
        opened.append(matter.id)
        return super().without_history(matter)


opened: list[str] = []


@pytest.fixture
def day():
    return Day(DAY)


@pytest.fixture
def standings(store, day):
    serve(store)
    opened.clear()
    desk = Desk(store, day)
    return Standings(desk, Counting(desk, store.ledger), store.dossier_lacks)


def _changed(store, keeping, what):
    if what == "a paper":
        keeping.keep(CLERK, judged(ZOFIA))
    elif what == "the matter":
        matter = store.matters.get(SEJNY, ZOFIA)
        store.matters.save(replace(matter, accessible_form="duży druk"), CLERK, "matter.wishes")
    elif what == "the diary":
        [entry, *_] = store.entries.find(SEJNY, subject=ZOFIA)
        store.entries.save(replace(entry, place="park"), CLERK, "service.changed")
    elif what == "the settings":
        settings = store.office_settings.get(SEJNY, SEJNY)
        store.office_settings.save(replace(settings, town="Suwałki"), CLERK, "settings")
    elif what == "an assignment":
        assignment = store.assignments.get(SEJNY, "d" * 32)
        store.assignments.save(replace(assignment, contract_number="2"), CLERK, "assignment")
    elif what == "a check":
        store.spot_checks.add(a_check(), CLERK, "check.made")
    elif what == "a month":
        file = store.month_files.find(SEJNY, owner=ASSISTANT_ID)[0]
        store.month_files.save(replace(file, corrections=1), CLERK, "month.reopened")
    elif what == "what was handed in":
        content = HandedContent("c", SEJNY, ASSISTANT_ID, JANUARY, Part.MAIN, 1, ())
        store.handed_contents.add(content, CLERK, "month.handed_in")
    else:
        [profile] = store.profiles.find(SEJNY, owner=ASSISTANT_ID)
        store.profiles.save(replace(profile, phone=""), CLERK, "assistant.changed")


def test_what_did_not_change_is_not_opened_again(standings):
    first = standings.look(CLERK, SEJNY)
    assert opened == [ZOFIA, JAN]
    assert standings.look(CLERK, SEJNY) == first
    assert len(opened) == 2


@pytest.mark.parametrize(
    ("what", "again"),
    [
        ("a paper", [ZOFIA]),
        ("the matter", [ZOFIA]),
        ("the diary", [ZOFIA]),
        ("an assignment", [ZOFIA]),
        ("a check", [ZOFIA]),
        ("a month", [ZOFIA, JAN]),
        ("what was handed in", [ZOFIA, JAN]),
        ("the settings", [ZOFIA, JAN]),
        ("an assistant of both", [ZOFIA, JAN]),
    ],
)
def test_what_changed_is_looked_at_anew(standings, store, keeping, what, again):
    standings.look(CLERK, SEJNY)
    opened.clear()
    _changed(store, keeping, what)
    standings.look(CLERK, SEJNY)
    assert opened == again


def test_another_edition_of_the_rules_looks_at_everything_anew(standings, monkeypatch):
    standings.look(CLERK, SEJNY)
    opened.clear()
    monkeypatch.setattr("app.workflow.dossier.standings.edition", lambda: b"another")
    standings.look(CLERK, SEJNY)
    assert opened == [ZOFIA, JAN]


def test_dossiers_stand_in_the_order_of_their_numbers(standings, store):
    for matter_id, number in ((ZOFIA, "10.2026"), (JAN, "2.2026")):
        matter = store.matters.get(SEJNY, matter_id)
        store.matters.save(replace(matter, case_number=number), CLERK, "matter.numbered")
    assert [each.matter_id for each in standings.look(CLERK, SEJNY).listed] == [JAN, ZOFIA]


def test_whoever_is_erased_this_very_moment_hides_nobody_else(standings, store, monkeypatch):
    get = store.matters.get

    def erased(programme, matter_id):
        if matter_id == ZOFIA:
            raise NotOnRecord("erased")
        return get(programme, matter_id)

    monkeypatch.setattr(store.matters, "get", erased)
    looked = standings.look(CLERK, SEJNY)
    assert ([each.matter_id for each in looked.listed], looked.left) == ([JAN], 1)


def test_what_was_found_outlives_the_process_and_goes_with_the_person(standings, store, day):
    first = standings.look(CLERK, SEJNY)
    opened.clear()
    again = replace(standings, _held={})
    assert again.look(CLERK, SEJNY) == first
    assert opened == []
    store.dossier_lacks.put(SEJNY, {"9" * 32: ("stamp", _some_lacks(standings))})
    assert store.dossier_lacks.find(SEJNY, {"9" * 32: "stamp"}) == {}, "it has no matter"


def _some_lacks(standings):
    return next(iter(standings._known(SEJNY, None)[0].values()))


@pytest.mark.parametrize(
    ("turn", "held"),
    [
        ({"changes": (Change(DAY, COMES, address=ADDRESS),)}, False),
        ({"changes": (Change(COMES, DAY, address=ADDRESS),)}, True),
        ({"resignation": Resignation(COMES, COMES)}, False),
    ],
    ids=["reported", "since, held in memory", "resigned"],
)
def test_a_day_of_the_case_that_comes_is_looked_at_anew(standings, store, day, turn, held):
    matter = store.matters.get(SEJNY, ZOFIA)
    store.matters.save(replace(matter, **turn), CLERK, "matter.changed")
    standings.look(CLERK, SEJNY)
    opened.clear()
    day.today = COMES
    (standings if held else replace(standings, _held={})).look(CLERK, SEJNY)
    assert opened == [ZOFIA]


def test_what_a_page_has_no_time_for_is_looked_through_by_the_queue(standings, store):
    job = LacksJob(standings)
    assert job.advance(SEJNY, lambda: True) is False
    assert opened == []
    assert job.advance(SEJNY, lambda: False) is False
    assert replace(standings, _held={}).look(CLERK, SEJNY, seconds=-1).left == 0


def test_the_queue_goes_on_while_one_is_left(standings, store, keeping, monkeypatch):
    standings.look(CLERK, SEJNY)
    _changed(store, keeping, "a paper")
    monkeypatch.setattr("app.workflow.dossier.lacks_job.SECONDS", -1)
    assert LacksJob(standings).advance(SEJNY, lambda: False) is True


def test_a_deadline_that_passes_counts_without_another_look(standings, day):
    [zofia, _] = standings.look(CLERK, SEJNY).listed
    opened.clear()
    day.today = date(2026, 3, 31)
    [last_day, _] = standings.look(CLERK, SEJNY).listed
    assert last_day.missing == zofia.missing
    day.today = date(2026, 4, 1)
    [later, _] = standings.look(CLERK, SEJNY).listed
    assert later.missing == zofia.missing + 1
    assert opened == []


def test_a_look_takes_no_longer_than_it_may_and_goes_on_the_next_time(standings):
    looked = standings.look(CLERK, SEJNY, seconds=-1)
    assert (looked.listed, looked.left) == ((), 2)
    whole = standings.look(CLERK, SEJNY, seconds=60)
    assert (len(whole.listed), whole.left) == (2, 0)


def test_reminders_stand_by_who_brings_and_each_has_its_clause(standings):
    every = reminders(standings.look(CLERK, SEJNY))
    order = [each.bringer for each in every]
    assert order == sorted(order, key=list(Bringer).index)
    assistants = [each.assistant for each in every if each.bringer is Bringer.ASSISTANT]
    assert assistants == sorted(assistants)
    assert "Dobromir Wspierający" in assistants
    rows = list(reminders_table(every, load_programme(SEJNY)).checked())
    assert len(rows) == len(every)
    assert all("Podstawa:" in row[-1] for row in rows)
    doubtful = (replace(each, is_known=False) for each in every)
    [told] = {row[5] for row in reminders_table(doubtful, load_programme(SEJNY)).checked()}
    assert told == "nie wiadomo"


def test_whoever_may_not_read_sees_no_list(standings):
    with pytest.raises(DeedRefused):
        standings.look(an_actor(Role.ASSISTANT), SEJNY)
