import base64
import logging
import stat
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.config import Settings
from app.errors import KeyMissing
from app.store import keys
from app.store.opened import Store, open_store


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_first_run_makes_a_private_key_and_advises_a_backup(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        loaded = keys.load_keys(settings, may_generate=True)
    path = settings.data / "keys" / "teczka.key"
    assert [len(key) for key in loaded] == [32]
    assert (_mode(path), _mode(path.parent)) == (0o600, 0o700)
    assert "Back it up" in caplog.text
    assert path.read_text().strip() not in caplog.text
    assert [file.name for file in path.parent.iterdir()] == ["teczka.key"]


def test_second_run_uses_the_same_key(settings: Settings) -> None:
    first = keys.load_keys(settings, may_generate=True)
    assert keys.load_keys(settings, may_generate=True) == first


def test_two_first_runs_at_once_agree(settings: Settings) -> None:
    barrier, loaded = threading.Barrier(8), []

    def load() -> None:
        barrier.wait()
        loaded.append(keys.load_keys(settings, may_generate=True))

    threads = [threading.Thread(target=load) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(loaded) == 8
    assert len(set(loaded)) == 1


def test_environment_comes_first_and_its_first_key_is_current(settings: Settings) -> None:
    texts = (keys.new_key(), keys.new_key())
    loaded = keys.load_keys(replace(settings, keys=texts), may_generate=True)
    assert loaded == tuple(base64.urlsafe_b64decode(text) for text in texts)
    assert not (settings.data / "keys").exists()
    assert texts[0] not in repr(replace(settings, keys=texts))


HALF_A_KEY = base64.b64encode(bytes(range(16))).decode()


@pytest.mark.parametrize("text", ["short", "ż" * 44, HALF_A_KEY], ids=["short", "no ASCII", "half"])
def test_what_is_no_key_is_refused_without_showing_it(settings: Settings, text: str) -> None:
    with pytest.raises(KeyMissing, match="TECZKA_KEYS") as refused:
        keys.load_keys(replace(settings, keys=(text,)), may_generate=True)
    assert text not in str(refused.value)


def test_lost_key_file_is_said_and_no_new_key_made(settings: Settings, store: Store) -> None:
    store.close()
    path = settings.data / "keys" / "teczka.key"
    path.unlink()
    with pytest.raises(KeyMissing, match="is missing"):
        open_store(settings)
    assert not path.exists()


def test_wrong_key_is_said(settings: Settings, store: Store) -> None:
    store.close()
    with pytest.raises(KeyMissing, match="neither in TECZKA_KEYS"):
        open_store(replace(settings, keys=(keys.new_key(),)))


def test_new_key_goes_first_and_old_ones_can_be_dropped(settings: Settings) -> None:
    (old,) = keys.load_keys(settings, may_generate=True)
    keys.add_key(settings)
    new, kept = keys.load_keys(settings, may_generate=False)
    assert kept == old
    assert new != old
    keys.keep_current_key(settings)
    assert keys.load_keys(settings, may_generate=False) == (new,)
    assert _mode(keys.key_file(settings)) == 0o600
