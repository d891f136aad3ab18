"""The store as a whole: what lies on the disk, what survives a kill, what several processes do."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import Settings
from app.errors import SealBroken
from app.store.drafts import Started
from app.store.opened import Store, open_store
from tests.store.builders import BORN, NAME, SQLITE_ONLY, every_byte

SAVE_FOREVER = """
import sys
from dataclasses import replace
from pathlib import Path
from app.config import settings_from_environment
from app.store.opened import open_store

data, draft_id, first = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = open_store(replace(settings_from_environment(), data=data, generated=data / "generated"))
for number in range(first, first + 100_000):
    store.drafts.save_page(draft_id, f"page-{number}", {"n": [str(number)], "text": ["x" * 2000]})
    print(number, flush=True)
"""
OPEN_ONCE = """
import sys
from dataclasses import replace
from pathlib import Path
from app.config import settings_from_environment
from app.store.opened import open_store

data = Path(sys.argv[1])
store = open_store(replace(settings_from_environment(), data=data, generated=data / "generated"))
print(store.drafts.start("sejny_2026", "person", {"a": ["1"]}, sys.argv[2]).draft_id)
"""
ONE_PAGE = (
    "UPDATE pages SET sealed = (SELECT sealed FROM pages WHERE draft_id = ? AND page = 'person') "
    "WHERE draft_id = ?"
)


def _run(script: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"TECZKA_DATABASE_URL": os.environ.get("TECZKA_TEST_DATABASE_URL", "")},
    )


@SQLITE_ONLY
def test_no_byte_on_the_disk_says_what_was_answered(
    store: Store, started: Started, tmp_path: Path
) -> None:
    store.drafts.save_page(started.draft_id, "contact", {"phone": ["22 555 00 10"], "name": [NAME]})
    store.drafts.remember(started.draft_id, "name", NAME)
    title = f"orzeczenie {NAME}.pdf"
    store.uploads.add(started.draft_id, title, "application/pdf", 1, NAME.encode() * 10)
    store.produced.put(started.draft_id, "digest", "bundle", "application/pdf", NAME.encode())
    everything = every_byte(tmp_path)
    secrets = [
        NAME,
        json.dumps(NAME)[1:-1],
        "Zofia",
        "22 555 00 10",
        "orzeczenie",
        BORN.isoformat(),
    ]
    code = started.code
    for secret in [*secrets, code, code.replace(" ", ""), "token-1"]:
        assert secret.encode() not in everything, secret
    assert b"wiazowna_2026" in everything  # the search does find what is in the clear


def test_nothing_sensitive_is_logged_or_shown(
    store: Store, started: Started, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        store.drafts.save_page(started.draft_id, "contact", {"name": [NAME]})
        store.drafts.resume(started.code, BORN, "10.0.0.1")
    for text in (caplog.text, repr(store), repr(store.shelf.cipher), repr(store.drafts)):
        for secret in (NAME, started.code, started.code.replace(" ", ""), BORN.isoformat()):
            assert secret not in text


@SQLITE_ONLY
def test_rows_swapped_between_pages_or_drafts_do_not_open(
    store: Store, started: Started, settings: Settings
) -> None:
    store.drafts.save_page(started.draft_id, "needs", {"a": ["1"]})
    other = store.drafts.start("sejny_2026", "person", {"name": ["Jan Testowy"]}, "other").draft_id
    with sqlite3.connect(settings.data / "teczka.sqlite3") as raw:
        raw.execute(
            ONE_PAGE,
            (started.draft_id, other),
        )
        raw.execute(
            f"{ONE_PAGE} AND page = 'needs'",
            (started.draft_id, started.draft_id),
        )
    raw.close()
    for draft_id in (other, started.draft_id):
        with pytest.raises(SealBroken):
            store.drafts.answers(draft_id)


@SQLITE_ONLY
def test_data_folder_and_database_are_private(store: Store, settings: Settings) -> None:
    assert stat.S_IMODE(settings.data.stat().st_mode) == 0o700
    for name in ("teczka.sqlite3", "teczka.sqlite3-wal"):
        assert stat.S_IMODE((settings.data / name).stat().st_mode) == 0o600


@SQLITE_ONLY
def test_sqlite_is_set_up_to_be_safe(store: Store) -> None:
    with store.shelf.database.engine.connect() as connection:
        read = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "foreign_keys",
                "secure_delete",
                "synchronous",
                "busy_timeout",
            )
        }
    assert read == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "synchronous": 2,
        "busy_timeout": 30_000,
    }


@pytest.mark.parametrize("pages_before_the_kill", [1, 7, 25])
def test_killed_server_loses_no_saved_page(settings: Settings, pages_before_the_kill: int) -> None:
    before = open_store(settings)
    started = before.drafts.start("sejny_2026", "person", {"name": [NAME]}, "today")
    before.close()
    process = _run(SAVE_FOREVER, str(settings.data), started.draft_id, "0")
    for _ in range(pages_before_the_kill):
        saved = int(process.stdout.readline())
    os.kill(process.pid, signal.SIGKILL)
    saved = max([saved, *(int(line) for line in process.stdout.read().split(b"\n")[:-1])])
    process.wait()
    process.stdout.close()
    process.stderr.close()
    after = open_store(settings)
    answers = after.drafts.answers(started.draft_id)
    after.close()
    assert answers["person"] == {"name": [NAME]}
    for number in range(saved + 1):
        assert answers[f"page-{number}"]["n"] == [str(number)]


def test_processes_saving_at_once_keep_all_pages(settings: Settings) -> None:
    store = open_store(settings)
    started = store.drafts.start("sejny_2026", "person", {"name": [NAME]}, "today")
    processes = [
        _run(SAVE_FOREVER, str(settings.data), started.draft_id, str(first))
        for first in (0, 1_000_000)
    ]
    reached = []
    for process in processes:
        reached += [int(process.stdout.readline()) for _ in range(15)]
    for process in processes:
        process.kill()
        _, errors = process.communicate()
        assert errors == b""
    answers = store.drafts.answers(started.draft_id)
    assert [number for number in reached if f"page-{number}" not in answers] == []
    store.close()


def test_first_starts_at_once_agree_on_tables_and_keys(settings: Settings) -> None:
    processes = [_run(OPEN_ONCE, str(settings.data), f"token-{number}") for number in range(5)]
    ids = []
    for process in processes:
        out, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors.decode()
        ids.append(out.decode().strip())
    assert len(set(ids)) == 5
    store = open_store(settings)
    assert [store.drafts.answers(draft_id) for draft_id in ids] == [{"person": {"a": ["1"]}}] * 5
    store.close()
