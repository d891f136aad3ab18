"""A month of one assistant with two participants, from the first entry on a phone to the accepted papers."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from app.documents.convert import OfficePool
from app.wording.money import money
from tests.web.conftest import serving
from tests.web.office.month_on_paper import LOGS, card_pages, not_as_settled, pages_of, plain
from tests.web.office.played_month import LAST_DAY, PlayedMonth, a_month_to_play
from tests.web.office.staff import store_of
from tests.web.office.thumb import DESK, PHONE, Thumb, said_in
from tests.web.site import close

pytestmark = [pytest.mark.browser, pytest.mark.office]
FIRST_DAYS = (2, 3, 4, 5)
LIVE = "#na-biezaco"
LONG_DAY = (("Zofia", "2026-03-07", "08:00-14:00"), ("Jan", "2026-03-07", "14:30-21:30"))
"""13 hours in one doba (rule T1)."""
NO_INVOICE = "Podaj numer faktury lub rachunku za przejazd."
TAXI = {
    "taxis-0-route": "dom – przychodnia",
    "taxis-0-purpose": "wizyta u lekarza",
    "taxis-0-means": "taksówka",
    "taxis-0-amount": "35,50",
}
DRIVE = {
    "drives-0-route": "Sejny – Suwałki",
    "drives-0-purpose": "wizyta w szpitalu",
    "drives-0-kilometres": "23",
}
TICKETS: Mapping[str, str | bool] = {
    "tickets-0-route": "Sejny – Suwałki",
    "tickets-0-purpose": "sprawa w urzędzie",
    "tickets-0-count": "2",
    "tickets-0-ticket": "jednorazowy",
    "tickets-0-amount": "8,40",
    "tickets-0-attached": True,
}
IN_WORDS = {
    "Jan Testowy": "czterdzieści dwie godziny",
    "Zofia Przykładowa": "pięćdziesiąt dwie godziny i trzydzieści minut",
}
AMOUNTS = ["26,45 zł", "8,40 zł", "35,50 zł"]
REMARKED_ROW = "Uwaga do wiersza 19 – Karta realizacji usług"
REMARK = "Na podpisanym papierze stoi 13:30."
MENDED = {
    "7 marca 2026 r., 14:30–21:30, Jan Testowy": {"ends": "20:30"},
    "20 marca 2026 r., 10:00–12:00, Jan Testowy": {"taxis-0-invoice": "FV 12/2026"},
    "20 marca 2026 r., 11:00–13:00, Zofia Przykładowa": {"starts": "12:30", "ends": "14:30"},
}


@pytest.fixture
def month(tmp_path: Path, office_pool: OfficePool) -> Iterator[PlayedMonth]:
    month = a_month_to_play(tmp_path, office_pool)
    yield month
    close(month.site)


def test_a_whole_month_is_played_on_a_phone(browser: Browser, month: PlayedMonth):
    with serving(month.site) as address:
        phone = browser.new_context(locale="pl-PL", accept_downloads=True, **PHONE)
        office = browser.new_context(locale="pl-PL", accept_downloads=True, **DESK)
        for context in (phone, office):
            context.set_default_timeout(20_000)
        bogna, klara = Thumb(phone.new_page()), Thumb(office.new_page())
        bogna.page.goto(f"{address}/biuro/")
        bogna.sign_in(month.assistant.email)
        days_are_entered_with_two_taps(bogna, month)
        weeks_are_repeated(bogna, month)
        what_was_special_is_typed(bogna, month)
        nothing_is_handed_in_before_it_is_mended(bogna)
        everything_is_mended(bogna)
        first = papers_say_what_the_rules_say(bogna, month)
        the_month_is_handed_in(bogna)
        klara.page.goto(f"{address}/biuro/")
        klara.sign_in(month.clerk.email)
        it_comes_back_with_a_remark(klara, first)
        what_was_remarked_is_mended(bogna)
        the_month_is_handed_in(bogna)
        it_is_accepted(klara, first)
        nothing_can_be_changed_any_more(bogna, month)
        figures_show_what_was_accepted(klara)
        phone.close()
        office.close()
    assert store_of(month.site).ledger.verify().sound


def days_are_entered_with_two_taps(bogna: Thumb, month: PlayedMonth) -> None:
    """The first day is typed; each day after it takes two taps for each participant."""
    for who, starts, ends in (("Zofia", "09:00", "11:00"), ("Jan", "12:00", "14:00")):
        bogna.press(f"Nowy wpis – {who}")
        bogna.fill({"starts": starts, "ends": ends, "place": "mieszkanie uczestnika"})
        bogna.page.locator("main [name=activities]").first.check()
        bogna.press("Zapisz")
    for day in FIRST_DAYS[1:]:
        month.calendar.today = date(2026, 3, day)
        bogna.press("Dziennik asystenta")
        for hours, who in (("9:00–11:00", "Zofia"), ("12:00–14:00", "Jan")):
            bogna.press(f"Jak wczoraj: {hours} – {who}", "Zapisz")
            assert f"Zapisano: {day} marca 2026 r., {hours}." in bogna.read
    assert len(entries_on(bogna)) == 8


def weeks_are_repeated(bogna: Thumb, month: PlayedMonth) -> None:
    month.calendar.today = date(2026, 3, 9)
    bogna.press("Dziennik asystenta", "Powtórz tydzień")
    bogna.page.get_by_role("radio", name="2–8 marca 2026 r.: 8 wpisów").check()
    for week in ("9–15", "16–22", "23–29"):
        bogna.page.get_by_role("checkbox", name=f"{week} marca 2026 r.").check()
    bogna.press("Pokaż, co powstanie")
    assert "Powstaną 24 wpisy" in bogna.read
    bogna.press("Dodaj te wpisy")
    assert "Dodano 24 wpisy." in bogna.read
    assert len(entries_on(bogna)) == 32


def what_was_special_is_typed(bogna: Thumb, month: PlayedMonth) -> None:
    """At the month's end: eight services unlike the others, each with what is found of it at its entry."""
    month.calendar.today = LAST_DAY
    bogna.press("Dziennik asystenta")
    for who, day, hours in LONG_DAY:
        begin(bogna, who, day, hours, "mieszkanie uczestnika")
        bogna.press("Zapisz")
    assert "może świadczyć najwyżej 12 godz., licząc wszystkich uczestników" in entry(
        bogna, "7 marca, 14:30"
    )
    begin(bogna, "Zofia", "2026-03-13", "22:00-06:00", "mieszkanie uczestnika")
    bogna.comes_to_say("Usługa trwała przez północ", LIVE)
    bogna.press("Zapisz")
    assert "Do rozliczenia: 8 godz." in entry(bogna, "13 marca, 22:00–6:00 następnego dnia")
    begin(bogna, "Jan", "2026-03-20", "10:00-12:00", "przychodnia")
    bogna.fill({"goes_out": True})
    bogna.unfold("Przejazdy i bilety", "Dodaj taksówkę lub inny transport")
    bogna.fill(TAXI)
    bogna.comes_to_say(NO_INVOICE, LIVE)
    bogna.press("Zapisz")
    assert NO_INVOICE in entry(bogna, "20 marca, 10:00")
    begin(bogna, "Zofia", "2026-03-20", "11:00-13:00", "sklep")
    bogna.comes_to_say("nakładają się", LIVE)
    bogna.press("Zapisz")
    for hours in ("10:00–12:00", "11:00–13:00"):
        assert "Usługi tego samego asystenta" in entry(bogna, f"20 marca, {hours}")
    begin(bogna, "Zofia", "2026-03-27", "10:00-14:00", "Suwałki, szpital")
    bogna.fill({"goes_out": True})
    bogna.unfold("Czekanie", "Dodaj czekanie")
    bogna.fill({"waiting-0-starts": "10:30", "waiting-0-ends": "13:30"})
    bogna.unfold("Przejazdy i bilety", "Dodaj przejazd własnym pojazdem")
    bogna.fill(DRIVE)
    bogna.press("Zapisz")
    said = entry(bogna, "27 marca, 10:00–14:00")
    assert "Do rozliczenia: 2 godz. 30 min" in said
    assert "Asystent czekał 3 godz., a wlicza się najwyżej 1 godz. 30 min." in said
    begin(bogna, "Zofia", "2026-03-29", "01:00-04:00", "mieszkanie uczestnika")
    bogna.press("Zapisz")
    said = entry(bogna, "29 marca, 1:00–4:00")
    assert "Do rozliczenia: 2 godz." in said
    assert "W czasie tej usługi przestawiano zegary." in said
    begin(bogna, "Jan", "2026-03-30", "12:00-14:00", "urząd")
    bogna.fill({"goes_out": True})
    bogna.unfold("Przejazdy i bilety", "Dodaj bilety")
    bogna.fill(TICKETS)
    bogna.press("Zapisz")
    assert len(entries_on(bogna)) == 40


