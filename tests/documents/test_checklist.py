from dataclasses import replace

import pytest

from app.attachments.attachment import Signature, Signer
from app.documents.checklist import Paper, contents, left_empty, numbered, to_add, to_sign
from app.documents.handing_in import UNSURE
from rules.programme import load_programme
from rules.vocabulary import Document, Household
from tests.builders import a_case, a_situation

WIAZOWNA, SEJNY = load_programme("wiazowna_2026"), load_programme("sejny_2026")
PARTICIPANT = Signature("uczestnik – Zofia Przykładowa", "podpis uczestnika")
ASSISTANT = Signature("asystent", "podpis asystenta", Signer.ASSISTANT)
OFFICE = Signature("realizator", "podpis realizatora", Signer.ORGANISER)
CARD = Paper(Document.APPLICATION_CARD, "Załącznik nr 1", 3, {OFFICE: 3, PARTICIPANT: 2})
SCOPE = Paper(Document.ACTIVITY_SCOPE, "Załącznik nr 2", 1, {ASSISTANT: 1, OFFICE: 1})
COPY = Paper(Document.CERTIFICATE_COPY, "Kopia orzeczenia", 2)


def test_papers_follow_one_another_after_the_cover() -> None:
    papers = numbered([CARD, SCOPE, COPY], first=3)
    assert contents(papers) == [
        {"title": "Załącznik nr 1", "pages": "3–5"},
        {"title": "Załącznik nr 2", "pages": "6"},
        {"title": "Kopia orzeczenia", "pages": "7–8"},
    ]


def test_every_place_to_sign_is_listed_in_the_order_of_the_pages() -> None:
    backwards = Paper(CARD.slug, CARD.title, 3, {ASSISTANT: 3, OFFICE: 3, PARTICIPANT: 2})
    places = to_sign(numbered([backwards, SCOPE, COPY], first=2))
    assert [(p["title"], p["page"], p["who"]) for p in places] == [
        ("Karta zgłoszenia do Programu", "3", "uczestnik – Zofia Przykładowa"),
        ("Karta zgłoszenia do Programu", "4", "asystent"),
        ("Karta zakresu czynności", "5", "asystent"),
    ]


@pytest.mark.parametrize(
    ("papers", "words"),
    [
        ([COPY], ""),
        ([SCOPE], "2"),
        ([CARD, SCOPE], "4 i 5"),
        ([CARD, SCOPE, SCOPE], "4, 5 i 6"),
    ],
)
def test_the_offices_places_are_left_empty(papers: list[Paper], words: str) -> None:
    assert left_empty(numbered(papers, first=2)) == words


def test_a_bound_copy_is_pointed_at_and_a_missing_one_asked_for() -> None:
    [bound] = to_add(a_case(), WIAZOWNA, numbered([CARD, COPY], first=2))
    [missing] = to_add(a_case(), WIAZOWNA, numbered([CARD], first=2))
    assert bound == {
        "title": "Kopia orzeczenia",
        "how": "jest w pakiecie (str. 5–6); sprawdź, czy da się przeczytać cały tekst",
    }
    assert missing["how"] == "dołącz do pakietu"


def test_a_certificate_only_shown_is_not_to_be_handed_in() -> None:
    situation = a_situation(household=Household.WITH_DISABLED_PERSONS, helped_by_others=False)
    added = list(to_add(a_case(situation=situation), WIAZOWNA, [CARD]))
    assert added[-1] == {
        "title": "Orzeczenie osoby wspólnie zamieszkującej",
        "how": "weź ze sobą i pokaż w biurze; nie oddawaj",
    }


def test_what_no_source_asks_for_is_said_to_be_unconfirmed() -> None:
    case = replace(a_case(), programme="sejny_2026")
    [copy] = to_add(case, SEJNY, [CARD])
    assert copy["how"] == f"dołącz do pakietu{UNSURE}"
