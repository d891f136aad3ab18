import io
import zipfile
from datetime import datetime
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from app.archive import zipped
from app.archive.zipped import directory, entry_of, head

AT = datetime(2026, 11, 27, 15, 30, 2)  # noqa: DTZ001 - what a ZIP says has no time zone


def a_zip(files):
    """All of it; each file's part of it is as long as was said."""
    entries = [entry_of(path, data) for path, data in files]
    parts = [head(entry, AT) + data for entry, (_, data) in zip(entries, files, strict=True)]
    assert [len(part) for part in parts] == [entry.length for entry in entries]
    return b"".join(chain(parts, directory(entries, sum(map(len, parts)), AT)))


NAMES = st.from_regex(r"[a-z0-9]{1,8}(/[a-z0-9.-]{1,8})?\.pdf", fullmatch=True)


@settings(max_examples=30)
@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=6))
def test_any_files_come_out_as_they_went_in(files):
    with zipfile.ZipFile(io.BytesIO(a_zip([*files.items()]))) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == files
        assert all(each.date_time == (2026, 11, 27, 15, 30, 2) for each in package.infolist())


def test_more_files_than_the_old_format_counts(monkeypatch):
    monkeypatch.setattr(zipped, "MOST_16", 300)
    files = [(f"{number}.txt", b"x") for number in range(500)]
    with zipfile.ZipFile(io.BytesIO(a_zip(files))) as package:
        assert len(package.namelist()) == 500
        assert package.read("499.txt") == b"x"


def test_places_beyond_four_gigabytes_are_told_in_the_long_form(monkeypatch):
    monkeypatch.setattr(zipped, "MOST_32", 200)
    files = [(f"{number}.pdf", bytes([number]) * 150) for number in range(5)]
    with zipfile.ZipFile(io.BytesIO(a_zip(files))) as package:
        assert package.testzip() is None
        assert package.read("4.pdf") == bytes([4]) * 150
