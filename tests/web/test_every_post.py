"""Every applicant's address that takes a form, sent anything, with an application open or not: no 500."""

import io
import re
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.builders import a_case
from tests.documents.copies.specimens import a_pdf
from tests.web.visitor import Visitor

PATHS = [
    "/program/wiazowna_2026/zacznij",
    "/program/nie-ma/zacznij",
    "/wroc",
    "/wniosek/kod",
    "/wniosek/kopia-orzeczenia",
    "/wniosek/dokumenty",
    "/wniosek/usun",
    "/wniosek/zakoncz",
    "/wniosek/pytania/uczestnik",
    "/wniosek/pytania/nie-ma",
]
NAMES = st.sampled_from(
    ["action", "code", "carried", "start_token", "birth_date-day", "birth_date-year", "filled_by",
     "na-papierze", "files", "first_name", "wroc", "csrf_token", ""]
) | st.text(max_size=12)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["\x00", "yes", "-1", "9" * 400, "٣", "{{ 7*7 }}", "[]", "{", '{"page":{},"raw":[]}', "up-",
         "remove-0123456789abcdef", "up-0123456789abcdef", "down-../../etc", "add", "next", "save"]
    ),
)  # fmt: skip
FILES = st.sampled_from(
    [b"", b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"<html>", a_pdf()[:-200]]
)
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""What is found is told as it is: making it smaller takes minutes of posts."""
FILE_NAMES = st.sampled_from(["a.pdf", "", "../../../etc/passwd", "x" * 300, "ż\x00ó.jpg"])


def sendable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@settings(max_examples=12, deadline=None, phases=FOUND, suppress_health_check=list(HealthCheck))
@given(data=st.data())
@pytest.mark.parametrize("path", PATHS)
def test_no_form_of_any_shape_breaks_an_address(site: Flask, path: str, data: Any):
    visitor = Visitor(site)
    if data.draw(st.booleans(), label="has an application open"):
        visitor.start(a_case())
    else:
        visitor.get("/wroc")
    token = re.search(r'name="csrf_token" value="([^"]+)"', visitor.page)
    sent: dict[str, Any] = {
        sendable(name): [sendable(value) for value in values]
        for name, values in data.draw(
            st.dictionaries(NAMES, st.lists(VALUES, max_size=3), max_size=8), label="form"
        ).items()
    }
    if data.draw(st.booleans(), label="knows the token") and token:
        sent["csrf_token"] = token[1]
    if data.draw(st.booleans(), label="sends a file"):
        body = io.BytesIO(data.draw(FILES))
        sent[data.draw(st.sampled_from(["files", "code", "first_name"]))] = (
            body,
            sendable(data.draw(FILE_NAMES)),
        )
    response = visitor.client.post(path, data=sent, follow_redirects=True)
    assert response.status_code < 500
    assert visitor.get("/wniosek").status_code < 500


def test_every_address_that_takes_a_form_is_tried(site: Flask):
    takes = {
        str(rule.rule)
        for rule in site.url_map.iter_rules()
        if "POST" in (rule.methods or set()) and not rule.rule.startswith("/biuro")
    }
    adapter = site.url_map.bind("")
    tried = {str(adapter.match(path, "POST", return_rule=True)[0].rule) for path in PATHS}
    assert tried == takes


@pytest.mark.parametrize(
    "head", ["form-data", 'form-data; name=""', 'form-data; filename="a.pdf"', "nonsense", ""]
)
@pytest.mark.parametrize("path", PATHS)
def test_a_part_that_says_no_name_is_refused(site: Flask, path: str, head: str):
    visitor = Visitor(site)
    said = f"Content-Disposition: {head}\r\n" if head else ""
    body = f"--b\r\n{said}\r\nx\r\n--b--\r\n".encode()
    response = visitor.client.post(path, data=body, content_type="multipart/form-data; boundary=b")
    assert 400 <= response.status_code < 500
