from dataclasses import replace

from app.months.people import NAMELESS, people_of
from tests.months.builders import ASSISTANT_ID, JAN, OTHER_ID, ZOFIA, a_profile, two_participants


def test_people_are_told_apart_by_their_names() -> None:
    people = people_of(two_participants(), [a_profile()])
    assert (people.participant(ZOFIA), people.participant(JAN)) == (
        "Zofia Przykładowa",
        "Jan Testowy",
    )
    assert people.assistant(ASSISTANT_ID) == "Bogna Pomocna"


def test_two_participants_of_one_name_get_their_case_numbers() -> None:
    zofia, _ = two_participants()
    other = replace(zofia, id=JAN, case_number="7.2026")
    people = people_of([zofia, other], [])
    assert people.participants == {
        ZOFIA: "Zofia Przykładowa (1.2026)",
        JAN: "Zofia Przykładowa (7.2026)",
    }


def test_two_assistants_of_one_name_are_numbered_the_same_in_whatever_order() -> None:
    two = [a_profile(), a_profile(OTHER_ID)]
    assert people_of([], two).assistants == people_of([], two[::-1]).assistants
    assert len(set(people_of([], two).assistants.values())) == 2


def test_who_has_no_profile_yet_is_still_told_apart() -> None:
    people = people_of([], [a_profile(first_name="", last_name="")])
    assert people.assistant(ASSISTANT_ID) == NAMELESS
    assert people.assistant(OTHER_ID) == OTHER_ID
