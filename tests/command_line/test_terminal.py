"""On a screen no word is cut and nothing is lost; into a file every line goes as it is."""

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.command_line import terminal
from app.command_line.terminal import fitted, show

LONG = "    Dlaczego: " + "słowo " * 30 + "koniec"


@given(st.text(alphabet="ab –\N{NO-BREAK SPACE}", max_size=200), st.integers(10, 80))
def test_no_word_is_cut_or_lost(text: str, width: int) -> None:
    assert fitted(text, width).split() == text.split()


def test_line_hangs_under_its_own_beginning() -> None:
    first, second, *_ = fitted(LONG, 40).splitlines()
    assert first.startswith("    Dlaczego: słowo")
    assert second.startswith("      słowo")
    assert max(len(line) for line in fitted(LONG, 40).splitlines()) <= 40


def test_what_fits_stays_as_it_is() -> None:
    row = "    pt.    09.01.2026  20:00–24:00  4 godz.  (usługa 3)"
    assert fitted(row, 80) == row
    assert fitted("", 80) == ""


@pytest.mark.parametrize(("screen", "lines"), [(True, True), (False, False)])
def test_only_a_screen_gets_lines_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, screen: bool, lines: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: screen)
    monkeypatch.setattr(terminal.shutil, "get_terminal_size", lambda: os.terminal_size((60, 24)))
    show(f"{LONG}\n\nRazem")
    told = capsys.readouterr().out
    assert (told != f"{LONG}\n\nRazem\n") == lines
    assert told.endswith("\n\nRazem\n")
