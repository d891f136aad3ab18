"""The import on its pages: template, preview, all errors, taking; nothing of it in cookie or address."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from app.documents.tables import TableFormat, table_file
from app.documents.uploaded_table.worker import sheets_in
from app.matters.rights import Role
from app.months.assignment import profile_id
from app.months.importing.columns import Col
from app.months.table_rows import TableRow
from app.store.account import Account
from app.web.office.importing import sealed_rows
from app.web.office.importing.sealed_rows import Sealing
from tests.matters.builders import an_actor
from tests.months.builders import (
    JAN,
    ZOFIA,
    a_drive,
    a_profile,
    an_assignment,
    an_entry,
    two_participants,
)
from tests.months.importing.builders import filled_in
from tests.web.conftest import serving
from tests.web.office.staff import (
    OWN,
    an_account,
    signed_in,
    signed_in_browser,
    store_of,
)
from tests.web.page_checks import open_page, problems
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

IMPORT = f"/biuro/{OWN}/dziennik/wczytaj"
TAKE = f"{IMPORT}/podglad"
ROWS = "wiersze"
MORNING = an_entry("2026-01-07 08:00", "2026-01-07 10:00", journeys=(a_drive(),), goes_out=True)
OVER_IT = an_entry("2026-01-07 09:00", "2026-01-07 11:00", matter_id=JAN)


def an_assistants_site(folder: Path) -> tuple[Flask, Account]:
    """A site on 20 January with one assistant who serves two participants."""
    site = a_site(folder, day=date(2026, 1, 20), second_factor_required=False)
    account, store, clerk = an_account(site, Role.ASSISTANT), store_of(site), an_actor()
    for matter in two_participants():
        store.matters.add(matter, clerk, "matter.opened")
    profile = a_profile(account.id, id=profile_id(OWN, account.id))
    store.profiles.add(profile, clerk, "assistant.changed")
    pairs = [an_assignment(matter_id, assistant_id=account.id) for matter_id in (ZOFIA, JAN)]
    store.assignments.add_all(pairs, clerk, "assignment.made")
    return site, account


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Account]]:
    site, account = an_assistants_site(tmp_path_factory.mktemp("importing"))
    yield site, account
    close(site)


@pytest.fixture
def assistant(at_work: tuple[Flask, Account]) -> Visitor:
    return signed_in(*at_work)


def a_file(*told: object, form: TableFormat = TableFormat.XLSX) -> bytes:
    return table_file(filled_in([*told]), form)


def bring(visitor: Visitor, data: bytes, month: str = "2026-01") -> int:
    visitor.get(IMPORT)
    file = (io.BytesIO(data), "moje wpisy.xlsx")
    return visitor.post(IMPORT, {"month": month, "plik": file, "action": "next"}).status_code


def sealed_in(page: str) -> str:
    return page.split('name="wiersze" value="')[1].split('"', maxsplit=1)[0]


def test_a_month_is_shown_taken_and_never_taken_twice(at_work, assistant: Visitor):
    site, account = at_work
    assert bring(assistant, a_file(MORNING, OVER_IT)) == 200
    assert "Nowe wpisy: 2." in assistant.text
    assert "Zofia Przykładowa" in assistant.text
    assert "własny pojazd, Sejny – Suwałki, 12 km" in assistant.text
    assert assistant.text.count("Do poprawy") >= 2  # the two overlap
    assert store_of(site).entries.find(OWN, owner=account.id) == ()
    sealed = sealed_in(assistant.page)
    assert b"Zofia" not in sealed.encode()
    assistant.post(TAKE, {ROWS: sealed, "action": "next"})
    assert "Nowe wpisy w dzienniku: 2." in assistant.text
    assert len(store_of(site).entries.find(OWN, owner=account.id)) == 2
    assistant.post(TAKE, {ROWS: sealed, "action": "next"})
    assert "są już w dzienniku" in assistant.text
    assert len(store_of(site).entries.find(OWN, owner=account.id)) == 2
    assert bring(assistant, a_file(MORNING, OVER_IT)) == 200
    assert "nie ma czego wczytać" in assistant.text


def test_all_errors_are_told_at_once_and_can_be_taken_away(assistant: Visitor):
    wrong = filled_in([MORNING, OVER_IT])
    cells = [list(row) for row in wrong.rows]
    cells[0][list(Col).index(Col.STARTS)], cells[1][list(Col).index(Col.PARTICIPANT)] = (
        "ósma",
        "Nikt <b>",
    )
    told = type(wrong)(wrong.title, wrong.columns, cells)
    assert bring(assistant, table_file(told, TableFormat.CSV)) == 422
    assert "Błędów w pliku: 2." in assistant.text
    assert "ósma" in assistant.text
    assert "Nikt &lt;b&gt;" in assistant.page
    sent = {ROWS: sealed_in(assistant.page), "action": "bledy-xlsx"}
    response = assistant.post(TAKE, sent)
    assert "co-poprawic.xlsx" in response.headers["Content-Disposition"]
    ((head, first, second),) = sheets_in(response.get_data())
    assert head.cells == ("Wiersz", "Kolumna", "Jest", "Co zrobić")
    assert first.cells[:3] == ("2", "od", "ósma")
    assert second.cells[:3] == ("3", "uczestnik", "Nikt <b>")


@pytest.mark.parametrize("form", TableFormat)
def test_the_template_names_the_own_participants_and_every_day(
    assistant: Visitor, form: TableFormat
):
    assistant.get(IMPORT)
    response = assistant.post(IMPORT, {"month": "2026-01", "action": f"wzor-{form}"})
    assert f"wpisy-2026-01.{form}" in response.headers["Content-Disposition"]
    sheet = sheets_in(response.get_data())[0]
    start = next(row.number for row in sheet if row.cells[:2] == ("uczestnik", "data"))
    named = {row.cells[0] for row in sheet if start < row.number <= start + 62}
    assert named == {"Jan Testowy", "Zofia Przykładowa"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Ten plik jest pusty"),
        (b"PK\x03\x04", "To nie jest tabela"),
        (b"uwagi;inne\n1;2", "nie ma wiersza z nazwami kolumn"),
    ],
    ids=["empty", "broken", "no header"],
)
def test_what_is_no_table_is_refused_with_what_to_do(assistant: Visitor, data: bytes, said: str):
    assert bring(assistant, data) == 422
    assert said in assistant.text


def test_without_a_file_or_month_the_page_asks_for_it(assistant: Visitor):
    assistant.get(IMPORT)
    assert assistant.post(IMPORT, {"month": "2026-01", "action": "next"}).status_code == 422
    assert "Wybierz plik z wpisami" in assistant.text
    assert bring(assistant, a_file(MORNING), month="2027-01") == 422
    assert assistant.errors()


def test_what_is_sealed_is_of_one_account_for_an_hour(at_work, assistant: Visitor):
    site, account = at_work
    bring(assistant, a_file(an_entry("2026-01-12 08:00", "2026-01-12 10:00")))
    sealed = sealed_in(assistant.page)
    other = signed_in(site, an_account(site, Role.ASSISTANT, email="inna@example.com"))
    other.get(IMPORT)
    for text in (sealed, "", "AAAA", "ż", sealed[:-8]):
        assert other.post(TAKE, {ROWS: text, "action": "next"}).status_code == 409
        assert "Wybierz plik jeszcze raz" in other.text
    assert len(store_of(site).entries.find(OWN, owner=account.id)) == 2


def test_a_preview_grows_old(at_work, monkeypatch: pytest.MonkeyPatch):
    site, account = at_work
    shelf = store_of(site).shelf
    sealing = Sealing(shelf, account.actor, OWN)
    rows = (TableRow(1, ("uczestnik", "ż")),)
    sealed = sealing.seal(an_entry("2026-01-12 08:00", "2026-01-12 10:00").period, rows)
    assert sealing.open(sealed)[1] == rows
    later = datetime.now(UTC) + timedelta(seconds=sealed_rows.GOOD_FOR_SECONDS + 60)
    monkeypatch.setattr(type(sealing), "_now", lambda _: later.timestamp())
    with pytest.raises(sealed_rows.DeedRefused, match="Wybierz plik"):
        sealing.open(sealed)


@pytest.fixture(scope="module")
def shown(browser: Browser, at_work) -> Iterator[tuple[BrowserContext, str]]:
    site, account = at_work
    with serving(site) as address:
        context = signed_in_browser(browser, site, address, account)
        yield context, f"{address}{IMPORT}"
        context.close()


def chosen(page: Page, data: bytes) -> Page:
    page.locator("[name=plik]").set_input_files(
        {"name": "wpisy.xlsx", "mimeType": "application/octet-stream", "buffer": data}
    )
    page.get_by_role("button", name="Sprawdź plik").click()
    page.wait_for_load_state()
    return page


@pytest.mark.browser
def test_preview_and_errors_keep_every_promise_of_a_page(shown: tuple[BrowserContext, str]):
    context, address = shown
    fifth = an_entry("2026-01-05 22:00", "2026-01-06 12:30", journeys=(a_drive(),))
    page = chosen(open_page(context, address), a_file(fifth))
    assert page.get_by_role("button", name="Wczytaj 1 wpis").is_visible()
    assert problems(page) == []
    late = an_entry("2026-02-05 08:00", "2026-02-05 12:30")
    page = chosen(open_page(context, address), a_file(late))
    assert page.get_by_text("Ten dzień nie należy do stycznia").is_visible()
    assert problems(page) == []
