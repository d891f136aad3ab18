"""A stack is read, sorted, looked at and filed: each paper once, whatever was broken off on the way."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.documents.scans import ScannedSide
from app.dossier.about import AboutMonth
from app.dossier.kept import Source
from app.dossier.printed import PrintedPart
from app.dossier.scans import PageState, SentFile, StackState, Why
from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord, StoreUnavailable, UploadRefused
from app.matters.rights import Role
from app.months.month_file import MonthFile, MonthState, Part
from app.workflow.dossier.keeping import ToKeep
from app.workflow.dossier.scan_pages import OtherPaper, SeenPage
from rules.diary import YearMonth
from tests.dossier.prints import BUNDLE, FOREIGN, LETTER, SEJNY, UNTAKEN, code_of
from tests.workflow.dossier.paper_scans import BLANK, BROKEN, NOTHING, Reader, a_scan, said_by
from tests.workflow.dossier.scan_house import CLERK, ScanHouse, a_scan_house, furnished

CARD = [code_of(BUNDLE, page) for page in (2, 3, 4)]
SCOPE = [code_of(BUNDLE, page) for page in (5, 6)]
DAY, MADE = date(2026, 1, 2), {"application/pdf": b"%PDF made"}
ROSE = [code_of(LETTER, page) for page in (1, 2)]


@pytest.fixture
def house(store, desk) -> ScanHouse:
    return a_scan_house(store, desk)


def events(house: ScanHouse, record_id: str) -> list[str]:
    return [line.event for line in house.store.ledger.lines(SEJNY, record_id)]


def test_a_shuffled_stack_is_filed_paper_by_paper_in_the_papers_order(house):
    stack = house.brings(CARD[2], BLANK, ROSE[1], CARD[0], SCOPE[1], SCOPE[0], CARD[1], ROSE[0])
    assert stack.state is StackState.SORTED
    house.signs(stack)
    house.deeds.file(CLERK, SEJNY, stack.id)
    assert house.store.scans.get(SEJNY, stack.id).state is StackState.FILED
    scope, card = house.scanned("m1")
    assert said_by(house.pdf(card)) == [code.payload for code in CARD]
    assert said_by(house.pdf(scope)) == [code.payload for code in SCOPE]
    assert (card.source, card.kind, card.title) == (
        Source.SCANNED,
        "application_card",
        "Karta zgłoszenia",
    )
    assert (card.code, card.code_edition, card.pages, card.missing) == (BUNDLE.code, 1, 3, ())
    assert (card.origin, card.filed_by) == (stack.id, CLERK.name)
    assert [(s.page, s.who, s.seen, s.by) for s in card.signed] == [
        (4, "uczestnik", True, CLERK.name)
    ]
    (letter,) = house.scanned("m2")
    assert said_by(house.pdf(letter)) == [code.payload for code in ROSE]
    assert events(house, card.id) == ["paper.filed"]
    assert {"scan.taken", "paper.signed", "scan.filed"} <= set(events(house, stack.id))
    assert house.store.scans.originals(stack)[0].startswith(b"SCAN"), "the scan stays as it came"


def test_nothing_is_filed_before_its_signatures_are_looked_at(house):
    stack = house.brings(*CARD)
    with pytest.raises(DeedRefused):
        house.deeds.file(CLERK, SEJNY, stack.id)
    house.signs(stack, None)
    house.deeds.file(CLERK, SEJNY, stack.id)
    (card,) = house.scanned("m1")
    assert [(each.seen, each.by) for each in card.signed] == [(None, CLERK.name)]


def test_what_is_doubtful_waits_for_a_clerk(house):
    house.store.page_codes.give(UNTAKEN)
    odd = replace(CARD[0], pages=7)
    stack = house.brings(
        code_of(BUNDLE, 1), CARD[0], CARD[0], FOREIGN, NOTHING, odd, code_of(UNTAKEN, 2)
    )
    assert house.states(stack) == [
        PageState.COVER,
        PageState.KNOWN,
        PageState.DOUBLE,
        PageState.FOREIGN,
        *[PageState.UNREADABLE] * 2,
        PageState.UNTAKEN,
    ]
    house.deeds.file(CLERK, SEJNY, stack.id)
    assert house.store.scans.get(SEJNY, stack.id).state is StackState.SORTED
    (card,) = house.scanned("m1")
    assert card.missing == (2, 3)


def test_pages_that_came_later_complete_the_paper_as_its_next_edition(house):
    first = house.brings(CARD[0], CARD[2])
    house.signs(first, seen=False)
    house.deeds.file(CLERK, SEJNY, first.id)
    second = house.brings(CARD[1], CARD[2], CARD[0])
    assert house.states(second) == [PageState.KNOWN, PageState.KNOWN, PageState.DOUBLE]
    house.signs(second)
    house.deeds.file(CLERK, SEJNY, second.id)
    early, whole = house.scanned("m1")
    assert (early.edition, early.missing, whole.edition, whole.missing) == (1, (2,), 2, ())
    assert said_by(house.pdf(whole)) == [code.payload for code in CARD]
    assert [each.seen for each in whole.signed] == [True]


def test_a_page_that_comes_alone_joins_what_lies_there_and_a_newer_one_replaces_it(
    house, monkeypatch
):
    first = house.brings(CARD[0], CARD[2])
    house.signs(first)
    house.deeds.file(CLERK, SEJNY, first.id)
    bind = house.reader.pages_pdf
    monkeypatch.setattr(
        house.reader, "pages_pdf", lambda _, *told: bind(a_scan(*["anew"] * 3), *told)
    )
    second = house.brings(CARD[1])
    house.deeds.file(CLERK, SEJNY, second.id)
    third = house.brings(CARD[0], CARD[1], NOTHING)
    assert house.states(third)[:2] == [PageState.DOUBLE] * 2, "the latest edition has it"
    house.pages.choose(CLERK, house.seen(third, 1))
    house.deeds.file(CLERK, SEJNY, third.id)
    _, joined, replaced = house.scanned("m1")
    assert said_by(house.pdf(joined)) == [CARD[0].payload, "anew", CARD[2].payload]
    assert said_by(house.pdf(replaced)) == ["anew", "anew", CARD[2].payload]
    assert [each.seen for each in replaced.signed] == [True]


def test_a_page_is_no_double_of_what_was_made_or_of_another_paper_or_print(house):
    made = ToKeep(SEJNY, "m1", "application_card", "Karta", Source.MADE, DAY, MADE)
    keeping = house.job.filing.keeping
    keeping.keep(CLERK, replace(made, code=BUNDLE.code, code_edition=1), "paper.kept")
    assert house.states(house.brings(CARD[0])) == [PageState.KNOWN]
    stack = house.brings(CARD[0], CARD[1])
    house.deeds.file(CLERK, SEJNY, stack.id)
    house.store.page_codes.give(replace(BUNDLE, digest="changed"))
    second = [replace(CARD[0], edition=2), SCOPE[0]]
    assert house.states(house.brings(*second)) == [PageState.KNOWN] * 2


def test_a_scan_is_about_what_the_same_print_is_about(house):
    made = ToKeep(
        SEJNY,
        "m1",
        "application_card",
        "Karta",
        Source.MADE,
        DAY,
        MADE,
        code=BUNDLE.code,
        about="its own",
    )
    others = {"code": LETTER.code}, {"kind": "bundle"}
    decoys = (each | {"about": f"{n}"} for n in range(3) for each in others)
    for other in (*decoys, {}):
        house.job.filing.keeping.keep(CLERK, replace(made, **other), "paper.kept")
    for sides in ([CARD[0]], [CARD[1]]):
        house.deeds.file(CLERK, SEJNY, house.brings(*sides).id)
    assert [paper.about for paper in house.scanned("m1")] == ["its own"] * 2


def test_a_months_paper_that_came_back_before_it_was_kept_is_about_its_month(house, clock):
    of = YearMonth(2026, 1)
    file = MonthFile("f" * 32, SEJNY, "anna", of, Part.MAIN, MonthState.HANDED_IN, ())
    house.store.month_files.add(file, CLERK, "month.handed_in")
    printed = replace(
        LETTER,
        code="M3NT-H234",
        origin=file.id,
        parts=(PrintedPart("service_card", "Karta realizacji usług", 1, 2, "m1"),),
    )
    clock.now = datetime(2026, 1, 30, 23, 30, tzinfo=UTC)
    house.store.page_codes.give(printed)
    clock.turn(days=3)
    stack = house.brings(code_of(printed, 2), code_of(printed, 1))
    house.deeds.file(CLERK, SEJNY, stack.id)
    (card,) = house.scanned("m1")
    assert card.about == str(AboutMonth(of, Part.MAIN, "anna"))
    assert card.made_on == date(2026, 1, 31), "by the office's clock"


def test_pages_of_whoever_was_erased_are_anybodys_again(house, monkeypatch):
    stack = house.brings(NOTHING, CARD[0])
    house.pages.put_as_other(CLERK, house.seen(stack, 1), OtherPaper("m1", "other", "Pismo", 3))

    def erased(*_):
        raise NotOnRecord("erased")

    monkeypatch.setattr(house.store.matters, "get", erased)
    assert house.states(stack) == [PageState.UNREADABLE, PageState.UNTAKEN]
    assert {page.matter_id for page in house.open(stack).pages} == {""}


@pytest.mark.parametrize("which", ["untaken", "double"])
def test_a_stack_with_a_page_that_waits_for_somebody_is_not_done_with(house, which):
    house.store.page_codes.give(UNTAKEN)
    house.deeds.file(CLERK, SEJNY, house.brings(*ROSE, BLANK).id)
    waiting = code_of(UNTAKEN, 2) if which == "untaken" else ROSE[0]
    assert house.brings(waiting).state is StackState.SORTED


def test_an_application_taken_in_meanwhile_is_filed_without_another_scan(house):
    house.store.page_codes.give(UNTAKEN)
    stack = house.brings(*[code_of(UNTAKEN, page) for page in (5, 6)])
    assert set(house.states(stack)) == {PageState.UNTAKEN}
    house.store.page_codes.assign(SEJNY, UNTAKEN.origin, "m2")
    assert set(house.states(stack)) == {PageState.KNOWN}
    house.signs(stack)
    house.deeds.file(CLERK, SEJNY, stack.id)
    assert [paper.kind for paper in house.scanned("m2")] == ["activity_scope"]


def test_a_scan_that_failed_may_be_brought_again(house):
    stack = house.brings(*ROSE)
    house.store.scans.save(stack.id, (), seen={StackState.SORTED}, state=StackState.FAILED)
    again = house.brings(*ROSE)
    assert (again.id == stack.id, again.state) == (False, StackState.SORTED)


def test_while_a_stack_is_on_its_way_it_is_shown_as_stored_and_nothing_is_done_to_it(house):
    stack = house.brings(*ROSE, NOTHING)
    house.store.scans.save(stack.id, (), seen={StackState.SORTED}, state=StackState.FILING)
    assert house.open(stack).papers == ()
    for deed in (
        lambda: house.deeds.file(CLERK, SEJNY, stack.id),
        lambda: house.pages.drop(CLERK, SEJNY, stack.id, {3}),
    ):
        with pytest.raises(DeedRefused, match="Odczekaj chwilę"):
            deed()
    assert house.job.advance(stack.id, lambda: True), "told to stop, and something is left"
    assert house.scanned("m2") == ()


def test_files_of_one_stack_are_read_each_for_itself(house):
    stack = house.brings_files(*[a_scan(side) for side in (CARD[0], BLANK, CARD[1])])
    assert house.states(stack) == [PageState.KNOWN, PageState.BLANK, PageState.KNOWN]


def test_what_made_a_page_unreadable_is_said(house, monkeypatch):
    sides = {"contradictory": True}, {"other_codes": True}, {"damaged": True}, {}
    told = tuple(ScannedSide(number, **side) for number, side in enumerate(sides, 1))
    monkeypatch.setattr(house.reader, "read_pages", lambda *_: told)
    stack = house.brings(*[NOTHING] * 4)
    why = [page.why for page in house.open(stack).pages]
    assert why == [Why.TWO_CODES, Why.OTHER_CODE, Why.GAVE_UP, Why.NO_CODE]


def test_blank_paper_is_done_with_once_it_is_read(house):
    assert house.brings(BLANK, BLANK).state is StackState.FILED


def test_a_store_that_is_away_costs_a_page_no_try(house, monkeypatch):
    stack = house.store.scans.add(SEJNY, "x", [SentFile(a_scan(NOTHING), "x")], made_by="c")
    assert house.job.advance(stack.id, lambda: False), "its pages are counted"

    def away(*_):
        raise StoreUnavailable("full")

    monkeypatch.setattr(house.job.reading.work, "put", away)
    for _ in range(4):
        with pytest.raises(StoreUnavailable):
            house.job.advance(stack.id, lambda: False)
    monkeypatch.undo()
    while house.job.advance(stack.id, lambda: False):
        pass
    assert house.store.scans.page(stack.id, 1).why == Why.NO_CODE


def test_a_file_that_passes_the_most_pages_of_a_stack_is_left_out_and_the_others_are_read(
    house, monkeypatch
):
    monkeypatch.setattr("app.workflow.dossier.scan_counting.MOST_PAGES", 4)
    stack = house.brings_files(a_scan(*CARD), a_scan(*ROSE), a_scan(NOTHING))
    assert [page.code for page in house.open(stack).pages] == [*[BUNDLE.code] * 3, ""]
    assert stack.lengths == (3, 0, 1)
    assert [(name, "osobno" in why) for name, why in stack.left_out] == [("2.pdf", True)]


def test_paper_that_breaks_whatever_binds_it_holds_up_no_other(house, monkeypatch):
    bind = house.reader.pages_pdf

    def breaking(scan, pages, title):
        if title == "activity_scope":
            raise ZeroDivisionError
        return bind(scan, pages, title)

    monkeypatch.setattr(house.reader, "pages_pdf", breaking)
    stack = house.brings(*CARD, *SCOPE)
    house.signs(stack)
    house.deeds.file(CLERK, SEJNY, stack.id)
    assert [paper.kind for paper in house.scanned("m1")] == ["application_card"]
    assert house.open(stack).stack.state is StackState.SORTED, "a clerk has it again"


def test_signature_is_said_of_the_page_that_was_shown(house):
    """Meanwhile somebody else may have said that the page is another person's."""
    stack = house.brings(*CARD)
    (page, place), *_ = house.open(stack).papers[0].open_places
    stored = house.store.scans.page(stack.id, page.number).version
    house.pages.read_by_hand(CLERK, house.seen(stack, page.number), code_of(LETTER, 1).text)
    answers = {(page.number, place): True}
    with pytest.raises(ChangedMeanwhile):
        house.pages.confirm(CLERK, SEJNY, stack.id, answers, {page.number: stored})
    assert not any(told.by for each in house.open(stack).pages for told in each.signed)


