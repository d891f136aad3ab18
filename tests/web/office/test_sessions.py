"""The commission's session as its pages hold it: opened, attended, proposed, closed, confirmed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.matters.matter import State
from app.matters.rights import Role
from app.matters.session import Session, SessionState
from rules.vocabulary import Outcome
from tests.web.office.recruitment import (
    DAY,
    MEMBERS,
    a_recruiting_site,
    a_session_of,
    assess,
    check,
    desk_of,
    four_eyes,
    matters_of,
    resolve,
    take_in,
    told,
)
from tests.web.office.staff import NAMES, OWN, an_account, signed_in
from tests.web.site import close
from tests.web.visitor import Visitor

ROOT = f"/biuro/{OWN}/komisja/"
DAY_SENT = {"held_on-day": DAY.day, "held_on-month": DAY.month, "held_on-year": DAY.year}
AWARD = {"outcome": "qualified", "agreed": "consensus", "hours": "240"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Flask]:
    site = a_recruiting_site(tmp_path)
    yield site
    close(site)


def clerk_at(site: Flask) -> Visitor:
    return signed_in(site, an_account(site))


def only_session(site: Flask) -> Session:
    (session,) = desk_of(site).rooms.sessions.all(OWN)
    return session


def send(visitor: Visitor, path: str, record: object = None, **data: object) -> int:
    """Open a page and press its button, having seen the record it is about."""
    visitor.get(path)
    version = {"wersja": getattr(record, "version", "")}
    return visitor.post(path, {**version, **data}).status_code


def test_a_session_is_held_from_its_opening_to_its_minutes(site: Flask):
    take_in(site, 2)
    for matter in matters_of(site):
        assess(site, matter)
    clerk = clerk_at(site)
    clerk.get(ROOT)
    assert "Nie było jeszcze żadnego posiedzenia" in clerk.text
    send(clerk, f"{ROOT}nowe", **DAY_SENT, place="sala narad")
    session = only_session(site)
    assert clerk.at == f"{ROOT}{session.id}/"
    assert "Wpisz obecnych" in clerk.text
    here = clerk.at
    send(clerk, f"{here}obecni", session, chair=MEMBERS[0], present="\n".join(MEMBERS))
    ids = [matter.id for matter in matters_of(site)]
    send(clerk, f"{here}porzadek", only_session(site), matters=ids)
    assert "Następna sprawa: 1.2026" in clerk.text
    send(clerk, f"{here}sprawy/{ids[0]}", only_session(site), **AWARD)
    refusal = {"outcome": "not_qualified", "agreed": "vote", "in_favour": "2", "against": "1"}
    send(clerk, f"{here}sprawy/{ids[1]}", only_session(site), **refusal)
    assert "nie zakwalifikować do Programu" in clerk.text
    assert "za: 2, przeciw: 1, wstrzymało się: 0" in clerk.text
    send(clerk, f"{here}uwagi", only_session(site), notes="Bez sprzeciwu.", place="pokój 4")
    clerk.get(f"{here}zamknij")
    assert "Rozstrzygnięcia będą obowiązywać od razu" in clerk.text
    send(clerk, f"{here}zamknij", only_session(site))
    session = only_session(site)
    assert session.state is SessionState.CLOSED
    assert (session.place, session.notes) == ("pokój 4", "Bez sprzeciwu.")
    assert [m.state for m in matters_of(site)] == [State.AWARDED, State.REFUSED]
    assert "Zamknięte" in clerk.text
    assert "Zmień" not in clerk.text


def test_an_eleventh_award_is_refused_with_its_clause_and_keeps_what_was_typed(site: Flask):
    take_in(site, 11)
    matters = [assess(site, matter) for matter in matters_of(site)]
    session = a_session_of(site, matters, awarded=10)
    clerk = clerk_at(site)
    path = f"{ROOT}{session.id}/sprawy/{matters[10].id}"
    assert send(clerk, path, session, **AWARD, note="Wszystkie warunki.") == 409
    assert "zajętych miejsc jest 11, a Program ma ich 10" in clerk.text
    assert "Podstawa" in clerk.text
    assert "Wszystkie warunki." in clerk.text
    assert len(only_session(site).proposals) == 10


def test_a_place_lost_meanwhile_stops_the_closing_with_its_clause(site: Flask):
    take_in(site, 11)
    matters = [assess(site, matter) for matter in matters_of(site)]
    session = a_session_of(site, matters[:10], awarded=10)
    resolve(site, matters[10], Outcome.QUALIFIED)
    clerk = clerk_at(site)
    assert send(clerk, f"{ROOT}{session.id}/zamknij", session) == 409
    assert "zajętych miejsc jest 11" in clerk.text
    assert only_session(site).state is SessionState.OPEN
    assert {m.state for m in matters_of(site)[:10]} == {State.ASSESSED}


def test_the_agenda_offers_what_may_come_and_ticks_what_was_assessed(site: Flask):
    submitted, correct, assessed, waiting, awarded = take_in(site, 5)
    check(site, correct)
    assess(site, assessed)
    told(site, resolve(site, assess(site, waiting), Outcome.RESERVE, for_want_of_places=True))
    resolve(site, assess(site, awarded), Outcome.QUALIFIED)
    session = a_session_of_nothing(site)
    clerk = clerk_at(site)
    clerk.get(f"{ROOT}{session.id}/porzadek")
    for matter, offered in (
        (submitted, 0),
        (correct, 1),
        (assessed, 1),
        (waiting, 1),
        (awarded, 0),
    ):
        assert clerk.page.count(f'value="{matter.id}"') == offered
    assert clerk.page.count(f'value="{assessed.id}" checked') == 1
    assert clerk.page.count(" checked") == 1
    assert send(clerk, f"{ROOT}{session.id}/porzadek", session) == 422
    assert clerk.errors() == ["Błąd: Zaznacz co najmniej jedną sprawę"]


def a_session_of_nothing(site: Flask) -> Session:
    clerk = signed_in(site, an_account(site, email="inna@example.com"))
    send(clerk, f"{ROOT}nowe", **DAY_SENT)
    return only_session(site)


def test_members_are_suggested_from_accounts_and_then_from_the_last_session(site: Flask):
    an_account(site, Role.COMMISSION)
    closed = an_account(site, Role.COMMISSION, email="dawna@example.com")
    desk_of(site)
    site.extensions["teczka"].store.accounts.disable(closed.id)
    session = a_session_of_nothing(site)
    clerk = clerk_at(site)
    clerk.get(f"{ROOT}{session.id}/obecni")
    assert clerk.text.count(NAMES[Role.COMMISSION]) == 1
    names = "Olga Oceniająca\nTomasz Testowy"
    send(clerk, f"{ROOT}{session.id}/obecni", session, chair="Olga Oceniająca", present=names)
    send(clerk, f"{ROOT}nowe", **DAY_SENT)
    clerk.get(f"{clerk.at}obecni")
    assert names in clerk.text
    assert NAMES[Role.COMMISSION] not in clerk.text


def test_a_chair_who_is_not_there_is_refused(site: Flask):
    session = a_session_of_nothing(site)
    clerk = clerk_at(site)
    path = f"{ROOT}{session.id}/obecni"
    assert send(clerk, path, session, chair="Olga", present="Tomasz") == 409
    assert "musi być na liście obecnych" in clerk.text


def test_a_proposal_is_prefilled_from_the_card_shown_again_and_taken_back(site: Flask):
    (matter,) = take_in(site, 1)
    matter = assess(site, matter, hours=300)
    session = a_session_of(site, [matter])
    clerk = clerk_at(site)
    path = f"{ROOT}{session.id}/sprawy/{matter.id}"
    clerk.get(path)
    assert 'name="hours" type="text" value="300"' in clerk.page
    assert "Potrzebuje pomocy przy wychodzeniu" in clerk.text
    send(clerk, path, session, **(AWARD | {"hours": "200"}), note="Jednomyślnie.")
    clerk.get(path)
    assert 'name="hours" type="text" value="200"' in clerk.page
    assert "Jednomyślnie." in clerk.text
    send(clerk, path, only_session(site), action="drop")
    assert "Propozycja jest usunięta" in clerk.text
    assert only_session(site).proposals == ()


def test_a_proposal_made_meanwhile_is_not_overwritten(site: Flask):
    (matter,) = take_in(site, 1)
    matter = assess(site, matter)
    session = a_session_of(site, [matter])
    first, second = clerk_at(site), signed_in(site, an_account(site, email="druga@example.com"))
    path = f"{ROOT}{session.id}/sprawy/{matter.id}"
    second.get(path)
    send(first, path, session, **AWARD)
    assert send(second, path, session, **(AWARD | {"hours": "100"})) == 409
    assert "Ktoś zmienił to w międzyczasie" in second.text
    assert (
        f'name="wersja" value="{session.version}"' in second.page
    )  # pressing again changes nothing
    send(second, path, session, action="drop")
    assert "Ktoś zmienił to w międzyczasie" in second.text
    assert only_session(site).proposals[0].hours == 240


def test_who_resolves_nothing_closes_nothing_and_an_auditor_only_looks(site: Flask):
    (matter,) = take_in(site, 1)
    session = a_session_of(site, [assess(site, matter)], awarded=1)
    member = signed_in(site, an_account(site, Role.COMMISSION))
    member.get(f"{ROOT}{session.id}/")
    assert "Zmień propozycję" in member.text
    assert "Zamknij posiedzenie" not in member.text
    auditor = signed_in(site, an_account(site, Role.AUDITOR))
    auditor.get(f"{ROOT}{session.id}/")
    assert "zakwalifikować do Programu" in auditor.text
    assert "Zmień" not in auditor.text


def test_where_four_eyes_are_wanted_somebody_else_confirms(site: Flask):
    four_eyes(site)
    (matter,) = take_in(site, 1)
    session = a_session_of(site, [assess(site, matter)], awarded=1)
    first, second = clerk_at(site), signed_in(site, an_account(site, email="druga@example.com"))
    first.get(f"{ROOT}{session.id}/zamknij")
    assert "zatwierdzi potem druga osoba" in first.text
    send(first, f"{ROOT}{session.id}/zamknij", session)
    assert "Rozstrzygnięcia czekają na zatwierdzenie" in first.text
    send(first, f"{ROOT}nowe", **DAY_SENT)
    first.get(f"{first.at}porzadek")
    assert "Żadna sprawa nie nadaje się" in first.text  # while what was proposed waits
    page = f"/biuro/{OWN}/do-zatwierdzenia"
    first.get(page)
    assert "zatwierdzi ją ktoś inny" in first.text
    assert "Zatwierdzam" not in first.text
    (matter,) = matters_of(site)
    assert send(first, page, matter, sprawa=matter.id) == 409
    assert "inna osoba" in first.text
    assert send(second, page, matter, sprawa=matter.id) == 200
    assert "Żadne rozstrzygnięcie nie czeka" in second.text
    assert matters_of(site)[0].state is State.AWARDED
