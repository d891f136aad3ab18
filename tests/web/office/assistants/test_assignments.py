"""A clerk assigns an assistant: chosen, stated, opened, changed and ended on its pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from app.matters.matter import Matter
from app.matters.rights import Role
from app.months.assignment import Assignment, AssignmentState
from rules.case import Assistant
from rules.vocabulary import Relation
from tests.matters.builders import a_resolved_matter, an_applicant
from tests.months.builders import an_entry
from tests.months.test_admitting import NAMED
from tests.web.office.clerk import Clerk, a_clerk, day_of
from tests.web.office.staff import OTHER, OWN, an_account, signed_in
from tests.web.site import close

STATED = {
    "relation": "none",
    "is_legal_guardian": "no",
    "lives_with_participant": "no",
    "qualification": "diploma",
    "profession": "physiotherapist",
}
FIRST = date(2026, 3, 9)


@dataclass
class Room:
    """The clerk, an assistant's account and one participant of each kind."""

    clerk: Clerk
    assistant_id: str
    adult: Matter
    child: Matter

    def path(self, rest: str = "") -> str:
        return f"/biuro/{OWN}/asystenci/{rest}"

    def get(self, rest: str) -> str:
        self.clerk.visitor.get(self.path(rest))
        return self.clerk.visitor.text

    def post(self, rest: str, **sent: Any) -> int:
        return self.clerk.post(rest, sent, room="asystenci")

    def kept(self, matter: Matter) -> Assignment:
        store = self.clerk.services.store
        return store.assignments.find(OWN, subject=matter.id)[-1]

    def assigned(self, matter: Matter, **terms: Any) -> Assignment:
        sent = {"assistant": self.assistant_id, "participant": matter.id, **day_of("starts", FIRST)}
        assert self.post("przydzialy/nowy", **sent | terms) == 200
        return self.kept(matter)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    clerk = a_clerk(tmp_path_factory.mktemp("assignments"))
    account = an_account(clerk.site, Role.ASSISTANT, email="bogna@example.com")
    adult = clerk.keeps(a_resolved_matter(id="1" * 32))
    person = replace(an_applicant("Maja", "Wymyślona").participant, birth_date=date(2015, 9, 1))
    child = clerk.keeps(a_resolved_matter(case=an_applicant(participant=person), id="2" * 32))
    yield Room(clerk, account.id, adult, child)
    close(clerk.site)


def test_from_a_participant_s_page_to_an_open_assignment(room: Room):
    visitor = room.clerk.visitor
    room.clerk.get(f"{room.adult.id}/")
    assert "Asystenci" in visitor.text
    room.clerk.get(f"{room.adult.id}/asystenci")
    assert f"przydzialy/nowy?sprawa={room.adult.id}" in visitor.page
    assert "checked" in visitor.client.get(
        room.path(f"przydzialy/nowy?sprawa={room.adult.id}")
    ).get_data(as_text=True)
    made = room.assigned(room.adult)
    assert made.state is AssignmentState.PREPARED
    assert "Zaznacz w oświadczeniu, kim dla uczestnika jest asystent." in visitor.text
    assert "Podstawa:" in visitor.text
    assert room.post(f"przydzialy/{made.id}/otworz") == 409
    assert "Zaznacz w oświadczeniu" in visitor.text
    assert room.post(f"przydzialy/{made.id}/oswiadczenie", **STATED) == 200
    assert "Wszystkie warunki są spełnione" in visitor.text
    assert room.post(f"przydzialy/{made.id}/otworz") == 200
    assert room.kept(room.adult).state is AssignmentState.OPEN
    room.clerk.get(f"{room.adult.id}/asystenci")
    assert "Otwarty" in visitor.text


def test_whoever_serves_a_minor_is_asked_for_the_checks(room: Room):
    made = room.assigned(room.child)
    page = room.get(f"przydzialy/{made.id}/oswiadczenie")
    assert "Sprawdzenie w Rejestrze Sprawców" in page
    adult = room.kept(room.adult)
    assert "Rejestrze Sprawców" not in room.get(f"przydzialy/{adult.id}/oswiadczenie")
    assert room.post(f"przydzialy/{made.id}/oswiadczenie", **STATED) == 200
    assert "Sprawdź asystenta w Rejestrze" in room.clerk.visitor.text
    tomorrow = day_of("criminal_record_on", date(2026, 3, 3))
    assert room.post(f"przydzialy/{made.id}/oswiadczenie", **STATED | tomorrow) == 422
    assert room.clerk.visitor.errors()


