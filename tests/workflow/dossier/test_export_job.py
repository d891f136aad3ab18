import io
import zipfile
from dataclasses import replace
from hashlib import sha256

import pikepdf
import pytest

from app.dossier.kept import Source
from app.errors import ConversionFailed, DeedRefused, FileLost, NotOnRecord, StoreUnavailable
from app.matters.rights import Role
from app.store.dossier_models import Wish
from app.store.wishes import WishState
from app.workflow.dossier import prepared_file
from app.workflow.dossier.export_job import TRIES, ExportJob
from app.workflow.dossier.exports import Exports
from app.workflow.dossier.order import Order, Shape
from app.workflow.office.events import Event
from tests.documents.test_dossier_pdf import Tagging, a_picture
from tests.matters.builders import SEJNY, an_actor
from tests.store.builders import every_byte
from tests.workflow.dossier.exported import (
    AUDITOR,
    CLERK,
    PDF,
    add_paper,
    an_office,
    exporting_of,
)


@pytest.fixture
def store(tmp_path):
    with an_office(tmp_path, dossiers=3, papers=1) as store:
        yield store


@pytest.fixture
def asked():
    return []


@pytest.fixture
def exports(store, asked):
    return Exports(exporting_of(store), store.wishes, store.prepared, store.ledger, asked.append)


@pytest.fixture
def job(store):
    return ExportJob(store.wishes, store.prepared, exporting_of(store), Tagging())


def never() -> bool:
    return False


def seen_through(job, wish_id):
    while job.advance(wish_id, never):
        pass


def downloaded(exports, wish_id, by=AUDITOR):
    download = exports.download(by, SEJNY, wish_id)
    return b"".join(download.read(0, download.length))


def test_what_is_asked_for_is_prepared_piece_by_piece(store, exports, asked, job, monkeypatch):
    monkeypatch.setattr(prepared_file, "PIECE", 4096)
    wish = exports.ask(AUDITOR, SEJNY, "Kontrola")
    assert (asked, job.unfinished(), wish.total) == ([wish.id], [wish.id], 3)
    job.clock = iter(range(0, 1000, 2)).__next__  # two seconds pass between any two looks at it
    assert job.advance(wish.id, never)
    assert exports.get(AUDITOR, SEJNY, wish.id).done == 1
    seen_through(job, wish.id)
    done = exports.get(AUDITOR, SEJNY, wish.id)
    assert (done.state, done.done, job.unfinished()) == (WishState.DONE, 3, [])
    with zipfile.ZipFile(io.BytesIO(downloaded(exports, wish.id))) as package:
        assert package.testzip() is None
        names = package.namelist()
    assert len(names) == 3 * 4 + 1 + 5
    assert {name.split("/")[2] for name in names if name.count("/") > 2} == {
        "OPS-1.2026",
        "OPS-2.2026",
        "OPS-3.2026",
    }


def test_a_piece_begun_twice_is_made_once(store, exports, job):
    wish = exports.ask(AUDITOR, SEJNY, "Kontrola")
    seen_through(job, wish.id)
    whole = downloaded(exports, wish.id)
    store.wishes.move(wish.id, done=1)
    with store.shelf.database.writing() as session:
        session.get_one(Wish, wish.id).state = WishState.ASKED
    seen_through(job, wish.id)
    again = downloaded(exports, wish.id)
    with zipfile.ZipFile(io.BytesIO(whole)) as one, zipfile.ZipFile(io.BytesIO(again)) as other:
        assert one.namelist() == other.namelist()
        assert other.testzip() is None


def test_it_stops_when_it_is_told_to_and_counts_no_try(store, exports, job):
    wish = exports.ask(AUDITOR, SEJNY, "Kontrola")
    for _ in range(TRIES + 1):
        assert job.advance(wish.id, lambda: True)
    assert store.wishes.known(wish.id).takes == 0


