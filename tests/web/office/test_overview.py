"""What waits for whom on a programme's first page, and the way of a freed place to the reserve list."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from app.matters.matter import Papers, Resignation
from app.matters.rights import Role
from app.workflow.office.changes import Changes
from app.workflow.office.intake import Intake
from rules.vocabulary import Outcome
from tests.web.office.recruitment import (
    DAY,
    SEEDER,
    a_recruiting_site,
    a_session_of,
    assess,
    check,
    desk_of,
    four_eyes,
    matters_of,
    resolve,
    seen,
    take_in,
    told,
)
from tests.web.office.staff import OWN, an_account, signed_in
from tests.web.site import close

PAGE = f"/biuro/{OWN}/"
RESERVE = f"/biuro/{OWN}/lista-rezerwowa/"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Flask]:
    site = a_recruiting_site(tmp_path)
    yield site
    close(site)


def call_overdue(site: Flask, number: int) -> None:
    """The matter lacks its papers, was called to complete them, and the day is past."""
    desk = desk_of(site)
    past = Intake(replace(desk, clock=lambda: DAY - timedelta(days=2)))
    matter = past.check_papers(SEEDER, seen(matters_of(site)[number]), Papers())
    called = past.call(SEEDER, seen(matter))
    call = replace(called.calls[0], due_on=DAY - timedelta(days=1))
    desk.rooms.matters.save(replace(called, calls=(call,)), SEEDER, "test.made_overdue")


def test_each_kind_of_waiting_is_named_with_its_matters(site: Flask):
    take_in(site, 6)
    call_overdue(site, 0)
    check(site, matters_of(site)[1])
    assess(site, matters_of(site)[2])
    resolve(site, assess(site, matters_of(site)[3]), Outcome.QUALIFIED)
    told(site, resolve(site, assess(site, matters_of(site)[4]), Outcome.QUALIFIED))
    clerk = signed_in(site, an_account(site))
    clerk.get(PAGE)
    for words in (
        *("Do sprawdzenia dokumentów: 1", "Nie uzupełniono w terminie: 1", "Do oceny: 1"),
        *("Ocenione, do rozstrzygnięcia: 1", "Pisma do wysłania: 1"),
    ):
        assert words in clerk.text
    assert "Niekompletne: 1" in clerk.text  # counted by state, as it is no longer waited for
    assert "termin 15 lutego 2026" in clerk.text
    waiting = clerk.text.partition("Stan naboru")[0]
    assert "5.2026" not in waiting
    assert "2 z 10" in clerk.text


def test_a_count_leads_to_the_register_with_its_filter(site: Flask):
    take_in(site, 2)
    check(site, matters_of(site)[0])
    clerk = signed_in(site, an_account(site))
    clerk.get(PAGE)
    assert "Poprawne formalnie: 1" in clerk.text
    clerk.post(f"/biuro/{OWN}/sprawy/", {"states": "formally_correct", "action": "look"})
    assert "Znalezione sprawy: 1" in clerk.text


def test_whoever_reads_nothing_sees_only_the_way_to_their_rooms(site: Flask):
    take_in(site, 1)
    administrator = signed_in(site, an_account(site, Role.ADMINISTRATOR))
    administrator.get(PAGE)
    assert "Co czeka" not in administrator.text
    assert "1.2026" not in administrator.text


def test_proposals_to_confirm_lead_to_where_they_are_confirmed(site: Flask):
    four_eyes(site)
    (matter,) = take_in(site, 1)
    resolve(site, assess(site, matter), Outcome.QUALIFIED)
    clerk = signed_in(site, an_account(site))
    clerk.get(PAGE)
    assert "Do zatwierdzenia przez drugą osobę: 1" in clerk.text
    assert "do-zatwierdzenia" in clerk.page
    auditor = signed_in(site, an_account(site, Role.AUDITOR))
    auditor.get(PAGE)
    assert "Do zatwierdzenia przez drugą osobę: 1" in auditor.text
    assert "do-zatwierdzenia" not in auditor.page


def test_a_freed_place_goes_to_anybody_on_the_reserve_list(site: Flask):
    take_in(site, 12)
    awarded = [resolve(site, assess(site, m), Outcome.QUALIFIED) for m in matters_of(site)[:10]]
    waiting = [assess(site, matter) for matter in matters_of(site)[10:]]
    on_list = [resolve(site, each, Outcome.RESERVE, for_want_of_places=True) for each in waiting]
    told(site, on_list[0])
    clerk = signed_in(site, an_account(site))
    clerk.get(RESERVE)
    assert "Teraz nie ma wolnego miejsca" in clerk.text
    leaving = Resignation(DAY, DAY)
    Changes(desk_of(site)).resign(SEEDER, seen(awarded[3]), leaving)
    clerk.get(PAGE)
    assert "Wolne miejsca: 1, osoby na liście rezerwowej: 2" in clerk.text
    clerk.get(RESERVE)
    assert "nie jest kolejką" in clerk.text
    assert clerk.text.index("11.2026") < clerk.text.index("12.2026")
    assert f"{on_list[0].id}/rozstrzygniecie/zmien" in clerk.page
    assert f"{on_list[1].id}/rozstrzygniecie/wycofaj" in clerk.page
    member = signed_in(site, an_account(site, Role.COMMISSION))
    member.get(RESERVE)
    assert "11.2026" in member.text
    assert "rozstrzygniecie" not in member.page


def test_free_places_and_nobody_waiting_call_for_a_supplementary_recruitment(site: Flask):
    (matter,) = take_in(site, 1)
    resolve(site, assess(site, matter), Outcome.QUALIFIED)
    clerk = signed_in(site, an_account(site))
    clerk.get(RESERVE)
    assert "nabór uzupełniający" in clerk.text
    assert "Na liście rezerwowej nie ma nikogo" in clerk.text


def test_the_minutes_of_a_closed_session_say_how_it_stood_then(site: Flask):
    take_in(site, 2)
    matters = [assess(site, matter) for matter in matters_of(site)]
    session = a_session_of(site, matters, awarded=1, reserve=1)
    clerk = signed_in(site, an_account(site))
    page = f"/biuro/{OWN}/komisja/{session.id}/"
    clerk.get(f"{page}zamknij")
    clerk.post(f"{page}zamknij", {"wersja": session.version})
    clerk.get(page)
    assert "1 z 10" in clerk.text
    month_later = DAY + timedelta(days=30)
    later = replace(desk_of(site), clock=lambda: month_later)
    leaving = Resignation(month_later, month_later)
    Changes(later).resign(SEEDER, seen(matters_of(site)[0]), leaving)
    clerk.get(page)
    assert "1 z 10" in clerk.text
    docx = clerk.get(f"{page}protokol.docx")
    assert docx.status_code == 200
    assert 'filename="protokol-2026-02-16.docx"' in docx.headers["Content-Disposition"]


def test_whoever_takes_in_may_begin_here_and_comes_back_from_every_page(site: Flask):
    clerk = signed_in(site, an_account(site))
    clerk.get(PAGE)
    assert "/sprawy/przyjmij" in clerk.page
    for path in (f"{PAGE}sprawy/", "/biuro/konto"):
        clerk.get(path)
        assert ">Co czeka</a>" in clerk.page
    auditor = signed_in(site, an_account(site, Role.AUDITOR))
    auditor.get(PAGE)
    assert "/sprawy/przyjmij" not in auditor.page


def test_a_matter_shows_as_its_button_the_deed_it_waits_for(site: Flask):
    take_in(site, 2)
    resolve(site, assess(site, matters_of(site)[1]), Outcome.RESERVE)
    clerk = signed_in(site, an_account(site))
    for matter, words in zip(
        matters_of(site), ("Sprawdź dokumenty", "Przygotuj pismo"), strict=True
    ):
        clerk.get(f"{PAGE}sprawy/{matter.id}/")
        assert re.findall(r'class="govuk-button" href="[^"]+">([^<]+)<', clerk.page) == [words]
