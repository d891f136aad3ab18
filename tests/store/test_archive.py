"""The archive keeps bytes for good under a name of their content, finds damage, and survives new keys."""

import hashlib
import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from app.config import ROOT
from app.errors import FileLost, SealBroken
from app.store.fixity import Damage
from app.store.keys import add_key, keep_current_key
from app.store.opened import open_store

DATA = "Żółta teczka".encode()


def _path(settings, name):
    return settings.data / "archive" / name[:2] / name


def test_the_same_bytes_of_the_same_owner_are_one_file(store):
    first = store.archive.put(DATA, "text/plain", owner="paper-1")
    assert store.archive.put(DATA, "text/plain", owner="paper-1") == first
    assert store.archive.put(DATA, "text/plain", owner="paper-2").name != first.name
    assert store.archive.get(first.name, owner="paper-1") == DATA
    assert first.sha256 == hashlib.sha256(DATA).hexdigest()
    assert [each.name for each in store.archive.of_owner("paper-1")] == [first.name]


def test_what_lies_on_the_disk_has_the_digest_the_database_knows(store, settings):
    kept = store.archive.put(DATA, "text/plain", owner="paper-1")
    sealed = _path(settings, kept.name).read_bytes()
    assert DATA not in sealed
    assert store.archive.known(kept.name).sealed_sha256 == hashlib.sha256(sealed).hexdigest()


def test_a_changed_byte_and_a_lost_file_are_found(store, settings):
    kept = store.archive.put(DATA, "text/plain", owner="paper-1")
    path = _path(settings, kept.name)
    sealed = bytearray(path.read_bytes())
    sealed[-1] ^= 1
    path.write_bytes(sealed)
    with pytest.raises(SealBroken):
        store.archive.get(kept.name, owner="paper-1")
    path.unlink()
    with pytest.raises(FileLost):
        store.archive.get(kept.name, owner="paper-1")


def test_files_stay_when_unclaimed_ones_go(store, settings):
    kept = store.archive.put(DATA, "text/plain", owner="paper-1")
    stray = store.archive.files.put(b"left by a killed process", owner="paper-1")
    for name in (kept.name, stray):
        os.utime(_path(settings, name), (0, 0))
    store.expire()
    assert store.archive.get(kept.name, owner="paper-1") == DATA
    assert not _path(settings, stray).exists()


def test_new_keys_change_the_seal_and_neither_name_nor_content(store, settings, clock):
    kept = store.archive.put(DATA, "text/plain", owner="paper-1")
    before = store.archive.known(kept.name)
    store.close()
    add_key(settings)
    again = open_store(settings, clock)
    assert again.rotate().files == 1
    after = again.archive.known(kept.name)
    assert after.sealed_sha256 != before.sealed_sha256
    assert replace(after, sealed_sha256=before.sealed_sha256) == before
    sealed = _path(settings, kept.name).read_bytes()
    assert hashlib.sha256(sealed).hexdigest() == after.sealed_sha256
    assert again.archive.get(kept.name, owner="paper-1") == DATA
    again.close()


def test_what_is_deleted_is_gone_from_disk_and_database(store, settings):
    kept = store.archive.put(DATA, "text/plain", owner="paper-1")
    store.archive.delete([kept.name])
    assert store.archive.known(kept.name) is None
    assert not _path(settings, kept.name).exists()


def test_a_change_of_keys_killed_between_file_and_digest_is_mended(store, settings, clock):
    names = [store.archive.put(DATA, "text/plain", owner=f"paper-{n}").name for n in (1, 2)]
    store.close()
    add_key(settings)
    words = [sys.executable, "-m", "tests.store.killed_rotation", str(settings.data.parent)]
    assert subprocess.run(words, check=False, cwd=ROOT).returncode == -signal.SIGKILL
    again = open_store(settings, clock)
    report = again.integrity.whole()
    assert (report.found, report.stale) == (
        (),
        1,
    )  # the content is what it was, and is not called damaged
    assert again.rotate().files == 1  # the one that was sealed anew is not sealed once more
    keep_current_key(settings)
    again.close()
    after = open_store(settings, clock)
    assert after.integrity.whole().sound
    owners = [after.archive.known(name).owner for name in names]
    assert [after.archive.get(n, owner=o) for n, o in zip(names, owners, strict=True)] == [DATA] * 2
    after.close()


def test_damage_is_not_taken_for_a_new_seal(store, settings, clock):
    kept = store.archive.put(DATA, "text/plain", owner="paper-1")
    digest = store.archive.known(kept.name).sealed_sha256
    path = _path(settings, kept.name)
    path.write_bytes(path.read_bytes()[:-1])
    assert [each.damage for each in store.rotate().damaged] == [Damage.CHANGED]
    assert store.archive.known(kept.name).sealed_sha256 == digest