def test_unreadable_page_is_placed_by_its_text_and_back(house):
    stack = house.brings(CARD[0], NOTHING, CARD[2])
    for text in ("cokolwiek", "ZZZZ-ZZZZ/1 · 1/4", "K7MX-3T9P/1 · 3/9"):
        with pytest.raises(DeedRefused):
            house.pages.read_by_hand(CLERK, house.seen(stack, 2), text)
    found = house.pages.read_by_hand(CLERK, house.seen(stack, 2), "k7mx 3t9p/1 3/6")
    assert found.papers[0].missing == ()
    assert found.pages[1].by_hand
    assert house.store.ledger.lines(SEJNY, stack.id)[0].note.endswith(": 2"), "and no other"
    house.pages.undo(CLERK, house.seen(stack, 2))
    assert house.states(stack)[1] is PageState.UNREADABLE


def test_page_without_a_code_is_placed_by_whose_and_what_it_is(house):
    stack = house.brings(NOTHING, NOTHING, CARD[1])
    ((paper, part), *_) = house.pages.prints_of(CLERK, SEJNY, "m1")
    for number in (0, 4):
        with pytest.raises(DeedRefused):
            house.pages.put_as_printed(CLERK, house.seen(stack, 1), paper, part, number)
    house.pages.put_as_printed(CLERK, house.seen(stack, 1), paper, part, 1)
    other = OtherPaper("m2", "certificate_copy", "Kopia orzeczenia", 2)
    house.pages.put_as_other(CLERK, house.seen(stack, 2), other)
    with pytest.raises(NotOnRecord):
        house.pages.put_as_other(CLERK, house.seen(stack, 2), replace(other, matter_id="m9"))
    house.deeds.file(CLERK, SEJNY, stack.id)
    # What a clerk typed would stand in the list of processes, for everybody on the machine.
    assert house.reader.titles == {"application_card", "certificate_copy"}
    assert [paper.missing for paper in house.scanned("m1")] == [(3,)]
    (copy,) = house.scanned("m2")
    assert (copy.kind, copy.title, copy.code, copy.pages) == (
        "certificate_copy",
        "Kopia orzeczenia",
        "",
        2,
    )


