"""What is printed under a code is known by it; the same print twice is one edition, another the next."""

from dataclasses import replace

import pytest

from app.dossier.printed import PrintedPaper, PrintedPart, SigningPlace
from app.errors import SealBroken
from app.store.dossier_models import PrintedPartRow

PLACE = SigningPlace(2, "wnioskodawca", 20.0, 40.0, 70.0, 18.0)
BUNDLE = PrintedPaper(
    code="K7MX-3T9P",
    programme="sejny_2026",
    kind="bundle",
    origin="draft-1",
    title="Dokumenty",
    pages=5,
    digest="d1",
    parts=(
        PrintedPart("application_card", "Karta zgłoszenia", 2, 3, signing=(PLACE,)),
        PrintedPart("gdpr_clause", "Klauzula", 5, 1),
    ),
)


def test_a_print_is_found_by_its_code_and_edition_in_its_programme(store):
    given = store.page_codes.give(BUNDLE)
    assert given.edition == 1
    assert store.page_codes.find("sejny_2026", "k7mx3t9p", 1) == given
    assert store.page_codes.find("sejny_2026", "K7MX-3T9P", 2) is None
    assert store.page_codes.find("wiazowna_2026", "K7MX-3T9P", 1) is None
    assert given.part_of(4).slug == "application_card"
    assert given.part_of(1) is None


def test_the_same_print_is_one_edition_and_another_the_next(store):
    give = store.page_codes.give
    assert give(BUNDLE) == give(BUNDLE)
    assert give(replace(BUNDLE, digest="d2")).edition == 2
    assert give(replace(BUNDLE, pages=6)).edition == 3
    assert give(BUNDLE).edition == 1


def test_a_draft_taken_in_gives_its_prints_to_the_matter(store):
    store.page_codes.give(BUNDLE)
    store.page_codes.assign("sejny_2026", "draft-1", "matter-1")
    (mine,) = store.page_codes.of_matter("sejny_2026", "matter-1")
    assert {part.matter_id for part in mine.parts} == {"matter-1"}
    assert store.page_codes.give(BUNDLE) == mine  # printed once more it is the same print
    store.page_codes.forget_unowned(["draft-1"])
    assert store.page_codes.of_matter("sejny_2026", "matter-1")


def test_forgetting_a_matter_leaves_what_is_of_others(store):
    shared = tuple(
        replace(part, matter_id=f"matter-{number}") for number, part in enumerate(BUNDLE.parts)
    )
    store.page_codes.give(replace(BUNDLE, parts=shared))
    assert store.page_codes.forget("sejny_2026", "matter-0") == 1
    (left,) = store.page_codes.editions("sejny_2026", BUNDLE.code)
    assert [part.matter_id for part in left.parts] == ["matter-1"]
    store.page_codes.forget("sejny_2026", "matter-1")
    assert store.page_codes.editions("sejny_2026", BUNDLE.code) == []


def test_a_part_given_to_another_matter_in_the_database_no_longer_opens(store):
    store.page_codes.give(BUNDLE)
    with store.shelf.database.writing() as session:
        session.get(PrintedPartRow, ("sejny_2026", "K7MX3T9P", 1, 2)).subject = "matter-2"
    with pytest.raises(SealBroken):
        store.page_codes.find("sejny_2026", "K7MX-3T9P", 1)


def test_the_code_of_an_origin_is_the_same_each_time_and_another_for_another(store):
    codes = store.page_codes
    assert codes.code_of("batch", "matter") == codes.code_of("batch", "matter")
    assert len({codes.code_of("batch", str(number)) for number in range(500)}) == 500
