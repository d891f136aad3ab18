"""Deeds on batches: the failed are named and the others made, only what changed is made again."""

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from app.errors import BlankBroken, DeedRefused, NotOnRecord, StoreUnavailable
from app.matters.rights import Actor, Role
from app.store.letter_values import Batch, BatchState, Failure, Posting, Progress
from app.store.opened import Store, open_store
from app.workflow.batches.failures import sentence
from app.workflow.batches.generating import Generating
from app.workflow.batches.letter_batches import LetterBatches
from app.workflow.batches.outputs import Outputs, file_name
from app.workflow.office.desk import Desk
from tests.documents.code_reader import codes_on, told_by
from tests.workflow.batches.stand_in import (
    CLERK,
    NAME,
    ORDER,
    Letters,
    Office,
    Told,
    matters,
    said,
    settings_in,
)

PROGRAMME = ORDER.programme


class Inline:
    """Does at once, in the same thread, what durable work does in its own time."""

    def __init__(self, job: Generating) -> None:
        self.job = job

    def ask(self, kind: str, work_id: str) -> None:
        assert kind == "letters"
        while self.job.advance(work_id, lambda: False):
            pass


@dataclass
class Work:
    store: Store
    letters: Letters
    office: Office
    told: Told
    batches: LetterBatches
    job: Generating

    def ordered(self, number: int = 5) -> Batch:
        return self.batches.create(ORDER, matters(number), CLERK)

    def made(self, number: int = 5) -> Batch:
        batch = self.ordered(number)
        self.batches.generate(PROGRAMME, batch.id, CLERK)
        return batch

    def progress(self, batch: Batch) -> Progress:
        return self.store.batches.progress(batch.id)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    store = open_store(settings_in(tmp_path))
    letters, office, told = Letters(), Office(), Told()
    job = Generating(store.letter_work, letters, office, store.page_codes, workers=2)
    batches = LetterBatches(Desk(None), store.batches, letters, office, Inline(job), told)
    yield Work(store, letters, office, told, batches, job)
    store.close()


def test_a_batch_is_made_whole(work: Work) -> None:
    batch = work.made(45)
    assert work.progress(batch) == Progress(made=45)
    assert work.store.batches.get(PROGRAMME, batch.id).state is BatchState.DONE
    assert len(work.office.converted) == 45
    assert {letter.pages for letter in work.store.batches.letters(batch.id)} == {1}
    assert work.told.events == ["batch.ordered", "batch.asked"]


def test_letters_are_made_several_at_once(work: Work) -> None:
    work.office.seconds = 0.2
    begun = time.monotonic()
    work.made(6)
    assert time.monotonic() - begun < 6 * 0.2


def test_an_empty_batch_and_a_stranger_s_matter_are_refused(work: Work) -> None:
    with pytest.raises(DeedRefused, match="Zaznacz na liście"):
        work.batches.create(ORDER, [], CLERK)
    with pytest.raises(NotOnRecord):
        work.batches.create(ORDER, ["f" * 32], CLERK)
    assert work.store.batches.of_programme(PROGRAMME) == ()


@pytest.mark.parametrize(
    ("error", "failure", "said"),
    [
        (DeedRefused(("Odmowa nie ma uzasadnienia. Uzupełnij je.",)), Failure.REFUSED, "Uzupełnij"),
        (BlankBroken("award.docx: 'x' is undefined"), Failure.BLANK, "Popraw wzór"),
        (ValueError(NAME), Failure.INTERNAL, "(ValueError)"),
    ],
)
def test_a_letter_that_fails_is_named_and_the_others_are_made(
    work: Work,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    failure: Failure,
    said: str,
) -> None:
    work.letters.broken[matters(5)[2]] = error
    batch = work.made()
    assert work.progress(batch) == Progress(made=4, failed=1)
    letter = work.store.batches.letters(batch.id)[2]
    assert letter.failure is failure
    assert said in sentence(letter)
    assert NAME not in caplog.text
    assert [sentence(each) for each in work.store.batches.letters(batch.id)].count("") == 4
    work.letters.broken.clear()
    work.batches.generate(PROGRAMME, batch.id, CLERK)
    assert work.progress(batch) == Progress(made=5)
    assert len(work.office.converted) == 5, "what was made is not made again"


def test_a_document_libreoffice_refuses_fails_alone(work: Work) -> None:
    work.office.refused.add(matters(5)[0].encode())
    batch = work.made()
    letter = work.store.batches.letters(batch.id)[0]
    assert letter.failure is Failure.CONVERSION
    assert "jeszcze raz" in sentence(letter)
    assert work.progress(batch) == Progress(made=4, failed=1)


