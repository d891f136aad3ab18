"""The gate itself, before pages made for this: one for every right there is, with no room around them."""

import re
from collections.abc import Iterator

import pytest
from flask import Blueprint, Flask

from app.matters.rights import RIGHTS, Right, Role
from app.web.office.gatehouse.gate import current_actor, current_programme, needs
from app.web.office.navigation import DOSSIERS, ROOMS
from tests.web.office.staff import OTHER, OWN, an_account, everybody, signed_in
from tests.web.site import a_site, close
from tests.web.visitor import Visitor


def probe(right: Right, name: str, **more: bool) -> Blueprint:
    """A room of one page, which says who opened it and where."""
    room = Blueprint(name, __name__, url_prefix="/biuro/<programme>")

    @needs(right, **more)
    def index(programme: str) -> str:
        about = current_programme()
        assert about is not None
        return f"{current_actor().name} {programme} {about.slug}"

    room.add_url_rule(f"/{name}", "index", index)
    return room


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    site = a_site(tmp_path_factory.mktemp("gate"), second_factor_required=False)
    for right in Right:
        site.register_blueprint(probe(right, f"probe_{right}"))
    for room in ROOMS:
        if room.blueprint not in site.blueprints:
            site.register_blueprint(probe(room.right, room.blueprint))
    yield site
    close(site)


@pytest.fixture(scope="module")
def visitors(site: Flask) -> dict[Role, Visitor]:
    return {role: signed_in(site, account) for role, account in everybody(site).items()}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_each_right_opens_its_pages_and_no_other(
    visitors: dict[Role, Visitor], right: Right, role: Role
):
    response = visitors[role].get(f"/biuro/{OWN}/probe_{right}")
    assert response.status_code == (200 if right in RIGHTS[role] else 403)
    assert (f"{OWN} {OWN}" in visitors[role].page) == (right in RIGHTS[role])
    assert visitors[role].get(f"/biuro/{OTHER}/probe_{right}").status_code == 404


@pytest.mark.parametrize("role", Role)
def test_the_way_shows_the_rooms_a_role_may_open_and_no_other(
    visitors: dict[Role, Visitor], role: Role
):
    visitors[role].get(f"/biuro/{OWN}/")
    page = visitors[role].page
    if shared := re.search(rf'href="([^"]+)">{DOSSIERS}</a>', page):
        visitors[role].get(shared[1])
        page += visitors[role].page
    page = page.replace("\N{NO-BREAK SPACE}", " ")
    for room in ROOMS:
        shown = f">{room.title}</a>" in page
        assert shown == (room.right in RIGHTS[role]), room.title


def test_several_roles_add_up(site: Flask):
    both = an_account(site, Role.ADMINISTRATOR, Role.AUDITOR, email="dwie@example.com")
    visitor = signed_in(site, both)
    assert visitor.get(f"/biuro/{OWN}/probe_settings").status_code == 200
    assert visitor.get(f"/biuro/{OWN}/probe_export").status_code == 200
    assert visitor.get(f"/biuro/{OWN}/probe_letters").status_code == 403


def test_roles_taken_away_are_gone_at_once(site: Flask):
    account = an_account(site, Role.CLERK, email="zmiana@example.com")
    visitor = signed_in(site, account)
    assert visitor.get(f"/biuro/{OWN}/probe_intake").status_code == 200
    accounts = site.extensions["teczka"].store.accounts
    accounts.give_roles(account.id, [Role.AUDITOR], [OTHER], None)
    assert visitor.get(f"/biuro/{OWN}/probe_read").status_code == 404
    assert visitor.get(f"/biuro/{OTHER}/probe_intake").status_code == 403
