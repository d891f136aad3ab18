"""Sorting loses no page, puts none where its code does not say, and leaves what is doubtful to a clerk."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.dossier.kept import KeptPaper, Signed, Source
from app.dossier.page_code import PageCode
from app.dossier.scans import PageState, Why
from app.dossier.sorting import papers_of, sort_pages
from tests.dossier.prints import (
    BUNDLE,
    FOREIGN,
    LETTER,
    PRINTS,
    UNTAKEN,
    a_side,
    code_of,
    nothing_kept,
    print_of,
)

OURS = [code_of(paper, page) for paper in PRINTS for page in range(1, paper.pages + 1)]
DOUBTFUL = [
    FOREIGN,
    replace(OURS[0], edition=2),
    replace(OURS[1], pages=9),
    PageCode(LETTER.code, 1, 2, 3),
]
SIDES = st.lists(st.sampled_from([*OURS, *DOUBTFUL, None, ""]), max_size=40)


def stack_of(sides):
    return tuple(a_side(n, side or None, blank=side == "") for n, side in enumerate(sides, 1))


def sort(pages, keeps=nothing_kept):
    return sort_pages(pages, print_of, keeps)


def kept_scan(*signed: Signed, missing=()) -> KeptPaper:
    return KeptPaper(
        id="k1",
        programme=BUNDLE.programme,
        matter_id="m1",
        kind="application_card",
        title="Karta zgłoszenia",
        source=Source.SCANNED,
        edition=1,
        made_on=date(2026, 1, 3),
        filed_at=datetime(2026, 1, 5, tzinfo=UTC),
        filed_by="Klara Zmyślona",
        files=(),
        code=BUNDLE.code,
        code_edition=1,
        pages=3,
        missing=missing,
        signed=signed,
    )


@given(SIDES, st.randoms(use_true_random=False))
def test_every_page_lands_where_its_code_says_or_stays_for_a_clerk(sides, shuffling):
    shuffling.shuffle(sides)
    pages = stack_of(sides)
    done = sort(pages)
    assert [page.number for page in done] == [page.number for page in pages], "nothing is lost"
    for page in done:
        paper = print_of(page.code, page.edition) if page.code else None
        part = paper.part_of(page.page) if paper and paper.pages == page.pages else None
        if page.state is PageState.KNOWN:
            assert part is not None
            assert page.matter_id == part.matter_id != ""
        elif page.state is PageState.DOUBLE:
            twin = done[page.same_as - 1]
            assert (twin.code, twin.edition, twin.page) == (page.code, page.edition, page.page)
            assert twin.state is PageState.KNOWN
        else:
            assert not page.matter_id
    known = [(p.code, p.edition, p.page) for p in done if p.state is PageState.KNOWN]
    assert len(known) == len(set(known))
    assert sort(done) == done, "sorted again it is the same"


@given(SIDES)
def test_papers_hold_every_known_page_once_and_name_what_is_missing(sides):
    done = sort(stack_of(sides))
    papers = papers_of(done, print_of, nothing_kept)
    found = Counter(page.number for paper in papers for page in paper.found)
    assert found == Counter(page.number for page in done if page.state is PageState.KNOWN)
    for paper in papers:
        assert {page.matter_id for page in paper.found} == {paper.matter_id}
        numbers = [page.page - paper.part.first + 1 for page in paper.found]
        assert sorted(numbers + list(paper.missing)) == list(range(1, paper.part.pages + 1))


def test_each_kind_of_page_is_told_apart():
    sides = [code_of(BUNDLE, 1), code_of(UNTAKEN, 2), FOREIGN, None, "", code_of(LETTER, 1)]
    states = [page.state for page in sort(stack_of(sides))]
    assert states == [
        PageState.COVER,
        PageState.UNTAKEN,
        PageState.FOREIGN,
        PageState.UNREADABLE,
        PageState.BLANK,
        PageState.KNOWN,
    ]


def test_a_page_that_counts_other_pages_than_the_print_has_is_nobodys():
    for odd in ({"pages": 3}, {"page": 3}):
        (page,) = sort(stack_of([replace(code_of(LETTER, 1), **odd)]))
        told = (page.state, page.why, page.matter_id)
        assert told == (PageState.UNREADABLE, Why.OTHER_LENGTH, "")


def test_of_two_same_pages_a_clerk_may_choose():
    pages = stack_of([code_of(LETTER, 1), code_of(LETTER, 1)])
    first, second = sort(pages)
    assert (first.state, second.state, second.same_as) == (PageState.KNOWN, PageState.DOUBLE, 1)
    first, second = sort((first, replace(second, chosen=True)))
    assert (first.state, first.same_as, second.state) == (PageState.DOUBLE, 2, PageState.KNOWN)
    first, second = sort((first, replace(second, state=PageState.DROPPED)))
    assert (first.state, first.same_as) == (PageState.KNOWN, 0)
    both = sort(replace(page, chosen=True) for page in pages)
    assert [page.state for page in both] == [PageState.KNOWN, PageState.DOUBLE]


def test_a_page_that_lies_signed_in_the_dossier_is_a_double():
    kept = kept_scan(Signed(4, "uczestnik", True))
    pages = stack_of([code_of(BUNDLE, page) for page in (2, 4)])
    done = sort(pages, lambda *_: kept)
    assert [(page.state, page.kept_id) for page in done] == [(PageState.DOUBLE, "k1")] * 2
    chosen = sort((replace(done[0], chosen=True), done[1]), lambda *_: kept)
    assert [page.state for page in chosen] == [PageState.KNOWN, PageState.DOUBLE]
    assert {(page.state, page.kept_id) for page in sort(done)} == {(PageState.KNOWN, "")}


def test_a_page_that_lies_there_without_its_signature_comes_anew():
    for seen in (False, None):
        kept = kept_scan(Signed(4, "uczestnik", seen))
        done = sort(stack_of([code_of(BUNDLE, page) for page in (2, 4)]), lambda *_, k=kept: k)
        assert [page.state for page in done] == [PageState.DOUBLE, PageState.KNOWN]


def test_pages_that_were_missing_complete_what_lies_there():
    kept = kept_scan(missing=(2, 3))
    done = sort(stack_of([code_of(BUNDLE, 3)]), lambda *_: kept)
    (paper,) = papers_of(done, print_of, lambda *_: kept)
    assert paper.missing == (3,)
    assert paper.earlier == kept


def test_places_to_sign_are_open_until_somebody_looked():
    done = sort(stack_of([code_of(BUNDLE, 4)]))
    (paper,) = papers_of(done, print_of, nothing_kept)
    assert [(page.number, index) for page, index in paper.open_places] == [(1, 0)]
    looked = tuple(replace(each, by="Klara") for each in done[0].signed)
    again = sort((replace(done[0], signed=looked),))
    assert papers_of(again, print_of, nothing_kept)[0].is_settled
    elsewhere = (Signed(6, "uczestnik", seen=True, by="Klara"),)
    (moved,) = sort((replace(done[0], signed=elsewhere),))
    assert moved.signed == (Signed(4, "uczestnik"),), "what was seen on another page is not of this"


def test_pages_of_two_editions_are_not_the_same():
    pages = stack_of([replace(code_of(LETTER, 1), edition=edition) for edition in (1, 2)])
    done = sort_pages(pages, lambda _, edition: replace(LETTER, edition=edition), nothing_kept)
    assert [page.state for page in done] == [PageState.KNOWN] * 2


def test_papers_stand_by_matter_and_as_they_were_printed():
    done = sort(stack_of([code_of(LETTER, 1), code_of(BUNDLE, 5), code_of(BUNDLE, 2)]))
    papers = papers_of(done, print_of, nothing_kept)
    assert [paper.kind for paper in papers] == ["application_card", "activity_scope", "award"]


def test_pages_by_word_alone_are_told_apart_by_whose_and_which_paper_they_are():
    told = {"kind": "other_paper", "title": "Pełnomocnictwo", "matter_id": "m1", "page": 1}
    others = ({}, {"matter_id": "m2"}, {"title": "Upoważnienie"})
    done = sort(replace(a_side(n), **told | other) for n, other in enumerate(others, 1))
    assert [page.state for page in done] == [PageState.KNOWN] * 3
    papers = papers_of(done, print_of, nothing_kept)
    assert sorted((paper.matter_id, paper.title) for paper in papers) == [
        ("m1", "Pełnomocnictwo"),
        ("m1", "Upoważnienie"),
        ("m2", "Pełnomocnictwo"),
    ]


def test_pages_by_word_alone_make_a_paper_of_their_own():
    told = {"kind": "certificate_copy", "title": "Kopia orzeczenia", "matter_id": "m1"}
    pages = [replace(a_side(n), page=page, **told) for n, page in ((1, 3), (2, 1), (3, 1))]
    done = sort(pages)
    assert [page.state for page in done] == [*[PageState.KNOWN] * 2, PageState.DOUBLE]
    (paper,) = papers_of(done, print_of, nothing_kept)
    assert (paper.kind, paper.missing, paper.part) == ("certificate_copy", (2,), None)
    assert [page.number for page in paper.found] == [2, 1]
