"""The list of what holds each point of accessibility names all 33, and only tests that exist."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
DOCUMENT = TESTS.parent / "docs" / "accessibility-checks.md"


def test_every_point_has_its_row() -> None:
    rows = re.findall(
        r"^\| (\d+) \| .+ \| .+ \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [int(row) for row in rows] == list(range(1, 34))


def test_every_test_and_check_it_names_exists() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    named = set(re.findall(r"::(test_\w+)", text))
    named |= set(re.findall(r"page checks? `(\w+)`", text))
    defined = {
        name
        for path in TESTS.rglob("*.py")
        for name in re.findall(r"def (\w+)\(", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 30
    assert named <= defined, named - defined
    files = set(re.findall(r"`(?:[\w/]+/)?(test_\w+\.py)", text))
    assert files <= {path.name for path in TESTS.rglob("test_*.py")}
