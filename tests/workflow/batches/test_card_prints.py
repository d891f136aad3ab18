"""Cards of a whole month as a durable batch, over a real store and a real LibreOffice."""

import io
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from app.documents.convert import OfficePool
from app.errors import DeedRefused, NotOnRecord
from app.months.month_file import MonthState, Part, file_id
from app.store.letter_values import Failure, LetterState, Order
from app.store.opened import Store, open_store
from app.workflow.batches.card_prints import Prints, title_of
from app.workflow.batches.opened import open_batching
from app.workflow.office.desk import Desk
from rules.diary import YearMonth
from tests.documents.code_reader import codes_on
from tests.documents.tagged import told
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    ZOFIA,
    a_profile,
    an_assignment,
    an_assistant,
    an_entry,
    two_participants,
)
from tests.workflow.batches.stand_in import settings_in

JANUARY, FIRST = YearMonth(2026, 1), date(2026, 1, 1)
CLERK, BOGNA = an_actor(), an_assistant()
CELINA = {"first_name": "Celina", "last_name": "Zastępcza"}


@pytest.fixture(scope="module")
def office() -> Iterator[OfficePool]:
    with OfficePool(1) as pool:
        yield pool


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(settings_in(tmp_path))
    for matter in two_participants():
        opened.matters.add(matter, CLERK, "matter.opened")
    opened.profiles.add_all(
        (a_profile(), a_profile(OTHER_ID, **CELINA)), CLERK, "assistant.changed"
    )
    both = [
        an_assignment(matter_id, assistant_id=who)
        for who in (ASSISTANT_ID, OTHER_ID)
        for matter_id in (ZOFIA, JAN)
    ]
    opened.assignments.add_all(
        [replace(each, id=f"{number}" * 32) for number, each in enumerate(both)],
        CLERK,
        "assignment.made",
    )
    yield opened
    opened.close()


@pytest.fixture
def prints(store: Store, tmp_path: Path, office: OfficePool) -> Iterator[Prints]:
    batching = open_batching(store, settings_in(tmp_path), Desk(store), office)
    yield batching.prints
    batching.durable.stop()


def two_assistants(store: Store) -> None:
    """Bogna Pomocna with a card for each participant, Celina Zastępcza with one, of two pages."""
    entries = [
        an_entry("2026-01-07 10:00", "2026-01-07 12:00"),
        an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN),
        *(
            an_entry(f"2026-01-{day:02} 14:00", f"2026-01-{day:02} 15:00", assistant_id=OTHER_ID)
            for day in range(2, 24)
        ),
    ]
    store.entries.add_all(entries, BOGNA, "service.entered")


def part_of(assistant_id: str, part: Part = Part.MAIN) -> str:
    return file_id(SEJNY, assistant_id, JANUARY, part)


def wait(store: Store) -> None:
    until = time.monotonic() + 60
    while store.letter_work.running():
        assert time.monotonic() < until, "the cards were not made in a minute"
        time.sleep(0.05)


def test_everybody_with_cards_is_offered_by_name(prints: Prints, store: Store) -> None:
    two_assistants(store)
    every = prints.every(CLERK, SEJNY, JANUARY, Part.MAIN)
    assert [(e.name, e.cards, e.blocking, e.state) for e in every] == [
        ("Bogna Pomocna", 2, 0, MonthState.OPEN),
        ("Celina Zastępcza", 1, 0, MonthState.OPEN),
    ]
    assert prints.every(CLERK, SEJNY, JANUARY, Part.SUPPLEMENT) == ()


