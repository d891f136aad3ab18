"""Hard spaces stand where they are read and nowhere that is posted back."""

from dataclasses import replace

import pytest
from flask import Flask

from app.web.typography import tied_html
from tests.builders import HOME, a_case, a_participant
from tests.web.visitor import Visitor

HARD = "\N{NO-BREAK SPACE}"


def test_one_letter_words_stay_with_the_next():
    assert tied_html("<p>Mieszka w domu i w lesie</p>") == (
        f"<p>Mieszka w{HARD}domu i{HARD}w{HARD}lesie</p>"
    )


@pytest.mark.parametrize(
    "kept",
    [
        '<input value="Dom w lesie">',
        '<p title="dom w lesie" data-x="a > b"></p>',
        "<textarea>Dom w lesie</textarea>",
        "<title>Dom w lesie</title>",
        "<!-- dom w lesie -->",
        "<dd data-verbatim>Dom w lesie<br>z psem</dd>",
    ],
)
def test_what_is_not_ours_stays(kept: str):
    assert tied_html(kept) == kept


def test_text_after_what_is_kept_is_tied_again():
    assert tied_html("<dd data-verbatim>a b<br>c</dd><p>a b</p>").endswith(f"<p>a{HARD}b</p>")


def test_answers_come_back_as_they_were_typed(site: Flask):
    home = replace(HOME, street="Osiedle z lasem i wodą 5")
    case = a_case(participant=a_participant(address=home))
    visitor = Visitor(site)
    visitor.start(case)
    visitor.answer_all(case)
    visitor.get("/wniosek/pytania/uczestnik")
    assert f'value="{home.street}"' in visitor.page
    visitor.get("/wniosek/sprawdz")
    assert home.street in visitor.page
    assert f"Kto działa w{HARD}imieniu" in visitor.page
