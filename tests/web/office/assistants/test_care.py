"""Care that others give is noted beside the participant's matter, corrected and ended."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest

from app.matters.rights import Role
from app.months.care import CareSchedule
from rules.vocabulary import OtherCareKind
from tests.matters.builders import a_resolved_matter
from tests.web.office.clerk import Clerk, a_clerk, day_of
from tests.web.office.staff import OWN, an_account, signed_in
from tests.web.site import close

ZOFIA, JAN = "1" * 32, "2" * 32
TYPED: dict[str, Any] = {
    "kind": "care_services",
    "weekdays": ["0", "2"],
    "starts": "8:00",
    "ends": "10:00",
    "note": "opiekunka z ośrodka",
    **day_of("since", date(2026, 2, 1)),
}


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    clerk = a_clerk(tmp_path_factory.mktemp("care"))
    clerk.keeps(a_resolved_matter(id=ZOFIA))
    clerk.keeps(a_resolved_matter(id=JAN, case_number="2.2026"))
    yield clerk
    close(clerk.site)


def kept(clerk: Clerk) -> tuple[CareSchedule, ...]:
    return clerk.services.store.care_schedules.find(OWN, subject=ZOFIA)


def test_from_the_matter_to_a_week_of_care(clerk: Clerk):
    clerk.get(f"{ZOFIA}/")
    assert f"{ZOFIA}/inne-uslugi/" in clerk.visitor.page
    assert clerk.post(f"{ZOFIA}/inne-uslugi/nowe", TYPED) == 200
    assert "pn, śr" in clerk.visitor.text
    assert "8:00–10:00" in clerk.visitor.text
    (care,) = kept(clerk)
    assert (care.kind, care.weekdays) == (OtherCareKind.CARE_SERVICES, frozenset({0, 2}))


def test_what_is_wrong_is_named_and_nothing_typed_is_lost(clerk: Clerk):
    path = f"{ZOFIA}/inne-uslugi/nowe"
    assert clerk.post(path, {"note": "opiekunka"}) == 422
    assert len(clerk.visitor.errors()) == 5
    assert "opiekunka" in clerk.visitor.text
    assert clerk.post(path, {**TYPED, "ends": "8:00"}) == 409
    assert "o tej samej godzinie" in clerk.visitor.text
    assert 'value="08:00"' in clerk.visitor.page


def test_it_is_corrected_and_ended_but_never_lost(clerk: Clerk):
    (care,) = kept(clerk)
    path = f"{ZOFIA}/inne-uslugi/{care.id}"
    whole_week = {**TYPED, "weekdays": list("0123456"), "starts": "22:00", "ends": "0:00"}
    assert clerk.post(f"{path}/zmien", whole_week) == 200
    assert "codziennie" in clerk.visitor.text
    assert "22:00–24:00" in clerk.visitor.text
    assert clerk.post(f"{path}/zakoncz", day_of("until", date(2026, 1, 31))) == 409
    assert "zaczynają się 1 lutego 2026 r." in clerk.visitor.text
    assert clerk.post(f"{path}/zakoncz", day_of("until", date(2026, 2, 28))) == 200
    (care,) = kept(clerk)
    assert (care.until, care.ends) == (date(2026, 2, 28), time(0))
    stale = {**whole_week, "wersja": "1"}
    assert clerk.post(f"{path}/zmien", stale) == 409
    assert "zmienił to w międzyczasie" in clerk.visitor.text


def test_care_is_found_under_its_own_participant_only(clerk: Clerk):
    (care,) = kept(clerk)
    page = f"/biuro/{OWN}/sprawy/{JAN}/inne-uslugi/{care.id}/zmien"
    assert clerk.visitor.get(page).status_code == 404
    clerk.get(f"{JAN}/inne-uslugi/")
    assert "Nie wpisano żadnych innych usług" in clerk.visitor.text


def test_whoever_may_not_note_it_sees_no_way_there(clerk: Clerk):
    member = signed_in(clerk.site, an_account(clerk.site, Role.COMMISSION))
    member.get(f"/biuro/{OWN}/sprawy/{ZOFIA}/")
    assert "inne-uslugi" not in member.page
