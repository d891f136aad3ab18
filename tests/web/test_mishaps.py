"""Nothing that can be sent makes the service fail, and every mishap is told in Polish."""

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.attachments.answers import EVERY_PAGE
from tests.builders import a_case, a_child_case
from tests.web.visitor import Visitor

ANYTHING = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["\x00", "yes", "-1", "99999999999999999999", "{{ 7*7 }}", "<b>", "٣", "1e400", "\ud800"]
    ),
)
ENDINGS = ["", "-day", "-month", "-year", "-0-name", "-rows", "-999-x", "[]"]


def unpaired(text: str) -> str:
    """A browser cannot send half a surrogate pair; what it sends instead is a question mark."""
    return text.encode("utf-8", "replace").decode()


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_post_of_any_shape_breaks_a_page(site: Flask, data):
    visitor = Visitor(site)
    visitor.start(a_child_case() if data.draw(st.booleans()) else a_case())
    page = data.draw(st.sampled_from(EVERY_PAGE))
    names = st.one_of(
        st.text(max_size=20),
        st.builds(str.__add__, st.sampled_from([f.name for f in page()]), st.sampled_from(ENDINGS)),
    )
    sent = data.draw(st.dictionaries(names, st.lists(ANYTHING, max_size=3), max_size=12))
    sent = {unpaired(name): [unpaired(value) for value in values] for name, values in sent.items()}
    sent.pop("csrf_token", None)
    action = data.draw(st.sampled_from(["next", "save", "add-x", "remove-x-0", "", "\x00"]))
    visitor.get(f"/wniosek/pytania/{page.slug}")
    response = visitor.post(f"/wniosek/pytania/{page.slug}", {**sent, "action": action})
    assert response.status_code < 500
    for path in ("/wniosek", "/wniosek/sprawdz", "/wniosek/wynik"):
        assert visitor.get(path).status_code < 500, path


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nie-ma", 404, "Nie ma takiej strony"),
        ("/program/nie-ma", 404, "Nie ma takiej strony"),
        ("/program/../etc/passwd", 404, "Nie ma takiej strony"),
        ("/program/wiazowna_2026/druki/nie-ma.pdf", 404, "Nie ma takiej strony"),
        ("/program/wiazowna_2026/druki/application_card.exe", 404, "Nie ma takiej strony"),
        ("/wniosek/zakoncz", 405, "nie otwiera się w ten sposób"),
    ],
)
def test_a_wrong_address_is_told_in_polish(site: Flask, path: str, status: int, words: str):
    visitor = Visitor(site)
    assert visitor.get(path).status_code == status
    assert words in visitor.text


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data", ""])
def test_a_body_that_is_no_form_is_refused(site: Flask, kind: str):
    visitor = Visitor(site)
    visitor.start(a_case())
    response = visitor.client.post(
        "/wniosek/pytania/uczestnik", data=b"\xff\x00{", content_type=kind
    )
    assert 400 <= response.status_code < 500


def test_too_many_fields_and_too_much_text_are_refused(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.get("/wniosek/pytania/uczestnik")
    many = visitor.post("/wniosek/pytania/uczestnik", {f"f{n}": "x" for n in range(3000)})
    assert many.status_code < 500
    long = visitor.post("/wniosek/pytania/uczestnik", {"first_name": "x" * 5_000_000})
    assert long.status_code == 413
    assert "za duże" in visitor.text


def test_an_own_fault_says_so_and_quotes_nothing(site: Flask, monkeypatch, caplog):
    visitor = Visitor(site)
    visitor.start(a_case())

    def fault(*_args: object) -> None:
        raise RuntimeError("Zofia Przykładowa")

    monkeypatch.setattr("app.web.answering.render_template", fault)
    assert visitor.get("/wniosek").status_code == 500
    assert "po naszej stronie" in visitor.text
    assert "Przykładowa" not in visitor.page + caplog.text
