"""Pages on assistants and other care, clean and in error, held to every promise a page makes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from app.matters.rights import Role
from app.months.assignment import AssignmentState
from tests.matters.builders import a_resolved_matter, an_applicant
from tests.months.builders import STATEMENT, a_profile, an_assignment
from tests.months.test_caring import SCHEDULE
from tests.web.conftest import serving
from tests.web.office.clerk import a_clerk
from tests.web.office.staff import OWN, an_account, signed_in_browser
from tests.web.page_checks import open_page, problems
from tests.web.site import close

pytestmark = [pytest.mark.browser]
ASSIGNED = "d" * 32
CHILD = "1" * 32


@dataclass(frozen=True)
class Room:
    """A browser signed in as a clerk; one assistant, and a child whom they may not serve yet."""

    context: BrowserContext
    address: str
    assistant_id: str

    def open(self, path: str) -> Page:
        return open_page(self.context, f"{self.address}/biuro/{OWN}/{path}")

    def sent(self, path: str, **filled_in: str) -> Page:
        """The page after its form was sent, with these inputs typed."""
        page = self.open(path)
        for name, value in filled_in.items():
            page.locator(f"main [name={name}]").fill(value)
        page.locator("main button.govuk-button").last.click()
        page.wait_for_load_state()
        return page


PAGES: dict[str, Callable[[Room], Page]] = {
    "assistants": lambda room: room.open("asystenci/"),
    "papers of an assistant, wrong": lambda room: room.sent(
        f"asystenci/{room.assistant_id}/dane", last_name="", postcode="1"
    ),
    "new assignment, wrong": lambda room: room.sent(
        f"asystenci/przydzialy/nowy?sprawa={CHILD}", monthly_hours="900"
    ),
    "assignment with faults": lambda room: room.open(f"asystenci/przydzialy/{ASSIGNED}/"),
    "statement": lambda room: room.open(f"asystenci/przydzialy/{ASSIGNED}/oswiadczenie"),
    "opening, refused": lambda room: room.sent(f"asystenci/przydzialy/{ASSIGNED}/otworz"),
    "other care": lambda room: room.open(f"sprawy/{CHILD}/inne-uslugi/"),
    "new other care, wrong": lambda room: room.sent(f"sprawy/{CHILD}/inne-uslugi/nowe"),
}


@pytest.fixture(scope="module")
def room(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    clerk = a_clerk(tmp_path_factory.mktemp("assistant-pages"))
    store = clerk.services.store
    person = replace(an_applicant("Maja", "Wymyślona").participant, birth_date=date(2010, 9, 1))
    clerk.keeps(a_resolved_matter(case=an_applicant(participant=person), id=CHILD))
    bogna = an_account(clerk.site, Role.ASSISTANT, email="bogna@example.com").id
    actor = store.accounts.named("clerk@example.com").actor
    store.profiles.add(a_profile(bogna), actor, "assistant.changed")
    unchecked = replace(STATEMENT, register_checked_on=None, criminal_record_on=date(2026, 3, 1))
    prepared = an_assignment(
        CHILD,
        id=ASSIGNED,
        assistant_id=bogna,
        state=AssignmentState.PREPARED,
        starts=date(2026, 3, 1),
        contract_number="",
        statement=unchecked,
    )
    store.assignments.add(prepared, actor, "assignment.made")
    care = replace(SCHEDULE, id="e" * 32, matter_id=CHILD, note="opiekunka z ośrodka")
    store.care_schedules.add(care, actor, "care.noted")
    with serving(clerk.site) as address:
        account = store.accounts.named("clerk@example.com")
        context = signed_in_browser(browser, clerk.site, address, account)
        yield Room(context, address, bogna)
        context.close()
    close(clerk.site)


@pytest.mark.parametrize("name", PAGES)
def test_pages_on_assistants_keep_every_promise(room: Room, name: str):
    page = PAGES[name](room)
    assert problems(page) == []
    page.close()
