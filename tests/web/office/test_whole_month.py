"""A month of one assistant with two participants, from the first entry on a phone to the accepted papers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator

from app.documents.convert import OfficePool
from app.matters.rights import Role
from app.months.admitting import Terms
from app.months.assignment import profile_id
from app.store.account import Account
from app.wording.money import money
from app.workflow.months.assignments import Assignments
from app.workflow.months.reading import MonthReading
from app.workflow.office.desk import Desk, Seen
from rules.diary import YearMonth
from rules.month.moments import NO_TIME, in_warsaw
from rules.month.settled import Card, Log, MonthVerdict
from tests.documents.tagged import told
from tests.months.builders import STATEMENT, a_profile, two_participants
from tests.web.conftest import serving
from tests.web.office.staff import OWN, an_account, store_of
from tests.web.office.thumb import DESK, PHONE, Thumb, said_in
from tests.web.site import a_site, close

pytestmark = [pytest.mark.browser, pytest.mark.office]
MARCH = YearMonth(2026, 3)
FIRST_DAYS = (2, 3, 4, 5)
LAST_DAY = date(2026, 3, 31)
"""A Tuesday, and so the last working day of the month (rule T9)."""

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
LOGS = {
    Log.DRIVES: "Ewidencja przebiegu pojazdu",
    Log.TICKETS: "Ewidencja biletów komunikacyjnych",
    Log.TAXI_RIDES: "Ewidencja innych przejazdów",
}
AMOUNTS = ["26,45 zł", "8,40 zł", "35,50 zł"]
ROW = re.compile(
    r"^ *\d+ +(\d\d\.\d\d\.\d{4}) +(\d+:\d\d)–(\d+:\d\d) +(\d[\w. ]*?)(?:  .*)?$", re.MULTILINE
)
REMARKED_ROW = "Uwaga do wiersza 19 – Karta realizacji usług"
REMARK = "Na podpisanym papierze stoi 13:30."
MENDED = {
    "7 marca 2026 r., 14:30–21:30, Jan Testowy": {"ends": "20:30"},
    "20 marca 2026 r., 10:00–12:00, Jan Testowy": {"taxis-0-invoice": "FV 12/2026"},
    "20 marca 2026 r., 11:00–13:00, Zofia Przykładowa": {"starts": "12:30", "ends": "14:30"},
}


@dataclass
class Calendar:
    """The office's day, which a test turns like a page."""

    today: date

    def __call__(self) -> date:
        return self.today


@dataclass
class Month:
    """The site with whom it is about, and its calendar."""

    site: Flask
    calendar: Calendar
    assistant: Account
    clerk: Account

    @property
    def desk(self) -> Desk:
        desk: Desk = self.site.extensions["teczka"].desk
        return desk

    @property
    def verdict(self) -> MonthVerdict:
        """What the rules say of the month as it stands in the diary."""
        of_assistant = MonthReading(self.desk).of_assistant
        return of_assistant(OWN, MARCH, self.assistant.id).verdict


@pytest.fixture
def month(tmp_path: Path, office_pool: OfficePool) -> Iterator[Month]:
    calendar = Calendar(date(2026, 3, 2))
    site = a_site(tmp_path, office_pool, calendar, second_factor_required=False)
    month = Month(site, calendar, an_account(site, Role.ASSISTANT), an_account(site))
    _assigned(month)
    yield month
    close(site)


def _assigned(month: Month) -> None:
    """Both participants awarded, and the assistant assigned to both by the office's own service."""
    store, clerk, own_id = store_of(month.site), month.clerk.actor, month.assistant.id
    profile = a_profile(own_id, id=profile_id(OWN, own_id))
    store.profiles.add(profile, clerk, "assistant.changed")
    service = Assignments(month.desk)
    for number, matter in enumerate(two_participants(), 1):
        store.matters.add(matter, clerk, "matter.opened")
        terms = Terms(date(2026, 3, 1), date(2026, 12, 31), Decimal(60), f"UZ/{number}/2026")
        made = service.make(clerk, OWN, own_id, matter.id, terms)
        made = service.state(clerk, Seen(OWN, made.id, made.version), STATEMENT)
        service.open(clerk, Seen(OWN, made.id, made.version))


def test_a_whole_month_is_played_on_a_phone(browser: Browser, month: Month):
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


def days_are_entered_with_two_taps(bogna: Thumb, month: Month) -> None:
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


def weeks_are_repeated(bogna: Thumb, month: Month) -> None:
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


def what_was_special_is_typed(bogna: Thumb, month: Month) -> None:
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
    """From the list of the month to each entry, and back by the diary."""
    for link, put_right in MENDED.items():
        bogna.press(link)
        bogna.fill(put_right)
        bogna.press("Zapisz")
        bogna.press("Rozliczenie", within=bogna.page.locator("main"))
    assert "Do poprawy" not in bogna.read
    assert "Wszystko się zgadza." in bogna.read


