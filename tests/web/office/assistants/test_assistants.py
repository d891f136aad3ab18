"""The list of assistants and what papers say of each: names, an address, vehicles row by row."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.matters.rights import Role
from rules.vocabulary import Vehicle
from tests.web.office.clerk import Clerk, a_clerk
from tests.web.office.staff import OWN, an_account
from tests.web.site import close

WHOLE = {
    "first_name": "Aurelia",
    "last_name": "Przykładowa",
    "street": "ul. Zmyślona 5",
    "postcode": "16-500",
    "town": "Sejny",
}
CAR = {
    "vehicles-rows": "1",
    "vehicles-0-kind": "car_over_900",
    "vehicles-0-make": "Wymyślony 1.4",
    "vehicles-0-registration": "BSE 0X00",
}


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    clerk = a_clerk(tmp_path_factory.mktemp("assistants"))
    yield clerk
    close(clerk.site)


@pytest.fixture(scope="module")
def assistant_id(clerk: Clerk) -> str:
    return an_account(clerk.site, Role.ASSISTANT).id


def post(clerk: Clerk, assistant_id: str, sent: dict[str, Any]) -> int:
    return clerk.post(f"{assistant_id}/dane", sent, room="asystenci")


def test_the_list_says_whose_papers_would_have_gaps(clerk: Clerk, assistant_id: str):
    clerk.visitor.get(f"/biuro/{OWN}/asystenci/")
    assert "Aurelia Przykładowa" in clerk.visitor.text
    assert "Do uzupełnienia" in clerk.visitor.text
    assert "Klara" not in clerk.visitor.page.partition("<main")[2]
    assert post(clerk, assistant_id, WHOLE) == 200
    clerk.visitor.get(f"/biuro/{OWN}/asystenci/")
    assert "Pełne" in clerk.visitor.text


def test_vehicles_are_added_and_removed_without_losing_what_was_typed(
    clerk: Clerk, assistant_id: str
):
    typed = {**WHOLE, **CAR, "street": "ul. Nowa 1"}
    assert post(clerk, assistant_id, {**typed, "action": "add-vehicles"}) == 200
    page = clerk.visitor.page
    assert 'name="vehicles-1-make"' in page
    assert 'value="ul. Nowa 1"' in page
    profiles = clerk.services.store.profiles
    assert profiles.find(OWN, owner=assistant_id)[0].address.street == "ul. Zmyślona 5"
    assert post(clerk, assistant_id, {**typed, "action": "remove-vehicles-0"}) == 200
    assert 'value="BSE 0X00"' not in clerk.visitor.page
    assert post(clerk, assistant_id, typed) == 200
    (kept,) = profiles.find(OWN, owner=assistant_id)
    assert (kept.vehicles[0].kind, kept.address.street) == (Vehicle.CAR_OVER_900, "ul. Nowa 1")
    assert "BSE 0X00" in clerk.visitor.text


def test_half_a_vehicle_and_a_missing_name_are_named(clerk: Clerk, assistant_id: str):
    half = {**WHOLE, "last_name": "", "vehicles-rows": "1", "vehicles-0-make": "Wymyślony"}
    assert post(clerk, assistant_id, half) == 422
    assert len(clerk.visitor.errors()) == 3
    assert 'value="Wymyślony"' in clerk.visitor.page


def test_a_clerk_is_no_assistant(clerk: Clerk):
    other = clerk.services.store.accounts.named("clerk@example.com").id
    assert clerk.visitor.get(f"/biuro/{OWN}/asystenci/{other}/").status_code == 404