def test_pages_laid_aside_close_a_stack_and_come_back(house):
    stack = house.brings(FOREIGN, NOTHING)
    house.pages.drop(CLERK, SEJNY, stack.id, {1, 2})
    assert house.store.scans.get(SEJNY, stack.id).state is StackState.FILED
    house.pages.undo(CLERK, house.seen(stack, 1))
    assert house.store.scans.get(SEJNY, stack.id).state is StackState.SORTED
    assert house.states(stack) == [PageState.FOREIGN, PageState.DROPPED]


def test_of_two_scans_of_a_page_a_clerk_chooses(house):
    stack = house.brings(CARD[0], CARD[0])
    house.pages.choose(CLERK, house.seen(stack, 2))
    assert house.states(stack) == [PageState.DOUBLE, PageState.KNOWN]
    house.pages.choose(CLERK, house.seen(stack, 1))
    assert house.states(stack) == [PageState.KNOWN, PageState.DOUBLE]
    house.pages.choose(CLERK, house.seen(stack, 2))
    house.pages.read_by_hand(CLERK, house.seen(stack, 2), CARD[0].text)
    assert house.states(stack) == [PageState.KNOWN, PageState.DOUBLE], "the choice is void with it"


def test_what_was_seen_of_a_page_is_void_once_it_is_placed_by_hand(house):
    stack = house.brings(CARD[2])
    house.signs(stack)
    found = house.pages.read_by_hand(CLERK, house.seen(stack, 1), CARD[2].text)
    assert not found.papers[0].is_settled


