"""The text of a DOCX as it is read, and the blank it was filled in on."""

import hashlib
import io

import docx

from app.documents.docx_text import blank_digest, docx_lines
from app.documents.fill import fill


def a_blank() -> bytes:
    document, written = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "Nagłówek"
    document.sections[0].footer.paragraphs[0].text = "Stopka"
    document.add_paragraph("Przed tabelą: {{ said }}")
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"komórka {number}"
    document.add_paragraph("")
    document.add_paragraph("Po tabeli")
    document.save(written)
    return written.getvalue()


def test_lines_are_those_of_head_body_and_foot_tables_row_by_row():
    filled = fill(a_blank(), {"said": "raz\ndwa\tdwa"}, title="x")
    cells = [f"komórka {number}" for number in range(4)]
    body = ["Przed tabelą: raz", "dwa\tdwa", *cells, "Po tabeli"]
    assert list(docx_lines(filled)) == ["Nagłówek", *body, "Stopka"]


def test_a_paper_tells_the_blank_it_was_filled_in_on():
    blank = a_blank()
    filled = fill(blank, {"said": "x"}, title="x")
    assert blank_digest(filled) == hashlib.sha256(blank).hexdigest()
    assert not blank_digest(blank)
