"""``lint`` names the traps of a programme, and in Polish whatever keeps its file from being read."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from app.command_line.broken import SENTENCES, broken_text, fault_sentence
from app.config import ROOT
from rules.loading import DataBroken, Fault, Mistake, fault
from rules.programme import programme_slugs
from tests.command_line.terminal import Teczka

ENGLISH = re.compile(r"\b(expected|found|is|no such|the|must|one of|given|line)\b")
NBSP = "\N{NO-BREAK SPACE}"
OFFICE = ROOT / "rules" / "programmes" / "wiazowna_2026.yaml"


def _broken(folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy of an office's file with every line that begins so replaced."""
    text = OFFICE.read_text(encoding="utf-8")
    for begins, new in changes:
        text, times = re.subn(rf"^{begins}.*$", new, text, flags=re.MULTILINE)
        assert times == 1, begins
    path = folder / OFFICE.name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("slug", programme_slugs())
def test_shipped_programmes_have_no_mistakes(teczka: Teczka, slug: str) -> None:
    answered = teczka("lint", slug)
    assert answered.code == 0, answered.out
    assert answered.out.splitlines()[-1].endswith("0\N{NO-BREAK SPACE}błędów.")


def test_lint_finds_the_traps_in_a_file_still_being_written(teczka: Teczka, tmp_path: Path) -> None:
    source = ROOT / "rules" / "programmes" / "wiazowna_2026.yaml"
    path = tmp_path / "wiazowna_2026.yaml"
    text = source.read_text(encoding="utf-8")
    path.write_text(text.replace('edycja 2026"', 'edycja 2025"'), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    answered = teczka("lint", path)
    assert answered.code == 1, answered.out
    assert "Błąd: " in answered.out


@pytest.mark.parametrize(
    ("changes", "place", "told"),
    [
        ([("slug:", "slug: inny_2026")], "slug", "bez „.yaml”: wiazowna_2026."),
        (
            [("starts:", "starts: jutro")],
            "starts",
            "Wpisz datę RRRR-MM-DD. Teraz jest tu: „jutro”.",
        ),
        ([("starts:", "start: 2026-01-01")], "start", "Nie ma takiego pola."),
        ([("starts:", "start: 2026-01-01")], "starts", "Brakuje tego pola. Dopisz je."),
        ([("edition:", "edition: jst_2099")], "edition", "Nie ma edycji „jst_2099”."),
        ([("name:", "starts: 2026-01-01")], "wiersz", "Pole „starts” jest podane dwa razy."),
        ([("name:", "name: 'a")], "wiersz", "Tu kończy się poprawny zapis YAML."),
        ([("needs_reason:", "needs_reason: maybe")], "needs_reason", "Wpisz true albo false."),
    ],
)
def test_what_keeps_a_file_from_being_read_is_said_in_polish(
    teczka: Teczka, tmp_path: Path, changes: list[tuple[str, str]], place: str, told: str
) -> None:
    answered = teczka("lint", _broken(tmp_path, *changes))
    assert (answered.code, answered.out) == (2, "")
    first, *faults = answered.err.replace(NBSP, " ").splitlines()
    assert first == "Plik programu jest błędny:"
    assert any(each.startswith(f"{OFFICE.name}: {place}") and told in each for each in faults)
    assert ENGLISH.findall(" ".join(faults)) == []


def test_every_fault_of_a_file_has_its_line(teczka: Teczka, tmp_path: Path) -> None:
    path = _broken(tmp_path, ("starts:", "starts: 1"), ("ends:", "ends: 2"), ("name:", "nam: x"))
    assert len(teczka("lint", path).err.splitlines()) == 1 + 4


def test_file_under_another_name_says_so(teczka: Teczka, tmp_path: Path) -> None:
    path = tmp_path / "nowa_2026.yaml"
    shutil.copy(OFFICE, path)
    assert "nowa_2026.yaml: slug: " in teczka("lint", path).err


VALUES = {
    "name": "nic",
    "document": "Regulamin",
    "units": "hours, zloty",
    "day": date(2026, 1, 1),
    "wanted": "str, date",
    "found": None,
    "problem": "did not find expected key",
}


@pytest.mark.parametrize("mistake", Mistake)
def test_every_mistake_has_a_polish_sentence(mistake: Mistake) -> None:
    told = fault_sentence(fault("a.yaml", "key", mistake, **VALUES))
    assert "{" not in told
    assert ENGLISH.findall(told) == []
    assert set(re.findall(r"{(\w+)}", SENTENCES[mistake])) <= set(re.findall(r"{(\w+)", mistake))


@pytest.mark.parametrize(
    ("wanted", "found", "told"),
    [
        (
            "severe | light",
            "total",
            "Wpisz jedną z wartości: severe, light. Teraz jest tu: „total”.",
        ),
        ("str, date", None, "Wpisz tekst lub datę RRRR-MM-DD. Teraz jest tu: nic."),
        ("int, Decimal", True, "Wpisz liczbę całkowitą lub liczbę. Teraz jest tu: true."),
        ("a list", {"a": 1}, "Wpisz listę. Teraz jest tu: pola."),
        ("a mapping", ["a"], "Wpisz pola „nazwa: wartość”. Teraz jest tu: lista."),
        ("str", 10**39, f"Wpisz tekst. Teraz jest tu: „{10**39}”."),
        ("timedelta", "x" * 41, f"Wpisz inną wartość. Teraz jest tu: „{'x' * 40}…”."),
    ],
)
def test_what_was_expected_and_what_is_there_are_said(
    wanted: str, found: object, told: str
) -> None:
    one = fault("a.yaml", "key", Mistake.EXPECTED, wanted=wanted, found=found)
    assert fault_sentence(one).replace(NBSP, " ") == told


def test_fault_without_a_name_is_still_said_in_polish() -> None:
    broken = DataBroken((Fault("a.yaml", "", "something new"), Fault("a.yaml", "line 3", "")))
    told = broken_text(broken).replace(NBSP, " ").splitlines()
    assert [each.partition(": W")[0] for each in told] == ["a.yaml", "a.yaml: wiersz 3"]
    assert "something" not in told[0]
