"""A month's card through LibreOffice: its pages, whole, tagged, signed beside its sum."""

import io
from typing import NamedTuple

import pypdf
import pytest

from app.attachments.monthly import MonthSheet
from app.attachments.service_card import ATTACHMENT
from app.documents.convert import OfficePool
from app.documents.month_papers import month_paper, month_title
from app.documents.pipeline import Produced
from app.documents.signing_place import signing_pages
from rules.diary import Service
from rules.programme import load_programme
from tests.attachments.service_card.sheets import WIAZOWNA, a_sheet, read_back, some_services
from tests.builders import a_child_case
from tests.documents.on_paper import english, out_of_the_page
from tests.documents.tagged import faults, structure
from tests.month_builders import a_service

pytestmark = pytest.mark.office

WORDS = (
    "pomoc",
    "w",
    "przygotowaniu",
    "posiłku",
    "i",
    "zakupach,",
    "rozmowa-wspólna/spacer",
    "–",
    "(x)",
)


SHORT = a_service("2026-01-01 05:00", "2026-01-01 05:31")
"""Makes sums as wide as they get: „178 godz. 31 min”."""


def uneven() -> tuple[Service, ...]:
    """Services of which every one is told in another number of words, from one line to many."""
    told = [" ".join(WORDS[(place + each) % 9] for each in range(place * 3)) for place in range(29)]
    return tuple(
        a_service(
            f"2026-01-{day:02} 08:00",
            f"2026-01-{day:02} 09:00",
            activity=text,
            own_funds=day % 7 == 0,
        )
        for day, text in enumerate(told, 1)
    )


class Expected(NamedTuple):
    sheet: MonthSheet
    pages: int


CARDS = {
    "0 rows": Expected(a_sheet(), 1),
    "1 row": Expected(a_sheet(*some_services(1)), 1),
    "31 rows": Expected(a_sheet(*some_services(31)), 3),
    "90 rows": Expected(a_sheet(SHORT, *some_services(89)), 7),
    "uneven rows": Expected(a_sheet(*uneven(), case=a_child_case(), correction=1), 8),
    "blank": Expected(MonthSheet(WIAZOWNA), 3),
    "blank of an edition with a long name": Expected(MonthSheet(load_programme("ngo_2024")), 3),
}


class Card(NamedTuple):
    sheet: MonthSheet
    pages: int
    paper: Produced

    @property
    def texts(self) -> list[str]:
        return [
            page.extract_text().replace("\N{NO-BREAK SPACE}", " ")
            for page in pypdf.PdfReader(io.BytesIO(self.paper.pdf)).pages
        ]


@pytest.fixture(scope="module", params=CARDS)
def card(request: pytest.FixtureRequest, office_pool: OfficePool) -> Card:
    sheet, pages = CARDS[request.param]
    return Card(sheet, pages, month_paper(ATTACHMENT, sheet, office=office_pool))


def test_it_has_the_pages_it_was_cut_into(card: Card) -> None:
    assert len(card.texts) == len(ATTACHMENT.context(card.sheet)["pages"]) == card.pages


def test_every_page_repeats_the_head_of_the_table_and_ends_with_its_sum(card: Card) -> None:
    for number, page in enumerate(card.texts, 1):
        assert "Liczba godzin" in page
        assert ("Z przeniesienia" in page) == (number > 1)
        assert ("RAZEM" in page) == (number == card.pages)
        assert "Razem na stronie" in page or card.pages == 1
        assert f"strona {number} z {card.pages}" in page
        assert f"· Kod: {card.sheet.code}" in page or not card.sheet.code


def test_no_row_is_cut_or_lost_and_each_is_on_the_page_of_its_sum(card: Card) -> None:
    printed = ["".join(page.split()) for page in card.texts]
    paper, whole = read_back(card.paper.docx), "".join(printed)
    for table, page in zip(paper.pages, printed, strict=True):
        assert all("".join(cell.split()) in page for row in table for cell in row)
    assert all("".join(line.split()) in whole for line in paper.lines)
    assert all(cell.replace(" ", "") in whole for row in paper.tables[0] for cell in row)


def test_it_is_signed_on_the_page_of_the_total(card: Card) -> None:
    places = signing_pages(card.paper.pdf, ATTACHMENT.signatures(card.sheet))
    assert set(places.values()) == {card.pages}
    assert "Łączna liczba godzin" in card.texts[-1]


def test_a_screen_reader_meets_no_error(card: Card) -> None:
    # A page takes the checker a second, and longer cards are made of the same pages.
    if card.pages <= 3:
        assert not faults(card.paper.pdf)
        heads = [line for line in structure(card.paper.pdf) if line.startswith("TH")]
        assert len(heads) == 7 * card.pages + 5


def test_it_is_polish_and_within_the_margins(card: Card) -> None:
    assert not english(card.paper.pdf)
    assert not out_of_the_page(card.paper.pdf)


def test_its_title_names_the_paper_and_nobody(card: Card) -> None:
    assert card.paper.title == month_title(ATTACHMENT, card.sheet)
    assert card.paper.title == f"Karta realizacji usług {card.sheet.number}".strip()
    assert pypdf.PdfReader(io.BytesIO(card.paper.pdf)).metadata.title == card.paper.title


def test_no_sum_of_hours_is_broken_in_its_column(card: Card) -> None:
    sums = {row[1] for page in read_back(card.paper.docx).pages for row in page if len(row) == 3}
    printed = " ".join(" ".join(card.texts).split())
    assert all(each in printed for each in sums)