def nothing_is_handed_in_before_it_is_mended(bogna: Thumb) -> None:
    bogna.press("Rozliczenie", "Marzec 2026 r.")
    assert "Do poprawy: 3" in bogna.read
    for finding in ("najwyżej 12 godz.", NO_INVOICE, "Usługi tego samego asystenta"):
        assert finding in bogna.read
    assert not bogna.page.get_by_role("link", name="Oddaj rozliczenie").count()
    month_page = bogna.page.url
    bogna.page.goto(f"{month_page}glowne/oddaj")
    bogna.page.locator("[name=statement]").check()
    bogna.press("Oddaj rozliczenie")
    assert NO_INVOICE in bogna.refusal
    assert "nakładają się: usługa 20.03.2026, 10:00–12:00, usługa 20.03.2026, 11:00–13:00" in (
        bogna.refusal
    )
    bogna.press("Wróć do rozliczenia")


def everything_is_mended(bogna: Thumb) -> None:
    """From the list of the month to each entry, which leads back to what is left of the list."""
    for link, put_right in MENDED.items():
        bogna.press(link)
        assert "Do poprawy" in said_in(bogna.page.locator(LIVE))
        bogna.fill(put_right)
        bogna.press("Zapisz")
    assert "Do poprawy" not in bogna.read
    assert "Wszystko się zgadza." in bogna.read


