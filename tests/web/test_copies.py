"""The certificate's copy: files are taken, ordered, removed, refused with a reason, and never taken twice."""

import io
import re
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from tests.builders import a_case
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

PAGE = "/wniosek/kopia-orzeczenia"


def a_photo(colour: str = "white") -> bytes:
    photo = io.BytesIO()
    Image.new("RGB", (900, 1300), colour).save(photo, "JPEG")
    return photo.getvalue()


@pytest.fixture
def visitor(site: Flask) -> Visitor:
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.get(PAGE)
    return visitor


def send(visitor: Visitor, *files: tuple[bytes, str], action: str = "add", **more: str) -> int:
    sent = {"files": [(io.BytesIO(data), name) for data, name in files], "action": action, **more}
    return visitor.post(PAGE, sent, content_type="multipart/form-data").status_code


def listed(visitor: Visitor) -> list[str]:
    visitor.get(PAGE)
    return re.findall(r"teczka-file__name\"><bdi[^>]*>([^<]+)</bdi>", visitor.page)


def test_several_files_are_taken_in_order(visitor: Visitor):
    assert (
        send(visitor, (a_photo("white"), "strona 1.jpg"), (a_photo("grey"), "strona 2.jpg")) == 200
    )
    assert listed(visitor) == ["strona 1.jpg", "strona 2.jpg"]


def test_files_are_moved_and_removed(visitor: Visitor):
    send(visitor, (a_photo("white"), "a.jpg"), (a_photo("grey"), "b.jpg"))
    first_down = re.findall(r'value="(down-[0-9a-f]+)"', visitor.page)[0]
    visitor.post(PAGE, {"action": first_down})
    assert listed(visitor) == ["b.jpg", "a.jpg"]
    remove = re.findall(r'value="(remove-[0-9a-f]+)"', visitor.page)[0]
    visitor.post(PAGE, {"action": remove})
    visitor.post(PAGE, {"action": remove})  # a second click on a button whose work is done
    assert listed(visitor) == ["a.jpg"]


def test_the_same_file_is_not_taken_twice(visitor: Visitor):
    photo = a_photo()
    send(visitor, (photo, "a.jpg"))
    send(visitor, (photo, "a.jpg"))
    assert "nie dodaliśmy go drugi raz" in visitor.text
    assert "Dodano plik" not in visitor.text
    assert listed(visitor) == ["a.jpg"]


def test_a_refused_file_says_why_and_keeps_the_good_ones(visitor: Visitor):
    status = send(visitor, (a_photo(), "a.jpg"), (b"MZ nie obraz", "orzeczenie.pdf"))
    assert status == 422
    assert "PDF" in visitor.errors()[0]
    assert listed(visitor) == ["a.jpg"]


def test_going_on_with_nothing_is_told_at_the_field(visitor: Visitor):
    assert send(visitor, action="next") == 422
    assert "kserokopię" in visitor.errors()[0]
    assert 'href="#files"' in visitor.page


def test_a_copy_on_paper_is_enough(visitor: Visitor):
    send(visitor, action="next", **{"na-papierze": "yes"})
    assert visitor.at == "/wniosek/sprawdz"
    assert "kserokopia dołączona do wydruku" in visitor.text


def test_a_file_name_is_shown_as_text(visitor: Visitor):
    send(visitor, (a_photo(), "<b>../../x</b>.jpg"))
    assert "<b>" not in visitor.page.partition("teczka-file__name")[2][:200]


def test_a_file_too_large_is_refused_in_polish(tmp_path: Path):
    site = a_site(tmp_path, upload_bytes=100_000)
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.get(PAGE)
    assert send(visitor, (b"\xff\xd8\xff" + b"0" * 100_000, "a.jpg")) == 422
    assert "MB" in visitor.errors()[0]
    close(site)