def test_prints_of_somebody_are_theirs_alone_and_the_latest_comes_first(house, clock):
    clock.turn(days=1)
    card, scope = BUNDLE.parts
    parts = (card, replace(scope, matter_id="m2"))
    house.store.page_codes.give(replace(BUNDLE, code="H2BC-2DEF", origin="other", parts=parts))
    prints = house.pages.prints_of(CLERK, SEJNY, "m1")
    assert [(paper.code, part.slug) for paper, part in prints] == [
        ("H2BC-2DEF", card.slug),
        *((BUNDLE.code, part.slug) for part in BUNDLE.parts),
    ]


def test_choosing_one_persons_page_leaves_anothers_alone(house):
    stack = house.brings(*[NOTHING] * 4)
    for number, whose in enumerate(("m1", "m1", "m2", "m2"), 1):
        other = OtherPaper(whose, "certificate_copy", "Kopia orzeczenia", 1)
        house.pages.put_as_other(CLERK, house.seen(stack, number), other)
    house.pages.choose(CLERK, house.seen(stack, 2))
    house.pages.choose(CLERK, house.seen(stack, 4))
    assert house.states(stack) == [PageState.DOUBLE, PageState.KNOWN] * 2


def test_two_clerks_at_one_page_do_not_overwrite_each_other(house):
    stack = house.brings(NOTHING, CARD[0])
    seen = house.seen(stack, 1)
    house.pages.read_by_hand(CLERK, seen, CARD[1].text)
    with pytest.raises(ChangedMeanwhile):
        house.pages.read_by_hand(CLERK, seen, ROSE[0].text)


