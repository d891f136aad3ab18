from datetime import UTC, datetime

import pytest

from app.attachments.page import Raw
from app.config import settings_from_environment
from app.store import keys
from app.store.clock import Clock, utc_now
from app.store.models import SavedPage
from app.store.opened import open_store
from tests.command_line.terminal import Teczka
from tests.store.full_store import every_claim, path_of


def _drafted(clock: Clock = utc_now) -> str:
    """A draft in the store of the commands; its id."""
    settings = settings_from_environment()
    store = open_store(settings, clock)
    draft = store.drafts.start("sejny_2026", "person", {"name": ["Jan Testowy"]}, "token")
    store.close()
    return draft.draft_id


def _answers(draft_id: str) -> dict[str, Raw]:
    store = open_store(settings_from_environment())
    answers = store.drafts.answers(draft_id)
    store.close()
    return answers


def test_rotate_seals_everything_with_a_new_key(teczka: Teczka) -> None:
    draft_id = _drafted()
    settings = settings_from_environment()
    before = keys.load_keys(settings, may_generate=False)
    answered = teczka("keys", "rotate")
    assert answered.code == 0, answered.err
    assert "Zaszyfrowano nowym kluczem: 2\N{NO-BREAK SPACE}zapisy" in answered.out
    assert str(keys.key_file(settings)) in answered.out
    after = keys.load_keys(settings, may_generate=False)
    assert after[1:] == before
    assert _answers(draft_id) == {"person": {"name": ["Jan Testowy"]}}


def test_rotate_can_drop_the_old_keys(teczka: Teczka) -> None:
    draft_id = _drafted()
    settings = settings_from_environment()
    before = keys.load_keys(settings, may_generate=False)
    assert teczka("keys", "rotate", "--drop-old").code == 0
    (after,) = keys.load_keys(settings, may_generate=False)
    assert after not in before
    assert _answers(draft_id) == {"person": {"name": ["Jan Testowy"]}}


def test_rotate_goes_on_past_damage_names_it_and_keeps_the_old_keys(teczka: Teczka) -> None:
    draft_id = _drafted()
    settings = settings_from_environment()
    store = open_store(settings)
    store.uploads.add(draft_id, "orzeczenie.pdf", "application/pdf", 1, b"%PDF a copy")
    (claim,) = every_claim(store)
    path = path_of(store, claim)
    store.drafts.save_page(draft_id, "needs", {"a": ["1"]})
    store.close()
    _turn_a_page(draft_id)
    file = path.read_bytes()
    path.write_bytes(_turned(file))

    answered = teczka("keys", "rotate", "--drop-old")
    assert answered.code == 1
    assert path.read_bytes() == _turned(file)
    for said in (
        f"pages {draft_id} person",
        f"files/uploads {claim.name}",
        "treść jest inna niż zapisana",
    ):
        assert said in answered.out
    for said in ("Przywróć to", "Starych kluczy nie usunięto", "bin/teczka keys rotate"):
        assert said in answered.out
    assert len(keys.load_keys(settings, may_generate=False)) == 2

    path.write_bytes(file)  # both come back from the backup
    _turn_a_page(draft_id)
    answered = teczka("keys", "rotate", "--drop-old")
    assert (answered.code, "Przywróć" in answered.out) == (0, False)
    assert len(keys.load_keys(settings, may_generate=False)) == 1
    assert _answers(draft_id) == {"person": {"name": ["Jan Testowy"]}, "needs": {"a": ["1"]}}


def _turn_a_page(draft_id: str) -> None:
    """Turn the last bit of a page; done twice, it is as it was."""
    store = open_store(settings_from_environment())
    with store.shelf.database.writing() as session:
        page = session.get_one(SavedPage, (draft_id, "person"))
        page.sealed = _turned(page.sealed)
    store.close()


def _turned(sealed: bytes) -> bytes:
    """With its last bit turned."""
    return sealed[:-1] + bytes([sealed[-1] ^ 1])


def test_rotate_with_keys_of_the_environment_touches_no_file(
    teczka: Teczka, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = keys.new_key(), keys.new_key()
    monkeypatch.setenv("TECZKA_KEYS", old)
    draft_id = _drafted()
    monkeypatch.setenv("TECZKA_KEYS", f"{new},{old}")
    _turn_a_page(draft_id)
    assert "można teraz usunąć" not in teczka("keys", "rotate").out
    _turn_a_page(draft_id)
    answered = teczka("keys", "rotate", "--drop-old")
    assert answered.code == 0, answered.err
    assert "usunąć z\N{NO-BREAK SPACE}TECZKA_KEYS" in answered.out
    assert not keys.key_file(settings_from_environment()).exists()
    monkeypatch.setenv("TECZKA_KEYS", new)
    assert _answers(draft_id) == {"person": {"name": ["Jan Testowy"]}}


def test_lost_key_is_said_and_leaves_with_3(teczka: Teczka) -> None:
    _drafted()
    path = keys.key_file(settings_from_environment())
    path.unlink()
    answered = teczka("keys", "rotate")
    assert answered.code == 3
    assert "Brakuje klucza" in answered.err
    assert not path.exists()


def test_expire_deletes_what_is_over_and_says_how_much(teczka: Teczka) -> None:
    _drafted(lambda: datetime(2025, 1, 5, tzinfo=UTC))
    answered = teczka("expire")
    assert answered.code == 0, answered.err
    assert "Usunięto: 1\N{NO-BREAK SPACE}wniosek" in answered.out
    assert "0\N{NO-BREAK SPACE}wniosków" in teczka("expire").out
