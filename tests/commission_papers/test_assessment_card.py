from decimal import Decimal

import pytest

from app.commission_papers import assessment_card
from app.matters.matter import PriorityReason
from rules.case import Case
from rules.vocabulary import Degree
from tests.builders import a_case, a_certificate, a_child_case
from tests.commission_papers.builders import (
    FOUND,
    MEMBERS,
    SEJNY,
    a_card,
    a_considered,
    a_matter,
    settings,
)
from tests.commission_papers.reading import asked, lines, text

STRANGE = "{{ 7*7 }} {% if %} <b>ŻÓŁĆ & co</b> „tak”"
CARDS = {
    "complete": a_card(),
    "child": a_card(case=a_child_case()),
    "empty": a_card(case=Case(), assessment=None, priority=None),
}


@pytest.mark.parametrize("name", CARDS)
def test_the_blank_asks_for_exactly_what_the_context_gives(name: str) -> None:
    assert asked(CARDS[name]) == set(CARDS[name].context)


def test_the_card_says_what_was_found_of_each_criterion() -> None:
    said = lines(a_card())
    assert (
        "Potrzeby osoby z niepełnosprawnością | Potrzebuje pomocy przy wychodzeniu z domu i w "
        in ("\n".join(said))
    )
    for found in FOUND.values():
        assert any(line.endswith(f"| {found}") for line in said)
    assert "Proponowana liczba godzin w roku | 210 godzin" in said
    assert "Data oceny | 12 stycznia 2026 r." in said


def test_case_number_person_and_guardian_are_named() -> None:
    said = lines(a_card(case=a_child_case()))
    assert "Znak sprawy | OPS.5210.1.2026" in said
    assert any(line.startswith("Rodzic lub opiekun prawny | Żaneta") for line in said)
    assert "Rodzic lub opiekun prawny" not in text(a_card())


def test_the_title_of_the_file_names_nobody() -> None:
    assert a_card().title == "Karta oceny indywidualnej sytuacji – OPS.5210.1.2026"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (PriorityReason(2, "Mieszkają razem."), "grupa 2: osoby z niepełnosprawnościami mieszkają"),
        (PriorityReason(None, "Pomaga córka."), "poza grupami pierwszeństwa"),
        (None, "Grupa pierwszeństwa | ……"),
    ],
)
def test_the_priority_group_is_said_in_words(reason: PriorityReason | None, words: str) -> None:
    card = text(a_card(priority=reason))
    assert words in card
    assert reason is None or reason.reason in card


@pytest.mark.parametrize(
    ("degree", "ticked"),
    [(Degree.SEVERE, "☒ tak ☐ nie"), (Degree.MODERATE, "☐ tak ☒ nie"), (None, "☐ tak ☐ nie")],
)
def test_high_support_follows_the_certificate(degree: Degree | None, ticked: str) -> None:
    case = a_case(certificate=a_certificate(degree=degree))
    assert f"Wymaga wysokiego poziomu wsparcia | {ticked}" in lines(a_card(case=case))


def test_every_member_has_a_line_to_sign_on_and_unnamed_ones_too() -> None:
    signed = [line for line in lines(a_card()) if line.split(" | ")[0] in MEMBERS]
    assert len(signed) == len(MEMBERS)
    assert all(line.endswith("………") for line in signed)
    nameless = assessment_card(a_considered(), SEJNY, settings())
    assert sum(line.startswith("………") for line in lines(nameless)) == 3


def test_strange_answers_print_literally() -> None:
    reason = PriorityReason(1, STRANGE)
    assert STRANGE in text(a_card(priority=reason))


def test_hours_of_a_fraction_read_as_polish_does() -> None:
    card = a_matter().assessment
    assert card is not None
    changed = type(card)(card.assessed_on, card.found, card.assessed_by, Decimal("210.5"))
    assert "210,5 godziny" in text(a_card(assessment=changed))
