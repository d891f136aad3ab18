"""What browsers get: small, our own, and quiet about where it was made."""

from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "app" / "web" / "static"
FOREIGN = ("GDS Transport", "crown", "sourceMappingURL", "@import", "/assets/")


@pytest.mark.parametrize(
    ("name", "most"), [("teczka.css", 140_000), ("teczka.js", 20_000), ("diary.js", 3_000)]
)
def test_compiled_files_are_small_and_unbranded(name: str, most: int) -> None:
    text = (STATIC / name).read_text(encoding="utf-8")
    assert len(text) < most
    assert [word for word in FOREIGN if word in text] == []


def test_licence_of_what_was_taken_is_beside_it() -> None:
    licence = (STATIC / "govuk-frontend-LICENSE.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in licence
