"""What goes over thin connections: files once a year, pages small, and nothing told by a page's length."""

import gzip
import re

import pytest
from flask import Flask

from app.web.compressing import version
from tests.web.visitor import Visitor

GZIP = {"Accept-Encoding": "gzip, deflate, br"}
PAGES = ("/", "/pomoc", "/program/wiazowna_2026")
FILES = ("teczka.css", "teczka.js", "icon.svg")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same_compressed(site: Flask, path: str):
    client = site.test_client()
    plain, small = client.get(path), client.get(path, headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) == int(small.headers["Content-Length"]) < len(plain.data) / 2
    assert "Accept-Encoding" in small.headers["Vary"]
    assert small.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("site_of", ["cross-site", "same-site"])
def test_what_another_site_asked_for_tells_nothing_by_its_length(site: Flask, site_of: str):
    headers = GZIP | {"Sec-Fetch-Site": site_of}
    assert "Content-Encoding" not in site.test_client().get("/", headers=headers).headers


@pytest.mark.parametrize("site_of", ["same-origin", "none"])
def test_what_the_person_asked_for_is_small(site: Flask, site_of: str):
    headers = GZIP | {"Sec-Fetch-Site": site_of}
    assert site.test_client().get("/", headers=headers).headers["Content-Encoding"] == "gzip"


def test_what_was_typed_is_never_compressed_beside_a_token(site: Flask):
    visitor = Visitor(site)
    visitor.get("/wroc")
    response = visitor.post("/wroc", {"code": "x" * 2000}, headers=GZIP)
    assert len(response.data) > 2000
    assert "Content-Encoding" not in response.headers


def test_the_length_of_a_page_is_blurred(site: Flask):
    client = site.test_client()
    lengths = {len(client.get("/pomoc", headers=GZIP).data) for _ in range(20)}
    assert len(lengths) > 5


@pytest.mark.parametrize("name", FILES)
def test_a_file_named_with_its_version_is_kept_for_a_year(site: Flask, name: str):
    client = site.test_client()
    address = f"/static/{name}?v={version(site, name)}"
    assert address in client.get("/").get_data(as_text=True)
    response = client.get(address, headers=GZIP, buffered=True)
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for other in (f"/static/{name}", f"/static/{name}?v=0123456789", f"/static/{name}?v="):
        assert client.get(other, buffered=True).headers["Cache-Control"] == "no-cache"


def test_compressed_files_are_the_files_and_small(site: Flask):
    client = site.test_client()
    for name, most in (("teczka.css", 18_000), ("teczka.js", 6_000)):
        plain, small = (
            client.get(f"/static/{name}", headers=each, buffered=True) for each in ({}, GZIP)
        )
        assert gzip.decompress(small.data) == plain.data
        assert len(small.data) < most
        again = GZIP | {"If-None-Match": small.headers["ETag"]}
        assert client.get(f"/static/{name}", headers=again, buffered=True).status_code == 304


def test_every_file_a_page_names_has_a_version(site: Flask):
    for path in PAGES:
        for address in re.findall(
            r'"(/static/[^"]+)"', site.test_client().get(path).get_data(as_text=True)
        ):
            assert re.search(r"\?v=[0-9a-f]{10}$", address), address


def test_a_file_that_is_not_there_has_no_version(site: Flask):
    assert version(site, "nie-ma.css") == ""
    assert site.test_client().get("/static/nie-ma.css?v=").status_code == 404
