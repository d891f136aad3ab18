"""The papers as a visitor gets them: asked for, made, downloaded, and made anew when answers change."""

import io

import pytest
from flask import Flask
from pypdf import PdfReader

from tests.builders import a_case
from tests.web.visitor import Visitor

pytestmark = [pytest.mark.office]


@pytest.fixture
def visitor(office_site: Flask) -> Visitor:
    visitor = Visitor(office_site)
    case = a_case()
    visitor.start(case)
    visitor.answer_all(case)
    return visitor


def make(visitor: Visitor) -> None:
    visitor.get("/wniosek/dokumenty")
    visitor.post("/wniosek/dokumenty", {})
    for _ in range(30):
        if "Pobierz pakiet" in visitor.text:
            return
        visitor.get("/wniosek/dokumenty")
    raise AssertionError(visitor.text)


def bundle(visitor: Visitor) -> str:
    response = visitor.client.get("/wniosek/dokumenty/bundle.pdf")
    assert response.status_code == 200
    assert response.mimetype == "application/pdf"
    assert "attachment" in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"] == "no-store"
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(response.data)).pages)


def test_the_bundle_says_plainly_what_is_missing_and_is_made_anew_after_a_change(visitor: Visitor):
    make(visitor)
    assert "Dołącz kopię aktualnego orzeczenia" in " ".join(bundle(visitor).split())
    visitor.get("/wniosek/kopia-orzeczenia")
    visitor.post("/wniosek/kopia-orzeczenia", {"na-papierze": "yes", "action": "next"})
    assert visitor.client.get("/wniosek/dokumenty/bundle.pdf").status_code == 404
    make(visitor)
    assert "Dołącz kopię aktualnego orzeczenia" not in " ".join(bundle(visitor).split())


def test_every_paper_can_be_had_as_docx_and_pdf(visitor: Visitor):
    make(visitor)
    for slug in (
        "application_card",
        "activity_scope",
        "gdpr_clause_minister",
        "gdpr_clause_organiser",
    ):
        for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
            response = visitor.client.get(f"/wniosek/dokumenty/{slug}.{ending}")
            assert response.status_code == 200, (slug, ending)
            assert response.data.startswith(start)
    assert visitor.client.get("/wniosek/dokumenty/guardian_acceptance.pdf").status_code == 404
    assert visitor.client.get("/wniosek/dokumenty/application_card.exe").status_code == 404


def test_a_stranger_gets_no_paper(visitor: Visitor, office_site: Flask):
    make(visitor)
    response = Visitor(office_site).client.get("/wniosek/dokumenty/bundle.pdf")
    assert response.status_code == 302
    assert b"%PDF" not in response.data
