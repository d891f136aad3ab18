"""A draft is opened by its paper alone: its whole code, or the whole name together with the birth date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.attachments.answers import raw_answers
from app.errors import DeedRefused
from app.matters.matter import Entry, Received, Way
from app.matters.rights import Right, Role
from app.workflow.office.printouts import Printouts
from app.workflow.office.register import Query, Register
from rules.programme import load_programme
from tests.builders import a_participant
from tests.matters.builders import SEJNY, a_matter, an_actor, an_applicant
from tests.workflow.office.fakes import FakePrinted, a_desk

BORN = date(1980, 5, 17)
CLERK = an_actor()


def printed(code="AB12-CD34", draft="d1", born=BORN, name="Zofia Przykładowa", **changes):
    participant = a_participant(birth_date=born)
    case = an_applicant(**{"participant": participant} | changes)
    return FakePrinted(code, name, raw_answers(case, load_programme(SEJNY)), draft)


def desk_with(*bundles, matters=()):
    desk = a_desk(*matters)
    desk.rooms.bundles.printed[SEJNY] = list(bundles)
    return desk


def a_matter_of(code):
    received = Received(date(2026, 1, 5), Way.POST, Entry.BUNDLE, code)
    return a_matter(received=received)


def test_the_code_tells_what_was_printed_and_what_it_lacks():
    desk = desk_with(printed(declarations_confirmed=None))
    (printout,) = Printouts(desk).of_code(CLERK, SEJNY, "ab12 cd34").printouts
    assert (printout.code, printout.name) == ("AB12-CD34", "Zofia Przykładowa")
    assert printout.lacks == ("Przeczytaj oświadczenia z karty zgłoszenia i potwierdź je.",)


def test_papers_are_not_missing_before_somebody_looked_at_them():
    (printout,) = Printouts(desk_with(printed())).of_code(CLERK, SEJNY, "AB12-CD34").printouts
    assert printout.lacks == ()


@given(st.text(max_size=20))
def test_no_name_alone_opens_a_draft(text: str):
    desk = desk_with(printed())
    assert Register(desk).search(CLERK, SEJNY, Query(text=text)).matters == ()
    for name in (text, "Zofia Przykładowa"):
        with pytest.raises(DeedRefused, match="z tą datą urodzenia"):
            Printouts(desk).of_person(CLERK, SEJNY, name, date(1980, 5, 18))
    if "zofia" not in text.casefold():
        with pytest.raises(DeedRefused, match="z tą datą urodzenia"):
            Printouts(desk).of_person(CLERK, SEJNY, text, BORN)


def test_two_persons_of_one_name_are_told_apart_by_their_birth_dates():
    desk = desk_with(printed(), printed("EF56-GH78", "d2", date(1990, 1, 1)))
    found = Printouts(desk).of_person(CLERK, SEJNY, "zofia PRZYKŁADOWA", BORN)
    assert [each.code for each in found.printouts] == ["AB12-CD34"]


def test_every_bundle_of_a_draft_is_taken_with_one_of_them():
    bundles = (printed("EF56-GH78"), printed())
    matter = a_matter_of("AB12-CD34")
    desk = desk_with(*bundles, matters=(matter,))
    for found in (
        Printouts(desk).of_code(CLERK, SEJNY, "EF56GH78"),
        Printouts(desk).of_person(CLERK, SEJNY, "Zofia Przykładowa", BORN),
    ):
        assert found.taken == matter
        assert found.printouts == ()


def test_another_draft_of_the_same_person_may_still_come():
    bundles = (printed("EF56-GH78", "d2"), printed())
    desk = desk_with(*bundles, matters=(a_matter_of("AB12-CD34"),))
    found = Printouts(desk).of_person(CLERK, SEJNY, "Zofia Przykładowa", BORN)
    assert found.taken is not None
    assert [each.code for each in found.printouts] == ["EF56-GH78"]


def test_each_opening_is_recorded_by_its_code_and_nothing_else():
    desk = desk_with(printed("EF56-GH78", "d2"), printed())
    Printouts(desk).of_person(CLERK, SEJNY, "Zofia Przykładowa", BORN)
    found = Printouts(desk).of_code(CLERK, SEJNY, "ab12cd34")
    assert Printouts(desk).again(CLERK, SEJNY, found.codes) == found
    with pytest.raises(DeedRefused):
        Printouts(desk).of_person(CLERK, SEJNY, "Zofia Przykładowa", date(1980, 5, 18))
    told = [(who, event, note) for who, event, _, note in desk.rooms.ledger.lines]
    assert told == [
        (CLERK.account_id, "draft.opened", "EF56-GH78, AB12-CD34"),
        (CLERK.account_id, "draft.opened", "AB12-CD34"),
    ]


@pytest.mark.parametrize("role", [Role.COMMISSION, Role.AUDITOR, Role.ADMINISTRATOR])
def test_only_whoever_takes_papers_in_looks_for_them(role: Role):
    desk, actor = desk_with(printed()), an_actor(role)
    assert not actor.may(Right.INTAKE, SEJNY)
    with pytest.raises(DeedRefused, match="uprawnień"):
        Printouts(desk).of_code(actor, SEJNY, "AB12-CD34")
    with pytest.raises(DeedRefused, match="uprawnień"):
        Printouts(desk).of_person(actor, SEJNY, "Zofia Przykładowa", BORN)
