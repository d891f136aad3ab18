import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.errors import SealBroken
from app.matters.matter import State
from app.store.chain import Chain
from app.store.office_models import LedgerDetail, LedgerHead, LedgerLine, Record
from app.store.opened import Store
from app.store.verification import Broken, Fault
from tests.store.builders import NAME, TurnableClock
from tests.store.matters import CLERK, PROGRAMME, a_matter


@pytest.fixture
def told(store: Store) -> Store:
    """Six lines, of which the database was made to allow changes."""
    for number in range(1, 7):
        store.ledger.record(PROGRAMME, CLERK, "register_exported", f"raz {number}")
    with store.shelf.database.writing() as session:
        if store.shelf.database.is_sqlite:
            session.execute(text("DROP TRIGGER ledger_no_UPDATE"))
            session.execute(text("DROP TRIGGER ledger_no_DELETE"))
        else:
            session.execute(text("DROP TRIGGER ledger_append_only ON ledger"))
    return store


def _faults(store: Store, *deeds: Any) -> tuple[Fault, ...]:
    """What is found after the deeds of somebody who has the database, and not the keys."""
    with store.shelf.database.writing() as session:
        for deed in deeds:
            session.execute(deed)
    return store.ledger.verify().faults


def test_a_saved_record_leaves_who_when_what_before_and_after(
    store: Store, clock: TurnableClock
) -> None:
    matter = store.matters.add(a_matter(), CLERK, "matter_opened")
    clock.turn(hours=2)
    changed = replace(matter, state=State.CLOSED, accessible_form="duży druk")
    store.matters.save(changed, CLERK, "matter_closed", "na wniosek")
    line, first = store.ledger.lines(PROGRAMME, matter.id)
    assert (line.number, line.at, line.event, line.note) == (
        2,
        clock(),
        "matter_closed",
        "na wniosek",
    )
    assert (line.actor_id, line.actor, line.kind) == (CLERK.account_id, CLERK.name, "matter")
    assert line.before == {"state": "submitted", "accessible_form": ""}
    assert line.after == {"state": "closed", "accessible_form": "duży druk"}
    assert first.before == {}
    assert first.after["answers"] == {"uczestnik": {"first_name": [NAME]}}


def test_lines_are_a_programmes_or_a_records_newest_first_in_pages(store: Store) -> None:
    for number in range(5):
        store.ledger.record(PROGRAMME, CLERK, "signed_in", record_id=str(number % 2))
    store.ledger.record("wiazowna_2026", CLERK, "signed_in")
    ledger = store.ledger

    def numbers(**asked: Any) -> list[int]:
        return [line.number for line in ledger.lines(PROGRAMME, **asked)]

    assert numbers() == [5, 4, 3, 2, 1]
    assert numbers(record_id="0") == [5, 3, 1]
    assert numbers(limit=2) == [5, 4]
    assert numbers(limit=2, before=4) == [3, 2]
    assert (ledger.count(PROGRAMME), ledger.count("sejny_2025")) == (5, 0)


def test_a_deed_that_fails_leaves_no_line(store: Store) -> None:
    def add_and_fail() -> None:
        with store.shelf.database.writing() as session:
            store.matters._insert(session, a_matter())
            store.ledger.write_in(session, store.matters._deed(a_matter(), CLERK, "opened", ""))
            raise RuntimeError("the deed failed")

    with pytest.raises(RuntimeError, match="the deed failed"):
        add_and_fail()
    assert store.ledger.lines(PROGRAMME) == []
    assert store.ledger.verify().lines == 0


@pytest.mark.parametrize("event", [NAME, "a b", "", "x" * 65, "ą"])
def test_names_and_sentences_do_not_stand_in_the_clear(store: Store, event: str) -> None:
    with pytest.raises(ValueError, match="is a code"):
        store.ledger.record(PROGRAMME, CLERK, event)
    mail = replace(CLERK, account_id="urszula@example.org")
    with pytest.raises(ValueError, match="is a code"):
        store.ledger.record(PROGRAMME, mail, "signed_in")


