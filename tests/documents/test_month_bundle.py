"""An assistant's month as one file: every paper once, in order, with a cover that knows their pages."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import docx
import pytest

from app.documents.convert import OfficePool, page_count
from app.documents.month_bundle import MonthBundle, month_bundle
from app.documents.pipeline import Office
from app.errors import ConversionFailed
from app.months.judged_month import judged
from app.months.month_file import Part
from app.months.sheets import Asked, sheets_of
from rules.vocabulary import Vehicle
from tests.attachments.reading import lines
from tests.documents.code_reader import CODE, amiss, told_by
from tests.documents.on_paper import lost, out_of_the_page, squeezed
from tests.documents.tagged import a_tagged_pdf, faults, opened, read_aloud, structure
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    a_drive,
    a_taxi,
    an_entry,
    tickets,
    what_is_known,
)

TODAY = date(2026, 1, 30)
MOPED = a_drive("9", vehicle=Vehicle.MOPED, registration="BSE 0M1")
KNOWN = what_is_known(
    an_entry(
        "2026-01-07 10:00",
        "2026-01-07 12:00",
        goes_out=True,
        journeys=(a_drive(), MOPED, tickets(), a_taxi()),
    ),
    an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN),
)
SHEETS = sheets_of(judged(KNOWN), Asked(ASSISTANT_ID, Part.MAIN))
ZOFIA = ", Zofia Przykładowa"


class PaperOffice:
    """Prints the paragraphs of a document as a tagged page; a cover takes as long as it is told to."""

    def __init__(self, cover_pages: Sequence[int] = (1, 1, 1)) -> None:
        self.cover_pages = list(cover_pages)

    def convert(self, file: bytes) -> bytes:
        document = docx.Document(io.BytesIO(file))
        said = [paragraph.text for paragraph in document.paragraphs if paragraph.text][:30]
        is_cover = document.core_properties.title.startswith("Rozliczenie miesiąca")
        more = self.cover_pages.pop(0) - 1 if is_cover else 0
        return a_tagged_pdf(said, *[["dalej"]] * more)


def made(office: Office | None = None) -> MonthBundle:
    return month_bundle(SHEETS, office=office or PaperOffice(), today=TODAY)


def listed(bundle: MonthBundle) -> list[str]:
    """The papers as the cover lists them, without their boxes."""
    return [line.removeprefix("☐ | ") for line in lines(bundle.cover.docx) if line.startswith("☐")]


def test_cards_of_all_come_first_then_the_logs_that_have_rows() -> None:
    assert [each.slug for each in made().documents] == [
        "service_card_1",
        "service_card_2",
        "mileage_log_2",
        "ticket_log_2",
        "taxi_log_2",
    ]


def test_papers_alone_name_nobody_and_in_the_bundle_their_participant() -> None:
    bundle = made()
    assert not any("Zofia" in each.title for each in bundle.documents)
    with opened(bundle.bundle).open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == [
        "Strona tytułowa rozliczenia",
        "Karta realizacji usług 01/2026, Jan Testowy",
        f"Karta realizacji usług 01/2026{ZOFIA}",
        f"Ewidencja przebiegu pojazdu 01/2026{ZOFIA}",
        f"Ewidencja biletów komunikacyjnych 01/2026{ZOFIA}",
        f"Ewidencja przejazdów innym środkiem transportu 01/2026{ZOFIA}",
    ]


def test_page_labels_say_which_paper_and_whose() -> None:
    labels = [page.label for page in opened(made().bundle).pages]
    assert labels == ["O-1", "D1.1-1", "D1.2-1", "D2.2-1", "D3.2-1", "D4.2-1"]


@pytest.mark.parametrize(("cover_pages", "first"), [((1,), 2), ((2, 2), 3)])
def test_the_cover_counts_its_own_pages(cover_pages: Sequence[int], first: int) -> None:
    bundle = made(PaperOffice(cover_pages))
    pages = [line.split(" | ")[1] for line in listed(bundle)]
    assert pages == [str(page) for page in range(first, first + 5)]


def test_a_cover_that_never_settles_makes_no_bundle() -> None:
    with pytest.raises(ConversionFailed, match="cover"):
        made(PaperOffice((2, 1, 2)))


def test_a_participant_without_a_name_still_has_a_paper() -> None:
    case = SHEETS[0].case
    nameless = replace(case, participant=replace(case.participant, first_name="", last_name=""))
    sheet = replace(SHEETS[0], case=nameless)
    bundle = month_bundle([sheet], office=PaperOffice(), today=TODAY)
    assert listed(bundle)[0].startswith("Karta realizacji usług 01/2026 | 2 |")
    assert [page.label for page in opened(bundle.bundle).pages] == ["O-1", "D1-1"]


@pytest.fixture(scope="module")
def printed(office_pool: OfficePool) -> MonthBundle:
    return made(office_pool)


@pytest.mark.office
def test_a_screen_reader_reads_the_bundle_whole_and_meets_no_error(printed: MonthBundle) -> None:
    papers = [printed.cover, *printed.documents]
    assert read_aloud(printed.bundle) == [
        text for paper in papers for text in read_aloud(paper.pdf)
    ]
    assert not faults(printed.marked(CODE, 1).bundle)
    assert sum(line.startswith("Part") for line in structure(printed.bundle)) == len(papers)


@pytest.mark.office
def test_cover_on_one_page_and_every_log_signed_where_the_cover_says(printed: MonthBundle) -> None:
    assert page_count(printed.cover.pdf) == 1
    assert [line.split(" | ")[1:3] for line in listed(printed)] == [
        ["2", "2"],
        ["3", "3"],
        ["4–5", "4, 5"],  # a log for each of two vehicles
        ["6", "6"],
        ["7", "7"],
    ]


@pytest.mark.office
def test_every_page_has_its_code_and_every_log_its_places_to_sign(printed: MonthBundle) -> None:
    assert not amiss(printed.bundle)
    signed = [[place.page for place in part.signing] for part in printed.parts]
    assert signed == [[2, 2, 2], [3, 3, 3], [4, 5, 4, 5, 4, 5], [6, 6, 6], [7, 7, 7]]
    alone = printed.marked(CODE, 1).documents[2].pdf
    assert told_by(alone) == [f"{CODE}/1 · 4/7", f"{CODE}/1 · 5/7"]


@pytest.mark.office
def test_every_paper_is_whole_within_its_margins(printed: MonthBundle) -> None:
    for paper in (printed.cover, *printed.documents):
        printed_on = squeezed(paper.pdf)
        gone = [
            one.strip("|") for one in lost(paper.docx, printed_on)
        ]  # empty cells leave their bars
        assert not [one for one in gone if one not in printed_on]
        assert not out_of_the_page(paper.pdf)
