"""Deeds on batches: the failed are named and the others made, only what changed is made again."""

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.errors import BlankBroken, DeedRefused, NotOnRecord, StoreUnavailable
from app.store.letter_values import Batch, BatchState, Failure, Posting, Progress
from app.store.opened import Store, open_store
from app.workflow.batches.failures import sentence
from app.workflow.batches.generating import Generating
from app.workflow.batches.letter_batches import LetterBatches
from app.workflow.batches.outputs import Outputs, file_name
from tests.workflow.batches.stand_in import (
    CLERK,
    NAME,
    ORDER,
    Letters,
    Office,
    Told,
    matters,
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
class Desk:
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
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(settings_in(tmp_path))
    letters, office, told = Letters(), Office(), Told()
    job = Generating(store.letter_work, letters, office, workers=2)
    batches = LetterBatches(store.batches, letters, office, Inline(job), told)
    yield Desk(store, letters, office, told, batches, job)
    store.close()


def test_a_batch_is_made_whole(desk: Desk) -> None:
    batch = desk.made(45)
    assert desk.progress(batch) == Progress(made=45)
    assert desk.store.batches.get(PROGRAMME, batch.id).state is BatchState.DONE
    assert len(desk.office.converted) == 45
    assert {letter.pages for letter in desk.store.batches.letters(batch.id)} == {1}
    assert desk.told.events == ["batch_created", "batch_generated"]


def test_letters_are_made_several_at_once(desk: Desk) -> None:
    desk.office.seconds = 0.2
    begun = time.monotonic()
    desk.made(6)
    assert time.monotonic() - begun < 6 * 0.2


def test_an_empty_batch_and_a_stranger_s_matter_are_refused(desk: Desk) -> None:
    with pytest.raises(DeedRefused, match="Zaznacz na liście"):
        desk.batches.create(ORDER, [], CLERK)
    with pytest.raises(NotOnRecord):
        desk.batches.create(ORDER, ["f" * 32], CLERK)
    assert desk.store.batches.of_programme(PROGRAMME) == ()


@pytest.mark.parametrize(
    ("error", "failure", "said"),
    [
        (DeedRefused(("Odmowa nie ma uzasadnienia. Uzupełnij je.",)), Failure.REFUSED, "Uzupełnij"),
        (BlankBroken("award.docx: 'x' is undefined"), Failure.BLANK, "Popraw wzór"),
        (ValueError(NAME), Failure.INTERNAL, "(ValueError)"),
    ],
)
def test_a_letter_that_fails_is_named_and_the_others_are_made(
    desk: Desk,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    failure: Failure,
    said: str,
) -> None:
    desk.letters.broken[matters(5)[2]] = error
    batch = desk.made()
    assert desk.progress(batch) == Progress(made=4, failed=1)
    letter = desk.store.batches.letters(batch.id)[2]
    assert letter.failure is failure
    assert said in sentence(letter)
    assert NAME not in caplog.text
    assert [sentence(each) for each in desk.store.batches.letters(batch.id)].count("") == 4
    desk.letters.broken.clear()
    desk.batches.generate(PROGRAMME, batch.id, CLERK)
    assert desk.progress(batch) == Progress(made=5)
    assert len(desk.office.converted) == 5, "what was made is not made again"


def test_a_document_libreoffice_refuses_fails_alone(desk: Desk) -> None:
    desk.office.refused.add(matters(5)[0].encode())
    batch = desk.made()
    letter = desk.store.batches.letters(batch.id)[0]
    assert letter.failure is Failure.CONVERSION
    assert "jeszcze raz" in sentence(letter)
    assert desk.progress(batch) == Progress(made=4, failed=1)


def test_a_store_that_is_away_fails_no_letter(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = desk.ordered()
    desk.store.batches.ask(PROGRAMME, batch.id)

    def away(*_: object, **__: object) -> None:
        raise StoreUnavailable("no space left")

    for _ in range(5):
        with monkeypatch.context() as patch:
            patch.setattr(desk.store.shelf.letters, "put", away)
            with pytest.raises(StoreUnavailable):
                desk.job.advance(batch.id, lambda: False)
    assert desk.progress(batch) == Progress(waiting=5)
    assert not desk.job.advance(batch.id, lambda: False)
    assert desk.progress(batch) == Progress(made=5)


def test_what_an_ending_service_breaks_off_waits_for_the_next(desk: Desk) -> None:
    batch = desk.ordered()
    desk.store.batches.ask(PROGRAMME, batch.id)
    stopping = iter([False] * 3 + [True] * 99)
    desk.office.refused.add(b"")  # as a closed pool refuses whatever comes
    assert desk.job.advance(batch.id, lambda: next(stopping))
    assert desk.progress(batch) == Progress(waiting=5)


def test_only_what_changed_is_made_again(desk: Desk) -> None:
    batch = desk.made()
    before = desk.store.batches.letters(batch.id)
    desk.letters.changed[matters(5)[1]] = "nowy limit"
    desk.letters.broken[matters(5)[3]] = DeedRefused(("Sprawa jest zamknięta.",))
    desk.office.converted.clear()
    desk.batches.regenerate(PROGRAMME, batch.id, CLERK)
    assert len(desk.office.converted) == 1
    after = desk.store.batches.letters(batch.id)
    assert [each == other for each, other in zip(before, after, strict=True)] == [
        True,
        False,
        True,
        False,
        True,
    ]
    assert b"nowy limit" in desk.store.batches.made(batch.id, matters(5)[1]).docx
    assert desk.progress(batch) == Progress(made=4, failed=1)


def test_a_new_blank_makes_the_batch_outdated_but_not_what_was_sent(desk: Desk) -> None:
    batch = desk.made()
    assert not desk.batches.is_outdated(batch)
    sent = desk.batches.send(PROGRAMME, batch.id, date(2026, 1, 13), CLERK, matters(2))
    desk.letters.blank = "blank-2"
    assert desk.batches.is_outdated(batch)
    desk.office.converted.clear()
    desk.batches.regenerate(PROGRAMME, batch.id, CLERK)
    assert len(desk.office.converted) == 3
    assert sent == tuple(matters(2))
    assert b"blank-1" in desk.store.batches.made(batch.id, matters(2)[0]).docx


def test_each_letter_is_sent_once(desk: Desk) -> None:
    batch = desk.made(3)
    desk.batches.withdraw(PROGRAMME, batch.id, matters(3)[1], CLERK)
    day = date(2026, 1, 13)
    assert desk.batches.send(PROGRAMME, batch.id, day, CLERK) == (matters(3)[0], matters(3)[2])
    with pytest.raises(DeedRefused, match="Odśwież"):
        desk.batches.send(PROGRAMME, batch.id, day, CLERK)
    assert desk.told.events[-2:] == ["letter_withdrawn", "letters_sent"]


def test_a_preview_keeps_nothing(desk: Desk) -> None:
    assert NAME.encode() in desk.batches.preview(ORDER, matters(1)[0])
    assert desk.store.batches.of_programme(PROGRAMME) == ()
    assert list(desk.store.shelf.letters._all()) == []


# What leaves the office


@pytest.fixture
def outputs(desk: Desk) -> Outputs:
    return Outputs(desk.store.batches, desk.letters)


def test_letters_come_out_in_posting_order_without_gaps(desk: Desk, outputs: Outputs) -> None:
    batch = desk.batches.create(ORDER, matters(4), CLERK, Posting.POSTCODE)
    desk.letters.broken[matters(4)[2]] = DeedRefused(("Nie.",))
    desk.batches.generate(PROGRAMME, batch.id, CLERK)
    rows = list(outputs.addresses(batch))
    assert [row[4] for row in rows] == ["05-459", "05-461", "05-462"]
    assert rows[0] == ("1", "GOPS.5221/4.2026", NAME, "ul. Fikcyjna 4", "05-459", "Wiązowna")
    assert [letter.number for letter in outputs.letters(batch)] == [1, 2, 3]
    assert all(NAME.encode() in letter.pdf for letter in outputs.letters(batch))


def test_the_zip_names_case_numbers_and_nobody(desk: Desk, outputs: Outputs) -> None:
    batch = desk.made(2)
    with zipfile.ZipFile(io.BytesIO(b"".join(outputs.zip(batch)))) as package:
        assert package.testzip() is None
        assert package.namelist() == [
            "0001-GOPS.5221-1.2026.docx",
            "0001-GOPS.5221-1.2026.pdf",
            "0002-GOPS.5221-2.2026.docx",
            "0002-GOPS.5221-2.2026.pdf",
        ]
        assert package.read("0002-GOPS.5221-2.2026.pdf") == (
            desk.store.batches.made(batch.id, matters(2)[1]).pdf
        )


def test_the_zip_grows_letter_by_letter(desk: Desk, outputs: Outputs) -> None:
    batch = desk.made(20)
    whole = list(outputs.zip(batch))
    assert len(whole) == 41, "a piece for each file, and the list of them"
    assert max(map(len, whole[:-1])) < 2000


@pytest.mark.parametrize("number", ["../../etc", "a\\b:c", "x y|z?"])
def test_no_case_number_leads_out_of_the_folder(number: str) -> None:
    assert not set('\\/:*?"<>| ') & set(file_name(7, number))
    assert file_name(7, number).startswith("0007-")


Deed = Callable[[LetterBatches, str], object]


@pytest.mark.parametrize(
    "deed",
    [
        lambda batches, each: batches.generate("sejny_2026", each, CLERK),
        lambda batches, each: batches.regenerate("sejny_2026", each, CLERK),
        lambda batches, each: batches.withdraw("sejny_2026", each, matters(1)[0], CLERK),
        lambda batches, each: batches.send("sejny_2026", each, date(2026, 1, 13), CLERK),
    ],
)
def test_no_deed_reaches_another_office_s_batch(desk: Desk, deed: Deed) -> None:
    batch = desk.made(1)
    desk.told.events.clear()
    with pytest.raises(NotOnRecord):
        deed(desk.batches, batch.id)
    assert desk.told.events == []
    assert desk.progress(batch) == Progress(made=1)
