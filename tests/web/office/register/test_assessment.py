"""The card of the three criteria and the priority group, as a member of the commission fills them in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.matters.matter import Matter, State
from app.matters.rights import Role
from rules.vocabulary import Criterion
from tests.web.office.recruitment import DAY, a_recruiting_site, assess, check, matters_of, take_in
from tests.web.office.staff import NAMES, OWN, an_account, signed_in
from tests.web.site import close
from tests.web.visitor import Visitor

CARD = {
    "needs": "Wychodzi z domu tylko z kimś.",
    "independence": "Ubiera się bez pomocy.",
    "help_from_others": "Nikt nie pomaga.",
    "proposed_hours": "240",
    "assessed_on-day": str(DAY.day),
    "assessed_on-month": str(DAY.month),
    "assessed_on-year": str(DAY.year),
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Flask]:
    site = a_recruiting_site(tmp_path)
    take_in(site, 1)
    yield site
    close(site)


@pytest.fixture
def member(site: Flask) -> Visitor:
    return signed_in(site, an_account(site, Role.COMMISSION))


def the_matter(site: Flask) -> Matter:
    (matter,) = matters_of(site)
    return matter


def send(member: Visitor, matter: Matter, page: str, **data: object) -> int:
    path = f"/biuro/{OWN}/sprawy/{matter.id}/{page}"
    member.get(path)
    return member.post(path, {"wersja": matter.version, **data}).status_code


def test_the_card_is_kept_with_who_filled_it_in(site: Flask, member: Visitor):
    matter = check(site, the_matter(site))
    assert send(member, matter, "ocena", **CARD) == 200
    assert "Ocena jest zapisana" in member.text
    card = the_matter(site).assessment
    assert card is not None
    assert card.found[Criterion.NEEDS] == CARD["needs"]
    assert (card.proposed_hours, card.assessed_on) == (240, DAY)
    assert card.assessed_by == NAMES[Role.COMMISSION]
    assert the_matter(site).state is State.ASSESSED


def test_the_matters_page_shows_the_card_in_the_order_of_the_paper(site: Flask, member: Visitor):
    send(member, check(site, the_matter(site)), "ocena", **CARD)
    places = [member.text.index(words) for name, words in CARD.items() if name in set(Criterion)]
    assert places == sorted(places)
    assert "karta-oceny.pdf" in member.page


def test_an_empty_card_says_what_to_write_in_each_place(site: Flask, member: Visitor):
    assert send(member, check(site, the_matter(site)), "ocena") == 422
    assert [error.removeprefix("Błąd: ") for error in member.errors()] == [
        "Opisz potrzeby osoby z niepełnosprawnością",
        "Opisz poziom samodzielności",
        "Opisz, czy można liczyć na pomoc innych osób",
        "Podaj dzień oceny",
    ]
    assert the_matter(site).assessment is None


def test_papers_that_nobody_checked_are_not_assessed(site: Flask, member: Visitor):
    assert send(member, the_matter(site), "ocena", **CARD) == 409
    assert "Najpierw sprawdź dokumenty" in member.text
    assert CARD["needs"] in member.text


def test_the_card_shows_what_the_application_says_and_what_was_found_before(
    site: Flask, member: Visitor
):
    assess(site, the_matter(site), hours=320)
    member.get(f"/biuro/{OWN}/sprawy/{the_matter(site).id}/ocena")
    assert "Co mówi zgłoszenie" in member.text
    assert "720 godzin" in member.text
    assert 'value="320"' in member.page
    assert "Potrzebuje pomocy przy wychodzeniu z domu." in member.text


def test_a_card_changed_meanwhile_is_not_overwritten(site: Flask, member: Visitor):
    matter = check(site, the_matter(site))
    send(member, matter, "ocena", **CARD)
    assert send(member, matter, "ocena", **(CARD | {"needs": "Inne słowa."})) == 409
    assert "Ktoś zmienił to w międzyczasie" in member.text
    assert "Inne słowa." in member.text


def test_a_priority_group_needs_its_reason(site: Flask, member: Visitor):
    matter = check(site, the_matter(site))
    assert send(member, matter, "pierwszenstwo", group="1") == 422
    assert "Napisz, z czego wynika" in member.errors()[0]
    assert send(member, matter, "pierwszenstwo", group="5", reason="Tak.") == 422
    assert send(member, matter, "pierwszenstwo", group="1", reason="Mieszka sama.") == 200
    priority = the_matter(site).priority
    assert priority is not None
    assert (priority.group, priority.reason) == (1, "Mieszka sama.")


def test_no_group_is_an_answer_too_and_is_shown_again(site: Flask, member: Visitor):
    matter = check(site, the_matter(site))
    member.get(f"/biuro/{OWN}/sprawy/{matter.id}/pierwszenstwo")
    assert "Z odpowiedzi wynika: grupa 1" in member.text
    send(member, matter, "pierwszenstwo", group="none", reason="Pomaga siostra.")
    priority = the_matter(site).priority
    assert priority is not None
    assert priority.group is None
    member.get(f"/biuro/{OWN}/sprawy/{matter.id}/pierwszenstwo")
    assert 'value="none" checked' in member.page
