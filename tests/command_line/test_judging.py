import json
import re
from pathlib import Path

import pytest

from app.casefile.reading import read_case
from app.command_line import judging
from app.command_line.papers import DEMO
from rules import check
from rules.programme import load_programme
from tests.command_line.terminal import Teczka

CASES = sorted(DEMO.glob("*.yaml"))
ADULT = DEMO / "wiazowna_znaczny_sprzezona.yaml"


def _changed(folder: Path, old: str, new: str) -> Path:
    path = folder / "sprawa.yaml"
    text = ADULT.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_demo_case_passes(teczka: Teczka, path: Path) -> None:
    answered = teczka("check", path)
    assert answered.code == 0, answered.out
    assert "nic nie stoi na przeszkodzie" in answered.out
    assert "Roczny limit godzin asystencji" in answered.out


def test_blocked_case_says_what_to_do_and_why_and_leaves_with_1(
    teczka: Teczka, tmp_path: Path
) -> None:
    path = _changed(tmp_path, "  lives_in_commune: true", "  lives_in_commune: false")
    answered = teczka("check", path)
    assert answered.code == 1
    assert "Wynik: 1\N{NO-BREAK SPACE}przeszkoda." in answered.out
    assert "Do uzupełnienia lub zmiany" in answered.out
    assert "(participant.lives_in_commune)\n" in answered.out
    assert "Ustalono:" not in answered.out
    assert "Dlaczego: " in answered.out
    assert answered.err == ""


@pytest.mark.parametrize("option", ["--explain", "--wyjasnij"])
def test_explained_case_tells_the_answers_each_finding_rests_on(
    teczka: Teczka, tmp_path: Path, option: str
) -> None:
    path = _changed(tmp_path, "  lives_in_commune: true", "  lives_in_commune: false")
    told = teczka("check", path, option).out.replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(r"    Ustalono: Reguła E4: .* Odpowiedzi: .*: nie\.\n    Dlaczego: ", told)


def test_json_says_the_same_as_the_verdict(teczka: Teczka, tmp_path: Path) -> None:
    path = _changed(tmp_path, "  lives_in_commune: true", "  lives_in_commune: false")
    answered = teczka("check", path, "--json")
    assert answered.code == 1
    told = json.loads(answered.out)
    case = read_case(path)
    verdict = check(case, load_programme(case.programme))
    assert told["passes"] is False
    assert [each["code"] for each in told["findings"]] == [each.code for each in verdict.findings]
    assert all(each["sentence"] for each in told["findings"])


def test_bad_file_is_told_line_by_line_and_leaves_with_2(teczka: Teczka, tmp_path: Path) -> None:
    path = _changed(tmp_path, "  birth_date: 1980-05-17", "  birth_day: 17.05.1980\n  phone: 2")
    answered = teczka("check", path)
    assert answered.code == 2
    assert answered.out == ""
    lines = answered.err.splitlines()
    assert lines[0].startswith(f"{path}:9: participant.birth_day: Nie ma pola")
    assert all(line.startswith(f"{path}:") for line in lines)
    assert "Error" not in answered.err
    assert "Traceback" not in answered.err


def test_bad_file_as_json_names_place_and_sentence(teczka: Teczka, tmp_path: Path) -> None:
    path = _changed(tmp_path, "degree: severe", "degree: total")
    answered = teczka("check", path, "--json")
    assert answered.code == 2
    (error,) = json.loads(answered.out)["errors"]
    assert error["place"].endswith(": certificate.degree")
    assert "severe, moderate, light" in error["sentence"]


def test_missing_file_is_said(teczka: Teczka, tmp_path: Path) -> None:
    answered = teczka("check", tmp_path / "nie-ma.yaml")
    assert (answered.code, answered.out) == (2, "")
    assert "Nie ma takiego pliku" in answered.err


def test_case_without_a_day_is_judged_for_today(
    teczka: Teczka, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _changed(tmp_path, "applied_on: 2026-01-05\n", "")
    day = read_case(ADULT).participant.birth_date
    monkeypatch.setattr(judging, "today", lambda: day)
    assert judging.opened_case(path)[0].applied_on == day
