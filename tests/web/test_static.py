"""What browsers get: small, our own, and quiet about where it was made."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "app" / "web" / "static"
FOREIGN = ("GDS Transport", "crown", "sourceMappingURL", "@import", "/assets/")


SIZES = [
    ("teczka.css", 140_000),
    ("teczka.js", 20_000),
    ("diary.js", 3_000),
    ("phone.js", 20_000),
    ("phone-worker.js", 8_000),
]
WORDS = re.compile(r"[\"`>}]([A-ZŻŚ][^\"`<>{}$]*[ąćęłńóśźż][^\"`<>{}$]*)[\"`<$]")


@pytest.mark.parametrize(("name", "most"), SIZES)
def test_compiled_files_are_small_and_unbranded(name: str, most: int) -> None:
    text = (STATIC / name).read_text(encoding="utf-8")
    assert len(text) < most
    assert [word for word in FOREIGN if word in text] == []


def test_the_compiled_script_says_what_its_sources_say() -> None:
    compiled = (STATIC / "phone.js").read_text(encoding="utf-8")
    sources = [
        path.read_text(encoding="utf-8") for path in sorted((STATIC / "src/phone").glob("*.js"))
    ]
    said = [words for source in sources for words in WORDS.findall(source)]
    assert len(said) > 15
    assert [words for words in said if words not in compiled] == []


def test_licence_of_what_was_taken_is_beside_it() -> None:
    licence = (STATIC / "govuk-frontend-LICENSE.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in licence
