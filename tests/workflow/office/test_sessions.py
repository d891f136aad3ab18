from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.matter import ResolutionState, State
from app.matters.office import OfficeSettings
from app.matters.rights import Role
from app.matters.session import SessionState, Vote
from app.workflow.office.desk import Seen
from app.workflow.office.monitors import Monitors
from app.workflow.office.sessions import Sessions
from rules.vocabulary import Outcome
from tests.matters.builders import (
    FOUND,
    SEJNY,
    a_matter,
    a_proposal,
    a_resolution,
    a_resolved_matter,
    a_session,
    an_actor,
    an_assessed_matter,
)
from tests.workflow.office.fakes import a_desk

CLERK = an_actor()
MEMBER = an_actor(Role.COMMISSION, account_id="konto-3")
SEEN = Seen(SEJNY, "s1")


def some(count, make=an_assessed_matter, **changes):
    return [make(id=f"m{n}", case_number=f"{n}.2026", **changes) for n in range(1, count + 1)]


def a_table(*matters, four_eyes=False, **changes):
    """The sessions' service with one open session that has all these matters on its agenda."""
    desk = a_desk(*matters)
    agenda = tuple(matter.id for matter in matters)
    desk.rooms.sessions.put(a_session(**{"agenda": agenda} | changes))
    desk.rooms.office_settings.put(OfficeSettings(SEJNY, four_eyes=four_eyes))
    return Sessions(desk)


def refused(deed, *given, match):
    with pytest.raises(DeedRefused, match=match) as caught:
        deed(*given)
    return caught.value


def test_a_session_is_opened_attended_and_given_its_agenda():
    sessions = a_table(*some(12))
    session = sessions.open(MEMBER, SEJNY, date(2026, 1, 15), " pokój 4 ")
    seen = Seen(SEJNY, session.id)
    sessions.attend(MEMBER, seen, "Olga", (" Olga ", "", "Tomasz"))
    session = sessions.set_agenda(MEMBER, seen, ["m10", "m2", "m1", "m2"])
    assert (session.place, session.present) == ("pokój 4", ("Olga", "Tomasz"))
    assert session.agenda == ("m1", "m2", "m10")
    session = sessions.write_notes(MEMBER, seen, " Uwagi. ", "pokój 5")
    assert (session.notes, session.place) == ("Uwagi.", "pokój 5")


@pytest.mark.parametrize(
    ("chair", "present", "told"),
    [("Olga", (), "co najmniej jedną"), ("Olga", ("A",), "liście"), ("A", ("A", "A"), "dwa razy")],
)
def test_who_is_present_is_told_once_with_the_chair(chair, present, told):
    refused(a_table(*some(1)).attend, MEMBER, SEEN, chair, present, match=told)


def test_only_checked_matters_come_before_the_commission():
    sessions = a_table(a_matter(), agenda=())
    refused(sessions.set_agenda, MEMBER, SEEN, ["m1"], match=r"Sprawa 1\.2026")


def test_a_proposal_becomes_a_resolution_when_the_session_is_closed():
    sessions = a_table(*some(3))
    sessions.put_proposal(MEMBER, SEEN, a_proposal("m2", hours=Decimal(100)))
    sessions.put_proposal(MEMBER, SEEN, a_proposal("m1"))
    refusal = a_proposal("m3", outcome=Outcome.NOT_QUALIFIED, hours=None, since=None)
    session = sessions.put_proposal(MEMBER, SEEN, refusal)
    assert [p.matter_id for p in session.proposals] == ["m1", "m2", "m3"]
    session, matters = sessions.close(CLERK, SEEN)
    assert session.state is SessionState.CLOSED
    assert [m.state for m in matters] == [State.AWARDED, State.AWARDED, State.REFUSED]
    assert {m.resolution.session_id for m in matters if m.resolution} == {"s1"}
    assert matters[2].resolution is not None
    assert matters[2].resolution.reasons == FOUND


