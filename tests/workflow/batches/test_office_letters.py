"""Letters as the office itself has them written: from matter, settings and blank, the same for the same."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from app.errors import DeedRefused, NotOnRecord
from app.letters import ALL
from app.matters.matter import ResolutionState
from app.matters.office import OfficeSettings, Signatory
from app.store.letter_values import Order
from app.workflow.batches.office_letters import OfficeLetters, common_blank
from app.workflow.office.desk import Desk
from rules.vocabulary import Outcome
from tests.builders import HOME
from tests.matters.builders import SEJNY, a_resolution, a_resolved_matter
from tests.workflow.office.fakes import FakeRooms

AWARD = Order(SEJNY, "award", date(2026, 1, 16))


@pytest.fixture
def rooms() -> FakeRooms:
    rooms = FakeRooms()
    rooms.matters.put(a_resolved_matter())
    return rooms


@pytest.fixture
def letters(rooms: FakeRooms) -> OfficeLetters:
    return OfficeLetters(Desk(rooms))


def text(letter: bytes) -> str:
    document = docx.Document(io.BytesIO(letter))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_letter_is_the_same_until_something_in_it_changes(
    rooms: FakeRooms, letters: OfficeLetters
) -> None:
    first = letters.docx(AWARD, "m1")
    assert letters.docx(AWARD, "m1") == first
    matter = rooms.matters.get(SEJNY, "m1")
    rooms.matters.put(replace(matter, version=9, received=replace(matter.received, note="x")))
    assert letters.docx(AWARD, "m1") == first, "what is not said in it does not matter"
    resolution = a_resolution(hours=matter.resolution.hours + 1)
    rooms.matters.put(replace(matter, resolutions=(resolution,)))
    assert letters.docx(AWARD, "m1") != first


def test_a_letter_the_matter_does_not_bear_is_refused(letters: OfficeLetters) -> None:
    with pytest.raises(DeedRefused, match="inne niż to pismo"):
        letters.docx(replace(AWARD, kind="refusal"), "m1")


def test_an_unconfirmed_resolution_has_no_letter(rooms: FakeRooms, letters: OfficeLetters) -> None:
    proposed = a_resolution(Outcome.QUALIFIED, state=ResolutionState.PROPOSED)
    rooms.matters.put(a_resolved_matter(resolutions=(proposed,)))
    with pytest.raises(DeedRefused, match="drugą osobę"):
        letters.docx(AWARD, "m1")


def test_an_unknown_matter_programme_or_kind_is_not_on_record(letters: OfficeLetters) -> None:
    for order, matter_id in (
        (AWARD, "m2"),
        (replace(AWARD, programme="wiazowna_2026"), "m1"),
        (replace(AWARD, kind="../award"), "m1"),
    ):
        with pytest.raises(NotOnRecord):
            letters.docx(order, matter_id)


def test_the_envelope_bears_the_name_and_address_of_the_letter(letters: OfficeLetters) -> None:
    to = letters.addressee(AWARD, "m1")
    assert (to.case_number, to.name) == ("1.2026", "Zofia Przykładowa")
    assert (to.street, to.postcode, to.town) == (HOME.street, HOME.postcode, HOME.town)
    assert to.name in text(letters.docx(AWARD, "m1"))


def test_the_fingerprint_tells_of_blank_and_settings(rooms: FakeRooms) -> None:
    blanks = {letter.slug: common_blank(SEJNY, letter).read_bytes() for letter in ALL}
    letters = OfficeLetters(Desk(rooms), lambda _, letter: blanks[letter.slug])
    first = letters.fingerprint(AWARD)
    assert len(first) == 64
    blanks["award"] += b" "
    second = letters.fingerprint(AWARD)
    settings = OfficeSettings(SEJNY, signatory=Signatory("Iwona Inna", "kierowniczka"))
    rooms.office_settings.put(settings)
    third = letters.fingerprint(AWARD)
    rooms.office_settings.put(replace(settings, version=7))
    assert letters.fingerprint(AWARD) == third
    assert len({first, second, third}) == 3


def test_an_office_s_own_blank_is_used(rooms: FakeRooms) -> None:
    own, written = docx.Document(str(common_blank(SEJNY, ALL[0]))), io.BytesIO()
    own.add_paragraph("Dopisek naszego biura dla {{ case_number }}")
    own.save(written)
    letters = OfficeLetters(Desk(rooms), lambda _, __: written.getvalue())
    assert "Dopisek naszego biura dla 1.2026" in text(letters.docx(AWARD, "m1"))
