"""Prints of cards through the pages: whose there are, what is chosen, how far they are, the file."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Browser

from app.matters.rights import Role
from app.months.month_file import Part, file_id
from rules.diary import YearMonth
from tests.matters.builders import an_actor
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    ZOFIA,
    a_profile,
    an_assignment,
    an_assistant,
    an_entry,
    two_participants,
)
from tests.web.conftest import serving
from tests.web.office.staff import OWN, an_account, signed_in, signed_in_browser, store_of
from tests.web.page_checks import open_page, problems
from tests.web.site import a_site, close
from tests.web.visitor import Visitor
from tests.workflow.batches.stand_in import Office

CHOICE = f"/biuro/{OWN}/wydruki/2026-01/glowne"
JANUARY = YearMonth(2026, 1)


@dataclass(frozen=True)
class Room:
    site: Flask
    clerk: Visitor

    def post(self, *ids: str) -> None:
        self.clerk.get(CHOICE)
        self.clerk.post(CHOICE, {"whose": list(ids)})


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    site = a_site(
        tmp_path_factory.mktemp("prints"),
        Office(),
        day=date(2026, 2, 2),
        second_factor_required=False,
    )
    store, clerk = store_of(site), an_actor()
    for matter in two_participants():
        store.matters.add(matter, clerk, "x")
    other = a_profile(OTHER_ID, first_name="Celina", last_name="Zastępcza")
    store.profiles.add_all((a_profile(), other), clerk, "x")
    everybody = (
        an_assignment(ZOFIA),
        an_assignment(JAN),
        an_assignment(ZOFIA, assistant_id=OTHER_ID),
    )
    store.assignments.add_all(everybody, clerk, "x")
    entries = (
        an_entry("2026-01-07 10:00", "2026-01-07 12:00"),
        an_entry("2026-01-07 11:00", "2026-01-07 13:00", matter_id=JAN),
        an_entry("2026-01-09 10:00", "2026-01-09 12:00", assistant_id=OTHER_ID),
    )
    store.entries.add_all(entries, an_assistant(), "x")
    yield Room(site, signed_in(site, an_account(site, *Role)))
    close(site)


def part_of(assistant_id: str) -> str:
    return file_id(OWN, assistant_id, JANUARY, Part.MAIN)


def test_who_has_to_mend_entries_first_is_said_and_not_ticked(room: Room) -> None:
    room.clerk.get(CHOICE)
    page = room.clerk.page
    assert "Bogna Pomocna" in page
    assert "do poprawy" in page
    ticked = [
        each for each in page.split("<input")[1:] if 'type="checkbox"' in each and "checked" in each
    ]
    assert [part_of(OTHER_ID) in each for each in ticked] == [True]


def test_nobody_ticked_is_said_at_the_question(room: Room) -> None:
    room.post()
    assert room.clerk.errors() == ["Błąd: Zaznacz co najmniej jedną osobę"]


def test_part_of_somebody_else_is_not_taken(room: Room) -> None:
    room.post("f" * 32)
    assert room.clerk.errors()


def test_a_print_that_cannot_be_made_says_why_beside_the_name(room: Room) -> None:
    with ThreadPoolExecutor(1) as thread:
        thread.submit(room.post, part_of(ASSISTANT_ID)).result()
    store = store_of(room.site)
    while store.letter_work.running():
        pass
    room.clerk.get(room.clerk.at)
    assert "Karty, które nie powstały" in room.clerk.page
    assert "Bogna Pomocna" in room.clerk.page
    assert "poprawić wpisy" in room.clerk.page


def test_nothing_made_is_no_file(room: Room) -> None:
    store = store_of(room.site)
    (batch, *_) = store.batches.of_programme(OWN)
    answer = room.clerk.client.get(f"/biuro/{OWN}/wydruki/{batch.id}/do-druku.pdf")
    assert answer.status_code == 404


@pytest.mark.parametrize("action", ["make", "again", "take out"])
def test_cards_are_no_batch_of_letters(room: Room, action: str) -> None:
    store, part = store_of(room.site), part_of(ASSISTANT_ID)
    (batch, *_) = store.batches.of_programme(OWN)
    before = store.batches.letters(batch.id)
    page = f"/biuro/{OWN}/pisma/{batch.id}/"
    told = {"action": f"wycofaj-{part}" if action == "take out" else action}
    room.clerk.get(CHOICE)
    assert room.clerk.post(page, told).request.path == page
    assert "Nie ma takiej serii" in room.clerk.text
    assert store.batches.letters(batch.id) == before


def test_month_before_anybody_served_offers_nobody(room: Room) -> None:
    room.clerk.get(f"/biuro/{OWN}/wydruki/2026-02/glowne")
    assert "nikt nie ma jeszcze takich wpisów" in room.clerk.page


@pytest.mark.browser
def test_pages_keep_every_promise_of_a_page(room: Room, browser: Browser) -> None:
    store = store_of(room.site)
    (batch, *_) = store.batches.of_programme(OWN)
    with serving(room.site) as address:
        account = store.accounts.named("administrator@example.com")
        context = signed_in_browser(browser, room.site, address, account)
        for path in ("", "2026-01/glowne", f"{batch.id}/"):
            page = open_page(context, f"{address}/biuro/{OWN}/wydruki/{path}")
            assert problems(page) == []
            page.close()
        context.close()
