"""docs/adding-an-office.md says nothing that does not happen: its file is ours, its commands are run."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.command_line.entry import run
from rules import programme as programmes
from rules.lint import lint
from rules.programme import figure_on, load_programme, programme_slugs, read_programme
from rules.verdict import Severity
from tests.rules.offices import Office

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "adding-an-office.md").read_text(encoding="utf-8")
OFFICE = DOCS / "adding-an-office" / "lipowka_2026.yaml"
CONSOLE = re.findall(r"^```console\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
BLOCKING, BAD_FILE = 1, 2


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the real data and the page's files, where the page's commands may be run."""
    office = Office(tmp_path)
    shutil.copytree(DOCS / OFFICE.parent.name, tmp_path / "docs" / OFFICE.parent.name)
    monkeypatch.setattr(programmes, "DATA", office.data)
    monkeypatch.chdir(tmp_path)
    load_programme.cache_clear()
    yield tmp_path
    load_programme.cache_clear()


def commands() -> list[tuple[str, list[str]]]:
    """Every command of the page in its order, and what the page says it says."""
    steps: list[tuple[str, list[str]]] = []
    for line in "".join(CONSOLE).splitlines():
        if line.startswith("$ "):
            steps.append((line.removeprefix("$ "), []))
        else:
            steps[-1][1].append(line)
    return steps


def code_of(command: str) -> int:
    if not command.startswith("bin/teczka "):
        return subprocess.run(command, shell=True, check=False).returncode  # noqa: S602 - the page's own
    load_programme.cache_clear()  # a new start reads the files anew
    return run(command.split()[1:])


def test_the_pieces_of_the_page_are_the_whole_file() -> None:
    pieces = re.findall(r"^```yaml\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert "\n".join(pieces) == OFFICE.read_text(encoding="utf-8")


def test_every_command_of_the_page_says_what_the_page_says(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = []
    for command, promised in commands():
        codes.append((command, code_of(command)))
        said = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
        at = 0
        for line in promised:
            found = said.find(line, at)
            assert found >= 0, f"{command} does not say, in this order: {line}"
            at = found + len(line)
    told = [command for command, code in codes if code == BLOCKING]
    assert told == [
        "bin/teczka check-month docs/adding-an-office/styczen.yaml",
        "bin/teczka lint lipowka_2027",
    ]
    assert {code for _, code in codes} == {0, BLOCKING}


def test_the_page_runs_each_command_it_speaks_of() -> None:
    spoken = " ".join(command for command, _ in commands())
    for word in ("lint", "check ", "check-month", "cp ", "lipowka_2026.yaml", "jst_2027.yaml"):
        assert word in spoken


def test_the_office_s_lower_limits_rates_and_ceiling_are_the_page_s() -> None:
    programme = read_programme(OFFICE)
    local = {name: figure.value for name, figure in programme.local_limits.items()}
    edition = {name: programme.edition.figures[name].value for name in local}

    assert len(local) == 5
    assert all(local[name] < edition[name] for name in local)
    june, july = (
        figure_on(programme.local_rates, "mileage_car_over_900", date(2026, month, 1))
        for month in (6, 7)
    )
    assert (june.value, july.value) == (Decimal("1.00"), Decimal("1.10"))
    assert (june.source.document, july.source.document) == ("ZARZADZENIE", "ZMIANA")
    assert not [p for p in lint(programme) if p.severity is not Severity.NOTES]


def test_only_what_the_page_calls_so_is_not_confirmed_of_the_office() -> None:
    programme = read_programme(OFFICE)
    own = [p for p in lint(programme) if not p.place.startswith("edition.")]
    assert {(p.code, p.place) for p in own} == {
        ("source-unconfirmed", "organiser.website.source"),
        ("source-unconfirmed", "organiser.data_protection_officer.source"),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    unit: hours_a_year\n", ""),
        ("edition: jst_2026\n", "edition: jst_2026\nedition: jst_2026\n"),
    ],
)
def test_a_file_without_its_shape_is_refused(old: str, new: str, desk: Path) -> None:
    path = desk / "docs" / OFFICE.parent.name / OFFICE.name
    path.write_text(OFFICE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert run(["lint", str(path)]) == BAD_FILE


def test_without_rates_of_its_own_an_office_pays_the_law_s_and_has_no_ceiling(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = OFFICE.read_text(encoding="utf-8")
    own = text[text.index("local_rates:\n") : text.index("\nattachments:\n")]
    served = programmes.DATA / "programmes" / OFFICE.name
    served.write_text(text.replace(own, ""), encoding="utf-8")

    assert run(["check-month", str(OFFICE.with_name("lipiec.yaml"))]) == 0
    said = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "26,45 zł  (przejazd 1, 23 km × 1,15 zł)" in said
    assert "pułap w miesiącu: nie ustalono" in said


def test_nobody_is_served_by_the_office_of_the_page() -> None:
    assert OFFICE.stem not in programme_slugs()
