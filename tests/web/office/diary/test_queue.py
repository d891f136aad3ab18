"""What a phone sends of its own accord, and what it asks: JSON, once each, and little of people."""

import json
from dataclasses import replace

import pytest

from app.months.assignment import AssignmentState
from tests.months.builders import JAN, OTHER_ID, ZOFIA, an_assignment, an_assistant, an_entry
from tests.web.office.diary.assistant import DIARY, NEW, Helping, assisting, sent_for
from tests.web.office.staff import OTHER, OWN


@pytest.fixture(scope="module")
def celina(bogna: Helping) -> Helping:
    """Another assistant of the same participants."""
    return assisting(bogna.site, "celina@example.com")


def test_queue_is_told_what_was_kept_and_found(helping: Helping):
    helping.keeps(an_entry("2026-01-07 11:00", "2026-01-07 13:00", matter_id=JAN))
    told = sent_for()
    answer = helping.queued(**told)
    assert answer.status_code == 200
    assert answer.json["kept"] is True
    assert answer.json["id"] == told["id"]
    assert any("nakładają się" in each["sentence"] for each in answer.json["findings"])
    assert {"word", "tone", "sentence"} == set(answer.json["findings"][0])


def test_queue_sent_twice_keeps_once_also_after_a_change(helping: Helping):
    told = sent_for()
    helping.queued(**told)
    helping.enter(f"{DIARY}{told['id']}/zmien", **told | {"wersja": "1", "place": "park"})
    answer = helping.queued(**told)
    assert answer.json["kept"] is True
    (entry,) = helping.entries
    assert entry.place == "park"


def test_queue_does_not_bring_back_what_was_removed(helping: Helping):
    told = sent_for()
    helping.queued(**told)
    helping.visitor.get(f"{DIARY}{told['id']}/usun")
    helping.visitor.post(f"{DIARY}{told['id']}/usun", {"wersja": "1"})
    assert helping.queued(**told).json["kept"] is True
    assert helping.entries[0].removed


@pytest.mark.parametrize(
    ("told", "status", "said"),
    [
        ({"starts": ""}, 422, "Podaj godzinę rozpoczęcia"),
        ({"id": "1"}, 422, "formularz jest uszkodzony"),
        ({"on": "2025-12-31"}, 409, "nie ma otwartego przydziału"),
        ({"participant": "9" * 32}, 409, "Nie ma otwartego przydziału"),
    ],
)
def test_queue_is_told_why_something_is_not_kept(helping: Helping, told, status, said):
    answer = helping.queued(**told)
    assert answer.status_code == status
    assert answer.json["kept"] is False
    assert said in " ".join(answer.json["because"]).replace("\N{NO-BREAK SPACE}", " ")
    assert helping.entries == ()


def test_queue_leaves_no_news_for_the_next_page(helping: Helping):
    helping.queued()
    helping.visitor.get(DIARY)
    assert "Zapisano" not in helping.visitor.text


def test_phone_is_told_short_names_and_activities_alone(helping: Helping):
    answer = helping.visitor.client.get(f"{DIARY}stan")
    told = answer.json
    assert told["signed_in"] is True
    assert told["today"] == "2026-01-20"
    assert told["csrf"]
    assert [each["short_name"] for each in told["participants"]] == [
        "Jan\N{NO-BREAK SPACE}T.",
        "Zofia\N{NO-BREAK SPACE}P.",
    ]
    assert set(told["participants"][0]) == {"id", "short_name", "activities"}
    assert {"code": "walk", "label": "spacer"} in told["participants"][0]["activities"]
    whole = json.dumps(told, ensure_ascii=False)
    assert not any(name in whole for name in ("Przykładowa", "Testowy", "Sejny"))


def test_token_of_the_state_opens_the_queue(helping: Helping):
    token = helping.visitor.client.get(f"{DIARY}stan").json["csrf"]
    headers = {"X-Teczka-Queue": "1", "X-CSRFToken": token}
    answer = helping.visitor.client.post(NEW, data=sent_for(), headers=headers)
    assert answer.json["kept"] is True


def test_anothers_entry_is_as_unknown_as_none(helping: Helping, celina: Helping):
    (entry,) = helping.keeps(an_entry("2026-01-07 10:00", "2026-01-07 12:00", id="b" * 32))
    for deed in ("zmien", "usun"):
        path = f"{DIARY}{entry.id}/{deed}"
        assert celina.visitor.get(path).status_code == 404
        celina.visitor.get(DIARY)
        assert celina.visitor.post(path, sent_for(wersja="1")).status_code == 404
    assert celina.enter(id=entry.id).status_code == 404
    celina.visitor.get(DIARY)
    assert entry.id not in celina.visitor.page
    assert helping.entries == (entry,)


def test_whoever_is_not_assigned_sees_and_enters_nobody(helping: Helping, celina: Helping):
    store = celina.store
    for each in store.assignments.find(an_assignment().programme, owner=celina.account.id):
        if each.matter_id == ZOFIA:
            prepared = replace(each, state=AssignmentState.PREPARED)
            store.assignments.save(prepared, celina.account.actor, "assignment.changed")
    celina.visitor.get(DIARY)
    assert "Zofia" not in celina.visitor.text
    assert celina.enter().status_code == 404
    assert celina.visitor.get(f"/biuro/{OTHER}/dziennik/").status_code == 404


def test_id_of_somebody_elses_entry_does_not_wait_on_the_phone_for_ever(helping: Helping):
    theirs = an_entry("2026-01-08 10:00", "2026-01-08 12:00", id="e" * 32, assistant_id=OTHER_ID)
    helping.store.entries.add(theirs, an_assistant(OTHER_ID), "service.entered")
    response = helping.queued(id=theirs.id)
    assert response.status_code == 409
    assert response.json["kept"] is False
    assert helping.store.entries.get(OWN, theirs.id) == replace(theirs, version=1)
    assert helping.entries == ()
