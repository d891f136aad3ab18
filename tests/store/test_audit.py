import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.store.audit import Event
from app.store.drafts import Started
from app.store.opened import Store
from tests.store.builders import NAME, TurnableClock


def test_lines_of_a_draft_outlive_it_and_name_nobody(
    store: Store, draft_id: str, clock: TurnableClock
) -> None:
    clock.turn(hours=1)
    store.drafts.delete(draft_id)
    lines = store.audit.lines(draft_id)
    assert [line.event for line in lines] == [Event.DRAFT_STARTED, Event.DRAFT_DELETED]
    assert lines[1].happened_at == clock.now
    assert lines[0].draft_mark == lines[1].draft_mark
    assert draft_id not in repr(store.audit.lines())


@pytest.mark.parametrize("detail", [NAME, "Zofia", "a b", "x" * 81, "a\nb"])
def test_sentences_and_names_do_not_fit(store: Store, draft_id: str, detail: str) -> None:
    with pytest.raises(ValueError, match="short code"):
        store.audit.record(Event.UPLOAD_REFUSED, draft_id, detail)


def test_refused_upload_is_noted_with_its_reason(store: Store, draft_id: str) -> None:
    store.audit.record(Event.UPLOAD_REFUSED, draft_id, "encrypted")
    assert store.audit.lines(draft_id)[-1].detail == "encrypted"


@pytest.mark.parametrize("deed", ["DELETE FROM audit", "UPDATE audit SET event = 'x'"])
def test_database_refuses_to_change_the_log(store: Store, started: Started, deed: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), store.shelf.database.writing() as session:
        session.execute(text(deed))
    assert len(store.audit.lines()) == 1
