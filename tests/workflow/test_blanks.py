"""Blank forms are made once for a programme and kept, until a template or its data change."""

from pathlib import Path

import pytest

from app.workflow import blanks
from app.workflow.blanks import BLANK_BUNDLE, Blanks
from rules.programme import load_programme

pytestmark = [pytest.mark.office]


class CountingOffice:
    def __init__(self, office) -> None:
        self._office = office
        self.asked = 0

    def convert(self, docx: bytes) -> bytes:
        self.asked += 1
        return self._office.convert(docx)


def test_blanks_are_made_once_and_anew_after_a_change(tmp_path: Path, office_pool, monkeypatch):
    office = CountingOffice(office_pool)
    programme = load_programme("wiazowna_2026")
    kept = Blanks(tmp_path, office)
    first = kept.document(programme, "application_card", "pdf")
    made = office.asked
    assert made >= 5
    assert kept.document(programme, "application_card", "pdf") == first
    assert kept.document(programme, BLANK_BUNDLE, "pdf").startswith(b"%PDF")
    assert Blanks(tmp_path, office).document(programme, "activity_scope", "docx")[:2] == b"PK"
    assert office.asked == made
    monkeypatch.setattr(blanks, "_version", lambda: "changed")
    kept.document(programme, "application_card", "pdf")
    assert office.asked == 2 * made
