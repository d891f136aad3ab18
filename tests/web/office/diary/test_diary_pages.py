"""The diary's pages as an assistant without scripts meets them."""

import re
from datetime import date, time
from decimal import Decimal

import pytest

from app.months.care import CareSchedule
from app.months.month_file import MonthFile, MonthState, Part, file_id
from rules.diary import YearMonth
from rules.vocabulary import OtherCareKind, Vehicle
from tests.months.builders import JAN, ZOFIA, a_drive, a_taxi, an_entry
from tests.web.office.diary.assistant import DIARY, NEW, Helping, sent_for
from tests.web.office.staff import OWN


def test_two_taps_record_a_service_like_the_last(helping: Helping):
    helping.keeps(an_entry("2026-01-19 10:00", "2026-01-19 12:30", activities=("walk",)))
    helping.visitor.get(DIARY)
    assert "Jak wczoraj: 10:00–12:30" in helping.visitor.text
    helping.visitor.get(f"{NEW}?osoba={ZOFIA}")
    page = helping.visitor.page
    assert 'value="2026-01-20"' in page
    assert 'value="10:00"' in page
    assert 'value="12:30"' in page
    helping.enter(on="2026-01-20", activities="walk")
    assert "Zapisano: 20 stycznia 2026 r., 10:00–12:30." in helping.visitor.text
    assert [e.activities for e in helping.entries] == [("walk",), ("walk",)]


def test_a_form_sent_twice_is_kept_once(helping: Helping):
    told = sent_for()
    helping.enter(**told)
    helping.enter(**told)
    assert helping.visitor.at == f"{DIARY}2026-01/"
    assert len(helping.entries) == 1


def test_a_form_sent_again_with_other_words_says_that_it_was_not_kept(helping: Helping):
    told = sent_for()
    helping.enter(**told)
    response = helping.enter(**told | {"ends": "13:00"})
    assert response.status_code == 409
    assert "zapisano już wcześniej" in helping.visitor.text
    assert 'value="13:00"' in helping.visitor.page


