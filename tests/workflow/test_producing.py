"""Documents are made from a wish in the store: once, after a crash again, never for other answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.config import Settings
from app.documents.convert import page_count
from app.dossier.printed import PrintedPaper, PrintedPart
from app.errors import ConversionFailed
from app.store.opened import Store, open_store
from app.store.productions import State
from app.store.uploads import Copy, Title
from app.workflow.application import Application
from app.workflow.applying import Applying
from app.workflow.producing import BUNDLE, PDF, Producing, digest_of
from rules.programme import load_programme
from tests.builders import a_case
from tests.documents.code_reader import told_by
from tests.documents.on_paper import squeezed
from tests.web.visitor import START, answers_of

TODAY = date(2026, 1, 5)


class BrokenOffice:
    def __init__(self) -> None:
        self.asked = 0

    def convert(self, docx: bytes) -> bytes:
        self.asked += 1
        raise ConversionFailed("Zofia Przykładowa")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", generated=tmp_path / "generated")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    store = open_store(settings)
    yield store
    store.close()


@pytest.fixture
def applying(store: Store, settings: Settings) -> Applying:
    return Applying(store, settings, lambda: TODAY)


@pytest.fixture
def application(store: Store, applying: Applying) -> Application:
    case = a_case()
    answers = answers_of(case)
    started = store.drafts.start(case.programme, START, answers[START], "token")
    for page, raw in answers.items():
        store.drafts.save_page(started.draft_id, page, raw)
    return applying.application(started.draft_id)


@pytest.mark.office
def test_a_wish_is_fulfilled_once(store, applying, application, office_pool):
    producing = Producing(applying, store, office_pool, lambda: TODAY)
    producing.ask(application)
    assert producing.run_next()
    assert producing.ready(application)
    made = producing.document(application, BUNDLE, PDF)
    producing.ask(application)
    assert not producing.run_next()
    assert producing.document(application, BUNDLE, PDF) == made
    (printed,) = store.bundles.of_programme(application.programme.slug)
    assert printed.code in squeezed(made)
    assert (printed.draft_id, printed.answers) == (application.draft_id, application.answers)
    assert printed.name == application.case.participant.full_name
    kept = on_record(store, application, printed.code)
    whole = page_count(made)
    assert told_by(made) == [f"{printed.code}/1 · {page}/{whole}" for page in range(1, whole + 1)]
    assert (kept.kind, kept.title, kept.pages) == ("bundle", "Pakiet zgłoszeniowy", whole)
    assert (kept.parts[0].first, kept.parts[-1].last) == (2, whole)
    for part in kept.parts:
        alone = producing.document(application, part.slug, PDF)
        assert told_by(alone) == [
            f"{printed.code}/1 · {page}/{whole}" for page in range(part.first, part.last + 1)
        ]
    assert told_by(producing.document(application, "cover", PDF)) == [
        f"{printed.code}/1 · 1/{whole}"
    ]


@pytest.mark.office
def test_what_is_printed_after_the_paper_was_taken_in_is_the_matter_s_at_once(
    store, applying, application, office_pool
):
    part = PrintedPart("application_card", "Karta zgłoszenia", 2, 3)
    programme, draft_id = application.programme.slug, application.draft_id
    earlier = PrintedPaper("QQQQ-2222", programme, "bundle", draft_id, "Pakiet", 4, "d", (part,))
    store.page_codes.give(earlier)
    store.page_codes.assign(programme, draft_id, "matter-1")
    producing = Producing(applying, store, office_pool, lambda: TODAY)
    producing.ask(application)
    assert producing.run_next()
    [bundle] = store.bundles.of_programme(programme)
    kept = on_record(store, application, bundle.code)
    assert {part.matter_id for part in kept.parts} == {"matter-1"}


def on_record(store: Store, application: Application, code: str) -> PrintedPaper:
    kept = store.page_codes.find(application.programme.slug, code, 1)
    assert kept is not None
    assert kept.origin == application.draft_id
    return kept


@pytest.mark.office
def test_whoever_runs_next_takes_up_what_a_killed_process_left(
    store, applying, application, office_pool, monkeypatch
):
    Producing(applying, store, office_pool, lambda: TODAY).ask(application)
    assert store.productions.claim() is not None  # and the process that held it is gone
    successor = Producing(applying, store, office_pool, lambda: TODAY)
    assert not successor.run_next()
    monkeypatch.setattr(store.productions, "_lease", -store.productions._lease)
    later = store.productions._clock() + 2 * abs(store.productions._lease)
    monkeypatch.setattr(store.productions, "_clock", lambda: later)
    assert successor.run_next()
    assert successor.document(application, BUNDLE, PDF)


def test_a_bundle_that_could_not_be_made_is_not_on_record(store, applying, application):
    producing = Producing(applying, store, BrokenOffice(), lambda: TODAY)
    producing.ask(application)
    assert producing.run_next()
    assert store.bundles.of_programme(application.programme.slug) == ()


def test_a_failure_is_told_without_what_it_quoted(store, applying, application, caplog):
    office = BrokenOffice()
    producing = Producing(applying, store, office, lambda: TODAY)
    producing.ask(application)
    assert producing.run_next()
    state = producing.state(application)
    assert state is not None
    assert (state.state, state.reason) == (State.FAILED, "ConversionFailed")
    assert "Przykładowa" not in caplog.text
    producing.ask(application)  # the person tries again
    assert producing.run_next()


def test_answers_changed_since_the_wish_are_not_printed_as_the_old_ones(
    store, applying, application
):
    producing = Producing(applying, store, BrokenOffice(), lambda: TODAY)
    producing.ask(application)
    store.drafts.save_page(application.draft_id, "uczestnik", {"first_name": ["Inna"]})
    producing.run_next()
    changed = applying.application(application.draft_id)
    assert digest_of(changed) != digest_of(application)
    assert producing.state(changed) is None
    assert not producing.ready(changed)


def test_a_draft_deleted_meanwhile_leaves_nothing(store, applying, application, tmp_path):
    producing = Producing(applying, store, BrokenOffice(), lambda: TODAY)
    producing.ask(application)
    applying.delete(application.draft_id)
    producing.run_next()
    assert not [path for path in (tmp_path / "generated").rglob("*") if path.is_file()]


def test_waiting_ends_in_time_when_nothing_is_made(store, applying, application):
    producing = Producing(applying, store, BrokenOffice(), lambda: TODAY)
    state = producing.ask(application, wait=0.2)
    assert state.state is State.QUEUED


def test_a_wish_of_yesterday_is_not_fulfilled_with_todays_answer(
    store, applying, application, settings
):
    office = BrokenOffice()
    Producing(applying, store, office, lambda: TODAY).ask(application)
    tomorrow = Applying(store, settings, lambda: date(2026, 1, 6))
    assert Producing(tomorrow, store, office, lambda: date(2026, 1, 6)).run_next()
    assert office.asked == 0
    state = store.productions.state(application.draft_id, digest_of(application))
    assert (state.state, state.reason) == (State.FAILED, "changed")


def test_the_digest_speaks_of_everything_the_papers_depend_on(application):
    copy = Copy("1", Title("a.jpg", "jpeg", 1, 10), datetime(2026, 1, 5, tzinfo=UTC))
    changed = [
        replace(application, copies=(copy,)),
        replace(application, answers={**application.answers, "sytuacja": {}}),
        replace(application, today=date(2026, 1, 6)),
        replace(application, programme=load_programme("sejny_2026")),
    ]
    assert len({digest_of(each) for each in [application, *changed]}) == 5
