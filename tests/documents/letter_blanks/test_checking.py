"""What a blank may say and what it may not: every fault with its paragraph, its words and what to do."""

import re
from dataclasses import replace

import docx
import jinja2
import pytest
from docx.shared import Mm

from app.documents import fill as filling
from app.documents.letter import blank_of
from app.documents.letter_blanks import checking
from app.documents.letter_blanks.checking import MOST_FAULTS, faults
from app.documents.letter_blanks.grammar import Fault
from app.errors import BlankBroken, DeedRefused
from app.letters import ALL
from app.letters.letter import Letter
from rules.programme import LetterForm, Letters, load_programme, programme_slugs
from rules.verdict import Source
from tests.documents.letter_blanks.specimens import ADDED, a_blank, blank_bytes
from tests.documents.specimens import as_bytes

AWARD, _, REFUSAL, *_ = ALL
SEJNY = load_programme("sejny_2026")


def of_award(*paragraphs: str) -> tuple[Fault, ...]:
    return faults(blank_bytes(*paragraphs), AWARD, SEJNY)


@pytest.fixture
def nothing_may_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither compiled nor rendered: either would be noticed at once."""

    def noticed(*_: object, **__: object) -> None:
        raise AssertionError("a refused blank came to the template engine")

    monkeypatch.setattr(jinja2.Environment, "from_string", noticed)
    monkeypatch.setattr(jinja2.Environment, "compile", noticed)
    monkeypatch.setattr(jinja2.Template, "render", noticed)
    filling._compiled_bytes.cache_clear()


@pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.slug)
def test_our_own_blanks_have_no_fault(letter: Letter) -> None:
    for slug in programme_slugs():
        assert faults(blank_of(letter).read_bytes(), letter, load_programme(slug)) == ()


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        (
            "{{greeting}}",
            "zdanie, {% if contact %}kontakt: {{ contact }}{% else %}brak{% endif %}.",
        ),
        ("{%p if not own_funds %}", "bez środków własnych", "{%p endif %}"),
        ("{% for right in rights %}{{ right.text }}; {% endfor %}",),
        (
            "{%p for a in rights %}",
            "{% for b in duties %}{{ b.text }}{% endfor %}",
            "{%p endfor %}",
        ),
        ("nawiasy { } i procent 50% zwykłego tekstu",),
    ],
)
def test_what_a_letter_needs_may_be_said(paragraphs: tuple[str, ...]) -> None:
    assert of_award(*paragraphs) == ()


ATTEMPTS = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ addressee.__class__ }}",
    "{{ addressee['__class__'] }}",
    "{{ addressee|upper }}",
    "{{ addressee.upper() }}",
    "{{ 10**10**10 }}",
    "{{ range(10**9) }}",
    "{{ self }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{{ hours ~ year }}",
    "{{ 'a' if hours else 'b' }}",
    "{{ _hours }}",
    "{{r hours }}",
    "{{- hours }}",
    "{% for i in range(10**9) %}{% endfor %}",
    "{% for i in rights if i.text %}{{ i.text }}{% endfor %}",
    "{% for i in rights recursive %}{{ i.text }}{% endfor %}",
    "{% for i, j in rights %}{% endfor %}",
    "{% for _i in rights %}{% endfor %}",
    "{% set x = 1 %}",
    "{% include 'x' %}",
    "{% import 'os' as o %}",
    "{% from 'os' import path %}",
    "{% extends 'x' %}",
    "{% macro m() %}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% block b %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% raw %}x{% endraw %}",
    "{% if hours > 3 %}x{% endif %}",
    "{% if hours and year %}x{% endif %}",
    "{% if hours %}x{% elif year %}y{% endif %}",
    "{% do hours %}",
    "{%- if hours %}x{% endif %}",
    "{%tc if hours %}x{% endif %}",
    "{# uwaga #}",
    "{{ hours",
    "hours }}",
    "{% if hours",
    "{{ {{ hours }} }}",
]


@pytest.mark.usefixtures("nothing_may_run")
@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_whatever_else_is_refused_with_its_paragraph_and_nothing_runs(attempt: str) -> None:
    found = of_award("zwykłe zdanie", attempt)
    assert found
    assert all(fault.place.startswith(f"akapit {ADDED + 1} („") for fault in found), found
    assert attempt[:20] in found[0].place
    assert all(re.search(r"[.:]", fault.sentence) for fault in found)


@pytest.mark.usefixtures("nothing_may_run")
def test_loops_within_loops_within_loops_are_refused() -> None:
    depth = 6
    begins = "".join(f"{{% for a{i} in rights %}}" for i in range(depth))
    found = of_award(begins + "x" + "{% endfor %}" * depth)
    assert [fault.sentence[:15] for fault in found] == ["Pętla w pętli m"] * (depth - 2)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("{{ adressee }}", "Czy chodziło o „addressee”?"),
        ("{{ hour }}", "Czy chodziło o „hours”?"),
        ("{{ nazwisko_panieńskie }}", "Sprawdź nazwę na liście znaczników"),
        ("{{ rights }}", "„rights” to lista. Wypisz ją w pętli: {%p for wiersz in rights %}"),
        ("{{ hours.text }}", "„hours” nie ma części po kropce. Zostaw samą nazwę: {{ hours }}."),
        ("{% for x in rights %}{{ x }}{% endfor %}", "np. {{ x.text }}."),
        ("{% for x in rights %}{{ x.tekst }}{% endfor %}", "Czy chodziło o „x.text”?"),
        ("{% for x in hours %}{% endfor %}", "„hours” nie jest listą"),
        (
            "{% for hours in rights %}{{ hours.text }}{% endfor %}",
            "ta nazwa jest zajęta. Wpisz inną",
        ),
        ("{% for in in rights %}{% endfor %}", "ta nazwa jest zajęta"),
        ("{% for loop in rights %}{% endfor %}", "ta nazwa jest zajęta"),
        ("{% if nie_ma %}x{% endif %}", "nie ma znacznika „nie_ma”"),
        ("{% endif %}", "nie pasuje do żadnego wcześniejszego początku"),
        ("{% for x in rights %}{{ x.text }}{% else %}{% endfor %}", "nie pasuje do żadnego"),
        ("tekst {%p if hours %}", "musi stać sam w akapicie"),
        ("{%tr for x in rights %}", "musi stać sam w osobnym wierszu tabeli"),
        ("{% if hours %}tekst", "Dopisz tu {% endif %}"),
        ("{%p for x in rights %}", "Dodaj dalej, w osobnym akapicie lub wierszu, {%p endfor %}"),
    ],
)
@pytest.mark.usefixtures("nothing_may_run")
def test_every_fault_says_what_to_do_in_the_paragraph_it_is_in(wrong: str, said: str) -> None:
    found = of_award(wrong)
    assert any(said in fault.sentence for fault in found), found
    assert {fault.place for fault in found} == {f"akapit {ADDED} („{wrong}”)"}


@pytest.mark.usefixtures("nothing_may_run")
def test_a_loop_without_end_is_told_where_it_began() -> None:
    found = of_award("jeden", "{%p for x in rights %}", "{{ x.text }}", "dalej")
    assert [fault.place for fault in found] == [f"akapit {ADDED + 1} („{{%p for x in rights %}}”)"]


def test_a_mark_that_word_split_over_runs_is_one_mark() -> None:
    document = a_blank()
    paragraph = document.add_paragraph("przed {{ gree")
    paragraph.add_run("ting").bold = True
    paragraph.add_run(" }} po")
    assert faults(as_bytes(document), AWARD, SEJNY) == ()
    paragraph = document.add_paragraph("{{ ''.__cl")
    paragraph.add_run("ass__ }}")
    assert faults(as_bytes(document), AWARD, SEJNY)[0].place.startswith(f"akapit {ADDED + 1} ")


def test_rows_of_a_table_may_repeat() -> None:
    document = a_blank()
    table = document.add_table(rows=3, cols=1)
    for row, text in enumerate(("{%tr for each in rights %}", "{{ each.text }}", "{%tr endfor %}")):
        table.cell(row, 0).text = text
    assert faults(as_bytes(document), AWARD, SEJNY) == ()


def test_headers_and_footers_are_read_too_and_named() -> None:
    document = a_blank()
    document.sections[0].footer.paragraphs[0].text = "{{ 7*7 }}"
    (found,) = faults(as_bytes(document), AWARD, SEJNY)
    assert found.place == "stopka strony, akapit 1 („{{ 7*7 }}”)"


def test_marks_out_of_sight_are_refused() -> None:
    document = a_blank("obraz")
    run = document.paragraphs[-1].runs[0]._r
    run.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rsidR", "{{ hours }}")
    (found,) = faults(as_bytes(document), AWARD, SEJNY)
    assert "poza tekstem" in found.sentence


def test_changes_nobody_accepted_are_refused() -> None:
    document = a_blank()
    document.element.body.add_p().append(
        docx.oxml.parse_xml(
            '<w:ins xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
        )
    )
    (found,) = faults(as_bytes(document), AWARD, SEJNY)
    assert "zatwierdź albo odrzuć" in found.sentence


@pytest.mark.usefixtures("nothing_may_run")
def test_an_order_ends_where_it_began() -> None:
    document = a_blank()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text = "{%p if own_funds %}"
    table.cell(1, 0).text = "{%p endif %}"
    (found,) = faults(as_bytes(document), AWARD, SEJNY)
    assert "w innej części dokumentu" in found.sentence
    assert found.place == f"akapit {ADDED + 1} („{{%p endif %}}”)"


def test_a_cell_that_is_left_without_a_paragraph_is_found_by_trying() -> None:
    document = a_blank()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "{%p if own_funds %}"
    for text in ("{{ own_funds }}", "{%p endif %}"):
        cell.add_paragraph(text)
    (found,) = faults(as_bytes(document), AWARD, SEJNY)
    assert "bez żadnego akapitu" in found.sentence


def test_what_the_engine_cannot_fill_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise BlankBroken("x, word/document.xml: mismatched (at „tu {{ hours }}”)")

    monkeypatch.setattr(checking, "letter_docx", broken)
    (found,) = of_award()
    assert found.place == "akapit „tu {{ hours }}”"
    assert "nie udało się wypełnić" in found.sentence


@pytest.mark.parametrize(
    ("letter", "mark"),
    [(letter, mark) for letter in ALL for mark in sorted(letter.obligatory)],
    ids=lambda each: getattr(each, "slug", each),
)
def test_a_blank_without_what_the_letter_is_for_is_refused(letter: Letter, mark: str) -> None:
    document = docx.Document(str(blank_of(letter)))
    for paragraph in document.paragraphs:
        row = re.search(r"{%p for (\w+) in " + mark + " %}", paragraph.text)
        if row:
            names = row[1]
            for other in document.paragraphs:
                other.text = re.sub(r"{{ " + names + r"\.\w+ }}", "", other.text)
        paragraph.text = paragraph.text.replace("{{ " + mark + " }}", "")
    document.sections[0].footer.paragraphs[1].text = ""
    found = faults(as_bytes(document), letter, SEJNY)
    assert any(f"brakuje znacznika „{mark}”" in fault.sentence for fault in found)
    assert all(fault.place == "" for fault in found)


def test_an_office_that_decides_needs_the_notice_of_appeal() -> None:
    decides = replace(SEJNY, letters=Letters(LetterForm.DECISION, Source("BG")))
    (found,) = faults(blank_bytes(), AWARD, decides)
    assert "brakuje znacznika „appeal”" in found.sentence
    assert faults(blank_bytes("{{ appeal }}"), AWARD, decides) == ()


def test_a_letter_this_office_has_nothing_to_tell_in_is_no_fault_of_its_blank(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object) -> bytes:
        raise DeedRefused(("Tu limit jest jeden dla wszystkich.",))

    monkeypatch.setattr(checking, "letter_docx", refused)
    assert of_award() == ()


def test_no_more_faults_are_told_than_somebody_reads() -> None:
    assert len(of_award(*["{{ nie_ma }}"] * 100)) == MOST_FAULTS


@pytest.mark.parametrize(
    ("left", "low", "footer", "said"),
    [
        (Mm(20), Mm(10), "stopka", []),
        (Mm(12.7), Mm(10), "stopka", [checking.NARROW]),
        (Mm(25), Mm(5), "stopka", [checking.LOW]),
        (Mm(25), Mm(0), "", []),
    ],
)
def test_the_corner_of_a_page_s_code_stays_free(
    left: Mm, low: Mm, footer: str, said: list[str]
) -> None:
    blank = a_blank()
    [section] = blank.sections
    section.left_margin, section.footer_distance = left, low
    section.footer.paragraphs[0].text = footer
    assert [fault.sentence for fault in faults(as_bytes(blank), AWARD, SEJNY)] == said