def test_one_that_ends_its_process_again_and_again_is_given_up(store, exports, job):
    wish = exports.ask(AUDITOR, SEJNY, "Kontrola")
    store.wishes.move(wish.id, takes=TRIES)
    assert not job.advance(wish.id, never)
    assert store.wishes.known(wish.id).state is WishState.FAILED


def test_a_store_that_is_away_fails_nothing(store, exports, job, monkeypatch):
    wish = exports.ask(AUDITOR, SEJNY, "Kontrola")
    monkeypatch.setattr(store.prepared, "put", _raising(StoreUnavailable("full")))
    for _ in range(TRIES + 1):
        with pytest.raises(StoreUnavailable):
            job.advance(wish.id, never)
    assert store.wishes.known(wish.id).state is WishState.ASKED


def test_whatever_else_goes_wrong_ends_it_and_says_nothing_of_a_person(
    store, exports, job, monkeypatch, caplog
):
    wish = exports.ask(AUDITOR, SEJNY, "Kontrola")
    monkeypatch.setattr(store.prepared, "put", _raising(ValueError("Zofia Żółcińska")))
    assert not job.advance(wish.id, never)
    assert store.wishes.known(wish.id).state is WishState.FAILED
    assert "Zofia" not in caplog.text


def _raising(error):
    def put(*_):
        raise error

    return put


def test_a_matter_that_is_gone_since_is_left_out(store, exports, job, monkeypatch):
    wish = exports.ask(AUDITOR, SEJNY, "Kontrola")
    packed = job.exporting.packed

    def gone(order, matter_id, year):
        if matter_id == f"{2:032x}":
            raise NotOnRecord("gone")
        return packed(order, matter_id, year)

    job.exporting = replace(job.exporting)
    object.__setattr__(job.exporting, "packed", gone)
    seen_through(job, wish.id)
    with zipfile.ZipFile(io.BytesIO(downloaded(exports, wish.id))) as package:
        assert not any("OPS-2.2026" in name for name in package.namelist())


def test_nothing_prepared_can_be_read_on_the_disk(store, exports, job, tmp_path):
    wish = exports.ask(AUDITOR, SEJNY, "Kontrola")
    seen_through(job, wish.id)
    lying = every_byte(tmp_path / "generated")
    assert len(lying) > 10_000
    for word in ("Zofia", "Żółcińska", "OPS-1", "%PDF", "dossier.json", "Kontrola"):
        assert word.encode() not in lying


def test_after_a_week_nothing_of_it_is_left(store, exports, job, tmp_path):
    old = exports.ask(AUDITOR, SEJNY, "Kontrola")
    seen_through(job, old.id)
    store.shelf.clock.turn(days=6)
    new = exports.ask(AUDITOR, SEJNY, "Kontrola")
    seen_through(job, new.id)
    store.expire()
    assert len(list((tmp_path / "generated/exports").iterdir())) == 2
    store.shelf.clock.turn(days=2)
    store.expire()
    assert [path.name for path in (tmp_path / "generated/exports").iterdir()] == [new.id]
    with pytest.raises(NotOnRecord):
        exports.get(AUDITOR, SEJNY, old.id)
    with pytest.raises(FileLost):
        store.prepared.get(old.id, "table")
    store.prepared.forget(SEJNY)
    assert not list((tmp_path / "generated/exports").iterdir())


def test_the_ledger_knows_who_asked_and_who_took_it(store, exports, job):
    wish = exports.ask(AUDITOR, SEJNY, "Kontrola")
    seen_through(job, wish.id)
    first = store.ledger.lines(SEJNY, f"{1:032x}")[0]
    assert (first.event, first.note) == (Event.DOSSIER_EXPORT_ASKED, "Kontrola")
    downloaded(exports, wish.id, replace(CLERK, account_id="konto-2"))
    taken = store.ledger.lines(SEJNY, wish.id)
    assert [line.event for line in taken] == [Event.DOSSIER_EXPORTED, Event.DOSSIER_EXPORT_ASKED]
    exports.download(replace(CLERK, account_id="konto-3"), SEJNY, wish.id, first=1)
    assert (
        len(store.ledger.lines(SEJNY, wish.id)) == 3
    )  # whoever begins in the middle is told of as well
    exports.download(replace(CLERK, account_id="konto-3"), SEJNY, wish.id, first=1)
    assert len(store.ledger.lines(SEJNY, wish.id)) == 3


