"""What was erased on purpose is no fault; what is merely gone, or forged, is one."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, insert, update

from app.matters.matter import Matter, State
from app.store.dossier_models import ErasedRecord
from app.store.office_models import LedgerDetail, Record
from app.store.opened import Store
from app.store.tombstones import LINE, NO_RECORD, Grave, buried, bury
from app.store.verification import Broken, Fault
from tests.store.matters import CLERK, PROGRAMME, a_matter


@pytest.fixture
def matter(store: Store) -> Matter:
    """One with two versions (lines 1, 2), a letter taken (3), and somebody else's (4)."""
    first = store.matters.add(a_matter(), CLERK, "matter_opened")
    saved = store.matters.save(replace(first, state=State.CLOSED), CLERK, "matter_closed")
    store.ledger.record(PROGRAMME, CLERK, "letter_taken", "Zofia", record_id=saved.id)
    store.matters.add(a_matter(2), CLERK, "matter_opened")
    return saved


def _do(store: Store, *deeds: Any) -> None:
    with store.shelf.database.writing() as session:
        for deed in deeds:
            session.execute(deed)


def _bury(
    store: Store, kind: str, record_id: str, versions: int, programme: str = PROGRAMME
) -> None:
    with store.shelf.database.writing() as session:
        graves = [Grave(kind, record_id, versions)]
        bury(session, store.keyed_hash, programme, "erasure-1", graves)


def _gone(matter: Matter) -> Any:
    return delete(Record).where(Record.id == matter.id)


def _bare(*numbers: int) -> Any:
    return delete(LedgerDetail).where(LedgerDetail.ledger_id.in_(numbers))


def test_a_record_gone_and_its_details_are_no_fault_with_a_tombstone(
    store: Store, matter: Matter
) -> None:
    _bury(store, "matter", matter.id, 2)
    _bury(store, NO_RECORD, matter.id, 1)
    _do(store, _gone(matter), _bare(1, 2, 3))
    verified = store.ledger.verify()
    assert (verified.faults, verified.erased) == ((), (1, 2, 3))
    with store.shelf.database.reading() as session:
        grave = buried(session, store.keyed_hash, "matter", matter.id)
        assert grave is not None
        assert (grave.versions, grave.erasure_id, grave.valid) == (2, "erasure-1", True)
        assert buried(session, store.keyed_hash, "matter", "other") is None


def test_a_record_gone_without_one_is_named(store: Store, matter: Matter) -> None:
    _do(store, _gone(matter))
    assert store.ledger.verify().faults == (Fault(Broken.RECORD_MISSING, 2, 2),)


@pytest.mark.parametrize("versions", [1, 3])
def test_a_tombstone_of_other_versions_does_not_cover(
    store: Store, matter: Matter, versions: int
) -> None:
    _bury(store, "matter", matter.id, versions)
    _do(store, _gone(matter))
    assert store.ledger.verify().faults == (Fault(Broken.RECORD_MISSING, 2, 2),)


def test_a_tombstone_covers_its_own_lines_and_no_others(store: Store, matter: Matter) -> None:
    _bury(store, "matter", matter.id, 2)
    _do(store, _gone(matter), _bare(1, 2, 3, 4))
    assert store.ledger.verify().faults == (Fault(Broken.DETAIL_MISSING, 3, 4),)


def test_a_line_alone_may_be_buried(store: Store, matter: Matter) -> None:
    _bury(store, LINE, "3", 1)
    _do(store, _bare(3))
    assert store.ledger.verify().erased == (3,)
    assert store.ledger.verify().sound


def test_what_stands_on_without_a_part_keeps_its_later_lines(store: Store, matter: Matter) -> None:
    _bury(store, "matter", matter.id, 1)
    _do(store, _bare(1))
    assert store.ledger.verify().sound
    _do(store, _bare(2))
    assert store.ledger.verify().faults == (Fault(Broken.DETAIL_MISSING, 2, 2),)


def test_what_was_erased_and_stands_again_is_named(store: Store, matter: Matter) -> None:
    _bury(store, "matter", matter.id, 2)
    assert store.ledger.verify().faults == (Fault(Broken.RECORD_PUT_BACK, 2, 2),)


@pytest.mark.parametrize(
    "change",
    [
        {"versions": 1},
        {"programme": "wiazowna_2026"},
        {"erasure_id": "erasure-2"},
        {"id": f"{2:032x}"},
        {"kind": "session"},
        {"mac": b"\0" * 32},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_tombstone_changed_is_named(store: Store, matter: Matter, change: dict[str, Any]) -> None:
    _bury(store, "matter", matter.id, 2)
    _do(store, _gone(matter), _bare(1, 2), update(ErasedRecord).values(**change))
    found = {fault.what for fault in store.ledger.verify().faults}
    assert found == {Broken.DETAIL_MISSING, Broken.TOMBSTONE_FORGED, Broken.RECORD_MISSING}


def test_a_tombstone_of_somebody_without_the_secret_is_named(store: Store, matter: Matter) -> None:
    forged = insert(ErasedRecord).values(
        kind="matter",
        id=matter.id,
        programme=PROGRAMME,
        versions=2,
        erasure_id="erasure-1",
        mac=b"\x01" * 32,
    )
    _do(store, _gone(matter), forged)
    expected = (Fault(Broken.TOMBSTONE_FORGED, 2, 2), Fault(Broken.RECORD_MISSING, 2, 2))
    assert store.ledger.verify().faults == expected


def test_a_tombstone_of_another_programme_does_not_cover(store: Store, matter: Matter) -> None:
    _bury(store, "matter", matter.id, 2, "wiazowna_2026")
    _do(store, _bare(1), _gone(matter))
    expected = (Fault(Broken.DETAIL_MISSING, 1, 1), Fault(Broken.RECORD_MISSING, 2, 2))
    assert store.ledger.verify().faults == expected


def test_what_is_buried_again_takes_the_new_numbers(store: Store, matter: Matter) -> None:
    _bury(store, "matter", matter.id, 1)
    _bury(store, "matter", matter.id, 2)
    _do(store, _gone(matter), _bare(1, 2))
    assert store.ledger.verify().sound


@pytest.mark.parametrize(("record_id", "versions"), [("", 1), ("m1", 0)])
def test_a_tombstone_stands_for_something(store: Store, record_id: str, versions: int) -> None:
    with pytest.raises(ValueError, match="an id and at least one line"):
        _bury(store, "matter", record_id, versions)


def test_what_lives_without_lines_is_no_fault(store: Store) -> None:
    figures = insert(Record).values(
        kind="figures",
        id="f1",
        programme=PROGRAMME,
        state="",
        version=0,
        created_at=store.shelf.clock(),
        changed_at=store.shelf.clock(),
        sealed=b"x",
    )
    _do(store, figures)
    assert store.ledger.verify().sound
    _do(store, delete(Record))
    assert store.ledger.verify().sound
