from datetime import timedelta
from pathlib import Path

import pytest

from app.config import Settings
from app.errors import NotOnRecord
from app.matters.rights import Actor, Role
from app.store import keys
from app.store.opened import Store, open_store
from app.store.rotation import Rotated
from tests.store.builders import NAME, TurnableClock

CLERK = Actor("a1", NAME, frozenset({Role.CLERK}), frozenset({"sejny_2026"}))
SEJNY, AWARD = "sejny_2026", "award"


def test_before_any_was_added_the_office_uses_ours(store: Store) -> None:
    assert store.letter_blanks.in_use(SEJNY, AWARD) is None
    assert store.letter_blanks.versions(SEJNY, AWARD) == ()


def test_every_version_is_kept_with_who_and_when_and_the_newest_is_in_use(
    store: Store, clock: TurnableClock
) -> None:
    first = store.letter_blanks.add(SEJNY, AWARD, b"first", CLERK, "pismo.docx")
    clock.turn(days=1)
    second = store.letter_blanks.add(SEJNY, AWARD, b"second", CLERK)
    assert store.letter_blanks.in_use(SEJNY, AWARD) == b"second"
    newest, oldest = store.letter_blanks.versions(SEJNY, AWARD)
    assert (newest.id, newest.number, newest.current) == (second.id, 2, True)
    assert (oldest.id, oldest.number, oldest.current) == (first.id, 1, False)
    assert (oldest.added_by, oldest.account_id, oldest.file_name) == (NAME, "a1", "pismo.docx")
    assert newest.added_at - oldest.added_at == timedelta(days=1)
    assert (oldest.size, len(oldest.digest)) == (5, 64)
    assert store.letter_blanks.get(SEJNY, first.id) == b"first"


def test_an_earlier_version_or_ours_can_be_used_again(store: Store) -> None:
    first = store.letter_blanks.add(SEJNY, AWARD, b"first", CLERK)
    store.letter_blanks.add(SEJNY, AWARD, b"second", CLERK)
    assert store.letter_blanks.use(SEJNY, first.id).current
    assert store.letter_blanks.in_use(SEJNY, AWARD) == b"first"
    assert [each.current for each in store.letter_blanks.versions(SEJNY, AWARD)] == [False, True]
    store.letter_blanks.use_ours(SEJNY, AWARD)
    assert store.letter_blanks.in_use(SEJNY, AWARD) is None
    assert len(store.letter_blanks.versions(SEJNY, AWARD)) == 2


def test_letters_and_programmes_are_kept_apart(store: Store) -> None:
    award = store.letter_blanks.add(SEJNY, AWARD, b"award", CLERK)
    refusal = store.letter_blanks.add(SEJNY, "refusal", b"refusal", CLERK)
    assert refusal.number == 1
    assert store.letter_blanks.in_use(SEJNY, AWARD) == b"award"
    assert store.letter_blanks.in_use("ngo_2024", AWARD) is None
    for foreign in (award.id, "0" * 32):
        with pytest.raises(NotOnRecord, match="wybierz wzór z listy"):
            store.letter_blanks.get("ngo_2024", foreign)
        with pytest.raises(NotOnRecord):
            store.letter_blanks.use("ngo_2024", foreign)


def test_neither_blank_nor_name_stands_in_the_clear(store: Store, settings: Settings) -> None:
    store.letter_blanks.add(SEJNY, AWARD, b"a secret wording", CLERK, "tajny.docx")
    written = b"".join(path.read_bytes() for path in _files(settings.data))
    for secret in (b"a secret wording", NAME.encode(), b"Niepowtarzalna", b"tajny.docx"):
        assert secret not in written


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_blanks_stay_when_unclaimed_files_go(store: Store, clock: TurnableClock) -> None:
    store.letter_blanks.add(SEJNY, AWARD, b"first", CLERK)
    clock.turn(days=400)
    assert store.expire().files == 0
    assert store.letter_blanks.in_use(SEJNY, AWARD) == b"first"


def test_a_new_key_alone_opens_them(store: Store, settings: Settings, clock: TurnableClock) -> None:
    store.letter_blanks.add(SEJNY, AWARD, b"first", CLERK)
    keys.add_key(settings)
    rotating = open_store(settings, clock)
    assert rotating.rotate() == Rotated(rows=2, files=1)  # who added it, and the pepper
    rotating.close()
    keys.keep_current_key(settings)
    after = open_store(settings, clock)
    assert after.letter_blanks.in_use(SEJNY, AWARD) == b"first"
    assert after.letter_blanks.versions(SEJNY, AWARD)[0].added_by == NAME
    after.close()
