"""``lint`` names the traps of a programme, and in Polish whatever keeps its file from being read."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from app.command_line import problems
from app.command_line.broken import SENTENCES, broken_text, fault_sentence
from app.config import ROOT
from rules.figures import UNITS
from rules.loading import DataBroken, Fault, Mistake, fault
from rules.programme import load_programme, programme_slugs
from rules.vocabulary import Area, Relation
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


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "of: 2026-01\n",
            "plik miesiąca, a nie programu. Sprawdź go poleceniem: teczka check-month",
        ),
        ("", "plik sprawy, a nie programu. Sprawdź go poleceniem: teczka check "),
    ],
)
def test_a_file_of_another_kind_is_told_in_one_sentence(
    teczka: Teczka, tmp_path: Path, lines: str, told: str
) -> None:
    path = tmp_path / "anna.yaml"
    path.write_text(f"programme: wiazowna_2026\n{lines}", encoding="utf-8")
    answered = teczka("lint", path)
    assert (answered.code, answered.out) == (2, "")
    assert told in answered.err.replace(NBSP, " ")
    assert "slug" not in answered.err


def test_an_edition_s_file_is_told_in_one_sentence(teczka: Teczka) -> None:
    answered = teczka("lint", ROOT / "rules" / "editions" / "jst_2026.yaml")
    assert answered.code == 2
    assert "to plik edycji. Podaj program" in answered.err


@pytest.mark.parametrize("slug", programme_slugs())
def test_a_place_is_told_with_the_line_that_holds_it(teczka: Teczka, slug: str) -> None:
    edition = load_programme(slug).edition.slug
    files = {
        "": ROOT / "rules" / "programmes" / f"{slug}.yaml",
        f"{edition}.yaml, ": ROOT / "rules" / "editions" / f"{edition}.yaml",
    }
    texts = {file: path.read_text(encoding="utf-8").splitlines() for file, path in files.items()}
    said = teczka("lint", slug).out.replace(NBSP, " ")
    told = re.findall(r"^    (\S+) \((.*)wiersz (\d+)\)$", said, flags=re.MULTILINE)
    assert len(told) > 20
    for place, file, line in told:
        assert bool(file) is place.startswith("edition.")
        key = place.split(".")[-1]
        begins = "- " if key.isdecimal() else f"{key}:"
        assert begins in texts[file][int(line) - 1], place


def test_the_office_s_own_places_stand_before_its_edition_s(teczka: Teczka) -> None:
    said = teczka("lint", "sejny_2026").out
    unconfirmed = said[said.index("Nie potwierdzono") :]
    assert unconfirmed.index("clauses.C8") < unconfirmed.index("edition.")


def test_keys_stand_beside_their_names_and_marks_within_marks_are_inner_ones(
    teczka: Teczka, tmp_path: Path
) -> None:
    limit = "unit: hours_a_year, source: {document: S003, clause: x}, values: [{value: 721}]"
    limits = f"local_limits: {{limit_severe: {{{limit}}}}}"
    path = _broken(tmp_path, ("local_limits:", limits))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('edycja 2026"\n    belongs', 'edycja 2025"\n    belongs'), "utf-8")
    said = teczka("lint", path).out
    assert "„limit przy stopniu znacznym (limit_severe)” (721)" in said
    assert "W „Karta zgłoszenia do Programu «Asystent osobisty" in said
    assert not re.search("„„|””", said)


def test_every_unit_and_every_relation_a_sentence_may_name_has_words() -> None:
    assert set(problems.UNITS) == set(UNITS)
    for name, key in (("relations", Relation.SIBLING), ("area", Area.HOUSEHOLD)):
        assert problems.NAMES[name](key).endswith(f" ({key})")
