import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import FileLost, SealBroken
from app.store.cipher import Cipher
from app.store.files import Files

KEY = b"k" * 32


@pytest.fixture(params=["local", "memory"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    url = (tmp_path / "files").as_uri() if request.param == "local" else f"memory://{tmp_path}"
    return Files(url, Cipher([KEY]))


def test_bytes_come_back_under_a_random_name(files: Files) -> None:
    first, second = files.put(b"%PDF-1.7 a", owner="d1"), files.put(b"%PDF-1.7 a", owner="d1")
    assert first != second
    assert files.get(first, owner="d1") == b"%PDF-1.7 a"


def test_file_of_another_draft_does_not_open(files: Files) -> None:
    name = files.put(b"a", owner="d1")
    with pytest.raises(SealBroken):
        files.get(name, owner="d2")


def test_deleted_file_is_lost_and_may_be_deleted_again(files: Files) -> None:
    name = files.put(b"a", owner="d1")
    files.delete(name)
    files.delete(name)
    with pytest.raises(FileLost):
        files.get(name, owner="d1")


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 31, "A" * 32, "a" * 33, "a/" * 16])
def test_names_are_never_paths(files: Files, name: str) -> None:
    with pytest.raises(FileLost):
        files.get(name, owner="d1")


def test_files_nobody_claims_are_removed_after_an_hour(files: Files) -> None:
    kept, lost = files.put(b"a", owner="d1"), files.put(b"b", owner="d1")
    now = datetime.now(UTC)
    assert files.delete_unclaimed({kept}, now) == 0
    assert files.delete_unclaimed({kept}, now + timedelta(hours=2)) == 1
    assert files.get(kept, owner="d1") == b"a"
    with pytest.raises(FileLost):
        files.get(lost, owner="d1")


def test_nothing_there_yet_is_nothing_to_remove(files: Files) -> None:
    assert files.delete_unclaimed(set(), datetime.now(UTC) + timedelta(days=1)) == 0


def test_local_files_are_private_sealed_and_whole(tmp_path: Path) -> None:
    files = Files((tmp_path / "files").as_uri(), Cipher([KEY]))
    name = files.put(b"an answer in the clear", owner="d1")
    (path,) = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert path.name == name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"answer" not in path.read_bytes()


def test_half_written_file_is_swept_away(tmp_path: Path) -> None:
    files = Files((tmp_path / "files").as_uri(), Cipher([KEY]))
    name = files.put(b"a", owner="d1")
    (tmp_path / "files" / name[:2] / f".{name}.0000").write_bytes(b"half")
    assert files.delete_unclaimed({name}, datetime.now(UTC) + timedelta(hours=2)) == 1


def test_file_is_sealed_anew_once(tmp_path: Path) -> None:
    url = (tmp_path / "files").as_uri()
    name = Files(url, Cipher([KEY])).put(b"a", owner="d1")
    turned = Files(url, Cipher([b"n" * 32, KEY]))
    assert turned.reseal(name, owner="d1")
    assert not turned.reseal(name, owner="d1")
    assert Files(url, Cipher([b"n" * 32])).get(name, owner="d1") == b"a"