FIRST = f"{1:032x}"


def test_a_dossier_is_bound_and_downloaded(store, exports, job, tmp_path, monkeypatch):
    monkeypatch.setattr(prepared_file, "PIECE", 500)
    kept = store.archive.put(a_picture(3), PDF, owner="7" * 32)
    add_paper(store, FIRST, 2, source=Source.JUDGED, files=())
    add_paper(store, FIRST, 3, id="7" * 32, files=(kept,))
    wish = exports.ask_pdf(AUDITOR, SEJNY, FIRST, "Kontrola")
    assert store.ledger.lines(SEJNY, FIRST)[0].event == Event.DOSSIER_EXPORT_ASKED
    seen_through(job, wish.id)
    done = exports.get(AUDITOR, SEJNY, wish.id)
    assert (done.state, done.done, done.total) == (WishState.DONE, 3, 3)
    download = exports.download(AUDITOR, SEJNY, wish.id)
    data = b"".join(download.read(0, download.length))
    assert download.name == "teczka-OPS-1.2026.pdf"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [page.label for page in pdf.pages] == ["O-1", "D2-1", "D2-2", "D2-3"]
    told = store.ledger.lines(SEJNY, FIRST)[0]
    assert told.event == Event.DOSSIER_EXPORTED
    assert told.note == f"Kontrola (jeden plik PDF, SHA-256: {sha256(data).hexdigest()})"
    lying = every_byte(tmp_path / "generated")
    assert len(lying) > len(data)
    assert b"%PDF" not in lying
    store.prepared.forget(SEJNY)
    assert not list((tmp_path / "generated/exports").iterdir())


def test_binding_stops_between_two_papers_and_counts_no_try(store, exports, job):
    add_paper(store, FIRST, 2)
    wish = exports.ask_pdf(AUDITOR, SEJNY, FIRST, "Kontrola")
    for _ in range(TRIES + 1):
        assert job.advance(wish.id, iter([False, True]).__next__)
    known = store.wishes.known(wish.id)
    assert (known.state, known.takes, known.done, known.total) == (WishState.ASKED, 0, 0, 2)


def test_a_cover_that_cannot_be_made_is_tried_again_and_not_forever(store, exports, job):
    wish = exports.ask_pdf(AUDITOR, SEJNY, FIRST, "Kontrola")
    job.office = Failing(ConversionFailed("killed"))
    assert [job.advance(wish.id, never) for _ in range(TRIES + 1)] == [True] * TRIES + [False]
    assert store.wishes.known(wish.id).state is WishState.FAILED


def test_what_is_forgotten_while_it_is_bound_leaves_nothing(store, exports, job, tmp_path):
    wish = exports.ask_pdf(AUDITOR, SEJNY, FIRST, "Kontrola")
    cover = job.office.convert

    def forgetting(docx):
        store.prepared.forget(SEJNY)
        return cover(docx)

    job.office.convert = forgetting
    seen_through(job, wish.id)
    assert store.wishes.known(wish.id) is None
    assert not list((tmp_path / "generated/exports").iterdir())


def test_whoever_may_not_export_has_nothing_bound(exports, asked):
    for actor, reason in ((an_actor(Role.COMMISSION), "Kontrola"), (AUDITOR, " ")):
        with pytest.raises(DeedRefused):
            exports.ask_pdf(actor, SEJNY, FIRST, reason)
    assert asked == []


def test_an_order_from_before_there_were_two_shapes_is_a_zip(store, exports):
    told = exports.ask(AUDITOR, SEJNY, "Kontrola").told
    assert Order.of_plain({k: v for k, v in told.items() if k != "shape"}).shape is Shape.ZIP


class Failing:
    def __init__(self, error):
        self.convert = _raising(error)
