"""The same services at the store as it really is: sealed records, versions, numbers, a chained ledger."""

from dataclasses import replace
from datetime import date

import pytest

from app.config import Settings
from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.matter import AssessmentCard, Change, Papers, Resignation, State, Way
from app.matters.rights import Role
from app.store.opened import open_store
from app.workflow.office.assessment import Assessment
from app.workflow.office.changes import Changes
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.events import Event
from app.workflow.office.intake import Arrival, Intake
from app.workflow.office.lists import Lists
from app.workflow.office.printouts import Printouts
from app.workflow.office.register import Query, Register
from app.workflow.office.resolutions import Resolutions
from app.workflow.office.sessions import Sessions
from rules.vocabulary import Degree, Outcome
from tests.builders import PAPERS, a_certificate
from tests.matters.builders import FOUND, SEJNY, SIGNED, a_matter, a_proposal, an_actor
from tests.store.builders import TurnableClock
from tests.workflow.office.fakes import Day

CLERK = an_actor()
TODAY = date(2026, 1, 5)
ARRIVAL = Arrival(TODAY, Way.IN_PERSON)
WHOLE = Papers(enclosed=PAPERS, signed=SIGNED)


@pytest.fixture
def store(tmp_path):
    settings = Settings(data=tmp_path / "data", generated=tmp_path / "generated")
    opened = open_store(settings, TurnableClock())
    yield opened
    opened.close()


@pytest.fixture
def desk(store):
    return Desk(store, Day(TODAY))


def test_a_matter_goes_from_its_bundle_to_its_resignation(store, desk):
    draft = store.drafts.start(SEJNY, "uczestnik", {}, "token-1").draft_id
    store.bundles.put("ABCD-2345", draft, SEJNY, "Zofia Przykładowa", a_matter().answers)
    assert not Register(desk).search(CLERK, SEJNY, Query("zofia przykladowa")).matters
    found = Printouts(desk).of_person(CLERK, SEJNY, "zofia przykladowa", date(1980, 5, 17))
    assert [each.code for each in found.printouts] == ["ABCD-2345"]
    assert store.ledger.lines(SEJNY)[0].event == Event.DRAFT_OPENED
    taken = Intake(desk).take_bundle(CLERK, SEJNY, "abcd2345", ARRIVAL)
    seen = Seen(SEJNY, taken.id)
    found = Register(desk).search(CLERK, SEJNY, Query("zofia przykladowa"))
    assert [each.id for each in found.matters] == [taken.id]
    with pytest.raises(DeedRefused, match=r"sprawa 1\.2026"):
        Intake(desk).take_bundle(CLERK, SEJNY, "ABCD-2345", ARRIVAL)
    Intake(desk).check_papers(CLERK, seen, WHOLE)
    Assessment(desk).assess(CLERK, seen, AssessmentCard(TODAY, FOUND, "Olga Oceniająca"))
    sessions = Sessions(desk)
    session = Seen(SEJNY, sessions.open(CLERK, SEJNY, TODAY, "pokój 4").id)
    sessions.attend(CLERK, session, "Olga", ("Olga", "Tomasz"))
    sessions.set_agenda(CLERK, session, [taken.id])
    sessions.put_proposal(CLERK, session, a_proposal(taken.id))
    sessions.close(CLERK, session)
    Resolutions(desk).mark_sent(CLERK, seen, TODAY)
    lower = Change(TODAY, TODAY, certificate=a_certificate(degree=Degree.MODERATE))
    Changes(desk).record(CLERK, seen, lower)
    resigned = Changes(desk).resign(CLERK, seen, Resignation(TODAY, TODAY))
    assert store.matters.get(SEJNY, taken.id) == resigned
    assert resigned.state is State.RESIGNED
    assert [line.event for line in reversed(store.ledger.lines(SEJNY, taken.id))] == [
        "matter.opened",
        "matter.papers_checked",
        "matter.assessed",
        "resolution.confirmed",
        "resolution.letter_sent",
        "matter.change_recorded",
        "matter.resigned",
    ]
    assert Lists(desk).numbers_only(CLERK, SEJNY)[Outcome.QUALIFIED] == ()


def test_of_two_clerks_the_slower_one_is_told(desk):
    taken = Intake(desk).take_paper(CLERK, SEJNY, a_matter().answers, ARRIVAL)
    seen = Seen(SEJNY, taken.id, taken.version)
    Intake(desk).check_papers(CLERK, seen, WHOLE)
    with pytest.raises(ChangedMeanwhile):
        Intake(desk).check_papers(CLERK, seen, WHOLE)
    stale = replace(taken, case_number="9.2026")
    with pytest.raises(ChangedMeanwhile):
        desk.rooms.matters.save(stale, CLERK, "matter.opened")


def test_every_deed_on_an_account_has_a_name_in_its_offices_ledger(store):
    accounts = store.accounts
    account = accounts.add("ktos@example.com", "Klara Zmyślona", [Role.CLERK], [SEJNY])
    accounts.invite(account.id)
    accounts.set_password(account.id, "hash")
    accounts.set_second_factor(account.id, "secret", ["1111 2222 3333"])
    accounts.signed_in(account.id)
    accounts.use_spare_code(account.id, "1111 2222 3333")
    accounts.renew_spare_codes(account.id, ["4444 2222 3333"])
    accounts.drop_second_factor(account.id)
    accounts.give_roles(account.id, [Role.COMMISSION], [SEJNY], None)
    accounts.disable(account.id)
    accounts.enable(account.id)
    accounts.signed_out(account.id)
    told = {line.event for line in store.ledger.lines(SEJNY)}
    assert told == {event for event in Event if event.startswith("account.")}
