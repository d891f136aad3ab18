"""Values that tempt a template, a layout or a font: literal and whole on every page of paper."""

import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from app.attachments import ALL
from app.documents.convert import OfficePool
from app.documents.pipeline import Production, produce
from app.dossier.printed import SigningPlace
from rules import check
from rules.case import Address, Case, Helper, OtherProgramme
from rules.programme import load_programme
from rules.vocabulary import Area, FilledBy, HelperCapacity
from tests.builders import (
    a_case,
    a_child_case,
    a_guardian,
    a_participant,
    a_situation,
    an_assistant,
)
from tests.documents.code_reader import CODE, amiss
from tests.documents.on_paper import out_of_the_page, squeezed
from tests.documents.tagged import faults, read_aloud, told

WORD_AT = re.compile(r'xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="([0-9.]+)"')
pytestmark = pytest.mark.office
WORD = "Konstantynopolitańczykowianeczkówneńkaźź"  # forty letters
MARKS = "{{ 7*7 }} {% if x %} <b>ŻÓŁĆ</b> & „tak” 'nie'"
ENDLESS = "zażółć gęślą jaźń " * 22 + "ŹDŹB"  # four hundred characters
UNBROKEN = "ŻÓŁĆgęśląjaźńx{}/" * 24  # four hundred without a single place to break
NAME = f"{MARKS} {WORD}"
LONG = f"{ENDLESS} {UNBROKEN} {WORD}"
HOME = Address(street=NAME, postcode="05-462", town=WORD)


def tempting() -> Case:
    """A child's case, so that all five papers are made, with such values in every text it can hold."""
    return a_child_case(
        filled_by=FilledBy.HELPER,
        helper=Helper(NAME, HelperCapacity.OTHER),
        participant=a_participant(
            first_name=MARKS,
            last_name=WORD,
            address=HOME,
            birth_date=date(2015, 9, 1),
            email=f"{'z' * 40}@{'x' * 40}.example.com",
        ),
        guardian=a_guardian(first_name=MARKS, last_name=WORD, address=HOME),
        assistant=an_assistant(first_name=MARKS, last_name=WORD),
        situation=a_situation(
            reason=LONG, moving_at_home=LONG, moving_outside=LONG, communication=LONG
        ),
        uses_other_programmes=True,
        other_programmes=(OtherProgramme(name=NAME, hours=None), OtherProgramme(name=LONG)),
        preferences=replace(a_case().preferences, age=NAME, skills=LONG, times=LONG),
        other_activities=MappingProxyType(dict.fromkeys(Area, LONG)),
    )


SAID = {
    "application_card": {NAME: 6, LONG: 7},
    "activity_scope": {LONG: 4, f"{MARKS}{WORD}": 1},
    "guardian_acceptance": {f"{MARKS}{WORD}": 3},
    "gdpr_clause_minister": {f"{MARKS}{WORD}": 1},
    "gdpr_clause_organiser": {f"{MARKS}{WORD}": 1},
    "cover": {f"{MARKS}{WORD}": 2},
}
"""How often each paper says them at least; names and surnames stand beside each other."""


@pytest.fixture(scope="module")
def made(office_pool: OfficePool) -> Production:
    case = tempting()
    programme = load_programme(case.programme)
    return produce(
        case,
        programme,
        check(case, programme),
        office=office_pool,
        copies=None,
        today=date(2026, 1, 5),
        document_id="K7MX-3T9P",
    )


@pytest.mark.parametrize("slug", SAID)
def test_every_paper_prints_them_literally_and_whole(made: Production, slug: str) -> None:
    [paper] = [one for one in (*made.documents, made.cover) if one.slug == slug]
    for pdf in (paper.pdf, made.bundle):
        said = squeezed(pdf)
        for value, least in SAID[slug].items():
            assert said.count("".join(value.split())) >= least, value[:40]


def test_nothing_runs_off_a_page_or_into_its_code(made: Production) -> None:
    assert out_of_the_page(made.marked(CODE, 1).bundle) == []
    assert amiss(made.bundle) == []


def test_every_signature_has_its_place_over_a_line(made: Production) -> None:
    case = tempting()
    programme = load_programme(case.programme)
    attachments = {each.slug: each for each in ALL}
    for part in made.parts:
        signatures = attachments[part.slug].signatures(case, programme)
        assert [place.who for place in part.signing] == [each.who for each in signatures]
        assert all(part.first <= place.page <= part.last for place in part.signing)
    assert [
        place for part in made.parts for place in part.signing if not on_a_line(made, place)
    ] == []


def on_a_line(made: Production, place: SigningPlace) -> bool:
    """Whether dots to sign on stand low within the place, as a reader of the page sees it."""
    size = 25.4 / 72
    words = told(
        made.bundle, "pdftotext", "-bbox", "-f", str(place.page), "-l", str(place.page)
    ).splitlines()
    dots = [WORD_AT.search(line) for line in words if "………" in line]
    edges = [[float(edge) * size for edge in found.groups()] for found in dots if found]
    return any(
        abs(left - place.left) < 15
        and right <= place.left + place.width + 0.5
        and abs(297 - low - place.low) < 1.5
        for left, right, low in edges
    )


def test_a_screen_reader_hears_them_whole_and_meets_no_error(made: Production) -> None:
    bundle = made.marked(CODE, 1).bundle
    heard = "".join("".join(read_aloud(bundle)).split())
    assert heard.count("".join(LONG.split())) >= 11
    assert heard.count("".join(MARKS.split())) >= 15
    assert faults(bundle) == []
