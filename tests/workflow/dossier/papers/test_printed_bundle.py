"""What was printed of an application stays in the dossier when its draft expires, and says if it changed."""

from datetime import date

import pytest

from app.documents.convert import page_count
from app.dossier.kept import Source
from app.dossier.printed import PrintedPaper, PrintedPart
from app.matters.matter import Way
from app.workflow.dossier.opened import open_keeper
from app.workflow.office.desk import Desk
from app.workflow.office.dossiers import Occasion
from app.workflow.office.intake import Arrival, Intake
from app.workflow.producing import DOCX, JSON, PDF
from tests.matters.builders import SEJNY, a_matter, an_actor
from tests.workflow.dossier.working import Office
from tests.workflow.office.fakes import Day

CLERK, CODE = an_actor(), "ABCD-2345"
ARRIVAL = Arrival(date(2026, 1, 5), Way.IN_PERSON)
A_PDF = Office().convert(b"printed")


@pytest.fixture
def keeping_desk(store):
    desk = Desk(store, Day(date(2026, 1, 5)))
    keeper = open_keeper(store, desk, Office(), lambda _kind, _wish: None)
    return Desk(store, desk.clock, keeper)


@pytest.fixture
def draft_id(store):
    return store.drafts.start(SEJNY, "uczestnik", {}, "token-1").draft_id


def _printed(store, draft_id, clock, code=CODE, *, digest="digest-1", text=b""):
    store.bundles.put(code, draft_id, SEJNY, "Zofia Przykładowa", a_matter().answers)
    clock.turn(seconds=1)
    for slug in ("application_card", "cover"):
        store.produced.put(draft_id, digest, slug, PDF, A_PDF + text)
        store.produced.put(draft_id, digest, slug, DOCX, b"docx" + text)
    store.produced.put(draft_id, digest, "verdict", JSON, b'{"printed": true}')
    store.produced.put(draft_id, digest, "bundle", PDF, A_PDF + text + b"%bundle")
    clock.turn(minutes=5)


def _kept(store, matter, kind):
    papers = store.kept_papers.find(SEJNY, subject=matter.id)
    of_kind = (paper for paper in papers if paper.kind == kind)
    return sorted(of_kind, key=lambda paper: paper.edition)


def _read(store, paper, media_type=PDF):
    return store.archive.get(paper.file(media_type).name, owner=paper.id)


def test_everything_printed_outlives_its_draft(store, clock, keeping_desk, draft_id):
    upload = store.uploads.add(draft_id, "orzeczenie.pdf", "pdf", 1, A_PDF + b"%copy")
    _printed(store, draft_id, clock)
    matter = Intake(keeping_desk).take_bundle(CLERK, SEJNY, CODE, ARRIVAL)
    clock.turn(days=60)
    store.expire()
    assert store.bundles.find(SEJNY, CODE) is None
    [bundle], [card], [copy] = (
        _kept(store, matter, kind) for kind in ("bundle", "application_card", "certificate_copy")
    )
    assert _read(store, bundle) == A_PDF + b"%bundle"
    assert (_read(store, card), _read(store, card, DOCX)) == (A_PDF, b"docx")
    assert (copy.source, copy.about, _read(store, copy)) == (
        Source.UPLOADED,
        upload,
        A_PDF + b"%copy",
    )
    assert {card.made_on, bundle.made_on} == {date(2026, 1, 5)}
    assert card.pages == page_count(A_PDF)
    assert not any(paper.note for paper in (bundle, card, copy))


def test_verdicts_are_kept_as_printed_and_as_the_office_sees_it(
    store, clock, keeping_desk, draft_id
):
    _printed(store, draft_id, clock)
    matter = Intake(keeping_desk).take_bundle(CLERK, SEJNY, CODE, ARRIVAL)
    printed, office = _kept(store, matter, "verdict")
    assert _read(store, printed, JSON) == b'{"printed": true}'
    assert b'"findings"' in _read(store, office, JSON)
    assert (printed.source, office.edition) == (Source.JUDGED, 2)


def test_what_was_printed_anew_is_another_paper(store, clock, keeping_desk, draft_id):
    """The same answers, printed on another day: the paper that came is the first of the two."""
    _printed(store, draft_id, clock)
    clock.turn(days=1)
    _printed(store, draft_id, clock, "EFGH-6789", digest="digest-2", text=b"%second")
    matter = Intake(keeping_desk).take_bundle(CLERK, SEJNY, CODE, ARRIVAL)
    [card] = _kept(store, matter, "application_card")
    assert (_read(store, card), card.note) == (A_PDF, "")


def test_papers_changed_after_the_print_say_so(store, clock, keeping_desk, draft_id):
    _printed(store, draft_id, clock)
    store.drafts.save_page(draft_id, "uczestnik", {"first_name": ["Zofia"]})
    _printed(store, draft_id, clock, "EFGH-6789", digest="digest-2", text=b"%second")
    matter = Intake(keeping_desk).take_bundle(CLERK, SEJNY, CODE, ARRIVAL)
    [card] = _kept(store, matter, "application_card")
    assert _read(store, card) == A_PDF + b"%second"
    assert f"Po wydruku o kodzie {CODE}" in card.note


def test_papers_that_are_gone_are_not_made_up(store, clock, keeping_desk, draft_id):
    _printed(store, draft_id, clock)
    store.drafts.save_page(draft_id, "uczestnik", {"first_name": ["Zofia"]})
    matter = Intake(keeping_desk).take_bundle(CLERK, SEJNY, CODE, ARRIVAL)
    assert [p.kind for p in store.kept_papers.find(SEJNY, subject=matter.id)] == ["verdict"]


def test_codes_of_the_print_are_kept_and_become_the_matters(store, clock, keeping_desk, draft_id):
    _printed(store, draft_id, clock)
    part = PrintedPart("application_card", "Karta", 2, 1)
    given = store.page_codes.give(
        PrintedPaper(CODE, SEJNY, "bundle", draft_id, "Pakiet", 2, "digest", (part,))
    )
    matter = Intake(keeping_desk).take_bundle(CLERK, SEJNY, CODE, ARRIVAL)
    [bundle] = _kept(store, matter, "bundle")
    assert (bundle.code, bundle.code_edition) == (CODE, given.edition)
    assert [each.code for each in store.page_codes.of_matter(SEJNY, matter.id)] == [CODE]


def test_typed_from_paper_only_the_verdict_is_kept(store, keeping_desk):
    matter = Intake(keeping_desk).take_paper(CLERK, SEJNY, a_matter().answers, ARRIVAL)
    assert [p.kind for p in store.kept_papers.find(SEJNY, subject=matter.id)] == ["verdict"]


def test_looked_for_again_nothing_is_kept_twice(store, clock, keeping_desk, draft_id):
    store.uploads.add(draft_id, "orzeczenie.pdf", "pdf", 1, A_PDF + b"%copy")
    _printed(store, draft_id, clock)
    matter = Intake(keeping_desk).take_bundle(CLERK, SEJNY, CODE, ARRIVAL)
    before = store.kept_papers.find(SEJNY, subject=matter.id)
    keeping_desk.keep_up(CLERK, Occasion.OPENED, matter)
    assert store.kept_papers.find(SEJNY, subject=matter.id) == before
