"""Each import contract catches the violation it is for: planted in a copy of the house, one at a time."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT = Path(sys.executable).with_name("lint-imports")
PLANTED = {
    "The floors: each room imports only from floors below its own": (
        "app/wording/dates.py",
        "def late() -> object:\n    from app.workflow import clock\n    return clock\n",
    ),
    "Every new folder of app chooses its floor": ("app/corridor/__init__.py", ""),
    "Only app.web knows Flask": ("app/workflow/clock.py", "import flask\n"),
    "rules knows no form, template, database or file format": (
        "rules/verdict.py",
        "import typing\nif typing.TYPE_CHECKING:\n    import sqlalchemy\n",
    ),
    "No circles at any depth": ("rules/case.py", "from rules import verdict\n"),
}
CIRCLE = "from rules import case\n"


def contracts(folder: Path) -> dict[str, bool]:
    """Every contract of the configuration, and whether the folder keeps it."""
    command = [str(LINT), "--no-cache", "--config", str(folder / "pyproject.toml")]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
    kept = {}
    for line in said.splitlines():
        for word, is_kept in ((" KEPT", True), (" BROKEN", False)):
            if word in line:
                kept[line.partition(word)[0].strip()] = is_kept
    return kept


@pytest.fixture
def house(tmp_path: Path) -> Path:
    leave = shutil.ignore_patterns("__pycache__", "static", "templates")
    for room in ("app", "rules"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=leave)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_all_five(house: Path):
    kept = contracts(house)
    assert set(kept) == set(PLANTED)
    assert all(kept.values()), kept


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(house: Path, contract: str):
    name, planted = PLANTED[contract]
    (house / name).parent.mkdir(exist_ok=True)
    with (house / name).open("a") as file:
        file.write("\n" + planted)
    if "circles" in contract:
        (house / "rules" / "verdict.py").write_text(
            CIRCLE + (house / "rules" / "verdict.py").read_text()
        )
    assert contracts(house)[contract] is False