def test_a_store_that_is_away_fails_no_letter(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = work.ordered()
    work.store.batches.ask(PROGRAMME, batch.id)

    def away(*_: object, **__: object) -> None:
        raise StoreUnavailable("no space left")

    for _ in range(5):
        with monkeypatch.context() as patch:
            patch.setattr(work.store.shelf.letters, "put", away)
            with pytest.raises(StoreUnavailable):
                work.job.advance(batch.id, lambda: False)
    assert work.progress(batch) == Progress(waiting=5)
    assert not work.job.advance(batch.id, lambda: False)
    assert work.progress(batch) == Progress(made=5)


def test_what_an_ending_service_breaks_off_waits_for_the_next(work: Work) -> None:
    batch = work.ordered()
    work.store.batches.ask(PROGRAMME, batch.id)
    stopping = iter([False] * 3 + [True] * 99)
    work.office.seconds = 0.2  # so that all three are under way when the first is refused
    work.office.refused.add(b"")  # as a closed pool refuses whatever comes
    assert work.job.advance(batch.id, lambda: next(stopping))
    assert work.progress(batch) == Progress(waiting=5)


def test_only_what_changed_is_made_again(work: Work) -> None:
    batch = work.made()
    before = work.store.batches.letters(batch.id)
    work.letters.changed[matters(5)[1]] = "nowy limit"
    work.letters.broken[matters(5)[3]] = DeedRefused(("Sprawa jest zamknięta.",))
    work.office.converted.clear()
    work.batches.regenerate(PROGRAMME, batch.id, CLERK)
    assert len(work.office.converted) == 1
    after = work.store.batches.letters(batch.id)
    assert [each == other for each, other in zip(before, after, strict=True)] == [
        True,
        False,
        True,
        False,
        True,
    ]
    assert b"nowy limit" in work.store.batches.made(batch.id, matters(5)[1]).docx
    assert work.progress(batch) == Progress(made=4, failed=1)


def test_a_new_blank_makes_the_batch_outdated_but_not_what_was_sent(work: Work) -> None:
    batch = work.made()
    assert not work.batches.is_outdated(batch)
    sent = work.batches.send(PROGRAMME, batch.id, date(2026, 1, 13), CLERK, matters(2))
    work.letters.blank = "blank-2"
    assert work.batches.is_outdated(batch)
    work.office.converted.clear()
    work.batches.regenerate(PROGRAMME, batch.id, CLERK)
    assert len(work.office.converted) == 3
    assert sent == tuple(matters(2))
    assert b"blank-1" in work.store.batches.made(batch.id, matters(2)[0]).docx


def test_each_letter_is_sent_once(work: Work) -> None:
    batch = work.made(3)
    work.batches.withdraw(PROGRAMME, batch.id, matters(3)[1], CLERK)
    day = date(2026, 1, 13)
    assert work.batches.send(PROGRAMME, batch.id, day, CLERK) == (matters(3)[0], matters(3)[2])
    with pytest.raises(DeedRefused, match="Odśwież"):
        work.batches.send(PROGRAMME, batch.id, day, CLERK)
    assert work.told.events[-2:] == ["batch.letter_withdrawn", "batch.sent"]


def test_a_preview_keeps_nothing(work: Work) -> None:
    assert NAME in said(work.batches.preview(ORDER, matters(1)[0], CLERK))
    assert work.store.batches.of_programme(PROGRAMME) == ()
    assert list(work.store.shelf.letters._all()) == []


# What leaves the office


@pytest.fixture
def outputs(work: Work) -> Outputs:
    return Outputs(work.store.batches, work.letters)


def test_letters_come_out_in_posting_order_without_gaps(work: Work, outputs: Outputs) -> None:
    batch = work.batches.create(ORDER, matters(4), CLERK, Posting.POSTCODE)
    work.letters.broken[matters(4)[2]] = DeedRefused(("Nie.",))
    work.batches.generate(PROGRAMME, batch.id, CLERK)
    table = outputs.addresses(batch)
    rows = list(table.checked())
    assert table.title == "Pismo o przyznaniu usług – 12.01.2026"
    assert [row[4] for row in rows] == ["05-459", "05-461", "05-462"]
    assert rows[0] == (1, "GOPS.5221/4.2026", NAME, "ul. Fikcyjna 4", "05-459", "Wiązowna")
    assert [letter.number for letter in outputs.letters(batch)] == [1, 2, 3]
    assert all(NAME in said(letter.pdf) for letter in outputs.letters(batch))


def test_the_print_file_has_a_blank_back_for_each_odd_letter(work: Work, outputs: Outputs) -> None:
    batch, file = work.made(3), io.BytesIO()
    run = outputs.print_file(batch, file)
    assert (run.letters, run.pages, run.sheets) == (3, 6, 3)
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == 6
        assert NAME not in str(pdf.docinfo)


def test_the_zip_names_case_numbers_and_nobody(work: Work, outputs: Outputs) -> None:
    batch = work.made(2)
    with zipfile.ZipFile(io.BytesIO(b"".join(outputs.zip(batch)))) as package:
        assert package.testzip() is None
        assert package.namelist() == [
            "0001-GOPS.5221-1.2026.docx",
            "0001-GOPS.5221-1.2026.pdf",
            "0002-GOPS.5221-2.2026.docx",
            "0002-GOPS.5221-2.2026.pdf",
        ]
        assert package.read("0002-GOPS.5221-2.2026.pdf") == (
            work.store.batches.made(batch.id, matters(2)[1]).pdf
        )


def test_the_zip_grows_letter_by_letter(work: Work, outputs: Outputs) -> None:
    batch = work.made(20)
    whole = list(outputs.zip(batch))
    assert len(whole) == 41, "a piece for each file, and the list of them"
    assert max(map(len, whole[:-1])) < 10_000


@pytest.mark.parametrize("number", ["../../etc", "a\\b:c", "x y|z?"])
def test_no_case_number_leads_out_of_the_folder(number: str) -> None:
    assert not set('\\/:*?"<>| ') & set(file_name(7, number))
    assert file_name(7, number).startswith("0007-")


Deed = Callable[[LetterBatches, str, Actor, str], object]
DEEDS = [
    lambda batches, programme, by, each: batches.generate(programme, each, by),
    lambda batches, programme, by, each: batches.regenerate(programme, each, by),
    lambda batches, programme, by, each: batches.withdraw(programme, each, matters(1)[0], by),
    lambda batches, programme, by, each: batches.send(programme, each, date(2026, 1, 13), by),
]
ORDERING = [
    lambda batches, programme, by, _: batches.create(
        replace(ORDER, programme=programme), matters(1), by
    ),
    lambda batches, programme, by, _: batches.preview(
        replace(ORDER, programme=programme), matters(1)[0], by
    ),
]


@pytest.mark.parametrize("deed", DEEDS + ORDERING)
def test_every_deed_needs_the_right_to_letters_here(work: Work, deed: Deed) -> None:
    batch = work.made(1)
    work.told.events.clear()
    auditor = replace(CLERK, roles=frozenset({Role.AUDITOR}))
    elsewhere = replace(CLERK, programmes=frozenset({"sejny_2026"}))
    for stranger in (auditor, elsewhere):
        with pytest.raises(DeedRefused, match="nie ma uprawnień"):
            deed(work.batches, PROGRAMME, stranger, batch.id)
    assert work.told.events == []
    assert work.progress(batch) == Progress(made=1)


@pytest.mark.parametrize("deed", DEEDS)
def test_no_deed_reaches_another_office_s_batch(work: Work, deed: Deed) -> None:
    batch = work.made(1)
    work.told.events.clear()
    both = replace(CLERK, programmes=frozenset({PROGRAMME, "sejny_2026"}))
    with pytest.raises(NotOnRecord):
        deed(work.batches, "sejny_2026", both, batch.id)
    assert work.told.events == []
    assert work.progress(batch) == Progress(made=1)


def test_every_letter_bears_a_code_the_office_knows_by_then(work: Work) -> None:
    batch = work.made(3)
    for matter_id in matters(3):
        [page] = codes_on(work.store.batches.made(batch.id, matter_id).pdf)
        [code] = page
        kept = work.store.page_codes.find(PROGRAMME, code.code, code.edition)
        assert kept is not None
        assert (kept.kind, kept.origin, kept.pages) == (ORDER.kind, batch.id, 1)
        assert [part.matter_id for part in kept.parts] == [matter_id]
        assert code.code == work.store.page_codes.code_of("letter", batch.id, matter_id)


def test_a_letter_made_again_keeps_its_edition_until_it_says_something_else(work: Work) -> None:
    batch, matter_id = work.made(1), matters(1)[0]
    first = told_by(work.store.batches.made(batch.id, matter_id).pdf)
    work.batches.regenerate(PROGRAMME, batch.id, CLERK)
    assert told_by(work.store.batches.made(batch.id, matter_id).pdf) == first
    work.letters.changed[matter_id] = "inaczej"
    work.batches.regenerate(PROGRAMME, batch.id, CLERK)
    second = told_by(work.store.batches.made(batch.id, matter_id).pdf)
    assert second == [text.replace("/1 ", "/2 ") for text in first] != first
    del work.letters.changed[matter_id]
    work.batches.regenerate(PROGRAMME, batch.id, CLERK)
    assert told_by(work.store.batches.made(batch.id, matter_id).pdf) == first