def test_a_filed_page_stays_where_it_is(house):
    stack = house.brings(ROSE[0], ROSE[1], NOTHING)
    house.deeds.file(CLERK, SEJNY, stack.id)
    with pytest.raises(DeedRefused):
        house.pages.undo(CLERK, house.seen(stack, 1))
    house.pages.drop(CLERK, SEJNY, stack.id, {1, 3})
    assert house.states(stack) == [PageState.FILED, PageState.FILED, PageState.DROPPED]
    with pytest.raises(ChangedMeanwhile):
        house.deeds.delete(CLERK, SEJNY, stack.id)


def test_the_same_file_is_one_stack(house):
    stack = house.brings(*ROSE)
    assert house.brings(*ROSE).id == stack.id
    house.deeds.delete(CLERK, SEJNY, stack.id)
    assert house.brings(*ROSE).id != stack.id


def test_a_file_that_cannot_be_opened_is_named_and_costs_no_other(house):
    files = [a_scan(side) for side in (*ROSE, *[NOTHING] * 9)]
    files[1:1] = [b"no scan"]
    stack = house.brings_files(*files)
    assert stack.left_out == (("2.pdf", "To nie jest skan."),)
    house.deeds.file(CLERK, SEJNY, stack.id)
    (letter,) = house.scanned("m2")
    assert said_by(house.pdf(letter)) == [code.payload for code in ROSE]
    assert house.store.scans.originals(stack) == tuple(files), "each file stays as it came"


