"""Which letters are due, over the real store: made, sent, and told in the matters themselves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.errors import DeedRefused
from app.matters.rights import Role
from app.store.letter_values import Batch, BatchState, Order
from app.store.opened import Store, open_store
from app.workflow.batches.due import Due, Letters
from app.workflow.batches.opened import Batching, open_batching
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from tests.matters.builders import SEJNY, a_resolution, an_actor
from tests.web.office import seeded
from tests.workflow.batches.stand_in import Office, settings_in

CLERK = an_actor()
DAY = seeded.DAY
KINDS = ("award", "reserve", "refusal", "completion_call", "limit_change")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(settings_in(tmp_path))
    for number, matter in enumerate(reversed(seeded.matters()), 1):
        numbered = replace(matter, case_number=f"PS.{12 - number}.2026", version=0)
        opened.matters.add(numbered, CLERK, Event.MATTER_OPENED)
    yield opened
    opened.close()


@pytest.fixture
def batching(store: Store, tmp_path: Path) -> Iterator[Batching]:
    opened = open_batching(store, settings_in(tmp_path), Desk(store, lambda: DAY), Office())
    yield opened
    opened.durable.stop()


@pytest.fixture
def letters(batching: Batching) -> Letters:
    return Letters(batching.deeds.desk, batching.deeds, batching.letters)


def made(letters: Letters, kind: str, *matter_ids: str) -> Batch:
    batch = letters.batches.create(Order(SEJNY, kind, DAY), matter_ids, CLERK)
    letters.batches.generate(SEJNY, batch.id, CLERK)
    done = letters.wait(SEJNY, batch.id, 20)
    assert done.state is BatchState.DONE
    return done


def ids(due: tuple[Due, ...]) -> list[str]:
    return [each.matter_id for each in due]


def test_every_matter_stands_under_the_letter_it_waits_for_in_the_order_of_numbers(
    letters: Letters,
) -> None:
    due = letters.due(CLERK, SEJNY)
    assert tuple(due) == KINDS
    assert ids(due["award"]) == [seeded.AWARDED, seeded.SECOND]
    assert ids(due["reserve"]) == [seeded.RESERVE]
    assert ids(due["refusal"]) == [seeded.REFUSED, seeded.UNFOUNDED]
    assert ids(due["completion_call"]) == [seeded.CALLED]
    assert ids(due["limit_change"]) == [seeded.CHANGED]
    assert [each.case_number for each in due["award"]] == ["PS.5.2026", "PS.6.2026"]
    assert due["award"][0].tells == "600\N{NO-BREAK SPACE}godzin, 15.01.2026"
    assert due["limit_change"][0].tells == "zmiana od 01.03.2026"


def test_whoever_has_no_right_to_letters_sees_none(letters: Letters) -> None:
    with pytest.raises(DeedRefused, match="uprawnień"):
        letters.due(an_actor(Role.AUDITOR), SEJNY)


def test_a_letter_of_every_kind_is_made_sent_and_no_longer_due(
    letters: Letters, store: Store
) -> None:
    events = {"completion_call": Event.CALL_SENT, "limit_change": Event.CHANGE_TOLD}
    for kind, due in letters.due(CLERK, SEJNY).items():
        first = due[0].matter_id
        batch = made(letters, kind, first)
        assert letters.due(CLERK, SEJNY)[kind][0].batch_id == batch.id
        assert letters.send(CLERK, batch, DAY, {first}) == (1, ())
        assert ids(letters.due(CLERK, SEJNY)[kind]) == ids(due[1:])
        assert store.batches.letters(batch.id)[0].sent_on == DAY
        told = store.ledger.lines(SEJNY, first)[0].event
        assert told == events.get(kind, Event.LETTER_SENT)
    assert store.ledger.verify().sound


def test_the_letter_of_a_limit_is_about_the_change_nobody_was_told_of(letters: Letters) -> None:
    order = Order(SEJNY, "limit_change", DAY)
    assert letters.correspondence.facts(order, seeded.CHANGED).change == seeded.changed().changes[0]
    earlier = replace(order, dated=date(2026, 3, 1))
    with pytest.raises(DeedRefused, match="nie ma zmiany"):
        letters.correspondence.docx(earlier, seeded.CHANGED)


def test_a_refusal_without_reasons_is_named_with_its_clause_and_the_other_is_made(
    letters: Letters, store: Store
) -> None:
    batch = made(letters, "refusal", seeded.UNFOUNDED, seeded.REFUSED)
    failed, good = store.batches.letters(batch.id)
    assert "W uzasadnieniu odmowy brakuje oceny potrzeb" in failed.why
    assert failed.why.count("\n") == 1, "three reasons rest on one clause"
    assert "Regulamin" in failed.why.splitlines()[1]
    assert good.failure is None


def test_an_award_over_the_limit_is_not_made(letters: Letters, store: Store) -> None:
    matter = store.matters.get(SEJNY, seeded.AWARDED)
    much = a_resolution(hours=Decimal(800))
    store.matters.save(replace(matter, resolutions=(much,)), CLERK, Event.RESOLUTION_CONFIRMED)
    with pytest.raises(DeedRefused, match="720") as refusal:
        letters.batches.preview(Order(SEJNY, "award", DAY), seeded.AWARDED, CLERK)
    assert all(refusal.value.clauses)


def test_of_several_those_refused_are_named_and_the_others_are_sent(
    letters: Letters, store: Store
) -> None:
    batch = made(letters, "award", seeded.AWARDED, seeded.SECOND)
    matter = store.matters.get(SEJNY, seeded.AWARDED)
    less = a_resolution(hours=Decimal(400))
    store.matters.save(replace(matter, resolutions=(less,)), CLERK, Event.RESOLUTION_CONFIRMED)
    done, [other] = letters.send(CLERK, batch, DAY, {seeded.AWARDED, seeded.SECOND})
    assert done == 1
    assert other.case_number == "PS.5.2026"
    assert "mówi co innego" in other.because[0][0]
    assert store.matters.get(SEJNY, seeded.AWARDED).resolutions == (less,)
    assert ids(letters.due(CLERK, SEJNY)["award"]) == [seeded.AWARDED]


def test_a_letter_marked_by_hand_before_is_only_noted_in_its_batch(
    letters: Letters, store: Store
) -> None:
    batch = made(letters, "award", seeded.AWARDED)
    matter = store.matters.get(SEJNY, seeded.AWARDED)
    by_hand = replace(matter, resolutions=(a_resolution(sent_on=DAY),))
    kept = store.matters.save(by_hand, CLERK, Event.LETTER_SENT)
    assert letters.send(CLERK, batch, DAY, {seeded.AWARDED}) == (1, ())
    assert store.matters.get(SEJNY, seeded.AWARDED) == kept


def test_nothing_is_sent_before_its_own_date_or_unchosen(letters: Letters) -> None:
    batch = made(letters, "award", seeded.AWARDED)
    with pytest.raises(DeedRefused, match="wcześniejszy niż data na pismach"):
        letters.send(CLERK, batch, date(2026, 3, 1), {seeded.AWARDED})
    with pytest.raises(DeedRefused, match="żadnego pisma"):
        letters.send(CLERK, batch, DAY, ())
    done, [other] = letters.send(CLERK, batch, date(2026, 3, 3), {seeded.AWARDED})
    assert done == 0
    assert "w przyszłości" in other.because[0][0]


def test_files_that_leave_are_in_the_ledger(letters: Letters, store: Store) -> None:
    batch = made(letters, "award", seeded.AWARDED)
    letters.take(CLERK, batch, "ZIP")
    line = store.ledger.lines(SEJNY, batch.id)[0]
    assert (line.event, line.note) == (Event.BATCH_TAKEN, "ZIP")