def test_where_four_eyes_are_wanted_a_closed_session_only_proposes():
    sessions = a_table(*some(1), four_eyes=True)
    sessions.put_proposal(MEMBER, SEEN, a_proposal())
    _, (matter,) = sessions.close(CLERK, SEEN)
    assert matter.state is State.ASSESSED
    assert matter.resolution is not None
    assert matter.resolution.state is ResolutionState.PROPOSED


def test_an_eleventh_proposal_is_refused_with_its_clause():
    sessions = a_table(*some(11))
    for n in range(1, 11):
        sessions.put_proposal(MEMBER, SEEN, a_proposal(f"m{n}"))
    told = refused(sessions.put_proposal, MEMBER, SEEN, a_proposal("m11"), match="11")
    assert "Podstawa" in told.clauses[0]
    sessions.drop_proposal(MEMBER, SEEN, "m4")
    sessions.put_proposal(MEMBER, SEEN, a_proposal("m11"))
    assert Monitors(sessions.desk).standing(MEMBER, SEJNY).places.taken == 0
    assert Monitors(sessions.desk).after_session(MEMBER, SEEN).places.taken == 10


def test_a_proposal_may_be_put_anew():
    sessions = a_table(*some(1))
    sessions.put_proposal(MEMBER, SEEN, a_proposal())
    session = sessions.put_proposal(MEMBER, SEEN, a_proposal(hours=Decimal(300)))
    assert [p.hours for p in session.proposals] == [300]


@pytest.mark.parametrize(
    ("vote", "told"),
    [
        (Vote(consensus=True, in_favour=3), "Zostaw jedno"),
        (Vote(), "równa liczbie obecnych"),
        (Vote(in_favour=3, against=1), "równa liczbie obecnych"),
        (Vote(in_favour=4, against=-1), "równa liczbie obecnych"),
        (Vote(in_favour=1, against=1, abstained=1), "więcej głosów"),
    ],
)
def test_votes_add_up_and_carry(vote, told):
    sessions = a_table(*some(1))
    refused(sessions.put_proposal, MEMBER, SEEN, a_proposal(vote=vote), match=told)
    good = a_proposal(vote=Vote(in_favour=2, abstained=1))
    sessions.put_proposal(MEMBER, SEEN, good)
    refused(sessions.attend, MEMBER, SEEN, "A", ("A",), match="równa liczbie obecnych")


def test_a_proposal_is_of_the_agenda_and_holds_its_matter_there():
    sessions = a_table(*some(2))
    refused(sessions.put_proposal, MEMBER, SEEN, a_proposal("m9"), match="porządku obrad")
    sessions.put_proposal(MEMBER, SEEN, a_proposal("m2"))
    refused(sessions.set_agenda, MEMBER, SEEN, ["m1"], match="ma już propozycję")


def test_formal_faults_are_refused_in_the_commissions_own_words():
    incomplete = a_matter(state=State.INCOMPLETE)
    sessions = a_table(incomplete)
    faulty = a_proposal(outcome=Outcome.NOT_QUALIFIED, hours=None, since=None)
    refused(sessions.put_proposal, MEMBER, SEEN, faulty, match="kryteriów formalnych")
    sessions.put_proposal(MEMBER, SEEN, replace(faulty, note="Brak orzeczenia."))
    _, (matter,) = sessions.close(CLERK, SEEN)
    assert matter.resolution is not None
    assert matter.resolution.formal_reasons == "Brak orzeczenia."


def test_somebody_told_of_the_reserve_list_is_moved_up_with_a_reason():
    told = a_resolution(Outcome.RESERVE, sent_on=date(2026, 1, 10))
    sessions = a_table(a_resolved_matter(Outcome.RESERVE, resolutions=(told,)))
    refused(sessions.put_proposal, MEMBER, SEEN, a_proposal(), match="dlaczego")
    sessions.put_proposal(MEMBER, SEEN, a_proposal(note="Zwolniło się miejsce."))
    _, (matter,) = sessions.close(CLERK, SEEN)
    assert matter.state is State.AWARDED
    assert matter.resolution is not None
    assert matter.resolution.instead_because == "Zwolniło się miejsce."


