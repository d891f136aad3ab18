"""Whatever goes wrong, no traceback and no name of an exception is shown."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.command_line import judging
from app.command_line.papers import DEMO
from app.config import ROOT
from tests.command_line.terminal import Teczka

ADULT = DEMO / "wiazowna_znaczny_sprzezona.yaml"


def test_mishap_nobody_thought_of_is_said_without_its_details(
    teczka: Teczka, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("Zofia Przykładowa")

    monkeypatch.setattr(judging, "judge", fail)
    answered = teczka("check", ADULT)
    assert answered.code == 3
    assert "Błąd w\N{NO-BREAK SPACE}programie" in answered.err
    assert "Zofia" not in answered.err + answered.out
    assert "ZeroDivision" not in answered.err
    monkeypatch.setenv("TECZKA_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        teczka("check", ADULT)


def test_interrupted_is_said(teczka: Teczka, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(judging, "judge", interrupt)
    answered = teczka("check", ADULT)
    assert (answered.code, answered.err.strip()) == (130, "Przerwano.")


def test_module_runs_and_a_closed_pipe_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "app.command_line", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    assert errors == ""


def test_exit_code_of_the_process_is_that_of_the_command(tmp_path: Path) -> None:
    bad = tmp_path / "zła.yaml"
    bad.write_text("programme: nic\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "app.command_line", "check", str(bad)],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert ended.returncode == 2
    assert "zła.yaml:1: programme: Nie ma programu „nic”." in ended.stderr.decode()
