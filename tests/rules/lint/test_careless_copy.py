"""A deliberately careless copy of an office's file and its edition, as the command line reports it."""

from pathlib import Path

import pytest

from app.command_line.entry import run
from app.command_line.problems import told as told_of
from app.wording.sentences.lint import LINT
from rules.lint import lint
from rules.programme import programme_slugs, read_programme
from rules.verdict import Severity

COPY = Path(__file__).parent / "careless_copy" / "niedbala_2026.yaml"
TITLE = "attachments.application_card.title"

TRAPS = [
    # Every trap of rules.md, what the clerk is told of it, and where it is.
    ("last year's number", "(application_card)” ma tu numer „1”", "attachments.application_card"),
    ("last year's year in a title", "jest rok 2025, a edycja to 2026", TITLE),
    ("last year's year in the edition", "jest rok 2024, a edycja to 2026", "edition.name"),
    ("the ministry's old name", "nazywa się tu „Minister Rodziny i Polityki", "edition.minister.text"),
    ("the ministry's old name once more", "Obecna: Rodziny, Pracy i Polityki Społecznej", "delivery.0.text"),
    ("the programme's old name", "jest nazwa Programu sprzed 2024 roku", "name"),
    ("the other variant", "a edycja jest dla: „Organizacji Pozarządowych”", TITLE),
    ("last year's amount", "Źródło wartości „wartość programu (money)” mówi o roku 2025", "money"),
    ("an amount that is not the source's", "Wartość „wartość programu (money)” to 146,18", "money"),
    ("an amount that is not plausible", "(146,18) jest nieprawdopodobna", "money"),
    ("a wrong number cited", "załącznikiem nr 7 dokument „Karta realizacji usług”", "citations.0"),
    ("an attachment that does not exist", "(ticket_log)”, którego program nie ma", "citations.1"),
    ("an attachment nobody can find", "odsyła do załącznika nr 12", "delivery.0.text"),
    ("the family of another edition", "Może to tekst innej edycji", "edition.family.text"),
    ("the family of another edition against the law's row", "innej edycji", "clauses.A1a.quote"),
    ("a window of last year", "skończył się 9 stycznia 2024 r., ponad 120 dni", "window"),
    ("last year's days quoted", "mówią o roku 2025, a edycja to 2026", "clauses.T6"),
    ("last year's document", "na dokumencie STRONA („Strona Programu", "clauses.A1a"),
    ("another edition's document", "na dokumencie S004 („Strona organizacji", "edition.family.source"),
    ("years that do not agree", "do 31 stycznia 2027 r., a edycja to 2026", "starts"),
]  # fmt: skip


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """Every place the command line names, by what it says of it."""
    assert run(["lint", str(COPY)]) == 1
    places: dict[str, list[str]] = {}
    sentence = ""
    for line in plain(capsys.readouterr().out).splitlines():
        if line.startswith("    "):
            places[sentence].append(line.strip().split(" (")[0])
        else:
            sentence = line
            places[sentence] = []
    return places


@pytest.mark.parametrize(("sentence", "place"), [t[1:] for t in TRAPS], ids=[t[0] for t in TRAPS])
def test_a_trap_of_the_law_is_named_with_its_place(
    sentence: str, place: str, told: dict[str, list[str]]
) -> None:
    assert [
        where
        for said, where in told.items()
        if said.startswith("Błąd: ") and sentence in said and place in where
    ]


def test_every_problem_is_told_in_polish_with_its_place(told: dict[str, list[str]]) -> None:
    headings = {Severity.BLOCKS: "Błąd", Severity.NOTES: "Informacja"}
    for problem in lint(read_programme(COPY)):
        sentence = plain(f"{headings[problem.severity]}: {told_of(problem)}")
        assert problem.place in told[sentence]


def test_one_file_falls_into_every_trap_the_lint_knows() -> None:
    found = {problem.code for problem in lint(read_programme(COPY))}
    assert set(LINT) - found == {"money-too-much"}  # one cannot have too little and too much


def test_the_careless_copy_is_no_programme_of_ours() -> None:
    assert COPY.stem not in programme_slugs()


@pytest.mark.parametrize("slug", programme_slugs())
def test_our_own_programmes_fall_into_no_trap(
    slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lint", slug]) == 0
    assert "Błąd" not in capsys.readouterr().out
