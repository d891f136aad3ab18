"""The processes that read scans: some pages at a time, and a page that ends one costs that page alone."""

import pytest

from app.documents.confined import SharedBytes
from app.documents.scans import confinement, worker
from app.documents.scans.confinement import count_pages, page_pdf, read_pages, read_scan
from app.errors import InternalError, UploadRefused
from tests.documents.copies.specimens import a_pdf, add_page
from tests.documents.scans import rogue
from tests.documents.tagged import opened


def pages(number: int) -> bytes:
    """Pages of which every second one is empty."""

    def change(pdf):
        for place in range(number):
            add_page(pdf, operators=b"" if place % 2 else None)

    return a_pdf(change)


@pytest.fixture
def misbehaving(monkeypatch):
    monkeypatch.setattr(worker, "__name__", rogue.__name__)


def test_a_stack_is_read_in_its_order_by_two_processes_and_some_pages_at_a_time(monkeypatch):
    monkeypatch.setattr(confinement, "CHUNK", 4)
    sides = list(read_scan(pages(6)))
    assert [side.number for side in sides] == [1, 2, 3, 4, 5, 6]
    assert [side.blank for side in sides] == [False, True] * 3
    assert all(side.picture for side in sides)


def test_reading_is_taken_up_where_it_was_left():
    with SharedBytes(pages(6)) as scan:
        assert [side.number for side in read_scan(scan, range(5, 7))] == [5, 6]
        assert [side.blank for side in read_pages(scan, 2, 2)] == [True]
        assert list(read_scan(scan, range(7, 7))) == []


def test_a_page_alone_is_filed_from_the_same_bytes():
    with SharedBytes(pages(2)) as scan:
        assert count_pages(scan) == 2
        document = opened(page_pdf(scan, 1, 90, "Karta zgłoszenia – skan"))
    assert document.docinfo["/Title"] == "Karta zgłoszenia – skan"
    assert document.pages[0].rotation == 90


@pytest.mark.parametrize("wish", [b"crash", b"garble", b"lie"])
def test_a_page_that_ends_its_process_is_damaged_and_the_others_are_read(misbehaving, wish):
    sides = read_pages(wish, 1, 4)
    assert [side.number for side in sides] == [1, 2, 3, 4]
    assert [side.damaged for side in sides] == [False, False, True, False]


def test_a_page_that_lasts_too_long_is_damaged(misbehaving, monkeypatch):
    monkeypatch.setattr(confinement, "_SLACK", 0.05)
    assert [side.damaged for side in read_pages(b"sleep", 3, 3)] == [True]


def test_a_file_that_ends_every_process_is_refused_as_a_whole(misbehaving, monkeypatch):
    monkeypatch.setattr(confinement, "MOST_BROKEN", 1)
    with pytest.raises(UploadRefused, match="uszkodzony"):
        read_pages(b"all", 1, 4)


def test_a_side_there_is_not_is_damaged():
    assert [side.damaged for side in read_pages(pages(1), 1, 2)] == [False, True]


def test_too_many_pages_are_refused_with_how_to_divide_them(misbehaving):
    with pytest.raises(UploadRefused, match=r"2001.*2000\sstron\. Podziel go"):
        count_pages(b"2001")
    assert count_pages(b"2000") == 2000


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(confinement, "MOST_BYTES", 100)
    with pytest.raises(UploadRefused, match=r"za duży.*200–300 dpi"):
        count_pages(bytes(101))


def test_what_is_no_scan_is_refused():
    with pytest.raises(UploadRefused, match="To nie jest skan"):
        count_pages(b"list")
    with pytest.raises(UploadRefused, match="To nie jest skan"):
        read_pages(b"list", 1, 2)
    with pytest.raises(UploadRefused, match="To nie jest skan"):
        page_pdf(b"list", 1, 0, "List")


def test_a_page_that_is_not_there_cannot_be_filed():
    with pytest.raises(UploadRefused, match="uszkodzony"):
        page_pdf(pages(1), 2, 0, "Karta")


def test_a_reader_that_cannot_start_is_no_fault_of_the_scan(monkeypatch):
    monkeypatch.setattr(worker, "__name__", "tests.documents.scans.nowhere")
    with pytest.raises(InternalError, match="nowhere"):
        count_pages(pages(1))
