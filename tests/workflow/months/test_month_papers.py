"""The papers of a month: made of what was seen or handed in, recorded each time they are taken."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from app.documents.month_bundle import MonthBundle
from app.documents.pipeline import Produced
from app.dossier.printed import PrintedPart
from app.errors import DeedRefused
from app.months.month_file import Part, file_id
from app.store.opened import Store
from app.workflow.months import month_papers
from app.workflow.months.closing import Closing
from app.workflow.months.month_papers import MonthPapers
from app.workflow.office.desk import Desk
from rules.diary import YearMonth
from rules.vocabulary import MonthlyDocument
from tests.documents.code_reader import codes_on
from tests.documents.tagged import an_untagged_pdf
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import JAN, OTHER_ID, a_drive, an_assistant, an_entry

JANUARY = YearMonth(2026, 1)
BOGNA, KLARA = an_assistant(), an_actor()
VISIT = an_entry("2026-01-07 10:00", "2026-01-07 12:30", journeys=(a_drive(),), goes_out=True)
JANS = an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN)


class NoOffice:
    def convert(self, docx: bytes) -> bytes:
        raise AssertionError


@pytest.fixture
def january(desk: Desk) -> Desk:
    return replace(desk, clock=lambda: date(2026, 1, 29))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What sheets a bundle was asked of; none is made."""
    found: list[Any] = []

    def bundle(sheets: Any, **_: Any) -> MonthBundle:
        found.extend(sheets)
        paper = Produced("service_card_1", "Karta", sheets[0].code.encode(), an_untagged_pdf(b""))
        part = PrintedPart("service_card", "Karta", 2, 1, sheets[0].matter_id)
        return MonthBundle((paper,), paper, an_untagged_pdf(b"", b""), (part,))

    monkeypatch.setattr(month_papers, "month_bundle", bundle)
    return found


def printed(store: Store) -> int:
    return sum(line.event == "month.printed" for line in store.ledger.lines(SEJNY))


def test_each_taking_of_papers_is_recorded(store: Store, january: Desk, asked: list[Any]):
    store.entries.add_all((VISIT, JANS), BOGNA, "service.entered")
    papers = MonthPapers(january, NoOffice())
    papers.own(BOGNA, SEJNY, JANUARY, Part.MAIN)
    assert [sheet.participant for sheet in asked] == ["Jan Testowy", "Zofia Przykładowa"]
    assert printed(store) == 1
    file = Closing(january).hand_in(BOGNA, SEJNY, JANUARY, Part.MAIN)
    papers.handed_in(KLARA, SEJNY, file.id)
    assert {sheet.code for sheet in asked} == {file.last.code}
    assert printed(store) == 2


def test_the_same_content_is_one_edition_and_other_content_another_code(
    store: Store, january: Desk, asked: list[Any]
):
    store.entries.add_all((VISIT, JANS), BOGNA, "service.entered")
    papers = MonthPapers(january, NoOffice())
    first = papers.own(BOGNA, SEJNY, JANUARY, Part.MAIN)
    tomorrow = MonthPapers(replace(january, clock=lambda: date(2026, 1, 30)), NoOffice())
    tomorrow.own(BOGNA, SEJNY, JANUARY, Part.MAIN)
    [code] = {sheet.code for sheet in asked}
    assert [each[0].text for each in codes_on(first.bundle)] == [
        f"{code}/1 · 1/2",
        f"{code}/1 · 2/2",
    ]
    [kept] = store.page_codes.editions(SEJNY, code)
    assert (kept.kind, kept.pages, kept.parts[0].matter_id) == ("month", 2, JAN)
    month_id = file_id(SEJNY, BOGNA.account_id, JANUARY, Part.MAIN)
    assert store.page_codes.of_origin(SEJNY, month_id) == [kept]
    store.entries.save(replace(JANS, version=1, removed=True), BOGNA, "service.removed")
    papers.own(BOGNA, SEJNY, JANUARY, Part.MAIN)
    assert len({sheet.code for sheet in asked}) == 2


def test_part_without_services_has_no_papers(store: Store, january: Desk, asked: list[Any]):
    with pytest.raises(DeedRefused, match="nie ma papierów"):
        MonthPapers(january, NoOffice()).own(BOGNA, SEJNY, JANUARY, Part.MAIN)
    assert (asked, printed(store)) == ([], 0)


def test_papers_are_for_who_may(store: Store, january: Desk, asked: list[Any]):
    store.entries.add(VISIT, BOGNA, "service.entered")
    file = Closing(january).hand_in(BOGNA, SEJNY, JANUARY, Part.MAIN)
    papers = MonthPapers(january, NoOffice())
    outside = an_actor(programmes=frozenset({"wiazowna_2026"}))
    with pytest.raises(DeedRefused, match="uprawnień"):
        papers.handed_in(BOGNA, SEJNY, file.id)
    with pytest.raises(DeedRefused, match="uprawnień"):
        papers.blank(outside, SEJNY, MonthlyDocument.SERVICE_CARD)
    with pytest.raises(DeedRefused, match="nie ma papierów"):
        papers.own(an_assistant(OTHER_ID), SEJNY, JANUARY, Part.MAIN)
    assert asked == []


@pytest.mark.office
def test_papers_bear_the_code_and_a_blank_form_nobodys_name(
    store: Store, january: Desk, office_pool: Any
):
    store.entries.add(VISIT, BOGNA, "service.entered")
    papers = MonthPapers(january, office_pool)
    bundle = papers.own(BOGNA, SEJNY, JANUARY, Part.MAIN)
    code = Closing(january).state(BOGNA, SEJNY, JANUARY).parts[Part.MAIN].code
    pages = PdfReader(BytesIO(bundle.bundle)).pages
    assert all(code in page.extract_text() for page in pages)
    blank = papers.blank(BOGNA, SEJNY, MonthlyDocument.SERVICE_CARD)
    told = "".join(page.extract_text() for page in PdfReader(BytesIO(blank.pdf)).pages)
    assert "Karta realizacji usług" in " ".join(told.split())
    assert "Bogna" not in told
    assert printed(store) == 2
