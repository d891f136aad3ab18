"""What a phone keeps of anybody, and that nothing of it is left after signing out."""

import json

from tests.months.builders import ZOFIA
from tests.web.office.diary.assistant import DIARY, NEW, Helping
from tests.web.office.offline.conftest import House
from tests.web.office.offline.phone import OFFLINE, Phone, within_seconds
from tests.web.visitor import TOKEN

LEFT = """async () => [
  (await indexedDB.databases()).map(each => each.name), await caches.keys(),
  (await navigator.serviceWorker.getRegistrations()).length,
]"""
NOTHING = [[], [], 0]
OUT = "form.teczka-office__out button"


def test_a_phone_keeps_short_names_and_nothing_else_of_anybody(house: House, phone: Phone):
    phone.open(f"{NEW}?osoba={ZOFIA}")
    phone.open(f"{DIARY}2026-01/")
    told = json.dumps(phone.kept(), ensure_ascii=False).replace("\N{NO-BREAK SPACE}", " ")
    assert "Zofia P." in told
    for word in (
        "Przykładowa",
        "Testowy",
        house.aurelia.account.name,
        house.aurelia.account.id,
        "@",
    ):
        assert word not in told
    (known,) = phone.kept()
    assert set(known) == {"diary", "account", "today", "participants", "asked"}
    assert {tuple(sorted(each)) for each in known["participants"]} == {
        ("activities", "id", "short_name")
    }


def test_no_page_with_personal_data_is_ever_cached(house: House, phone: Phone):
    for path in (f"{DIARY}2026-01/", f"{NEW}?osoba={ZOFIA}", "/biuro/konto", DIARY):
        phone.open(path)
    cached = dict(phone.cached())
    paths = {url.removeprefix(house.address).split("?")[0] for url in cached}
    assert {path for path in paths if not path.startswith("/static/")} == {OFFLINE}
    told = "".join(cached.values())
    for word in ("Zofia", "Testowy", house.aurelia.account.name, "name=csrf_token"):
        assert word not in told


def test_signing_out_wipes_the_phone(phone: Phone):
    phone.page.click(OUT)
    assert phone.says("Praca zakończona")
    assert within_seconds(lambda: phone.page.evaluate(LEFT) == NOTHING)


def write_and_leave_unsent(house: House, phone: Phone) -> None:
    """An entry waits, for the service could not be asked; signing out of another page says so."""
    house.wire.cuts.add(f"GET {DIARY}stan")
    phone.open(OFFLINE)
    phone.write()
    assert phone.says("czeka na wysłanie")
    phone.open("/biuro/konto")
    phone.page.click(OUT)
    assert phone.says("Na telefonie są niewysłane wpisy")
    assert phone.says("Niewysłane są tu: 1 wpis.")


def test_signing_out_asks_before_entries_are_lost(house: House, phone: Phone):
    write_and_leave_unsent(house, phone)
    phone.page.click("text=Wyślij i wyloguj")
    assert phone.says("Nie wszystko udało się wysłać.")
    phone.page.click("text=Nie wylogowuj")
    assert len(phone.kept()) == 2
    house.wire.cuts.clear()
    phone.page.click(OUT)
    phone.page.click("text=Wyślij i wyloguj")
    assert phone.says("Praca zakończona")
    assert len(house.aurelia.entries) == 1
    assert within_seconds(lambda: phone.page.evaluate(LEFT) == NOTHING)


def test_or_wipes_them_knowingly(house: House, phone: Phone):
    write_and_leave_unsent(house, phone)
    phone.page.click("text=Usuń wpisy z telefonu i wyloguj")
    assert phone.says("Praca zakończona")
    assert house.aurelia.entries == ()
    assert within_seconds(lambda: phone.page.evaluate(LEFT) == NOTHING)


def test_where_scripts_are_off_the_browser_itself_is_told_to_wipe(house: House):
    visitor = Helping(house.aurelia.site, house.aurelia.account).visitor
    visitor.get(DIARY)
    token = TOKEN.search(visitor.page)
    assert token
    response = visitor.client.post("/biuro/wyloguj", data={"csrf_token": token[1]})
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
