"""Paper on a clerk's desk: found by its code, or by name and birth date together; never a draft before it."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.matters.matter import Entry, State, Way
from tests.matters.builders import an_applicant
from tests.web.office.clerk import BORN, TODAY, Clerk, a_clerk, day_of
from tests.web.office.staff import OWN
from tests.web.site import close

FIND, TAKE, PAPER = "przyjmij", "przyjmij/wydruk", "przyjmij/z-papieru"
CODE = "AB12-CD34"
ARRIVED = {**day_of("on", date(2026, 2, 27)), "way": "post", "note": "list polecony"}


@pytest.fixture
def clerk(tmp_path) -> Iterator[Clerk]:
    clerk = a_clerk(tmp_path)
    yield clerk
    close(clerk.site)


def test_a_code_in_any_spelling_leads_to_a_matter_and_its_papers(clerk: Clerk):
    clerk.printed(an_applicant(), CODE)
    assert clerk.post(FIND, {"code": " ab12 cd34"}) == 200
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/{TAKE}"
    assert "Zofia Przykładowa" in clerk.visitor.text
    assert "W odpowiedziach niczego nie brakuje" in clerk.visitor.text
    assert f'value="{TODAY.day}"' in clerk.visitor.page
    clerk.post(TAKE, ARRIVED)
    (matter,) = clerk.matters()
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/{matter.id}/dokumenty"
    assert (matter.received.on, matter.received.way) == (date(2026, 2, 27), Way.POST)
    assert (matter.received.entry, matter.received.bundle) == (Entry.BUNDLE, CODE)
    assert matter.received.note == "list polecony"
    every = clerk.services.store.ledger.lines(OWN)
    lines = [line for line in every if line.event != "paper.kept"]
    assert [line.event for line in lines[:2]] == ["matter.opened", "draft.opened"]
    assert lines[1].note == CODE


def test_what_the_answers_lack_is_said_before_the_matter_is_opened(clerk: Clerk):
    clerk.printed(an_applicant(declarations_confirmed=None, activities=frozenset()), CODE)
    clerk.post(FIND, {"code": CODE})
    assert "Czego brakuje w odpowiedziach" in clerk.visitor.text
    assert "czynność" in clerk.visitor.text


def test_nothing_that_identifies_stands_in_an_address_or_open_in_the_session(clerk: Clerk):
    clerk.printed(an_applicant(), CODE)
    clerk.get(FIND)
    before = clerk.visitor.client.get_cookie("teczka")
    assert before
    answer = clerk.visitor.client.post(
        f"/biuro/{OWN}/sprawy/{FIND}",
        data={"name": "Zofia Przykładowa", **BORN, "csrf_token": token_of(clerk)},
    )
    assert answer.status_code == 303
    assert answer.location == f"/biuro/{OWN}/sprawy/{TAKE}"
    cookie = clerk.visitor.client.get_cookie("teczka")
    assert cookie
    told = clerk.site.session_interface.get_signing_serializer(clerk.site).loads(cookie.value)
    assert told["papier"]
    assert not any(word in str(told) for word in ("Zofia", "Przyk", "1980", "AB12"))


def token_of(clerk: Clerk) -> str:
    return clerk.visitor.page.split('name="csrf_token" value="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "kod z dołu strony"),
        ({"name": "Zofia Przykładowa"}, "samo imię i nazwisko nie wystarczy"),
        (BORN, "sama data urodzenia nie wystarczy"),
    ],
    ids=["nothing", "name alone", "birth date alone"],
)
def test_neither_a_name_nor_a_birth_date_is_enough(clerk: Clerk, typed, said):
    clerk.printed(an_applicant(), CODE)
    assert clerk.post(FIND, typed) == 422
    assert any(said in error for error in clerk.visitor.errors())


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Zofia Przykładowa", **BORN, "born-year": "1981"},
        {"name": "Zofia Przykład", **BORN},
        {"name": "Zofia", **BORN},
        {"name": "…", **BORN},
    ],
    ids=["other day", "part of a name", "first name", "no letters"],
)
def test_a_wrong_day_and_a_part_of_a_name_find_nothing_alike(clerk: Clerk, typed):
    clerk.printed(an_applicant(), CODE)
    assert clerk.post(FIND, typed) == 409
    assert "Nie ma wydruku na to imię i nazwisko z tą datą urodzenia" in clerk.visitor.text
    assert CODE not in clerk.visitor.text


def test_name_and_birth_date_find_the_draft_also_without_polish_letters(clerk: Clerk):
    clerk.printed(an_applicant(), CODE)
    clerk.post(FIND, {"name": "zofia przykladowa", **BORN})
    assert clerk.visitor.at.endswith(TAKE)
    assert CODE in clerk.visitor.text


def test_the_register_never_shows_a_draft(clerk: Clerk):
    clerk.printed(an_applicant(), CODE)
    for text in ("Zofia Przykładowa", CODE):
        clerk.post("", {"text": text, "action": "look"})
        found = clerk.visitor.page.split("</form>")[-1]
        assert "Nie ma takiej sprawy" in found
        assert "Przykładowa" not in found


def test_papers_in_the_register_already_are_said_so_with_a_link(clerk: Clerk):
    clerk.printed(an_applicant(), CODE, "draft")
    clerk.printed(an_applicant(), "EF56-GH78", "draft")
    clerk.post(FIND, {"code": CODE})
    clerk.post(TAKE, ARRIVED)
    (matter,) = clerk.matters()
    for typed in ({"code": CODE}, {"code": "EF56-GH78"}, {"name": "Zofia Przykładowa", **BORN}):
        clerk.post(FIND, typed)
        assert f'href="/biuro/{OWN}/sprawy/{matter.id}/">sprawa 1.2026' in clerk.visitor.page
        assert "Załóż sprawę" not in clerk.visitor.page
    clerk.visitor.post(f"/biuro/{OWN}/sprawy/{TAKE}", ARRIVED)
    assert len(clerk.matters()) == 1


def test_whoever_printed_twice_is_asked_which_printout_lies_there(clerk: Clerk):
    clerk.printed(an_applicant(), CODE, "draft")
    clerk.printed(an_applicant(), "EF56-GH78", "draft")
    clerk.post(FIND, {"name": "Zofia Przykładowa", **BORN})
    assert clerk.post(TAKE, ARRIVED) == 422
    assert "Zaznacz wydruk" in clerk.visitor.text
    clerk.post(TAKE, {**ARRIVED, "printout": CODE})
    assert [matter.received.bundle for matter in clerk.matters()] == [CODE]


def test_a_day_to_come_opens_nothing_and_loses_nothing(clerk: Clerk):
    clerk.printed(an_applicant(), CODE)
    clerk.post(FIND, {"code": CODE})
    assert clerk.post(TAKE, ARRIVED | day_of("on", date(2026, 3, 3))) == 422
    assert "list polecony" in clerk.visitor.text
    assert not clerk.matters()


def test_without_a_question_there_is_nothing_to_take(clerk: Clerk):
    clerk.get(TAKE)
    assert clerk.visitor.at.endswith(FIND)
    assert clerk.visitor.get(f"/biuro/{OWN}/sprawy/{FIND}/").status_code == 200


def test_a_draft_deleted_meanwhile_is_told_to_be_gone(clerk: Clerk):
    clerk.printed(an_applicant(), CODE)
    clerk.post(FIND, {"code": CODE})
    store = clerk.services.store
    store.drafts.delete(store.bundles.of_programme(OWN)[0].draft_id)
    assert clerk.visitor.get(f"/biuro/{OWN}/sprawy/{TAKE}").status_code == 409
    assert "Nie ma wydruku o tym kodzie" in clerk.visitor.text


TYPED = {
    "filled_by": "self",
    "first_name": "Łucja",
    "last_name": "Żółwińska-Zmyślona",
    "birth_date-day": "30",
    "birth_date-month": "1",
    "birth_date-year": "1951",
}


def test_an_application_written_by_hand_is_opened_and_marked_as_such(clerk: Clerk):
    assert clerk.post(PAPER, {**TYPED, **ARRIVED}) == 200
    (matter,) = clerk.matters()
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/{matter.id}/odpowiedzi/popraw"
    assert matter.received.entry is Entry.PAPER
    assert matter.state is State.SUBMITTED
    assert set(matter.answers) == {"kto-wypelnia", "uczestnik"}
    clerk.get(f"{matter.id}/")
    assert "z papieru, przez pracownika biura" in clerk.visitor.text


def test_a_nameless_paper_is_asked_for_its_name(clerk: Clerk):
    nameless = {**TYPED, "first_name": "", "last_name": ""}
    assert clerk.post(PAPER, {**nameless, **ARRIVED}) == 422
    assert len(clerk.visitor.errors()) == 2
    assert "list polecony" in clerk.visitor.text
    assert not clerk.matters()
