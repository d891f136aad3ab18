"""The clerk says who serves whom, on the real store: made, stated, opened, changed, ended."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.attachments.monthly import OwnVehicle
from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.matters.rights import Role
from app.months.admitting import Terms, Used
from app.months.assignment import AssignmentState
from app.store.opened import Store
from app.workflow.months.assignments import Assignments
from app.workflow.months.assistants import Assistants
from app.workflow.office.desk import Desk, Seen
from rules.case import Assistant
from rules.vocabulary import Vehicle
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    STATEMENT,
    ZOFIA,
    a_profile,
    an_assignment,
    an_entry,
)

TERMS = Terms(date(2026, 1, 1), date(2026, 6, 30), Decimal(40), "UZ/7/2026")
OPEN_ID = an_assignment(ZOFIA).id


@pytest.fixture
def bogna(store: Store) -> str:
    """The id of the account of somebody who serves nobody yet."""
    return store.accounts.add("bogna@example.com", "Bogna Pomocna", [Role.ASSISTANT], [SEJNY]).id


def test_from_nothing_to_open_and_every_deed_in_the_ledger(store: Store, desk: Desk, bogna: str):
    clerk, service = an_actor(), Assignments(desk)
    made = service.make(clerk, SEJNY, bogna, ZOFIA, TERMS)
    assert (made.state, made.statement) == (AssignmentState.PREPARED, Assistant())
    with pytest.raises(DeedRefused, match="Zaznacz w oświadczeniu"):
        service.open(clerk, Seen(SEJNY, made.id, made.version))
    stated = service.state(clerk, Seen(SEJNY, made.id, made.version), STATEMENT)
    assert service.one(clerk, SEJNY, made.id).standing.holds
    opened = service.open(clerk, Seen(SEJNY, made.id, stated.version))
    assert store.assignments.get(SEJNY, made.id) == opened
    ended = service.end(clerk, Seen(SEJNY, made.id), date(2026, 3, 31))
    assert (ended.state, ended.ends) == (AssignmentState.OPEN, date(2026, 3, 31))
    told = [line.event for line in reversed(store.ledger.lines(SEJNY, made.id, limit=9))]
    assert told == [f"assignment.{each}" for each in ("made", "changed", "opened", "ended")]


def test_days_on_which_something_was_served_stay_inside(store: Store, desk: Desk):
    clerk, service = an_actor(), Assignments(desk)
    store.entries.add_all(
        (
            an_entry("2026-01-05 08:00", "2026-01-05 10:00"),
            an_entry("2026-01-12 22:00", "2026-01-13 02:00"),
            an_entry("2026-01-14 08:00", "2026-01-14 10:00", removed=True),
            an_entry("2026-01-15 08:00", "2026-01-15 10:00", matter_id=JAN),
        ),
        clerk,
        "service.entered",
    )
    held = service.one(clerk, SEJNY, OPEN_ID)
    assert held.used == Used(date(2026, 1, 5), date(2026, 1, 13))
    with pytest.raises(DeedRefused, match="Asystent wpisał już usługi"):
        service.end(clerk, Seen(SEJNY, OPEN_ID), date(2026, 1, 12))
    with pytest.raises(DeedRefused, match="Asystent wpisał już usługi"):
        service.change(clerk, Seen(SEJNY, OPEN_ID), replace(TERMS, starts=date(2026, 1, 6)))
    assert service.end(clerk, Seen(SEJNY, OPEN_ID), date(2026, 1, 13)).ends == date(2026, 1, 13)


def test_what_was_served_under_an_earlier_one_is_not_counted_twice(store: Store, desk: Desk):
    clerk, service = an_actor(), Assignments(desk)
    store.entries.add(an_entry("2026-01-05 08:00", "2026-01-05 10:00"), clerk, "service.entered")
    service.end(clerk, Seen(SEJNY, OPEN_ID), date(2026, 1, 31))
    second = service.make(
        clerk, SEJNY, ASSISTANT_ID, ZOFIA, replace(TERMS, starts=date(2026, 2, 1))
    )
    assert service.one(clerk, SEJNY, second.id).used is None


def test_a_change_that_breaks_an_open_one_closes_it_again(store: Store, desk: Desk):
    clerk, service = an_actor(), Assignments(desk)
    moved_in = replace(STATEMENT, lives_with_participant=True)
    assert service.state(clerk, Seen(SEJNY, OPEN_ID), moved_in).state is AssignmentState.PREPARED
    with pytest.raises(DeedRefused, match="mieszka z uczestnikiem"):
        service.open(clerk, Seen(SEJNY, OPEN_ID))


def test_two_clerks_do_not_overwrite_each_other(desk: Desk, bogna: str):
    clerk, service = an_actor(), Assignments(desk)
    made = service.make(clerk, SEJNY, bogna, ZOFIA, TERMS)
    service.change(clerk, Seen(SEJNY, made.id, made.version), replace(TERMS, note="nowe"))
    with pytest.raises(ChangedMeanwhile):
        service.state(clerk, Seen(SEJNY, made.id, made.version), STATEMENT)


def test_lists_by_participant_and_by_assistant(desk: Desk, bogna: str):
    clerk, service = an_actor(), Assignments(desk)
    made = service.make(clerk, SEJNY, bogna, ZOFIA, TERMS)
    of_zofia = [each.assignment.id for each in service.of_matter(clerk, SEJNY, ZOFIA)]
    assert sorted(of_zofia) == sorted([OPEN_ID, made.id])
    assert [e.assignment.id for e in service.of_assistant(clerk, SEJNY, bogna)] == [made.id]
    assert len(service.all(clerk, SEJNY)) == 3
    assert {each.id for each in service.awarded(clerk, SEJNY)} == {ZOFIA, JAN}
    with pytest.raises(NotOnRecord):
        service.of_matter(clerk, SEJNY, "x")
    with pytest.raises(NotOnRecord):
        service.make(clerk, SEJNY, "nikt", ZOFIA, TERMS)


def test_assistants_are_accounts_with_the_role_and_whoever_served(
    store: Store, desk: Desk, bogna: str
):
    store.accounts.add("klara@example.com", "Klara Zmyślona", [Role.CLERK], [SEJNY])
    store.accounts.add("inna@example.com", "Inna Obca", [Role.ASSISTANT], ["wiazowna_2026"])
    first, second = Assistants(desk).all(an_actor(), SEJNY)
    assert {first.account_id, second.account_id} == {bogna, ASSISTANT_ID}
    new = Assistants(desk).one(an_actor(), SEJNY, bogna)
    assert (new.name, new.can_enter, new.profile.lacks) == ("Bogna Pomocna", True, True)
    known = Assistants(desk).one(an_actor(), SEJNY, ASSISTANT_ID)
    assert (known.can_enter, len(known.assignments)) == (False, 2)
    store.accounts.disable(bogna)
    assert not Assistants(desk).one(an_actor(), SEJNY, bogna).can_enter


def test_what_papers_say_of_an_assistant_is_kept_once(store: Store, desk: Desk, bogna: str):
    service, clerk = Assistants(desk), an_actor()
    car = OwnVehicle(Vehicle.CAR_OVER_900, "Zmyślony", "BSE 0X00")
    kept = service.save_profile(clerk, Seen(SEJNY, bogna, 0), a_profile(vehicles=(car,)))
    assert (kept.assistant_id, kept.version) == (bogna, 1)
    service.save_profile(clerk, Seen(SEJNY, bogna, 1), replace(kept, phone="22 555 00 22"))
    assert service.one(clerk, SEJNY, bogna).profile.phone == "22 555 00 22"
    with pytest.raises(ChangedMeanwhile):
        service.save_profile(clerk, Seen(SEJNY, bogna, 1), kept)


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.CLERK])
def test_only_a_clerk_assigns(desk: Desk, role: Role):
    actor, service = an_actor(role), Assignments(desk)
    for deed in (
        lambda: service.make(actor, SEJNY, ASSISTANT_ID, ZOFIA, TERMS),
        lambda: service.open(actor, Seen(SEJNY, OPEN_ID)),
        lambda: service.change(actor, Seen(SEJNY, OPEN_ID), TERMS),
        lambda: service.state(actor, Seen(SEJNY, OPEN_ID), STATEMENT),
        lambda: service.end(actor, Seen(SEJNY, OPEN_ID), date(2026, 3, 1)),
        lambda: service.of_matter(actor, SEJNY, ZOFIA),
        lambda: service.of_assistant(actor, SEJNY, ASSISTANT_ID),
        lambda: service.all(actor, SEJNY),
        lambda: service.awarded(actor, SEJNY),
        lambda: Assistants(desk).save_profile(actor, Seen(SEJNY, ASSISTANT_ID), a_profile()),
    ):
        with pytest.raises(DeedRefused, match="nie ma uprawnień"):
            deed()
