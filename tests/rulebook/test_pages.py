"""The pages are those committed, tell every row of the law and every example, and speak Polish."""

import re
from pathlib import Path

import pytest

from app.rulebook import pages, write_pages
from app.rulebook.chapters import ORDER, chapters, home
from app.rulebook.markdown import capital
from app.rulebook.offices import editions, programmes
from app.rulebook.rows import figure_names, law_rows
from rules.programme import RULE_CODES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = pages()
POLISH = {name: text for name, text in PAGES.items() if name.startswith("rules/")}


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_the_one_made_today(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name], "run bin/teczka describe"


def test_no_page_is_left_of_a_chapter_that_is_no_more() -> None:
    assert {f"rules/{path.name}" for path in (DOCS / "rules").glob("*")} == set(POLISH)


def test_pages_are_written_and_idle_ones_taken_away(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "idle.md").touch()

    write_pages(tmp_path)

    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    assert written == set(PAGES)


@pytest.mark.parametrize("rule", RULE_CODES)
def test_every_row_of_the_law_has_one_home_with_its_clauses(rule: str) -> None:
    text = PAGES[f"rules/{home(rule).slug}.md"]
    _, _, section = text.partition(f'<a id="{rule}"></a>')
    section, _, _ = section.partition("<a id=")

    assert law_rows()[rule].meaning in section
    for programme in editions().values():
        assert programme.edition.clauses[rule].quote in section
    for programme in programmes():
        if rule in programme.clauses:
            assert programme.clauses[rule].quote in section


def test_rows_are_those_of_the_law() -> None:
    assert tuple(law_rows()) == RULE_CODES


def test_every_figure_of_every_edition_and_office_is_told_by_some_row() -> None:
    told = {name for row in law_rows().values() for name in row.figures}
    given = {name for p in programmes() for name in p.edition.history}
    given |= {name for p in programmes() for name in (*p.local_history, *p.local_rates)}

    assert given <= told
    assert told == set(figure_names())


def test_every_value_of_a_figure_is_told_with_its_source() -> None:
    whole = "\n".join(POLISH.values())
    for programme in programmes():
        for dated in programme.edition.history.values():
            for figure in dated:
                assert figure.source.clause in whole
                assert figure.source.quote in whole
                assert figure.source.note in whole


def test_every_example_is_told() -> None:
    for chapter in chapters():
        page = PAGES[f"rules/{chapter.slug}.md"]
        for example in chapter.examples:
            assert f"\n| {capital(example.name)} | " in page


def test_every_chapter_has_its_place() -> None:
    assert {chapter.slug for chapter in chapters()} == set(ORDER)


def test_every_link_leads_somewhere() -> None:
    for name, text in PAGES.items():
        for target, anchor in re.findall(r"\]\(([\w./-]+\.md)(#\w+)?\)", text):
            path = (Path(name).parent / target).as_posix()
            assert path in PAGES
            assert not anchor or f'<a id="{anchor[1:]}"></a>' in PAGES[path]


@pytest.mark.parametrize("name", POLISH)
def test_a_page_speaks_polish_and_shows_no_code(name: str) -> None:
    text = re.sub(r"\]\([^)]*\)|<[^>]*>", "", POLISH[name])

    for sign in ("None", "True", "False", "Decimal", "datetime", "mappingproxy", "{", "}", "_"):
        assert sign not in text
    assert not re.search(r"\d{4}-\d\d-\d\d", text)
    assert not re.search(r"\b(the|and|of|with|not|is|yes|hours)\b", text)
    assert ".." not in text


@pytest.mark.parametrize("name", PAGES)
def test_every_table_has_as_many_cells_in_each_line(name: str) -> None:
    for block in re.findall(r"(?:^\|.*\n)+", PAGES[name], re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1
