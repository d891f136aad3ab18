"""Entries made without a connection: each is sent once, by whoever made it, and nothing gets lost."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
from sqlalchemy import delete

from app.store.models import SignIn
from tests.months.builders import JAN, ZOFIA
from tests.web.conftest import CHROMIUM, FLAGS
from tests.web.office.diary.assistant import DIARY, NEW, Helping
from tests.web.office.offline.conftest import House
from tests.web.office.offline.phone import OFFLINE, SIZE, Phone, within_seconds
from tests.web.office.staff import PASSWORD

TWO = [(ZOFIA, 8), (JAN, 12)]


def written(helping: Helping) -> list[tuple[str, int]]:
    """Whom and at which hour each entry of the diary is about, in the order they came."""
    return [(entry.matter_id, entry.starts.hour) for entry in helping.entries]


def entries_on(phone: Phone) -> list[dict[str, Any]]:
    return [each for each in phone.kept() if "fields" in each]


def end_sign_ins(house: House) -> None:
    with house.aurelia.store.shelf.database.writing() as session:
        session.execute(delete(SignIn))


def write_two(phone: Phone) -> None:
    phone.write()
    assert phone.says("Nie ma połączenia. Wpis jest zapisany na telefonie")
    phone.write(participant=JAN, starts="12:00", ends="13:30")
    assert within_seconds(lambda: len(entries_on(phone)) == 2)


def test_entries_made_without_a_network_are_sent_once_each_when_it_is_back(
    house: House, phone: Phone
):
    phone.context.set_offline(True)
    phone.open(DIARY)
    assert "Wpis bez połączenia" in phone.text
    write_two(phone)
    assert phone.says("Nie ma połączenia, czekają 2 wpisy na wysłanie.")
    assert phone.text.count("czeka na wysłanie") == 2
    assert "Zofia P., 7 stycznia, 8:00–10:00" in phone.text
    assert written(house.aurelia) == []
    phone.context.set_offline(False)
    assert within_seconds(lambda: phone.text.count("wysłano") == 2)
    assert written(house.aurelia) == TWO
    phone.open(DIARY)
    assert phone.says("wysłano")
    assert written(house.aurelia) == TWO
    assert house.wire.asked.count(f"POST {NEW}") == 2
    assert {tuple(each["fields"]) for each in entries_on(phone)} == {()}


def test_entries_outlive_a_closed_browser(
    house: House, phone: Phone, browser: Browser, tmp_path: Path
):
    def opened() -> Phone:
        context = browser.browser_type.launch_persistent_context(
            str(tmp_path / "profile"), executable_path=CHROMIUM, args=list(FLAGS),
            locale="pl-PL", viewport=SIZE,
        )  # fmt: skip
        return Phone(context, house.address)

    before = opened().signed_in_as(house.aurelia).ready()
    before.context.set_offline(True)
    before.open(DIARY)
    write_two(before)
    before.context.close()
    assert written(house.aurelia) == []
    after = opened().signed_in_as(house.aurelia)
    after.open(DIARY)
    assert within_seconds(lambda: len(house.aurelia.entries) == 2)
    assert within_seconds(lambda: after.text.count("wysłano") == 2)
    after.context.close()
    assert written(house.aurelia) == TWO


def test_a_lost_answer_makes_no_second_entry(house: House, phone: Phone):
    phone.open(OFFLINE)
    house.wire.cuts.add(f"POST {NEW}")
    phone.write()
    assert within_seconds(lambda: written(house.aurelia) == TWO[:1])
    assert phone.says("Nie ma połączenia, czeka 1 wpis na wysłanie.")
    house.wire.cuts.clear()
    phone.send_now()
    assert phone.says("wysłano")
    assert written(house.aurelia) == TWO[:1]
    assert house.wire.asked.count(f"POST {NEW}") >= 2


def test_the_ordinary_form_loses_nothing_without_a_network(house: House, phone: Phone):
    phone.open(f"{NEW}?osoba={ZOFIA}")
    assert within_seconds(lambda: phone.page.locator("[name=phone_account]").count())
    for name, value in {"on": "2026-01-07", "starts": "08:00", "ends": "09:00"}.items():
        phone.page.fill(f"[name={name}]", value)
    phone.context.set_offline(True)
    phone.page.locator("text=Zapisz").first.click()
    assert phone.says("Wpis jest zapisany na telefonie")
    assert phone.says("Zofia P., 7 stycznia, 8:00–9:00")
    phone.context.set_offline(False)
    assert phone.says("wysłano")
    assert written(house.aurelia) == TWO[:1]


def test_an_ended_session_keeps_entries_until_its_holder_is_back(house: House, phone: Phone):
    end_sign_ins(house)
    phone.open(OFFLINE)
    phone.write()
    assert phone.says("Zaloguj się, wpisy czekają na telefonie.")
    phone.page.click("text=Przejdź do logowania")
    assert phone.says("Na tym telefonie czekają wpisy do dziennika: 1 wpis.")
    phone.page.fill("[name=email]", house.aurelia.account.email)
    phone.page.fill("[name=password]", PASSWORD)
    phone.page.click("main button[type=submit]")
    assert within_seconds(lambda: written(house.aurelia) == TWO[:1])
    assert phone.says("wysłano")


def test_nobody_else_sends_or_sees_them(house: House, phone: Phone):
    end_sign_ins(house)
    phone.open(OFFLINE)
    phone.write(place="u Zofii")
    assert phone.says("Zaloguj się")
    other = Helping(house.other.site, house.other.account)
    phone.signed_in_as(other)
    phone.open(DIARY)
    assert phone.says("Na tym telefonie czekają też wpisy innej osoby (1).")
    assert "7 stycznia" not in phone.page.locator("[data-phone-queue]").inner_text()
    assert written(other) == written(house.aurelia) == []
    phone.signed_in_as(Helping(house.aurelia.site, house.aurelia.account))
    phone.open(DIARY)
    assert within_seconds(lambda: written(house.aurelia) == TWO[:1])
    assert written(other) == []


def test_a_refused_entry_says_why_and_is_mended_in_the_diary(house: House, phone: Phone):
    phone.open(OFFLINE)
    phone.write(on="2025-12-30", place="świetlica")
    assert phone.says("odrzucono")
    (refused,) = entries_on(phone)
    assert refused["because"]
    assert phone.says("Powód:")
    assert written(house.aurelia) == []
    phone.page.click("text=Popraw")
    assert phone.says("Nowy wpis")
    assert phone.page.input_value("[name=place]") == "świetlica"
    phone.page.fill("[name=on]", "2026-01-07")
    phone.page.locator("text=Zapisz").first.click()
    assert within_seconds(lambda: written(house.aurelia) == TWO[:1])
    assert within_seconds(lambda: entries_on(phone) == [])


def test_without_a_network_it_is_mended_on_the_phone_or_thrown_away(house: House, phone: Phone):
    phone.open(OFFLINE)
    phone.write(on="2025-12-30", place="świetlica")
    assert phone.says("odrzucono")
    phone.context.set_offline(True)
    house.wire.cuts.add(f"GET {DIARY}stan")  # of the worker, which such a switch does not reach
    phone.page.click("text=Popraw")
    assert phone.page.input_value("[name=place]") == "świetlica"
    assert phone.page.input_value("[name=starts]") == "08:00"
    phone.page.fill("[name=on]", "2026-01-07")
    phone.page.click("text=Zapisz poprawiony wpis")
    assert phone.says("czeka na wysłanie")
    phone.write(starts="14:00", ends="15:00")
    assert phone.says("14:00–15:00")
    phone.page.locator("text=Usuń z telefonu").last.click()
    phone.page.click("text=Tak, usuń")
    assert within_seconds(lambda: "14:00–15:00" not in phone.text)
    house.wire.cuts.clear()
    phone.context.set_offline(False)
    assert within_seconds(lambda: written(house.aurelia) == TWO[:1])


def test_waiting_and_a_trip_are_sent_as_they_were_typed(house: House, phone: Phone):
    phone.open(OFFLINE)
    phone.page.click("text=Czekanie")
    phone.page.click("text=Taksówka lub inny transport")
    more = {"waiting-0-starts": "08:30", "waiting-0-ends": "09:00", "taxis-0-route": "Sejny – Suwałki",
            "taxis-0-amount": "35,50"}  # fmt: skip
    for name, value in more.items():
        phone.page.fill(f"[name='{name}']", value)
    phone.write()
    assert phone.says("wysłano")
    (entry,) = house.aurelia.entries
    assert len(entry.waiting) == len(entry.journeys) == 1
    assert entry.journeys[0].route == "Sejny – Suwałki"


def test_what_was_mended_on_the_phone_after_a_lost_answer_is_not_lost(house: House, phone: Phone):
    phone.open(OFFLINE)
    house.wire.cuts.add(f"POST {NEW}")
    phone.write()
    assert within_seconds(lambda: written(house.aurelia) == TWO[:1])
    assert phone.says("Nie ma połączenia, czeka 1 wpis na wysłanie.")
    phone.context.set_offline(True)
    phone.page.click("text=Popraw")
    phone.page.fill("[name=ends]", "11:00")
    phone.page.click("text=Zapisz poprawiony wpis")
    assert phone.says("8:00–11:00")
    house.wire.cuts.clear()
    phone.context.set_offline(False)
    assert phone.says("Ten wpis zapisano już wcześniej, a teraz wysłano w nim co innego")
    assert [entry.ends.hour for entry in house.aurelia.entries] == [10]


def test_a_change_whose_answer_was_lost_is_no_clash(house: House, phone: Phone):
    house.aurelia.enter(on="2026-01-07", starts="08:00", ends="10:00")
    (entry,) = house.aurelia.entries
    changed = f"{DIARY}{entry.id}/zmien"
    phone.open(changed)
    assert within_seconds(lambda: phone.page.locator("[name=phone_account]").count())
    phone.page.fill("[name=ends]", "09:30")
    house.wire.cuts.add(f"POST {changed}")
    phone.page.locator("text=Zapisz").first.click()
    assert phone.says("Nie ma połączenia, czeka 1 wpis na wysłanie.")
    house.wire.cuts.clear()
    phone.send_now()
    assert phone.says("wysłano")
    (entry,) = house.aurelia.entries
    assert (entry.ends.minute, entry.version) == (30, 2)
