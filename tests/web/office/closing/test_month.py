"""The assistant's pages of a month: what to mend, handing in, what the office said."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.matters.rights import Role
from app.months.closing import Compared
from app.months.month_file import MonthState, Part, Remark
from app.web.office.closing.month import CODE
from app.workflow.office.desk import Seen
from tests.months.builders import a_taxi
from tests.web.office.closing.house import (
    JANS,
    JANUARY,
    LATE,
    MONTH,
    NO_INVOICE,
    VISIT,
    House,
    a_house,
)
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import close
from tests.web.visitor import Visitor

HAND_IN = f"{MONTH}glowne/oddaj"


def code_on(visitor: Visitor) -> str:
    return visitor.page.split(f'name="{CODE}" value="')[1].split('"')[0]


def hand_in(visitor: Visitor, **sent: str) -> int:
    visitor.get(HAND_IN)
    told = {CODE: code_on(visitor), "statement": "yes"} | sent
    return visitor.post(HAND_IN, told).status_code


def test_month_says_what_to_mend_with_day_and_rule(house: House):
    house.write(VISIT, NO_INVOICE)
    visitor = house.visitor()
    visitor.get(MONTH)
    assert "Do poprawy: 1" in visitor.text
    assert "9 stycznia 2026 r., 10:00–12:00, Zofia Przykładowa" in visitor.text
    assert "Zasada K4" in visitor.text
    assert f'href="/biuro/{OWN}/dziennik/{NO_INVOICE.id}/zmien?z=rozliczenie"' in visitor.page
    assert HAND_IN not in visitor.page


def test_month_says_what_the_papers_will_hold(house: House):
    house.write(VISIT, JANS)
    visitor = house.visitor()
    visitor.get(MONTH)
    for told in (
        "Jan Testowy",
        "4 godz. 30 min",
        "13,80 zł",
        "nie ustalono pułapu",
        "Kod na papierach",
    ):
        assert told in visitor.text
    assert HAND_IN in visitor.page
    assert "Rozliczenie dodatkowe" not in visitor.text


def test_month_goes_to_the_office_with_a_statement(house: House):
    house.write(VISIT)
    visitor = house.visitor()
    assert hand_in(visitor, statement="") == 422
    assert visitor.errors() == ["Błąd: Zaznacz oświadczenie, żeby oddać rozliczenie"]
    assert hand_in(visitor) == 200
    assert visitor.at == MONTH
    assert "Oddane, sprawdza biuro" in visitor.text
    assert "Oddano 30 stycznia 2026 r." in visitor.text


def test_what_changed_while_the_page_was_open_is_not_handed_in(house: House):
    house.write(VISIT)
    visitor = house.visitor()
    visitor.get(HAND_IN)
    old = code_on(visitor)
    house.write(JANS)
    assert hand_in(visitor, **{CODE: old}) == 409
    assert "doszły z telefonu" in visitor.text
    assert store_of(house.site).month_files.find(OWN) == ()


def test_what_blocks_refuses_with_its_clause(house: House):
    house.write(NO_INVOICE)
    visitor = house.visitor()
    assert hand_in(visitor) == 409
    assert "9 stycznia 2026 r., zasada K4: " in visitor.text
    assert "Dlaczego?" in visitor.text


def test_month_without_services_is_handed_in_as_such(house: House):
    visitor = house.visitor()
    visitor.get(MONTH)
    assert "Oddaj bez usług" in visitor.text
    assert hand_in(visitor) == 200
    assert "Oddane, sprawdza biuro" in visitor.text


def test_handing_in_is_taken_back_until_somebody_compares(house: House):
    house.write(VISIT)
    file, visitor = house.hand_in(), house.visitor()
    visitor.get(MONTH)
    back = f"{MONTH}glowne/cofnij"
    assert back in visitor.page
    visitor.get(back)
    assert visitor.post(back, {}).status_code == 200
    assert "Oddanie jest cofnięte" in visitor.text
    again = house.hand_in()
    visitor.get(back)
    paper = Compared(paper_on=date(2026, 1, 30))
    house.closing.compare(house.clerk.actor, Seen(OWN, file.id, again.version), paper)
    assert visitor.post(back, {}).status_code == 409
    assert "zaczęło już sprawdzać" in visitor.text
    visitor.get(MONTH)
    assert back not in visitor.page


def test_returned_month_shows_each_remark_at_its_row(house: House):
    house.write(VISIT)
    remark = Remark("Na papierze jest 12:00.", VISIT.id, f"{VISIT.id}.2026-01-07")
    house.give_back(house.hand_in(), remark, Remark("Brakuje podpisu."))
    visitor = house.visitor()
    visitor.get(MONTH)
    assert "Zwrócone do poprawy" in visitor.text
    at = visitor.text.index("Na papierze jest 12:00.")
    assert "7 stycznia 2026 r., 10:00–12:30" in visitor.text[:at]
    assert "Uwaga ogólna" in visitor.text[at:]
    assert HAND_IN in visitor.page


def test_supplement_waits_for_the_main_part(house: House):
    house.write(VISIT, LATE)
    supplement, visitor = f"{MONTH}uzupelniajace/oddaj", house.visitor()
    visitor.get(MONTH)
    assert "Najpierw oddaj rozliczenie podstawowe" in visitor.text
    assert supplement not in visitor.page
    house.hand_in()
    visitor.get(MONTH)
    assert "których jeszcze nie było" in visitor.text  # today is the day before
    assert supplement not in visitor.page


def test_supplement_is_handed_in_after_its_services(tmp_path: Path):
    house = a_house(tmp_path, date(2026, 2, 2))
    house.write(VISIT, LATE)
    house.hand_in()
    visitor = house.visitor()
    visitor.get(MONTH)
    assert f"{MONTH}uzupelniajace/oddaj" in visitor.page
    close(house.site)


def test_correction_says_why_it_was_opened(house: House):
    house.write(VISIT)
    file = house.accept(house.hand_in())
    seen = Seen(OWN, file.id, file.version)
    house.closing.reopen(house.clerk.actor, seen, "Kontrola znalazła inną godzinę.")
    visitor = house.visitor()
    visitor.get(MONTH)
    assert "Otwarte do korekty" in visitor.text
    assert "Kontrola znalazła inną godzinę." in visitor.text


def test_late_month_is_told_so_and_taken(tmp_path: Path):
    house = a_house(tmp_path, date(2026, 2, 4))
    house.write(VISIT)
    visitor = house.visitor()
    visitor.get(MONTH)
    assert "Termin minął 5 dni temu." in visitor.text
    assert hand_in(visitor) == 200
    close(house.site)


def test_list_of_months_has_their_states_newest_first(house: House):
    house.write(VISIT)
    house.hand_in()
    visitor = house.visitor()
    visitor.get(f"/biuro/{OWN}/rozliczenie/")
    assert "Styczeń 2026 r." in visitor.text
    assert "Oddane, sprawdza biuro" in visitor.text
    assert "30 stycznia 2026 r." in visitor.text
    assert "Luty" not in visitor.text


def test_list_of_months_says_what_is_late_and_what_nobody_waits_for(tmp_path: Path):
    house = a_house(tmp_path, date(2026, 2, 4))
    visitor = house.visitor()
    visitor.get(f"/biuro/{OWN}/rozliczenie/")
    assert "Brak po terminie" in visitor.text
    assert "Jeszcze nieoddane" in visitor.text
    rooms = house.desk.rooms
    for assigned in rooms.assignments.find(OWN):
        later = replace(assigned, starts=date(2026, 2, 2))
        rooms.assignments.save(later, house.clerk.actor, "assignment.changed")
    visitor.get(f"/biuro/{OWN}/rozliczenie/")
    assert "Bez przydziału" in visitor.text
    assert "Brak po terminie" not in visitor.text
    close(house.site)


def test_another_assistant_sees_nothing_of_it(house: House):
    house.write(VISIT)
    house.hand_in()
    other = signed_in(house.site, an_account(house.site, Role.ASSISTANT, email="o@example.com"))
    other.get(MONTH)
    assert "Nie ma usług" in other.text
    assert "Zofia" not in other.text
    other.get(f"{MONTH}glowne/cofnij")
    assert other.post(f"{MONTH}glowne/cofnij", {}).status_code == 404


def test_entry_held_by_the_other_part_is_told(house: House):
    night = replace(LATE, id="night", starts=LATE.starts.replace(day=30, hour=22))
    house.write(replace(night, ends=LATE.starts.replace(hour=2)))
    file = house.hand_in()
    house.hand_in(Part.SUPPLEMENT)
    house.give_back(file, Remark("Popraw."))
    visitor = house.visitor()
    visitor.get(MONTH)
    assert "należy też do drugiego rozliczenia" in visitor.text


def test_mended_month_is_handed_in_again(house: House):
    house.write(VISIT, replace(NO_INVOICE, journeys=(a_taxi(invoice="FV 1"),)))
    file = house.hand_in()
    house.give_back(file, Remark("Zły numer rachunku.", NO_INVOICE.id))
    house.change(NO_INVOICE, journeys=(a_taxi(invoice="FV 2"),))
    assert hand_in(house.visitor()) == 200
    kept = house.file(file)
    assert (kept.state, len(kept.editions)) == (MonthState.HANDED_IN, 2)
    assert kept.of == JANUARY
