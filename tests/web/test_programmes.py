"""The first pages: every programme, its window, its papers to fill in by hand."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from rules.programme import load_programme, programme_slugs
from tests.web.site import a_site, close
from tests.web.visitor import Visitor


def test_the_first_page_names_every_programme(site: Flask):
    visitor = Visitor(site)
    visitor.get("/")
    for slug in programme_slugs():
        assert f'href="/program/{slug}"' in visitor.page
        assert load_programme(slug).name in visitor.text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 12, 22), "będzie trwał"),
        (date(2025, 12, 23), None),
        (date(2026, 1, 9), None),
        (date(2026, 1, 10), "trwał od"),
    ],
)
def test_outside_the_window_the_page_says_so_and_still_lets_people_begin(
    tmp_path: Path, day: date, words: str | None
):
    site = a_site(tmp_path, day=day)
    visitor = Visitor(site)
    visitor.get("/program/wiazowna_2026")
    assert ("Nabór podstawowy" in visitor.text) is (words is not None)
    if words:
        assert words in visitor.text
    assert "/program/wiazowna_2026/zacznij" in visitor.page
    close(site)


def test_what_no_source_gives_is_not_confirmed(site: Flask):
    visitor = Visitor(site)
    visitor.get("/program/sejny_2026")
    assert visitor.text.count("nie potwierdzono") >= 4


@pytest.mark.office
@pytest.mark.parametrize("slug", programme_slugs())
def test_blank_papers_are_made_once_and_kept(office_site: Flask, slug: str):
    visitor = Visitor(office_site)
    visitor.get(f"/program/{slug}")
    card = visitor.client.get(f"/program/{slug}/druki/application_card.pdf")
    assert card.data.startswith(b"%PDF")
    assert visitor.client.get(f"/program/{slug}/druki/application_card.docx").data[:2] == b"PK"
    again = visitor.client.get(f"/program/{slug}/druki/application_card.pdf")
    assert again.data == card.data
    assert visitor.client.get(f"/program/{slug}/druki/komplet.pdf").data.startswith(b"%PDF")