def test_end_before_start_is_of_the_next_day(helping: Helping):
    helping.enter(starts="22:00", ends="06:00")
    assert "22:00–6:00 następnego dnia" in helping.visitor.text
    assert "8 godz." in helping.visitor.text


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"starts": ""}, "Podaj godzinę rozpoczęcia"),
        ({"ends": "25:00"}, "Podaj godzinę od 0:00 do 23:59, np. 8:30"),
        ({"on": "kiedyś"}, "Podaj dzień cyframi, np. 7.01.2026"),
        ({"on": "0026-01-07"}, "Sprawdź rok w dniu usługi"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(helping: Helping, told, said):
    response = helping.enter(**told | {"place": "ławka w parku"})
    assert response.status_code == 422
    assert said in helping.visitor.errors()[0]
    assert "ławka w parku" in helping.visitor.page
    assert helping.entries == ()


def test_what_cannot_stand_is_refused_with_its_clause(helping: Helping):
    response = helping.enter(on="2025-12-31", place="ławka w parku")
    assert response.status_code == 409
    assert "nie ma otwartego przydziału" in helping.visitor.text
    assert "Podstawa:" in helping.visitor.text
    assert "ławka w parku" in helping.visitor.page


def test_skipped_hour_is_refused(helping: Helping):
    response = helping.enter(on="2026-03-29", starts="02:30", ends="04:00")
    assert response.status_code == 409
    assert "zegary przestawia się" in helping.visitor.text


def test_repeated_hour_asks_which_one(helping: Helping):
    told = {"on": "2026-10-25", "starts": "01:00", "ends": "02:30"}
    assert helping.enter(**told).status_code == 422
    assert "wypada dwa razy" in helping.visitor.errors()[0]
    helping.enter(**told, ends_hour="second")
    (entry,) = helping.entries
    assert entry.ends.isoformat() == "2026-10-25T02:30:00+01:00"
    helping.visitor.get(f"{DIARY}{entry.id}/zmien")
    assert helping.visitor.page.count('value="second" checked') == 1


def test_assistants_begin_in_their_diary(helping: Helping):
    helping.visitor.get("/biuro/")
    assert helping.visitor.at == DIARY
    assert "Początek" not in helping.visitor.text
    helping.visitor.get("/biuro/konto")
    assert f'href="{DIARY}"' in helping.visitor.page


def test_month_tells_hours_trips_findings_and_what_is_left(helping: Helping):
    long_wait = an_entry(
        "2026-01-14 10:00",
        "2026-01-14 14:00",
        ("2026-01-14 10:30", "2026-01-14 13:30"),
        goes_out=True,
        journeys=(a_drive("23"), a_taxi(invoice="")),
    )
    helping.keeps(long_wait)
    helping.visitor.get(DIARY)
    text = helping.visitor.text
    assert "Do rozliczenia: 2 godz. 30 min" in text
    assert "własny pojazd, Sejny – Suwałki, 23 km, 26,45 zł" in text
    assert "Asystent czekał 3 godz., a wlicza się najwyżej 1 godz. 30 min" in text
    assert "z umówionych 50 godzin, zostało 47 godz. 30 min" in text
    assert "Za mało wpisów, żeby przewidzieć" in text
    assert "Zostało 47 godz. 30 min w tym miesiącu" in text
    assert "Podstawa:" in text


def test_months_lead_to_each_other_and_only_months_answer(helping: Helping):
    helping.visitor.get(f"{DIARY}2025-12/")
    assert "Grudzień 2025 r." in helping.visitor.text
    assert f'href="{DIARY}2025-11/"' in helping.visitor.page
    assert f'href="{DIARY}2026-01/"' in helping.visitor.page
    for odd in ("2026-13", "2026-1", "styczen", "9999-12"):
        assert helping.visitor.get(f"{DIARY}{odd}/").status_code == 404


def test_places_used_lately_with_this_participant_are_offered(helping: Helping):
    helping.keeps(
        an_entry("2026-01-05 10:00", "2026-01-05 11:00", id="a" * 32, place="park"),
        an_entry("2026-01-06 10:00", "2026-01-06 11:00", id="b" * 32, place="biblioteka"),
        an_entry("2026-01-07 10:00", "2026-01-07 11:00", id="c" * 32, place="park"),
        an_entry("2026-01-08 10:00", "2026-01-08 11:00", id="d" * 32, place="las", matter_id=JAN),
    )
    helping.visitor.get(f"{NEW}?osoba={ZOFIA}")
    assert re.findall(r'<option value="([^"]+)">', helping.visitor.page) == ["park", "biblioteka"]


def test_frozen_month_says_with_whom_it_is_and_offers_no_change(helping: Helping):
    (entry,) = helping.keeps(an_entry("2026-01-07 10:00", "2026-01-07 12:00", id="a" * 32))
    of = YearMonth(2026, 1)
    own = file_id(OWN, helping.account.id, of, Part.MAIN)
    file = MonthFile(own, OWN, helping.account.id, of, Part.MAIN, MonthState.HANDED_IN)
    helping.store.month_files.add(file, helping.account.actor, "month.handed_in")
    helping.visitor.get(DIARY)
    assert "u realizatora" in helping.visitor.text
    assert f"{entry.id}/zmien" not in helping.visitor.page
    path = f"{DIARY}{entry.id}/zmien"
    response = helping.enter(path, id=entry.id, wersja="1")
    assert response.status_code == 409
    assert "jest u realizatora" in helping.visitor.text


def test_entry_is_changed_by_whoever_saw_it_last(helping: Helping):
    (entry,) = helping.keeps(an_entry("2026-01-07 10:00", "2026-01-07 12:00", id="a" * 32))
    path = f"{DIARY}{entry.id}/zmien"
    told = {"id": entry.id, "wersja": "1", "ends": "12:15", "participant": JAN}
    helping.enter(path, **told)
    (changed,) = helping.entries
    assert (changed.version, changed.ends.minute, changed.matter_id) == (2, 15, ZOFIA)
    response = helping.enter(path, **told | {"ends": "12:45"})
    assert response.status_code == 409
    assert "Ktoś zmienił to w międzyczasie" in helping.visitor.text
    assert 'value="12:45"' in helping.visitor.page
    assert 'name="wersja" value="1"' in helping.visitor.page


def test_entry_mended_for_the_settlement_leads_back_to_it(helping: Helping):
    (entry,) = helping.keeps(an_entry("2026-01-07 10:00", "2026-01-07 12:30", id="a" * 32))
    change, settlement = f"{DIARY}{entry.id}/zmien", f"/biuro/{OWN}/rozliczenie/2026-01/"
    helping.visitor.get(f"{change}?z=rozliczenie")
    assert f'href="{settlement}" class="govuk-back-link">Rozliczenie</a>' in helping.visitor.page
    helping.visitor.post(f"{change}?z=rozliczenie", sent_for(id=entry.id, wersja="1", ends="12:00"))
    assert helping.visitor.at == settlement
    helping.visitor.get(f"{change}?z=https://example.com")
    assert f'href="{DIARY}2026-01/" class="govuk-back-link">Dziennik</a>' in helping.visitor.page


def test_removing_asks_once_more(helping: Helping):
    (entry,) = helping.keeps(an_entry("2026-01-07 10:00", "2026-01-07 12:00", id="a" * 32))
    path = f"{DIARY}{entry.id}/usun"
    helping.visitor.get(path)
    assert "Usunąć wpis?" in helping.visitor.text
    assert not helping.entries[0].removed
    helping.visitor.post(path, {"wersja": "1", "action": "next"})
    assert "Wpis jest usunięty" in helping.visitor.text
    assert helping.entries[0].removed
    assert helping.visitor.get(path).status_code == 404
    response = helping.enter(id=entry.id)
    assert response.status_code == 409
    assert "potem usunięty" in helping.visitor.text


def test_rows_are_added_and_removed_without_scripts_and_nothing_is_lost(helping: Helping):
    told = sent_for(place="ławka w parku", action="add-drives")
    helping.enter(**told)
    assert 'name="drives-0-route"' in helping.visitor.page
    assert "ławka w parku" in helping.visitor.page
    assert "Wymyślony 1.4, BSE 0X00" in helping.visitor.text
    filled = {"drives__0__route": "Sejny – Suwałki", "drives__rows": "1"}
    helping.enter(**told | filled | {"action": "add-drives"})
    assert 'name="drives-1-route"' in helping.visitor.page
    helping.enter(**told | filled | {"action": "remove-drives-0"})
    assert "drives-0-route" not in helping.visitor.page
    assert helping.entries == ()


def test_everything_a_service_can_have_comes_back_as_it_was_sent(helping: Helping):
    helping.enter(
        starts="22:00",
        ends="05:00",
        activities=["walk", "bathing"],
        goes_out="yes",
        at_school="yes",
        school_provides="no",
        waiting__rows="1",
        waiting__0__starts="23:30",
        waiting__0__ends="00:45",
        drives__rows="1",
        drives__0__route="Sejny – Suwałki",
        drives__0__purpose="wizyta",
        drives__0__kilometres="23,5",
        drives__0__next_day="yes",
        tickets__rows="1",
        tickets__0__count="2",
        tickets__0__ticket="jednorazowy",
        tickets__0__amount="8,40",
        tickets__0__attached="yes",
        taxis__rows="1",
        taxis__0__means="taksówka",
        taxis__0__invoice="FV 1",
        taxis__0__amount="35,50",
    )
    (entry,) = helping.entries
    assert entry.activities == ("bathing", "walk")
    assert (entry.goes_out, entry.at_school, entry.school_provides) == (True, True, False)
    assert str(entry.waiting[0].ends) == "2026-01-08 00:45:00+01:00"
    drive, tickets, taxi = entry.journeys
    assert drive.on == date(2026, 1, 8)
    assert (drive.vehicle, drive.registration) == (Vehicle.CAR_OVER_900, "BSE 0X00")
    assert (drive.kilometres, tickets.count, tickets.attached) == (Decimal("23.5"), 2, True)
    assert (taxi.invoice, taxi.amount) == ("FV 1", Decimal("35.5"))
    helping.visitor.get(f"{DIARY}{entry.id}/zmien")
    for shown in ('value="23:30"', 'value="00:45"', 'value="23,5"', 'value="FV 1"', 'value="8,40"'):
        assert shown in helping.visitor.page


FOUND = {
    "overlap": ({"starts": "11:00", "ends": "13:00"}, "nakładają się"),
    "doba": ({"starts": "12:00", "ends": "23:30"}, "może świadczyć najwyżej 12 godz."),
    "waiting": (
        {"starts": "13:00", "ends": "17:00", "goes_out": "yes"}
        | {"waiting__rows": "1", "waiting__0__starts": "13:30", "waiting__0__ends": "16:30"},
        "wlicza się najwyżej 1 godz. 30 min",
    ),
    "school": ({"starts": "13:00", "ends": "14:00", "at_school": "yes"}, "szkoł"),
    "other care": ({"on": "2026-01-08", "starts": "09:00"}, "usługi opiekuńcze"),
    "taxi without invoice": (
        {"starts": "13:00", "ends": "14:00", "goes_out": "yes"}
        | {"taxis__rows": "1", "taxis__0__route": "dom – lekarz", "taxis__0__amount": "30"},
        "faktur",
    ),
}


@pytest.mark.parametrize("what", FOUND)
def test_what_is_found_stands_at_the_entry_before_and_after_it_is_kept(helping: Helping, what):
    helping.keeps(an_entry("2026-01-07 10:00", "2026-01-07 12:00", matter_id=JAN))
    care = CareSchedule(
        "c" * 32,
        OWN,
        ZOFIA,
        OtherCareKind.CARE_SERVICES,
        frozenset({3}),
        time(8),
        time(11),
        date(2026, 1, 8),
        date(2026, 1, 8),
    )
    helping.knows(care)
    told, said = FOUND[what]
    helping.enter(**told, action="check")
    assert said in findings_in(helping.visitor.text)
    helping.visitor.post(f"{DIARY}sprawdz", sent_for(**told))
    assert said in findings_in(helping.visitor.text)
    assert "<html" not in helping.visitor.page
    assert len(helping.entries) == 1, "nothing is kept by looking"
    helping.enter(**told)
    assert said in findings_in(helping.visitor.text)
    assert len(helping.entries) == 2


def findings_in(text: str) -> str:
    return " ".join(
        re.findall(r"<ul class=\"govuk-list teczka-entry-findings\">.*?</ul>", text, re.DOTALL)
    )