@pytest.mark.office
def test_all_cards_come_out_in_one_file_each_on_its_own_sheet(prints: Prints, store: Store) -> None:
    two_assistants(store)
    chosen = {part_of(ASSISTANT_ID), part_of(OTHER_ID)}
    batch = prints.order(CLERK, SEJNY, JANUARY, Part.MAIN, chosen)
    wait(store)
    file = io.BytesIO()
    run = prints.print_file(CLERK, SEJNY, batch.id, file)
    pages = told(file.getvalue(), "pdftotext").split("\f")[:-1]
    fronts = [page for page in pages[::2] if "Rozliczenie miesięczne" in page]
    assert run.letters == 3
    assert [
        name in front for name, front in zip(("Jan Testowy", "Zofia", "Zofia"), fronts, strict=True)
    ] == [True] * 3
    assert [
        helper in front for helper, front in zip(("Bogna", "Bogna", "Celina"), fronts, strict=True)
    ] == [True] * 3
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        titles = " ".join(str(item.title) for item in outline.root)
    assert not any(name in titles for name in ("Zofia", "Jan", "Bogna", "Celina"))
    papers = [
        store.page_codes.find(SEJNY, code.code, code.edition)
        for [code] in filter(None, codes_on(file.getvalue()))
    ]
    assert len(papers) == sum(1 for page in pages if page.strip()), "blank backs bear none"
    whose = {(part.matter_id, part.slug) for paper in papers for part in paper.parts}
    assert whose == {(JAN, "service_card"), (ZOFIA, "service_card")}
    assert {paper.code for paper in papers} == {
        store.page_codes.code_of("cards", batch.id, each) for each in chosen
    }
    assert {len(part.signing) for paper in papers for part in paper.parts} == {3}
    assert [line.event for line in store.ledger.lines(SEJNY)][:3] == [
        "batch.taken",
        "batch.asked",
        "batch.ordered",
    ]


@pytest.mark.office
def test_card_that_would_not_be_accepted_is_not_printed_and_says_why(
    prints: Prints, store: Store
) -> None:
    two_assistants(store)
    clash = an_entry("2026-01-07 11:00", "2026-01-07 13:00", matter_id=JAN, id="clash")
    store.entries.add(clash, BOGNA, "service.entered")
    chosen = {part_of(ASSISTANT_ID), part_of(OTHER_ID)}
    batch = prints.order(CLERK, SEJNY, JANUARY, Part.MAIN, chosen)
    wait(store)
    bogna, celina = store.batches.letters(batch.id)
    assert (bogna.state, bogna.failure) == (LetterState.FAILED, Failure.REFUSED)
    assert "poprawić wpisy" in bogna.why
    assert celina.state is LetterState.MADE
    stored = store.entries.get(SEJNY, clash.id)
    store.entries.save(replace(stored, removed=True), BOGNA, "service.removed")
    prints.again(CLERK, SEJNY, batch.id)
    wait(store)
    assert [each.state for each in store.batches.letters(batch.id)] == [LetterState.MADE] * 2


def test_nobody_chosen_is_refused(prints: Prints, store: Store) -> None:
    two_assistants(store)
    with pytest.raises(DeedRefused, match="Nie wybrano"):
        prints.order(
            CLERK, SEJNY, JANUARY, Part.MAIN, {part_of(ASSISTANT_ID, Part.SUPPLEMENT), "x"}
        )


def test_batch_of_letters_is_no_print_of_cards(prints: Prints, store: Store) -> None:
    letters = store.batches.create(Order(SEJNY, "award", FIRST), [ZOFIA], made_by="x")
    with pytest.raises(NotOnRecord):
        prints.get(CLERK, SEJNY, letters.id)
    assert prints.of_programme(CLERK, SEJNY) == ()


def test_assistants_order_no_prints(prints: Prints) -> None:
    for deed in (prints.every, prints.names):
        with pytest.raises(DeedRefused):
            deed(BOGNA, SEJNY, JANUARY, Part.MAIN)


def test_title_names_month_and_kind_alone(store: Store) -> None:
    batch = store.batches.create(
        Order(SEJNY, "service_cards_supplement", FIRST), [ZOFIA], made_by="x"
    )
    assert title_of(batch).replace("\xa0", " ") == "Karty dodatkowe – styczeń 2026 r."