def papers_say_what_the_rules_say(bogna: Thumb, month: Month) -> str:
    """The code that stands on them."""
    pages, code = pages_of(bogna.download("Pobierz papiery")), code_on(bogna)
    for number, page in enumerate(pages, 1):
        assert f"Kod: {code}" in page
        assert f"Pakiet {code} · strona {number} z {len(pages)}" in page
    verdict = month.verdict
    for card in verdict.cards:
        own = [page for page in pages if is_card_of(card.participant, page)]
        card_says_what_was_settled(own, card)
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
    assert REMARK in bogna.read
    bogna.press("30 marca 2026 r., 12:00–14:00, Jan Testowy")
    bogna.fill({"ends": "13:30"})
    bogna.press("Zapisz")
    bogna.press("Rozliczenie", within=bogna.page.locator("main"))


def it_is_accepted(klara: Thumb, first: str) -> None:
    klara.press("Rozliczenia", "Bogna Pomocna")
    assert code_on(klara) != first
    assert "Co się zmieniło od poprzedniego oddania: 1" in klara.read
    assert "koniec: było 30 marca 2026 r., 14:00, jest 30 marca 2026 r., 13:30" in klara.read
    for box in klara.page.locator("main [name=checked]").all():
        box.check()
    klara.press("Przyjmij rozliczenie")
    assert "Rozliczenie jest przyjęte." in klara.read


def nothing_can_be_changed_any_more(bogna: Thumb, month: Month) -> None:
    bogna.press("Dziennik asystenta")
    assert len(entries_on(bogna)) == bogna.read.count("Nie można już zmienić") == 40
    assert not bogna.page.get_by_role("link", name="Zmień").count()
    mended = month.desk.rooms.entries.find(OWN, owner=month.assistant.id)[-1]
    bogna.page.goto(f"{bogna.page.url}{mended.id}/zmien")
    bogna.fill({"ends": "14:00"})
    bogna.press("Zapisz")
    assert "Rozliczenie za marzec 2026 r. jest przyjęte" in bogna.refusal
    assert "poproś realizatora o korektę" in bogna.refusal


def figures_show_what_was_accepted(klara: Thumb) -> None:
    klara.press("Zestawienia")
    hours = klara.page.get_by_role("table", name="Godziny").first
    row = said_in(hours.get_by_role("row", name="marzec 2026"))
    assert row.startswith("marzec 2026 94 0 0 0 0 ")


def card_says_what_was_settled(pages: list[str], card: Card) -> None:
    """Row by row; a long waiting has rows of its own on paper, within that of the rules."""
    so_far, written = NO_TIME, [row for page in pages for row in rows_on(page)]
    for settled in card.rows:
        of_row = [written.pop(0)]
        while of_row[-1].ends != clock_of(settled.ends):
            of_row.append(written.pop(0))
        assert {row.on for row in of_row} == {f"{settled.on:%d.%m.%Y}"}
        assert of_row[0].starts == clock_of(settled.starts)
        assert sum((row.time for row in of_row), NO_TIME) == settled.settled
    assert not written
    for page in pages:
        assert sum_on(page, "Z przeniesienia") == so_far
        here = sum((row.time for row in rows_on(page)), NO_TIME)
        assert sum_on(page, "Razem na stronie") == here
        so_far += here
    assert sum_on(pages[-1], "RAZEM") == so_far == card.settled


@dataclass(frozen=True)
class Written:
    """A row of a card as it is printed; ``time`` is what it says was settled."""

    on: str
    starts: str
    ends: str
    time: timedelta


def rows_on(page: str) -> list[Written]:
    return [
        Written(*found[:3], time_of(found[3]))
        for found in ROW.findall(page.replace("24:00", "0:00"))
    ]


def sum_on(page: str, title: str) -> timedelta:
    """What stands beside the title; nothing where it is not on the page."""
    found = re.search(rf"^ *{title}  +(\d.*)$", page, re.MULTILINE)
    return time_of(found[1]) if found else NO_TIME


def time_of(text: str) -> timedelta:
    hours, minutes = (re.search(rf"(\d+) {unit}", text) for unit in ("godz", "min"))
    return timedelta(hours=int(hours[1]) if hours else 0, minutes=int(minutes[1]) if minutes else 0)


def clock_of(moment: datetime) -> str:
    """„9:00” of Warsaw's clock; „0:00” also at a day's end, where paper says 24:00."""
    shown = in_warsaw(moment)
    return f"{shown.hour}:{shown:%M}"


def is_card_of(participant: str, page: str) -> bool:
    return "Karta realizacji usług · strona" in page and participant in page


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


def pages_of(pdf: Path) -> list[str]:
    """What each page says, in its lines, hard spaces as plain ones."""
    said = plain(told(pdf.read_bytes(), "pdftotext", "-layout", "-enc", "UTF-8"))
    return said.split("\f")[:-1]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def entries_on(bogna: Thumb) -> list[Locator]:
    return bogna.page.locator(".teczka-entry").all()
