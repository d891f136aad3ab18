"""Places to sign told apart, and the words for what was seen there, for papers and for files that came."""

from typing import Any, cast

import pytest
from werkzeug.datastructures import FileStorage

from app.dossier.kept import Signed
from app.dossier.scans import PageState, SentFile, StackPage
from app.dossier.sorting import FoundPaper
from app.web.office.scans import receiving, shown
from app.web.office.scans.signatures import SEEN, Place

MEMBER = Signed(1, "członek komisji")


def test_places_of_one_name_are_numbered_and_a_single_one_is_not():
    page = StackPage(1, PageState.KNOWN, signed=(MEMBER, Signed(1, "uczestnik"), MEMBER))
    places = [Place(page, index, cast("Any", None)) for index in range(3)]
    assert [place.who for place in places] == [
        "członek komisji (1 z 2)",
        "uczestnik",
        "członek komisji (2 z 2)",
    ]


def a_paper(*seen: bool | None, matter_id: str = "m1", by: str = "Klara") -> FoundPaper:
    signed = tuple(Signed(1, "uczestnik", each, by) for each in seen)
    page = StackPage(1, PageState.KNOWN, page=1, signed=signed)
    return FoundPaper(matter_id, "award", "Pismo", (page,))


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (a_paper(), "nie trzeba"),
        (a_paper(None, by=""), "Do sprawdzenia"),
        (a_paper(True, True), "Podpisane"),
        (a_paper(True, False), "Brak podpisu"),
        (a_paper(True, None), "Nie widać podpisu"),
    ],
)
def test_what_was_seen_on_a_paper_is_said(paper: FoundPaper, said: str):
    told = shown._signatures(paper)
    assert said == (told if isinstance(told, str) else told["tag"])


def test_answers_mean_what_they_say():
    assert SEEN == {"tak": True, "nie": False, "nie-widac": None}


def test_papers_stand_in_the_order_of_case_numbers():
    people = shown.Whose("sejny_2026", {"m1": ("10.2026", "A"), "m2": ("2.2026", "B")})
    papers = [a_paper(matter_id="m1"), a_paper(matter_id="m2")]
    assert shown.in_case_order(papers, people) == papers[::-1]


def test_a_double_says_where_the_other_is():
    told = [
        shown.said_of(StackPage(2, PageState.DOUBLE, same_as=same), cast("Any", None), people)
        for same, people in ((1, shown.Whose("p", {})), (0, shown.Whose("p", {})))
    ]
    assert "pod numerem 1." in told[0]
    assert "leży już w teczce" in told[1]


def test_a_stack_is_called_by_its_first_file_and_how_many_came_with_it():
    files = [SentFile(b"", "application/pdf", name) for name in ("jeden.pdf", "dwa.pdf")]
    assert receiving._name(files[:1]) == "jeden.pdf"
    assert receiving._name(files) == "jeden.pdf i inne (2\N{NO-BREAK SPACE}pliki)"
    assert receiving._called(FileStorage(filename="x" * 99 + ".pdf")) == "x" * 76 + ".pdf"
