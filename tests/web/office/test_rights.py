"""Every address of the office, with every role, signed out and with another office's programme.

``ROUTES`` is the table: a new room adds its addresses there, or the first test fails.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.dossier.control import Control, Extent
from app.dossier.erasure import Erasure, ErasureOrder, OrderState
from app.dossier.requests import DataRequest, RequestKind, RequestState
from app.dossier.scans import FileOpened, SentFile
from app.matters.rights import RIGHTS, Role
from app.months.closing import new_file
from app.months.month_file import Part
from app.months.spot_check import SpotCheck
from app.store.letter_values import Order
from rules.diary import YearMonth
from tests.matters.builders import a_resolved_matter, a_session, an_actor, an_applicant
from tests.months.builders import an_assignment, an_entry
from tests.web.office.routes import ROUTES
from tests.web.office.staff import (
    OTHER,
    OWN,
    an_account,
    cookie_of,
    everybody,
    signed_in,
    store_of,
)
from tests.web.site import a_site, close

FILLED_IN: dict[str, str] = {
    "programme": OWN,
    "ending": "pdf",
    "table": "csv",
    "of": "2026-01",
    "part": "glowne",
    "slug": "service_card",
    "paper": "docx",
    "year": "2032",
    "number": "0",
    "place": "0",
}
"""What stands for the other parts of an address; any text will do, the right is asked for first."""
SIGN_IN_PAGE = "/biuro/zaloguj"
TODAY = date(2026, 1, 5)
OF_AN_OBJECT = (
    *("<matter_id>", "<session_id>", "<batch_id>", "<version>"),
    *("<assistant_id>", "<assignment_id>", "<entry_id>", "<file_id>", "<check_id>"),
    "<scan_id>",
    "<control_id>",
    "<wish_id>",
    *("<order_id>", "<erasure_id>", "<request_id>"),
)


class QuickOffice:
    """Blank forms are of no object that might be missing: whoever has the right is given one."""

    def convert(self, docx: bytes) -> bytes:
        return b"%PDF-1.7"


@dataclass(frozen=True)
class House:
    """``others`` are ids of what another office keeps, by the part of an address they stand in."""

    site: Flask
    cookies: dict[Role, str]
    others: dict[str, str]

    def client(self, role: Role | None) -> FlaskClient:
        client = self.site.test_client()
        if role:
            client.set_cookie("teczka", self.cookies[role])
        return client


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("rights")
    site = a_site(folder, QuickOffice(), second_factor_required=False)
    cookies = {role: cookie_of(signed_in(site, each)) for role, each in everybody(site).items()}
    site.config["WTF_CSRF_ENABLED"] = False  # its 403 would hide ours
    yield House(site, cookies, kept_by_the_other_office(site))
    close(site)


def kept_by_the_other_office(site: Flask) -> dict[str, str]:
    """Something of every kind that the other office keeps; their ids."""
    store, clerk = store_of(site), an_actor(programmes=frozenset({OTHER}))
    case = an_applicant("Urszula", "Cudza-Zmyślona", programme=OTHER)
    matter = store.matters.add(replace(a_resolved_matter(case=case), id="a" * 32), clerk, "x")
    session = store.sessions.add(a_session(id="b" * 32, programme=OTHER), clerk, "x")
    order = Order(OTHER, "award", date(2026, 1, 16))
    batch = store.batches.create(order, [matter.id], made_by=clerk.account_id)
    entry = store.entries.add(
        an_entry("2026-01-07 10:00", "2026-01-07 12:00", programme=OTHER), clerk, "x"
    )
    blank = store.letter_blanks.add(OTHER, "award", b"PK", clerk)
    account = an_account(site, Role.ASSISTANT, programmes=(OTHER,), email="cudza@example.com")
    assignment = an_assignment(
        matter.id, id="d" * 32, programme=OTHER, assistant_id=account.id, starts=date(2026, 2, 1)
    )
    store.assignments.add(assignment, clerk, "x")
    month = new_file(OTHER, "c" * 32, YearMonth(2026, 1), Part.MAIN)
    store.month_files.add(month, clerk, "x")
    check = SpotCheck("c" * 32, OTHER, matter.id, account.id, date(2026, 1, 16))
    store.spot_checks.add(check, clerk, "x")
    scan = store.scans.add(OTHER, "cudzy.pdf", [SentFile(b"%PDF", "x")], made_by=account.id)
    store.scan_work.count(scan.id, 0, [FileOpened(1)])
    last_day = date(2026, 12, 31)
    control = Control(
        "e" * 32, OTHER, "Kontrola", "NIK", TODAY, last_day, "", Extent.WHOLE, (account.id,)
    )
    store.controls.add(control, clerk, "x")
    wish = store.wishes.ask("export", OTHER, "", clerk.account_id, {"reason": "Cudza"})
    request = DataRequest(
        *("e" * 32, OTHER, matter.id, RequestKind.COPY, RequestState.OPEN),
        *(date(2026, 1, 16), "Urszula Cudza-Zmyślona", "dowód"),
    )
    store.data_requests.add(request, clerk, "x")
    wanted = ErasureOrder(
        *("f" * 32, OTHER, OrderState.ASKED, 2032, (matter.id,), "czas minął"),
        *(clerk.account_id, "Cudza", date(2026, 1, 16)),
    )
    store.erasure_orders.add(wanted, clerk, "x")
    certificate = Erasure(
        *(
            "9" * 32,
            OTHER,
            "8" * 32,
            2032,
            date(2032, 1, 2),
            "czas minął",
            "B5",
            5,
            "Cudza",
            "Cudza",
        ),
        counts={},
    )
    store.erasures.add(certificate, clerk, "x")
    return {
        "control_id": control.id,
        "order_id": wanted.id,
        "erasure_id": certificate.id,
        "request_id": request.id,
        "assistant_id": account.id,
        "check_id": check.id,
        "assignment_id": assignment.id,
        "matter_id": matter.id,
        "session_id": session.id,
        "batch_id": batch.id,
        "version": blank.id,
        "entry_id": entry.id,
        "file_id": month.id,
        "scan_id": scan.id,
        "wish_id": wish.id,
    }


def rules_of(site: Flask) -> list[Rule]:
    return [rule for rule in site.url_map.iter_rules() if rule.rule.startswith("/biuro")]


def asked(
    house: House,
    rule: str,
    role: Role | None,
    programme: str = OWN,
    filled_in: Mapping[str, str] = FILLED_IN,
) -> list[TestResponse]:
    """What the address answers to each method it takes."""
    (found,) = [each for each in rules_of(house.site) if each.rule == rule]
    parts = {name: filled_in.get(name, "x") for name in found.arguments}
    if "programme" in parts:
        parts["programme"] = programme
    with house.site.test_request_context():
        address = house.site.url_map.bind("localhost").build(found.endpoint, parts)
    path = address.removeprefix("http://localhost")
    methods = sorted((found.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"})
    return [house.client(role).open(path, method=method) for method in methods]


def leads_to_sign_in(response: TestResponse) -> bool:
    return response.status_code == 302 and response.location.startswith(SIGN_IN_PAGE)


def test_the_table_names_every_address_and_no_other(house: House):
    assert {rule.rule for rule in rules_of(house.site)} == set(ROUTES)


@pytest.mark.parametrize("rule", ROUTES)
def test_signed_out_only_the_open_addresses_answer(house: House, rule: str):
    for response in asked(house, rule, None) + asked(house, rule, None, "nie_ma"):
        if ROUTES[rule] is None:
            assert response.status_code != 403
        else:
            assert leads_to_sign_in(response)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("rule", [rule for rule, right in ROUTES.items() if right])
def test_a_role_gets_in_exactly_where_it_has_the_right(house: House, rule: str, role: Role):
    for response in asked(house, rule, role):
        assert not leads_to_sign_in(response)
        assert response.status_code < 500
        if ROUTES[rule] in RIGHTS[role]:
            assert response.status_code != 403
        else:
            assert response.status_code == 403
            assert "nie należy do zadań" in response.get_data(as_text=True)


@pytest.mark.parametrize("programme", [OTHER, "nie_ma"])
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("rule", [rule for rule in ROUTES if "<programme>" in rule])
def test_another_offices_programme_is_as_unknown_as_none(
    house: House, rule: str, role: Role, programme: str
):
    told = {(each.status_code, each.get_data()) for each in asked(house, rule, role, programme)}
    assert {code for code, _ in told} == {404}
    assert all(b"Wi\xc4\x85zown" not in body for _, body in told)


@pytest.mark.parametrize("rule", [r for r in ROUTES if any(part in r for part in OF_AN_OBJECT)])
def test_another_offices_object_is_as_unknown_as_none(house: House, rule: str):
    """Its id under the own programme, asked for by whoever has the right."""
    role = next(role for role in Role if ROUTES[rule] in RIGHTS[role])
    told = FILLED_IN | house.others | {"slug": "award", "kind": "orzeczenie"}
    for response in asked(house, rule, role, filled_in=told):
        assert response.status_code == 404
        assert b"Cudza" not in response.get_data()


def test_the_other_offices_objects_are_there(house: House):
    store = store_of(house.site)
    assert store.matters.get(OTHER, house.others["matter_id"])
    assert store.sessions.get(OTHER, house.others["session_id"])
    assert store.entries.get(OTHER, house.others["entry_id"])
    assert store.batches.get(OTHER, house.others["batch_id"])
    assert store.letter_blanks.versions(OTHER, "award")
    assert store.assignments.get(OTHER, house.others["assignment_id"])
    assert store.month_files.get(OTHER, house.others["file_id"])
    assert store.scans.get(OTHER, house.others["scan_id"])