def test_no_more_is_kept_of_what_a_reader_says_than_a_person_reads(house, monkeypatch):
    def shouting(_scan):
        raise UploadRefused("a" * 9999)

    monkeypatch.setattr(house.reader, "count_pages", shouting)
    assert [len(why) for _, why in house.brings(*ROSE).left_out] == [500]


def test_of_a_stack_that_cannot_be_opened_at_all_nothing_waits(house):
    stack = house.brings_files(b"no scan", b"neither")
    assert (stack.state, stack.reason, len(stack.left_out)) == (
        StackState.FAILED,
        "unreadable",
        2,
    )
    assert house.store.scan_work.unfinished() == []
    assert house.brings_files(b"no scan", b"neither").id != stack.id


def test_nobody_waits_for_a_file_to_be_opened(house, monkeypatch):
    asked = []
    monkeypatch.setattr(type(house.deeds.durable), "ask", lambda _, *what: asked.append(what))
    monkeypatch.setattr(house.reader, "count_pages", None)
    stack = house.brings(*ROSE)
    assert (stack.state, asked) == (StackState.READING, [("scan", stack.id)])


def test_files_are_opened_piece_by_piece_and_each_once(house, store, desk, monkeypatch):
    monkeypatch.setattr("app.workflow.dossier.scan_counting.PIECE", 2)
    monkeypatch.setattr(type(house.deeds.durable), "ask", lambda *_: None)
    stack = house.brings_files(*[a_scan(side) for side in (*ROSE, NOTHING)])
    house.job.advance(stack.id, lambda: False)
    house.job.counting.originals.let_go()
    assert house.store.scans.get(SEJNY, stack.id).lengths == (1, 1)
    opened = Counted()
    again = furnished(store, desk, opened)
    while again.job.advance(stack.id, lambda: False):
        pass
    assert opened.count == 1, "what was opened before is not opened again"
    assert len(house.open(stack).pages) == 3


