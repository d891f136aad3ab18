import pytest

from app.config import Settings
from app.errors import DraftNotFound, UploadNotFound
from app.store.audit import Event
from app.store.opened import Store
from tests.store.builders import TurnableClock


def _names(store: Store, draft_id: str) -> list[str]:
    return [copy.title.display_name for copy in store.uploads.list(draft_id)]


@pytest.fixture
def three(store: Store, draft_id: str) -> list[str]:
    return [
        store.uploads.add(draft_id, f"strona {number}.jpg", "image/jpeg", number, b"%PDF" * number)
        for number in (1, 2, 3)
    ]


def test_copies_are_listed_in_order_with_their_titles(
    store: Store, draft_id: str, three: list[str]
) -> None:
    copies = store.uploads.list(draft_id)
    assert [copy.id for copy in copies] == three
    assert [copy.title.pages for copy in copies] == [1, 2, 3]
    assert (copies[1].title.kind, copies[1].title.size) == ("image/jpeg", 8)
    assert store.uploads.get(draft_id, three[2]) == b"%PDF%PDF%PDF"


@pytest.mark.parametrize(
    "moved", ["3-1=132", "1+1=213", "1+2=231", "3-2=312", "1-1=123", "3+5=123"]
)
def test_copies_are_moved_and_stay_at_the_edge(
    store: Store, draft_id: str, three: list[str], moved: str
) -> None:
    move, order = moved.split("=")
    store.uploads.move(draft_id, three[int(move[0]) - 1], int(move[1:]))
    assert _names(store, draft_id) == [f"strona {number}.jpg" for number in order]


def test_removed_copy_is_gone_with_its_file_and_the_order_closes(
    store: Store, draft_id: str, three: list[str], settings: Settings
) -> None:
    store.uploads.remove(draft_id, three[0])
    assert _names(store, draft_id) == ["strona 2.jpg", "strona 3.jpg"]
    assert len([path for path in (settings.data / "files").rglob("*") if path.is_file()]) == 2
    store.uploads.add(draft_id, "nowa.pdf", "application/pdf", 1, b"%PDF")
    assert _names(store, draft_id) == ["strona 2.jpg", "strona 3.jpg", "nowa.pdf"]


def test_copy_of_another_draft_is_not_there(store: Store, three: list[str]) -> None:
    other = store.drafts.start("sejny_2026", "person", {}, "other").draft_id
    for use in (store.uploads.get, store.uploads.remove):
        with pytest.raises(UploadNotFound):
            use(other, three[0])
    with pytest.raises(UploadNotFound):
        store.uploads.move(other, three[0], 1)


def test_copy_for_a_deleted_draft_leaves_no_file(
    store: Store, draft_id: str, settings: Settings
) -> None:
    store.drafts.delete(draft_id)
    with pytest.raises(DraftNotFound):
        store.uploads.add(draft_id, "a.pdf", "application/pdf", 1, b"%PDF")
    assert [path for path in (settings.data / "files").rglob("*") if path.is_file()] == []


def test_copies_prolong_the_draft_and_stand_in_the_log(
    store: Store, draft_id: str, clock: TurnableClock
) -> None:
    before = store.drafts.info(draft_id).expires_on
    clock.turn(days=2)
    upload = store.uploads.add(draft_id, "a.pdf", "application/pdf", 4, b"%PDF")
    store.uploads.remove(draft_id, upload)
    assert (store.drafts.info(draft_id).expires_on - before).days == 2
    lines = store.audit.lines(draft_id)
    assert [line.event for line in lines[-2:]] == [Event.UPLOAD_ADDED, Event.UPLOAD_REMOVED]
    assert lines[-2].detail == "pages=4"