@pytest.mark.parametrize("deed", ["DELETE FROM ledger", "UPDATE ledger SET event = 'x'"])
def test_database_refuses_to_change_the_ledger(store: Store, deed: str) -> None:
    store.ledger.record(PROGRAMME, CLERK, "signed_in")
    with pytest.raises(DBAPIError, match="append-only"), store.shelf.database.writing() as session:
        session.execute(text(deed))
    assert len(store.ledger.lines(PROGRAMME)) == 1


def test_an_untouched_ledger_is_sound(told: Store, clock: TurnableClock) -> None:
    verified = told.ledger.verify()
    assert (verified.sound, verified.lines, verified.erased) == (True, 6, ())


@pytest.mark.parametrize(
    "change",
    [
        {"event": "signed_in"},
        {"actor_id": "a2"},
        {"programme": "wiazowna_2026"},
        {"record_id": "m7"},
        {"kind": "matter"},
        {"at": TurnableClock().now},
        {"previous": b"x"},
        {"mac": b"x"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_line_is_named_and_no_other(
    told: Store, clock: TurnableClock, change: dict[str, Any]
) -> None:
    if "at" in change:
        change = {"at": change["at"].replace(minute=31)}
    changed = update(LedgerLine).where(LedgerLine.id == 3).values(**change)
    assert _faults(told, changed) == (Fault(Broken.CHANGED, 3, 3),)


def test_lines_taken_out_are_named(told: Store) -> None:
    gone = LedgerLine.id.in_([1, 3, 4])
    details = delete(LedgerDetail).where(LedgerDetail.ledger_id.in_([1, 3, 4]))
    expected = (Fault(Broken.MISSING, 1, 1), Fault(Broken.MISSING, 3, 4))
    assert _faults(told, details, delete(LedgerLine).where(gone)) == expected


def test_a_tail_cut_off_is_named(told: Store) -> None:
    details = delete(LedgerDetail).where(LedgerDetail.ledger_id > 4)
    cut = delete(LedgerLine).where(LedgerLine.id > 4)
    assert _faults(told, details, cut) == (Fault(Broken.TAIL_CUT, 5, 6),)


def test_a_ledger_thrown_away_altogether_is_noticed(told: Store) -> None:
    told.matters.add(a_matter(), CLERK, "matter_opened")
    everything = [delete(model) for model in (LedgerDetail, LedgerLine, LedgerHead)]
    assert _faults(told, *everything) == (Fault(Broken.RECORD_UNTOLD, 0, 0),)
    told.ledger.record(PROGRAMME, CLERK, "signed_in")  # goes on as if nothing had been
    assert told.ledger.verify().faults == (Fault(Broken.RECORD_UNTOLD, 0, 0),)


def test_a_record_put_back_to_an_earlier_version_is_noticed(told: Store) -> None:
    matter = told.matters.add(a_matter(), CLERK, "matter_opened")
    with told.shelf.database.reading() as session:
        row = session.scalars(select(Record)).one()
    told.matters.save(replace(matter, state=State.REFUSED), CLERK, "refused")
    earlier = {name: getattr(row, name) for name in ("state", "version", "sealed")}
    faults = _faults(told, update(Record).values(**earlier))
    assert told.matters.get(PROGRAMME, matter.id) == matter  # its seal is whole
    assert faults == (Fault(Broken.RECORD_PUT_BACK, 8, 8),)


def test_nothing_is_written_behind_an_end_that_was_lost(told: Store) -> None:
    assert _faults(told, delete(LedgerHead)) != ()
    with pytest.raises(SealBroken, match="audit verify"):
        told.matters.add(a_matter(), CLERK, "matter_opened")
    assert told.matters.all(PROGRAMME) == ()


def test_an_end_that_was_lost_or_forged_is_named(told: Store) -> None:
    for deed in (update(LedgerHead).values(sealed=b"\x01forged forged forged"), delete(LedgerHead)):
        assert _faults(told, deed) == (Fault(Broken.END_LOST, 6, 6),)


def test_lines_exchanged_are_named(told: Store) -> None:
    def move(from_: int, to: int) -> Any:
        return update(LedgerLine).where(LedgerLine.id == from_).values(id=to)

    details = delete(LedgerDetail)
    faults = _faults(told, details, move(2, 90), move(3, 2), move(90, 3))
    changed = (Fault(Broken.CHANGED, 2, 2), Fault(Broken.CHANGED, 3, 3))
    assert tuple(fault for fault in faults if fault.what is Broken.CHANGED) == changed


def _rewritten(store: Store, number: int) -> None:
    """The line as another history of the same installation would have it, say a copy gone on with."""
    chain = Chain(store.keyed_hash, store.shelf.cipher)
    with store.shelf.database.writing() as session:
        line = session.scalars(select(LedgerLine).where(LedgerLine.id == number)).one()
        line.event = "signed_in"
        line.mac = chain.line_mac(line)


@pytest.mark.parametrize(("rewritten", "named"), [(3, 4), (6, 6)])
def test_a_line_of_another_history_is_noticed(told: Store, rewritten: int, named: int) -> None:
    _rewritten(told, rewritten)
    assert told.ledger.verify().faults == (Fault(Broken.ORDER, named, named),)


def test_a_line_put_behind_the_end_is_named(told: Store) -> None:
    with told.shelf.database.reading() as session:
        last = session.scalars(select(LedgerLine).where(LedgerLine.id == 6)).one()
    chain = Chain(told.keyed_hash, told.shelf.cipher)
    names = ("at", "programme", "actor_id", "event", "kind", "record_id", "payload_mac")
    more = LedgerLine(id=7, previous=last.mac, **{name: getattr(last, name) for name in names})
    put = insert(LedgerLine).values(
        id=7,
        previous=last.mac,
        mac=chain.line_mac(more),
        **{name: getattr(last, name) for name in names},
    )
    bare = Fault(Broken.DETAIL_MISSING, 7, 7)
    assert _faults(told, put) == (bare, Fault(Broken.BEYOND_END, 7, 7))


def test_details_changed_or_exchanged_are_named(told: Store) -> None:
    other = select(LedgerDetail.sealed).where(LedgerDetail.ledger_id == 5).scalar_subquery()
    for sealed in (other, b"\x01" + b"no key of ours" * 3, b""):
        changed = update(LedgerDetail).where(LedgerDetail.ledger_id == 2).values(sealed=sealed)
        assert _faults(told, changed) == (Fault(Broken.DETAIL_CHANGED, 2, 2),)


def test_details_sealed_anew_with_other_words_are_named(told: Store) -> None:
    chain = Chain(told.keyed_hash, told.shelf.cipher)
    forged = chain.sealed(2, b'{"actor":"Kto Inny"}').sealed
    changed = update(LedgerDetail).where(LedgerDetail.ledger_id == 2).values(sealed=forged)
    assert _faults(told, changed) == (Fault(Broken.DETAIL_CHANGED, 2, 2),)


def test_details_erased_without_a_word_are_named(told: Store) -> None:
    gone = delete(LedgerDetail).where(LedgerDetail.ledger_id.in_([2, 3, 5]))
    expected = (Fault(Broken.DETAIL_MISSING, 2, 3), Fault(Broken.DETAIL_MISSING, 5, 5))
    assert _faults(told, gone) == expected
    assert told.ledger.verify().erased == ()


def test_many_who_write_at_once_make_one_chain(store: Store) -> None:
    def write(thread: int) -> None:
        for number in range(8):
            store.ledger.record(PROGRAMME, CLERK, "signed_in", f"{thread}.{number}")

    threads = [threading.Thread(target=write, args=(each,)) for each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = store.ledger.lines(PROGRAMME)
    assert [line.number for line in lines] == [*range(24, 0, -1)]
    assert len({line.note for line in lines}) == 24
    assert store.ledger.verify().sound


def test_what_is_written_during_verification_is_no_fault(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.ledger.record(PROGRAMME, CLERK, "signed_in")
    of_end: Callable[..., Any] = Chain.end

    def late(chain: Chain, session: Session) -> Any:
        monkeypatch.setattr(Chain, "end", of_end)
        store.ledger.record(PROGRAMME, CLERK, "signed_in")
        return chain.end(session)

    monkeypatch.setattr(Chain, "end", late)
    assert store.ledger.verify().sound
    assert store.ledger.verify().lines == 2