class Counted(Reader):
    """Remembers how many files it opened."""

    count = 0

    def count_pages(self, scan):
        self.count += 1
        return super().count_pages(scan)


def test_whoever_lacks_the_right_does_nothing(house):
    stack, auditor = house.brings(*ROSE), replace(CLERK, roles=frozenset({Role.AUDITOR}))
    for deed in (house.deeds.open, house.deeds.file, house.deeds.delete):
        with pytest.raises(DeedRefused):
            deed(auditor, SEJNY, stack.id)
    with pytest.raises(DeedRefused):
        house.deeds.take_in(auditor, SEJNY, "x", [SentFile(a_scan(NOTHING), "x")])
    with pytest.raises(DeedRefused):
        house.pages.undo(auditor, house.seen(stack, 1))
    elsewhere = replace(CLERK, programmes=frozenset({"wiazowna_2026"}))
    with pytest.raises(NotOnRecord):
        house.deeds.open(elsewhere, "wiazowna_2026", stack.id)
    with pytest.raises(NotOnRecord):
        house.pages.undo(elsewhere, SeenPage("wiazowna_2026", stack.id, 1))


# Broken off


def test_one_bad_page_keeps_no_other_from_being_read(house):
    stack = house.brings(CARD[0], BROKEN, CARD[2])
    assert house.states(stack) == [PageState.KNOWN, PageState.UNREADABLE, PageState.KNOWN]
    assert house.store.scans.page(stack.id, 2).why == Why.GAVE_UP


def test_a_page_that_ends_the_process_each_time_is_given_up(house, store, desk):
    class Deadly(Reader):
        def read_pages(self, scan, first, last):
            if first <= 2 <= last:
                raise KeyboardInterrupt  # as good as a kill: nothing of the piece goes on
            return super().read_pages(scan, first, last)

    stack = house.store.scans.add(
        SEJNY, "x", [SentFile(b"SCAN\nnothing\nnothing\nblank", "x")], made_by="c"
    )
    for _ in range(20):
        job = furnished(store, desk, Deadly()).job
        with suppress(KeyboardInterrupt):
            if not job.advance(stack.id, lambda: False):
                break
        job.reading.originals.let_go()
    why = [page.why for page in house.open(stack).pages]
    assert why == [Why.NO_CODE, Why.GAVE_UP, ""]


@pytest.mark.parametrize("broken_at", ["keep", "after"])
def test_filing_broken_off_files_nothing_twice(house, store, desk, monkeypatch, broken_at):
    early = house.brings(CARD[0])
    house.deeds.file(CLERK, SEJNY, early.id)
    stack = house.brings(CARD[1], CARD[2], *ROSE)
    house.signs(stack)
    keep = type(house.job.filing.keeping).keep

    def broken(*told, **more):
        if broken_at == "after":
            keep(*told, **more)
        raise KeyboardInterrupt

    monkeypatch.setattr(type(house.job.filing.keeping), "keep", broken)
    with pytest.raises(KeyboardInterrupt):
        house.deeds.file(CLERK, SEJNY, stack.id)
    monkeypatch.undo()
    house.job.filing.originals.let_go()
    assert house.store.scan_work.unfinished() == [stack.id]
    again = furnished(store, desk, Reader())
    while again.job.advance(stack.id, lambda: False):
        pass
    assert [paper.edition for paper in house.scanned("m1")] == [1, 2]
    assert said_by(house.pdf(house.scanned("m1")[-1])) == [code.payload for code in CARD]
    assert len(house.scanned("m2")) == 1
    assert set(house.states(stack)) == {PageState.FILED}
    owners = {each.owner for each in store.archive.all()} - {stack.id, early.id}
    assert owners == {paper.id for m in ("m1", "m2") for paper in house.scanned(m)}
