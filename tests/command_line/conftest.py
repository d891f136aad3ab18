"""The command line as a person meets it: words in, exit code and both outputs out."""

from pathlib import Path

import pytest

from app.command_line.entry import run
from tests.command_line.terminal import Answered, Teczka


@pytest.fixture
def teczka(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Teczka:
    monkeypatch.setenv("TECZKA_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TECZKA_GENERATED", str(tmp_path / "generated"))
    for name in ("TECZKA_KEYS", "TECZKA_DATABASE_URL", "TECZKA_FILES_URL", "TECZKA_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)

    def type_in(*words: object) -> Answered:
        capsys.readouterr()
        code = run([str(word) for word in words])
        seen = capsys.readouterr()
        return Answered(code, seen.out, seen.err)

    return type_in
