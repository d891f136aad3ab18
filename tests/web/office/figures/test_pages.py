"""The year's figures as pages and files: what they say, in what order, and the line a file leaves."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.matters.rights import Role
from app.web.office.figures import watched
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules.programme import load_programme
from rules.verdict import Figure, Source
from tests.months.builders import ASSISTANT_ID, JAN, ZOFIA
from tests.web.office.served_year import DAY, serve
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

ROOT = f"/biuro/{OWN}/zestawienia/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    site = a_site(tmp_path_factory.mktemp("figures"), day=DAY, second_factor_required=False)
    serve(store_of(site))
    yield site
    close(site)


@pytest.fixture(scope="module")
def clerk(site: Flask) -> Visitor:
    return signed_in(site, an_account(site))


def test_programme_by_month_tells_what_is_settled_and_what_is_not(clerk: Visitor):
    assert clerk.get(ROOT).status_code == 200
    assert "Przyjęte: 55,5. Oddane: 46. Tylko wpisane: 26,33." in clerk.text
    assert "Nie ustalono kosztu godziny" in clerk.text
    assert "„Sporne” i nie wchodzą do innych sum" in clerk.text
    assert "luty 2026: 52,33 godz., plan 70" in clerk.text
    assert 'style="' not in clerk.page


def test_cost_stands_beside_the_grant_once_an_hour_has_one(
    site: Flask, clerk: Visitor, monkeypatch: pytest.MonkeyPatch
):
    cost = Figure("hourly_cost", Decimal("50.00"), "PLN", Source("PROGRAMME"))
    dear = replace(load_programme(OWN), local_rates=MappingProxyType({"hourly_cost": (cost,)}))
    monkeypatch.setattr(Desk, "programme", lambda _self, _slug: dear)
    clerk.get(ROOT)
    # 127:50 within 0.01 of rounding twenty minutes, 69.95 of travel
    assert "6 461,62 zł" in clerk.text
    assert "Dotacja: 146 181,00 zł." in clerk.text
    assert "2 775,00 zł" in clerk.text
    assert watched.APART in clerk.text


def test_participants_stand_by_name_or_by_use(clerk: Visitor):
    clerk.get(f"{ROOT}uczestnicy")
    assert clerk.page.index("Jan Testowy") < clerk.page.index("Zofia Przykładowa")
    clerk.get(f"{ROOT}uczestnicy?kolejnosc=wykorzystanie")
    assert clerk.page.index("Zofia Przykładowa") < clerk.page.index("Jan Testowy")
    clerk.get(f"{ROOT}uczestnicy?kolejnosc=%00")
    assert clerk.page.index("Jan Testowy") < clerk.page.index("Zofia Przykładowa")


def test_one_participant_and_one_assistant_are_told_month_by_month(clerk: Visitor):
    clerk.get(f"{ROOT}uczestnicy/{ZOFIA}/")
    assert "luty 2026: 83,5 godz., limit 600" in clerk.text
    assert "Bogna Pomocna" in clerk.text
    assert "Prognoza na koniec roku" in clerk.text
    clerk.get(f"{ROOT}asystenci/{ASSISTANT_ID}/")
    assert "Nie ustalono pułapu miesięcznego." in clerk.text
    assert "26,45 zł" in clerk.text
    assert "Jan Testowy" in clerk.text
    for path in ("uczestnicy/nikt/", "asystenci/nikt/"):
        assert clerk.get(ROOT + path).status_code == 404


def test_assistant_sees_only_the_own_year(site: Flask):
    account = an_account(site, Role.ASSISTANT)
    visitor = signed_in(site, account)
    assert visitor.get(f"{ROOT}moje").status_code == 200
    assert "Moje godziny" in visitor.text
    assert "Zofia" not in visitor.text
    assert "Bogna" not in visitor.text
    assert "zestawienia/uczestnicy" not in visitor.page
    assert "Koszt godzin" not in visitor.text


def test_whoever_may_not_export_sees_no_file(site: Flask):
    member = signed_in(site, an_account(site, Role.COMMISSION))
    for path in ("", "uczestnicy", "asystenci", f"uczestnicy/{ZOFIA}/"):
        assert member.get(ROOT + path).status_code == 200
        assert ".csv" not in member.page


FILES = {
    "miesiace": ("zestawienie-programu", "Miesiąc", 3),
    "uczestnicy": ("zestawienie-uczestnikow", "Znak sprawy", 2),
    "asystenci": ("zestawienie-asystentow", "Asystent", 2),
    f"uczestnicy/{JAN}/miesiace": ("zestawienie-uczestnika", "Miesiąc", 3),
    f"asystenci/{ASSISTANT_ID}/miesiace": ("zestawienie-asystenta", "Miesiąc", 3),
}


@pytest.mark.parametrize("path", FILES)
def test_table_is_a_file_of_any_kind_and_taking_it_is_noted(site: Flask, clerk: Visitor, path: str):
    name, first, count = FILES[path]
    response = clerk.get(f"{ROOT}{path}.csv")
    assert f"{name}.csv" in response.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";"))
    assert (rows[0][0], len(rows)) == (first, count + 1)
    sheet = load_workbook(io.BytesIO(clerk.get(f"{ROOT}{path}.xlsx").data)).active
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert sheet.max_row == count + 1
    ods = zipfile.ZipFile(io.BytesIO(clerk.get(f"{ROOT}{path}.ods").data))
    assert first in ods.read("content.xml").decode()
    lines = store_of(site).ledger.lines(OWN, limit=3)
    assert [line.event for line in lines] == [Event.FIGURES_EXPORTED] * 3
    assert not any("Testowy" in line.note or "Pomocna" in line.note for line in lines)


@pytest.mark.parametrize("path", ["uczestnicy/nikt/miesiace.csv", "asystenci/nikt/miesiace.csv"])
def test_file_of_nobody_is_no_page(clerk: Visitor, path: str):
    assert clerk.get(ROOT + path).status_code == 404


def test_navigation_leads_there(clerk: Visitor):
    clerk.get(f"/biuro/{OWN}/")
    assert ROOT in clerk.page
