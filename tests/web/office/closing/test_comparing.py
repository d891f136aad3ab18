"""The clerk's pages: the queue, rows beside a signed paper, a return, an acceptance, a correction."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.matters.rights import Role
from app.months.month_file import MonthFile, MonthState, Part, Remark
from rules.diary import YearMonth
from tests.months.builders import OTHER_ID, a_drive, an_entry
from tests.web.office.closing.house import JANS, LATE, QUEUE, VISIT, House, a_house
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import close
from tests.web.visitor import Visitor

ROWS = re.compile(r'name="checked" type="checkbox" value="([^"]+)"')
VERSION = re.compile(r'name="wersja" value="(\d+)"')


def opened(house: House, file: MonthFile) -> Visitor:
    visitor = house.visitor(house.clerk)
    visitor.get(f"{QUEUE}{file.id}/")
    return visitor


def press(visitor: Visitor, file: MonthFile, action: str, **sent: object) -> int:
    (version,) = VERSION.findall(visitor.page)
    told = {"action": action, "wersja": version} | sent
    return visitor.post(f"{QUEUE}{file.id}/", told).status_code


def test_queue_counts_and_leads_to_what_was_handed_in(house: House):
    house.write(VISIT, LATE)
    file = house.hand_in()
    visitor = house.visitor(house.clerk)
    visitor.get(QUEUE)
    assert f"{QUEUE}{file.id}/" in visitor.page
    for told in ("Bogna Pomocna", "styczeń 2026 r.", "Do porównania", "30.01.2026", "2,5", "13,80"):
        assert told in visitor.text


def test_queue_shows_what_is_asked_for(tmp_path: Path):
    house = a_house(tmp_path, date(2026, 2, 3))
    house.write(VISIT)
    file = house.hand_in()
    visitor = house.visitor(house.clerk)
    visitor.get(QUEUE)
    assert "Rozliczenia, które czekają: 1" in visitor.text
    assert "4 dni" in visitor.text
    visitor.get(f"{QUEUE}?stan=expected")
    assert "Wybrane rozliczenia: 1" in visitor.text
    assert "luty 2026" in visitor.text
    visitor.get(f"{QUEUE}?miesiac=2026-01&stan=comparison")
    assert f"{QUEUE}{file.id}/" in visitor.page
    visitor.get(f"{QUEUE}?miesiac=x&stan=y")
    assert "Wybrane rozliczenia: 2" in visitor.text
    close(house.site)


def test_rows_stand_as_on_paper_with_code_and_ceiling(house: House):
    house.write(VISIT, JANS)
    file = house.hand_in()
    visitor = opened(house, file)
    assert f">{file.last.code}<" in visitor.page
    assert len(ROWS.findall(visitor.page)) == 3
    for told in (
        "Karta realizacji usług",
        "śr. 07.01.2026",
        "10:00–12:30",
        "2 godz. 30 min",
        "Ewidencja przebiegu pojazdu",
        "12 km × 1,15 zł",
        "z wyjściem",
        "nie ustalono pułapu",
    ):
        assert told in visitor.text


def test_rows_are_numbered_as_on_paper(house: House):
    """A long waiting has three lines there; a second vehicle a log of its own."""
    waited = an_entry(
        "2026-01-05 10:00", "2026-01-05 14:00", ("2026-01-05 10:30", "2026-01-05 13:30")
    )
    lent = a_drive(registration="BSE 1X11")
    house.write(waited, replace(VISIT, journeys=(a_drive(), lent)))
    file = house.hand_in()
    visitor = opened(house, file)
    assert re.findall(r"wiersz </span>([^<]+)<", visitor.page) == ["1–3", "4", "1", "1"]
    assert "Ewidencja przebiegu pojazdu BSE 1X11" in visitor.text
    remark = {"remark_3": "Nie ten pojazd."}
    assert press(visitor, file, "return", **remark) == 200
    assert house.file(file).last.remarks[0].row == f"{VISIT.id}.1"


def test_what_is_checked_so_far_is_kept(house: House):
    house.write(VISIT, JANS)
    file = house.hand_in()
    visitor = opened(house, file)
    first, *_ = ROWS.findall(visitor.page)
    paper = {"paper_on-day": "30", "paper_on-month": "1", "paper_on-year": "2026"}
    sent = {"checked": [first], "remark_1": "Nieczytelny podpis.", **paper}
    assert press(visitor, file, "save", **sent) == 200
    last = house.file(file).last
    assert (last.checked, last.paper_on) == ({first}, date(2026, 1, 30))
    assert [remark.text for remark in last.remarks] == ["Nieczytelny podpis."]
    assert f'value="{first}" checked' in visitor.page
    assert 'value="Nieczytelny podpis."' in visitor.page


def test_return_needs_a_remark_and_loses_no_tick(house: House):
    house.write(VISIT, JANS)
    file = house.hand_in()
    visitor = opened(house, file)
    rows = ROWS.findall(visitor.page)
    assert press(visitor, file, "return", checked=rows) == 409
    assert "co najmniej jedną uwagę" in visitor.text
    assert visitor.page.count(" checked>") == len(rows)
    assert press(visitor, file, "return", checked=rows, general="Brakuje podpisu.") == 200
    assert visitor.at == QUEUE
    assert house.file(file).state is MonthState.RETURNED


def test_remark_goes_to_the_entry_of_its_row(house: House):
    house.write(VISIT, JANS)
    file = house.hand_in()
    press(opened(house, file), file, "return", remark_1="Na papierze jest 12:00.")
    (remark,) = house.file(file).last.remarks
    assert (remark.entry_id, remark.row) == (VISIT.id, f"{VISIT.id}.2026-01-07")


def test_acceptance_needs_all_rows_or_the_code(house: House):
    house.write(VISIT, JANS)
    file = house.hand_in()
    visitor = opened(house, file)
    rows = ROWS.findall(visitor.page)
    assert press(visitor, file, "accept", checked=rows[:1]) == 409
    assert "brakuje: 2" in visitor.text
    assert press(visitor, file, "accept", same_code="yes") == 200
    kept = house.file(file)
    assert (kept.state, kept.last.decided_by) == (MonthState.ACCEPTED, house.clerk.name)


def test_all_rows_ticked_are_accepted_without_the_code(house: House):
    house.write(VISIT)
    file = house.hand_in()
    visitor = opened(house, file)
    assert press(visitor, file, "accept", checked=ROWS.findall(visitor.page)) == 200
    assert house.file(file).state is MonthState.ACCEPTED


def test_two_clerks_at_once_lose_nothing_typed(house: House):
    house.write(VISIT)
    file = house.hand_in()
    one, other = opened(house, file), opened(house, file)
    assert press(one, file, "save", general="Pierwsza uwaga.") == 200
    assert press(other, file, "return", general="Druga uwaga.") == 409
    assert "Ktoś zmienił to w międzyczasie" in other.text
    assert "Druga uwaga." in other.text
    assert house.file(file).last.remarks == (Remark("Pierwsza uwaga."),)


def test_day_of_the_paper_lies_not_ahead(house: House):
    house.write(VISIT)
    file = house.hand_in()
    visitor = opened(house, file)
    ahead = {"paper_on-day": "31", "paper_on-month": "1", "paper_on-year": "2026"}
    assert press(visitor, file, "save", general="Zostaje.", **ahead) == 422
    assert visitor.errors()
    assert "Zostaje." in visitor.text


def test_mended_month_shows_what_changed(house: House):
    house.write(VISIT, JANS)
    file = house.hand_in()
    house.give_back(file, Remark("Popraw."))
    house.change(VISIT, ends=VISIT.ends.replace(hour=13))
    house.hand_in()
    visitor = opened(house, file)
    assert "Co się zmieniło od poprzedniego oddania: 1" in visitor.text
    assert (
        "koniec: było: 7 stycznia 2026 r., 12:30, jest: 7 stycznia 2026 r., 13:30" in visitor.text
    )


def test_what_blocks_now_stands_above_and_at_its_row_and_refuses(house: House):
    house.write(VISIT)
    file = house.hand_in()
    theirs = replace(VISIT, id="theirs", assistant_id=OTHER_ID, journeys=())
    store_of(house.site).entries.add(theirs, house.clerk.actor, "service.entered")
    visitor = opened(house, file)
    assert "Nie pozwala przyjąć: " in visitor.text
    assert "teczka-compare__finding" in visitor.page
    assert press(visitor, file, "accept", same_code="yes") == 409
    assert "zasada T4" in visitor.text
    assert house.file(file).state is MonthState.HANDED_IN


def test_accepted_month_is_opened_again_with_a_reason(house: House):
    house.write(VISIT)
    file = house.accept(house.hand_in())
    visitor = opened(house, file)
    assert "Przyjmij rozliczenie" not in visitor.text
    path = f"{QUEUE}{file.id}/korekta"
    assert path in visitor.page
    for reason, status in (("", 422), ("Zła godzina.", 200)):
        visitor.get(path)
        (version,) = VERSION.findall(visitor.page)
        assert visitor.post(path, {"reason": reason, "wersja": version}).status_code == status
    assert house.file(file).corrections == 1
    assert "Otwarte do korekty" in visitor.text
    assert "Zła godzina." in visitor.text


def test_month_without_services_has_nothing_to_compare(house: House):
    of = YearMonth(2026, 1)
    file = house.closing.hand_in(house.assistant.actor, OWN, of, Part.MAIN, without_services=True)
    visitor = opened(house, file)
    assert "Oddano miesiąc bez usług" in visitor.text
    assert press(visitor, file, "accept") == 200


def test_whoever_has_no_right_sees_no_link(house: House):
    auditor = signed_in(house.site, an_account(house.site, Role.AUDITOR))
    auditor.get(f"/biuro/{OWN}/")
    assert QUEUE not in auditor.page
    assert f"/biuro/{OWN}/rozliczenie/" not in auditor.page
    assistant = house.visitor()
    assistant.get(f"/biuro/{OWN}/")
    assert f"/biuro/{OWN}/rozliczenie/" in assistant.page
    assert QUEUE not in assistant.page


def test_overview_says_how_many_wait(house: House):
    house.write(VISIT)
    house.hand_in()
    visitor = house.visitor(house.clerk)
    visitor.get(f"/biuro/{OWN}/")
    assert "Rozliczenia do porównania z papierem: 1" in visitor.text
    assert QUEUE in visitor.page
