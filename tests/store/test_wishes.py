"""A wish waits until somebody ends it; what it is about is sealed, how far it is can be read."""

import pytest

from app.errors import NotOnRecord
from app.store.wishes import WishState


def test_a_wish_waits_until_it_is_ended(store):
    first = store.wishes.ask("export", "sejny_2026", "matter-1", "account-1", {"why": "kontrola"})
    second = store.wishes.ask("export", "sejny_2026", "", "account-1", {})
    assert set(store.wishes.unfinished("export")) == {first.id, second.id}
    assert store.wishes.unfinished("keep") == []
    assert store.wishes.move(first.id, done=3, total=10, takes=1, told={"why": "audyt"})
    moved = store.wishes.get("sejny_2026", first.id)
    assert (moved.done, moved.total, moved.takes, moved.told) == (3, 10, 1, {"why": "audyt"})
    store.wishes.end(first.id, WishState.DONE)
    store.wishes.end(second.id, WishState.FAILED, "disk_full")
    assert store.wishes.unfinished("export") == []
    assert store.wishes.known(second.id).reason == "disk_full"


def test_another_programmes_wish_is_none_of_ones_own(store):
    wish = store.wishes.ask("export", "sejny_2026", "", "account-1", {})
    with pytest.raises(NotOnRecord):
        store.wishes.get("wiazowna_2026", wish.id)


def test_wishes_about_somebody_can_be_forgotten(store):
    wish = store.wishes.ask("keep", "sejny_2026", "matter-1", "account-1", {})
    other = store.wishes.ask("keep", "sejny_2026", "matter-2", "account-1", {})
    store.wishes.forget("sejny_2026", "matter-1")
    assert store.wishes.known(wish.id) is None
    assert store.wishes.known(other.id) == other
    assert not store.wishes.move(wish.id, done=1)