def papers_say_what_the_rules_say(bogna: Thumb, month: PlayedMonth) -> str:
    """The code that stands on them."""
    pages, code = pages_of(bogna.download("Pobierz papiery")), code_on(bogna)
    for number, page in enumerate(pages, 1):
        assert f"Kod: {code}" in page
        assert f"Pakiet {code} · strona {number} z {len(pages)}" in page
    verdict = month.verdict
    for card in verdict.cards:
        own = card_pages(pages, card.participant)
        assert not_as_settled(own, card) == []
        assert f"(słownie: {IN_WORDS[card.participant]})" in own[-1]
    for cost in verdict.costs:
        (log,) = (page for page in pages if f"{LOGS[cost.log]} · strona" in page)
        assert plain(money(cost.amount)) in log
    assert [plain(money(cost.amount)) for cost in verdict.costs] == AMOUNTS
    return code


def the_month_is_handed_in(bogna: Thumb) -> None:
    bogna.press("Oddaj rozliczenie")
    bogna.page.locator("[name=statement]").check()
    bogna.press("Oddaj rozliczenie")
    assert "Oddane, sprawdza biuro" in bogna.read


def it_comes_back_with_a_remark(klara: Thumb, code: str) -> None:
    klara.press("Rozliczenia")
    line = said_in(klara.page.get_by_role("row", name="Bogna Pomocna"))
    for cell in ("marzec 2026 r.", "Do porównania", "31.03.2026", "94,5"):
        assert cell in line
    klara.press("Bogna Pomocna")
    assert code_on(klara) == code
    klara.unfold(REMARKED_ROW)
    klara.page.get_by_label("Uwaga do tego wiersza").filter(visible=True).fill(REMARK)
    klara.press("Zwróć do poprawy")
    assert "Rozliczenie jest zwrócone do poprawy." in klara.read


def what_was_remarked_is_mended(bogna: Thumb) -> None:
    bogna.press("Dziennik asystenta")
    assert f"Uwaga biura {REMARK}" in entry(bogna, "30 marca, 12:00–14:00")
    bogna.press("Rozliczenie", within=bogna.page.locator("main"))
    bogna.press("30 marca 2026 r., 12:00–14:00, Jan Testowy")
    assert f"Uwaga biura {REMARK}" in bogna.read
    bogna.fill({"ends": "13:30"})
    bogna.press("Zapisz")


def it_is_accepted(klara: Thumb, first: str) -> None:
    klara.press("Rozliczenia", "Bogna Pomocna")
    assert code_on(klara) != first
    assert "Co się zmieniło od poprzedniego oddania: 1" in klara.read
    assert "koniec: było: 30 marca 2026 r., 14:00, jest: 30 marca 2026 r., 13:30" in klara.read
    for box in klara.page.locator("main [name=checked]").all():
        box.check()
    klara.press("Przyjmij rozliczenie")
    assert "Rozliczenie jest przyjęte." in klara.read


def nothing_can_be_changed_any_more(bogna: Thumb, month: PlayedMonth) -> None:
    bogna.press("Dziennik asystenta")
    assert len(entries_on(bogna)) == bogna.read.count("Nie można już zmienić") == 40
    assert not bogna.page.get_by_role("link", name="Zmień").count()
    bogna.page.goto(f"{bogna.page.url}{month.entry_ids[-1]}/zmien")
    bogna.fill({"ends": "14:00"})
    bogna.press("Zapisz")
    assert "Rozliczenie za marzec 2026 r. jest przyjęte" in bogna.refusal
    assert "poproś realizatora o korektę" in bogna.refusal


def figures_show_what_was_accepted(klara: Thumb) -> None:
    klara.press("Zestawienia")
    hours = klara.page.get_by_role("table", name="Godziny").first
    row = said_in(hours.get_by_role("row", name="marzec 2026"))
    assert row.startswith("marzec 2026 94 0 0 0 0 ")


def begin(bogna: Thumb, who: str, day: str, hours: str, place: str) -> None:
    """A new entry of a participant, from the button that stands at their name."""
    starter = bogna.page.locator(".teczka-starter", has_text=who)
    with bogna.page.expect_navigation():
        starter.locator(".govuk-button").tap()
    starts, ends = hours.split("-")
    bogna.fill({"on": day, "starts": starts, "ends": ends, "place": place, "goes_out": False})


def entry(bogna: Thumb, when: str) -> str:
    """What stands in the card of the entry of this day and hour."""
    change = bogna.page.get_by_role("link", name=re.compile(f"Zmień wpis .*, {when}"))
    return said_in(bogna.page.locator(".teczka-entry", has=change))


def code_on(visit: Thumb) -> str:
    return visit.page.locator(".teczka-paper-code").first.inner_text()


def entries_on(bogna: Thumb) -> list[Locator]:
    return bogna.page.locator(".teczka-entry").all()
