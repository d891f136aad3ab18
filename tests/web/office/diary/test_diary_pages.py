"""The diary's pages as an assistant without scripts meets them."""

import pytest

from tests.months.builders import ZOFIA, an_entry
from tests.web.office.diary.assistant import DIARY, NEW, Helping, sent_for


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
