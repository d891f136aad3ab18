from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from app.config import Settings
from app.errors import DraftNotFound
from app.store.models import Made
from app.store.opened import Store

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _files(settings: Settings) -> list[Path]:
    return [path for path in (settings.generated / "drafts").rglob("*") if path.is_file()]


@pytest.fixture
def made(store: Store, draft_id: str) -> None:
    store.produced.put(draft_id, "digest-1", "bundle", PDF, b"%PDF bundle")
    store.produced.put(draft_id, "digest-1", "application_card", DOCX, b"PK card")
    store.productions.enqueue(draft_id, "digest-1")


@pytest.mark.usefixtures("made")
def test_documents_come_back_by_digest_slug_and_type(store: Store, draft_id: str) -> None:
    assert store.produced.get(draft_id, "digest-1", "bundle", PDF) == b"%PDF bundle"
    assert store.produced.get(draft_id, "digest-2", "bundle", PDF) is None
    assert store.produced.get(draft_id, "digest-1", "bundle", DOCX) is None
    listed = [
        (one.slug, one.media_type, one.size) for one in store.produced.list(draft_id, "digest-1")
    ]
    assert listed == [("application_card", DOCX, 7), ("bundle", PDF, 11)]


@pytest.mark.usefixtures("made")
def test_document_made_again_replaces_the_earlier_file(
    store: Store, draft_id: str, settings: Settings
) -> None:
    store.produced.put(draft_id, "digest-1", "bundle", PDF, b"%PDF newer")
    assert store.produced.get(draft_id, "digest-1", "bundle", PDF) == b"%PDF newer"
    assert len(_files(settings)) == 2


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    "change",
    [
        lambda store, draft: store.drafts.save_page(draft, "needs", {"a": ["1"]}),
        lambda store, draft: store.drafts.save_page(draft, "person", {"name": ["Inna"]}),
        lambda store, draft: store.uploads.add(draft, "a.pdf", PDF, 1, b"%PDF"),
        lambda store, draft: store.drafts.delete(draft),
    ],
)
def test_changed_answers_clear_what_was_made_of_them(
    store: Store, draft_id: str, settings: Settings, change: Callable[..., object]
) -> None:
    change(store, draft_id)
    assert _files(settings) == []
    assert store.productions.claim() is None
    with store.shelf.database.reading() as session:
        assert session.scalars(select(Made)).all() == []


@pytest.mark.usefixtures("made")
def test_page_saved_unchanged_keeps_the_documents(
    store: Store, draft_id: str, settings: Settings
) -> None:
    store.drafts.save_page(draft_id, "person", store.drafts.answers(draft_id)["person"])
    assert store.produced.get(draft_id, "digest-1", "bundle", PDF) == b"%PDF bundle"
    assert len(_files(settings)) == 2


def test_document_for_a_deleted_draft_leaves_no_file(
    store: Store, draft_id: str, settings: Settings
) -> None:
    store.drafts.delete(draft_id)
    with pytest.raises(DraftNotFound):
        store.produced.put(draft_id, "digest-1", "bundle", PDF, b"%PDF")
    assert _files(settings) == []