def test_nothing_typed_is_lost_and_what_is_wrong_is_named(room: Room):
    wrong = {"contract_number": "UZ/9/2026", **day_of("starts", date(2025, 3, 9))}
    sent = {"assistant": room.assistant_id, "participant": room.adult.id, **wrong}
    assert room.post("przydzialy/nowy", **sent) == 409
    assert "musi mieścić się w Programie" in room.clerk.visitor.text
    assert 'value="UZ/9/2026"' in room.clerk.visitor.page
    assert room.post("przydzialy/nowy", contract_number="UZ/9/2026") == 422
    assert set(room.clerk.visitor.errors()) >= {
        "Błąd: Wybierz asystenta",
        "Błąd: Wybierz uczestnika",
    }
    unknown = {"assistant": "x", "participant": room.adult.id, **day_of("starts", FIRST)}
    assert room.post("przydzialy/nowy", **unknown) == 422


def test_a_change_that_breaks_an_open_one_says_so_and_stops_services(room: Room):
    made = room.kept(room.adult)
    moved_in = {**STATED, "lives_with_participant": "yes"}
    assert room.post(f"przydzialy/{made.id}/oswiadczenie", **moved_in) == 200
    assert "przestał spełniać warunki" in room.clerk.visitor.text
    assert room.kept(room.adult).state is AssignmentState.PREPARED
    room.post(f"przydzialy/{made.id}/oswiadczenie", **STATED)
    room.post(f"przydzialy/{made.id}/otworz")


def test_other_terms_and_the_end_keep_what_was_served(room: Room):
    store = room.clerk.services.store
    made = room.kept(room.adult)
    entry = an_entry(
        "2026-03-12 08:00",
        "2026-03-12 10:00",
        matter_id=room.adult.id,
        assistant_id=room.assistant_id,
    )
    store.entries.add(entry, room.clerk.services.store.accounts.all()[0].actor, "service.entered")
    path = f"przydzialy/{made.id}"
    assert room.post(f"{path}/warunki", **day_of("starts", date(2026, 3, 13))) == 409
    assert "Asystent wpisał już usługi" in room.clerk.visitor.text
    assert room.post(f"{path}/warunki", monthly_hours="40", **day_of("starts", FIRST)) == 200
    assert "40 godzin" in room.clerk.visitor.text
    assert room.post(f"{path}/zakoncz", **day_of("on", date(2026, 3, 11))) == 409
    assert room.post(f"{path}/zakoncz", **day_of("on", date(2026, 3, 12))) == 200
    assert room.kept(room.adult).ends == date(2026, 3, 12)


def test_one_that_never_opened_is_given_up(room: Room):
    made = room.assigned(room.child)
    assert "Zrezygnuj z przydziału" in room.get(f"przydzialy/{made.id}/zakoncz")
    assert room.post(f"przydzialy/{made.id}/zakoncz") == 200
    assert room.kept(room.child).state is AssignmentState.ENDED
    assert "Nieaktualny" in room.clerk.visitor.text
    assert room.post(f"przydzialy/{made.id}/warunki", **day_of("starts", FIRST)) == 409


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(room: Room):
    made = room.assigned(room.child)
    rest = f"przydzialy/{made.id}/warunki"
    room.get(rest)
    sent = {"wersja": "77", "contract_number": "UZ/1", **day_of("starts", FIRST)}
    assert room.clerk.visitor.post(room.path(rest), sent).status_code == 409
    assert "zmienił to w międzyczasie" in room.clerk.visitor.text
    assert 'value="UZ/1"' in room.clerk.visitor.page


def test_the_application_s_answers_are_taken_where_it_names_this_person(room: Room):
    named = Assistant(**{**vars(NAMED), "first_name": "Aurelia", "last_name": "Przykładowa"})
    case = an_applicant("Jan", "Testowy", names_assistant=True, assistant=named)
    matter = room.clerk.keeps(a_resolved_matter(case=case, id="3" * 32))
    assert room.assigned(matter).statement.relation is Relation.NONE
    assert "Wszystkie warunki są spełnione" in room.clerk.visitor.text


def test_without_an_award_there_is_nobody_to_choose(tmp_path):
    clerk = a_clerk(tmp_path)
    clerk.visitor.get(f"/biuro/{OWN}/asystenci/przydzialy/nowy")
    assert "Nikomu nie przyznano jeszcze godzin." in clerk.visitor.text
    clerk.visitor.get(f"/biuro/{OWN}/asystenci/")
    assert "teczka user add" in clerk.visitor.text
    close(clerk.site)


def test_whoever_may_not_assign_sees_no_way_there(room: Room):
    auditor = signed_in(
        room.clerk.site,
        an_account(room.clerk.site, Role.AUDITOR, expires_on=date(2026, 12, 31)),
    )
    auditor.get(f"/biuro/{OWN}/sprawy/{room.adult.id}/")
    assert "asystenci" not in auditor.page
    assert OTHER not in auditor.page