def test_a_closed_session_changes_no_more():
    sessions = a_table(*some(1))
    sessions.put_proposal(MEMBER, SEEN, a_proposal())
    sessions.close(CLERK, SEEN)
    for deed in (
        lambda: sessions.attend(CLERK, SEEN, "A", ("A",)),
        lambda: sessions.set_agenda(CLERK, SEEN, []),
        lambda: sessions.put_proposal(CLERK, SEEN, a_proposal()),
        lambda: sessions.drop_proposal(CLERK, SEEN, "m1"),
        lambda: sessions.write_notes(CLERK, SEEN, "x"),
        lambda: sessions.close(CLERK, SEEN),
    ):
        refused(deed, match="już zamknięte")


def test_a_session_without_proposals_or_in_the_future_stays_open():
    refused(a_table(*some(1)).close, CLERK, SEEN, match="Wpisz propozycje")
    future = a_table(*some(1), held_on=date(2026, 1, 21))
    refused(future.close, CLERK, SEEN, match="przyszłości")


def test_a_closing_broken_off_is_closed_again_without_resolving_twice(monkeypatch):
    sessions = a_table(*some(3))
    for n in (1, 2, 3):
        sessions.put_proposal(MEMBER, SEEN, a_proposal(f"m{n}"))
    save = sessions.desk.rooms.matters.save

    def broken(item, *given):
        if item.id == "m3":
            raise ChangedMeanwhile("Ktoś zapisał to wcześniej.")
        return save(item, *given)

    with monkeypatch.context() as patched:
        patched.setattr(sessions.desk.rooms.matters, "save", broken)
        with pytest.raises(ChangedMeanwhile):
            sessions.close(CLERK, SEEN)
    _, resolved = sessions.close(CLERK, SEEN)
    assert [matter.id for matter in resolved] == ["m3"]
    every = sessions.desk.rooms.matters.all(SEJNY)
    assert [len(matter.resolutions) for matter in every] == [1, 1, 1]


def test_nothing_is_kept_of_a_session_that_cannot_be_closed():
    sessions = a_table(*some(2))
    for n in (1, 2):
        sessions.put_proposal(MEMBER, SEEN, a_proposal(f"m{n}"))
    matters = sessions.desk.rooms.matters
    matters.put(a_matter(id="m2", case_number="2.2026", state=State.RESIGNED))
    refused(sessions.close, CLERK, SEEN, match="rezygnacja")
    assert matters.get(SEJNY, "m1").resolutions == ()
    assert sessions.desk.rooms.sessions.get(SEJNY, "s1").state is SessionState.OPEN


def test_places_given_since_the_proposals_count_when_the_session_is_closed():
    sessions = a_table(*some(2))
    for n in (1, 2):
        sessions.put_proposal(MEMBER, SEEN, a_proposal(f"m{n}"))
    given = [a_resolved_matter(id=f"x{n}", case_number=f"{n + 20}.2026") for n in range(9)]
    sessions.desk.rooms.matters.put(*given)
    lines = len(sessions.desk.rooms.ledger.lines)
    refused(sessions.close, CLERK, SEEN, match="zajętych miejsc jest 11")
    assert len(sessions.desk.rooms.ledger.lines) == lines


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CLERK, Role.COMMISSION}))
def test_others_hold_no_session(role):
    sessions, actor = a_table(*some(1)), an_actor(role)
    refused(sessions.open, actor, SEJNY, date(2026, 1, 15), match="uprawnień")
    refused(sessions.put_proposal, actor, SEEN, a_proposal(), match="uprawnień")
    refused(sessions.close, actor, SEEN, match="uprawnień")


def test_the_commission_proposes_and_does_not_resolve():
    sessions = a_table(*some(1))
    sessions.put_proposal(MEMBER, SEEN, a_proposal())
    refused(sessions.close, MEMBER, SEEN, match="uprawnień")
