import pytest

from app.attachments.answers import raw_of
from app.attachments.application_card.questions.guardian import GuardianPage
from app.attachments.page import Raw
from rules.case import Address
from rules.programme import load_programme
from rules.vocabulary import FilledBy
from tests.builders import HOME, a_child_case, a_guardian

WIAZOWNA = load_programme("wiazowna_2026")
AWAY = Address("ul. Zmyślona 4", "16-500", "Sejny")
AWAY_RAW = {"street": ["ul. Zmyślona 4"], "postcode": ["16-500"], "town": ["Sejny"]}
SAME = raw_of(GuardianPage.of(a_child_case(), WIAZOWNA))


def page(raw: Raw) -> GuardianPage:
    return GuardianPage.of(a_child_case(), WIAZOWNA, raw)


def test_the_same_address_is_not_typed_twice() -> None:
    assert SAME["same_address"] == ["yes"]
    assert SAME["street"] == [""]
    assert page(SAME).fill(a_child_case()).guardian.address == HOME


def test_another_address_is_typed() -> None:
    form = page(SAME | {"same_address": ["no"]} | AWAY_RAW)
    assert form.validate()
    assert form.fill(a_child_case()).guardian.address == AWAY


def test_another_address_is_shown_again() -> None:
    case = a_child_case(guardian=a_guardian(address=AWAY))
    form = GuardianPage.of(case, WIAZOWNA)
    assert form.same_address.data is False
    assert form.town.data == "Sejny"


def test_without_an_address_the_question_is_open() -> None:
    case = a_child_case(guardian=a_guardian(address=Address()))
    assert GuardianPage.of(case, WIAZOWNA).same_address.data is None


def test_another_address_is_asked_in_full() -> None:
    form = page(SAME | {"same_address": ["no"]})
    assert not form.validate()
    assert form.errors == {
        "street": ["Podaj ulicę i numer domu rodzica albo opiekuna prawnego"],
        "postcode": ["Podaj kod pocztowy rodzica albo opiekuna prawnego"],
        "town": ["Podaj miejscowość rodzica albo opiekuna prawnego"],
    }


def test_an_address_beside_the_same_address_is_a_contradiction() -> None:
    form = page(SAME | AWAY_RAW)
    assert not form.validate()
    assert form.errors.keys() == {"street", "postcode", "town"}


def test_an_unreadable_postcode_gets_one_message() -> None:
    form = page(SAME | {"same_address": ["no"]} | AWAY_RAW | {"postcode": ["x"]})
    assert not form.validate()
    assert len(form.postcode.errors) == 1
    assert form.fill(a_child_case()).guardian.address == Address("ul. Zmyślona 4", "", "Sejny")


@pytest.mark.parametrize("filled_by", FilledBy)
def test_the_browser_helps_the_guardian_only(filled_by: FilledBy) -> None:
    form = GuardianPage.of(a_child_case(filled_by=filled_by), WIAZOWNA)
    own = filled_by is FilledBy.GUARDIAN
    assert form.first_name.autocomplete == ("given-name" if own else "off")
    assert ("swoje dane" in form.intro) is own
    assert form.same_address.label.text.startswith("Czy mieszkasz" if own else "Czy mieszka ")


def test_contact_is_advised_while_nobody_can_be_reached() -> None:
    case = a_child_case(guardian=a_guardian(phone="", email=""))
    assert GuardianPage.of(case, WIAZOWNA).advice().keys() == {"phone"}
    assert GuardianPage.of(a_child_case(), WIAZOWNA).advice() == {}
