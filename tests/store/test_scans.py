"""A stack is whole or not there, is read once, and goes only while nothing of it lies in a dossier."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.dossier.scans import FileOpened, PageState, SentFile, StackPage, StackState
from app.errors import ChangedMeanwhile, NotOnRecord
from app.matters.rights import Actor, Role
from app.store.scan_work import MOST_TAKES
from tests.store.builders import NAME, every_byte

SEJNY = "sejny_2026"
FILES = (
    SentFile(b"%PDF the first file", "application/pdf", "pierwszy.pdf"),
    SentFile(b"\xff\xd8 the second", "image/jpeg", f"{NAME}.jpg"),
)
CLERK = Actor("clerk-1", NAME, frozenset({Role.CLERK}), frozenset({SEJNY}))


def opened(*pages):
    return [FileOpened(each) for each in pages]


@pytest.fixture
def stack(store):
    return store.scans.add(SEJNY, f"{NAME}.pdf", FILES, made_by="clerk-1")


@pytest.fixture
def read(store, stack):
    """Three pages read, each with a picture of its own."""
    store.scan_work.count(stack.id, 0, opened(2, 1))
    known = [StackPage(n, PageState.UNREADABLE, read=f"said {n}") for n in (1, 2, 3)]
    assert store.scan_work.put(stack.id, [(page, b"picture %d" % page.number) for page in known])
    store.scans.save(stack.id, (), seen={StackState.READING}, state=StackState.SORTED)
    return store.scans.pages(stack.id)


def archived(store):
    return {each.name for each in store.archive.all()}


def test_a_stack_keeps_its_files_untouched_and_tells_nobody_its_name(store, stack, settings):
    assert (stack.state, stack.pages) == (StackState.READING, 0)
    assert store.scans.originals(stack) == tuple(file.data for file in FILES)
    assert store.scans.of_programme(SEJNY) == (store.scans.get(SEJNY, stack.id),)
    for data in (NAME.encode(), FILES[0].data):
        assert data not in every_byte(settings.data)


def test_another_programme_has_no_such_stack(store, stack):
    assert store.scans.of_programme("wiazowna_2026") == ()
    for deed in (store.scans.get, store.scans.delete, store.scans.drop_pictures):
        with pytest.raises(NotOnRecord):
            deed("wiazowna_2026", stack.id)


def test_a_stack_whose_files_cannot_be_written_is_not_there(store, monkeypatch):
    def full(*_: object, **__: object) -> str:
        raise OSError("disk full")

    monkeypatch.setattr(store.archive.files, "put_named", full)
    with pytest.raises(OSError, match="disk full"):
        store.scans.add(SEJNY, "x", FILES, made_by="clerk-1")
    assert store.scans.of_programme(SEJNY) == ()
    assert archived(store) == set()


def test_an_upload_killed_on_its_way_is_shown_to_nobody_and_goes(store, clock, monkeypatch):
    monkeypatch.setattr(store.scans, "_came", lambda *_: 1 / 0)
    monkeypatch.setattr(store.scans, "_take_away", lambda _: None)
    with pytest.raises(ZeroDivisionError):
        store.scans.add(SEJNY, "x", FILES, made_by="clerk-1")
    monkeypatch.undo()
    assert store.scans.of_programme(SEJNY) == ()
    assert len(archived(store)) == 2
    store.expire()
    assert len(archived(store)) == 2, "somebody may still be sending it"
    clock.now += timedelta(hours=7)
    store.expire()
    assert archived(store) == set()


def test_pages_wait_until_they_are_read_and_are_read_once(store, stack):
    work = store.scan_work
    assert work.unfinished() == [stack.id]
    work.count(stack.id, 0, opened(2, 1))
    work.count(stack.id, 0, opened(9, 9))
    assert work.waiting(stack.id, 2) == [1, 2]
    assert work.stack(stack.id).lengths == (2, 1)
    page = StackPage(1, PageState.BLANK, blank=True)
    assert work.put(stack.id, [(page, b"first")])
    assert work.put(stack.id, [(replace(page, state=PageState.UNREADABLE), b"first")])
    assert store.scans.page(stack.id, 1).state is PageState.BLANK
    assert store.scans.picture(stack, store.scans.page(stack.id, 1)) == b"first"
    assert work.waiting(stack.id, 9) == [2, 3]
    assert store.scans.counts(SEJNY) == {stack.id: {PageState.BLANK: 1, PageState.WAITING: 2}}


def test_files_are_counted_piece_by_piece_and_pages_wait_after_the_last(store, stack):
    work = store.scan_work
    work.count(stack.id, 0, opened(2))
    work.count(stack.id, 0, opened(9))
    assert not work.stack(stack.id).is_counted
    assert work.waiting(stack.id, 9) == []
    work.count(stack.id, 1, [FileOpened(0, "Zeskanuj ponownie.")])
    found = work.stack(stack.id)
    assert (found.is_counted, found.lengths, found.pages) == (True, (2, 0), 2)
    assert found.left_out == ((f"{NAME}.jpg", "Zeskanuj ponownie."),)
    assert work.waiting(stack.id, 9) == [1, 2]


def test_a_piece_is_tried_so_often_and_progress_counts_anew(store, stack):
    work = store.scan_work
    work.count(stack.id, 0, opened(3, 0))
    assert [work.take(stack.id) for _ in range(MOST_TAKES + 1)] == [1, 2, 3, 0]
    work.give_back(stack.id)
    assert work.take(stack.id) == MOST_TAKES
    work.put(stack.id, [(StackPage(1, PageState.UNREADABLE), b"")])
    assert work.take(stack.id) == 1
    work.fail(stack.id, "unreadable")
    assert work.unfinished() == []
    assert store.scans.get(SEJNY, stack.id).reason == "unreadable"


def test_pages_of_a_stack_that_is_gone_leave_nothing(store, stack):
    store.scan_work.count(stack.id, 0, opened(1, 0))
    store.scans.delete(SEJNY, stack.id)
    assert not store.scan_work.put(stack.id, [(StackPage(1, PageState.BLANK), b"late")])
    assert archived(store) == set()
    assert store.scans.pages(stack.id) == ()


def test_two_people_cannot_sort_the_same_page(store, stack, read):
    seen = {StackState.SORTED}
    moved = replace(read[0], state=PageState.DROPPED)
    (saved,) = store.scans.save(stack.id, [moved], seen=seen)
    assert store.scans.page(stack.id, 1) == saved
    with pytest.raises(ChangedMeanwhile):
        store.scans.save(stack.id, [replace(read[1], matter_id="m1"), moved], seen=seen)
    assert store.scans.page(stack.id, 2) == read[1], "all of it or nothing"
    with pytest.raises(ChangedMeanwhile):
        store.scans.save(stack.id, (), seen={StackState.FILING})


def test_who_had_a_stack_filed_is_known_to_the_work(store, stack, read):
    store.scans.save(stack.id, (), seen={StackState.SORTED}, state=StackState.FILING, filer=CLERK)
    assert store.scan_work.unfinished() == [stack.id]
    assert store.scan_work.filer(stack.id) == CLERK
    assert store.scans.originals(store.scans.get(SEJNY, stack.id)) == tuple(
        file.data for file in FILES
    )


def test_a_stack_goes_unless_a_page_of_it_is_filed(store, stack, read):
    filed = replace(read[2], state=PageState.FILED, kept_id="k1", matter_id="m1")
    (filed,) = store.scans.save(stack.id, [filed], seen={StackState.SORTED})
    with pytest.raises(ChangedMeanwhile):
        store.scans.delete(SEJNY, stack.id)
    store.scans.save(stack.id, [replace(filed, state=PageState.KNOWN)], seen={StackState.SORTED})
    store.scans.delete(SEJNY, stack.id)
    assert archived(store) == set()
    with pytest.raises(NotOnRecord):
        store.scans.get(SEJNY, stack.id)


def test_pictures_go_when_all_is_filed_and_the_files_stay(store, stack, read):
    with pytest.raises(ChangedMeanwhile):
        store.scans.drop_pictures(SEJNY, stack.id)
    store.scans.save(stack.id, (), seen={StackState.SORTED}, state=StackState.FILED)
    store.scans.drop_pictures(SEJNY, stack.id)
    assert archived(store) == {file.name for file in stack.files}
    with pytest.raises(NotOnRecord):
        store.scans.picture(stack, store.scans.page(stack.id, 1))


def test_keys_can_be_changed_under_a_stack(store, stack, read):
    assert store.rotate()
    assert store.scans.pages(stack.id) == read
