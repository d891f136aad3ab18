import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.archive.bag import MANIFEST, WITNESSES
from app.archive.checking import Fault, Trouble, check_bag
from tests.archive.bags import a_bag, contents

PAPER = "data/OPS.1.2026/dokumenty/2026-01-05-application-card-wyd-1.pdf"


@pytest.fixture(scope="module")
def bag(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bags") / "paczka"
    a_bag(folder)
    return folder


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "paczka"
    a_bag(folder)
    return folder


@settings(
    max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.data())
def test_one_changed_byte_anywhere_is_found_and_named(bag, data):
    before = contents(bag)
    name = data.draw(st.sampled_from(sorted(before)))
    place = data.draw(st.integers(0, len(before[name]) - 1))
    changed = bytearray(before[name])
    changed[place] ^= data.draw(st.integers(1, 255))
    try:
        (bag / name).write_bytes(changed)
        checked = check_bag(bag)
    finally:
        (bag / name).write_bytes(before[name])
    assert checked.faults == (Fault(Trouble.CHANGED, name),)
    assert set(checked.unconfirmed) <= set(before)
    assert not checked.unconfirmed or name == MANIFEST
    assert check_bag(bag).sound


@pytest.mark.parametrize("name", ["bagit.txt", "bag-info.txt", MANIFEST, *WITNESSES, PAPER])
def test_a_missing_file_is_named(own, name):
    (own / name).unlink()
    assert check_bag(own).faults == (Fault(Trouble.MISSING, name),)


@pytest.mark.parametrize("name", ["data/OPS.1.2026/nowy.pdf", "data/nowy.pdf", "notatka.txt"])
def test_a_file_that_was_not_there_is_named(own, name):
    (own / name).write_bytes(b"nowy")
    assert check_bag(own).faults == (Fault(Trouble.EXTRA, name),)


def test_a_renamed_file_is_told_by_both_names(own):
    (own / PAPER).rename(own / "data/karta.pdf")
    assert check_bag(own).faults == (Fault(Trouble.RENAMED, PAPER, "data/karta.pdf"),)


def test_a_link_to_the_same_bytes_is_not_the_file(own, tmp_path):
    (own / PAPER).rename(tmp_path / "elsewhere.pdf")
    (own / PAPER).symlink_to(tmp_path / "elsewhere.pdf")
    assert check_bag(own).faults == (Fault(Trouble.CHANGED, PAPER),)


def test_every_fault_is_named_at_once(own):
    (own / PAPER).write_bytes(b"inne")
    (own / "data/index.html").unlink()
    (own / "data/nowy.pdf").write_bytes(b"nowy")
    (own / "bag-info.txt").write_bytes(b"Inna: paczka\n")
    found = {(fault.trouble, fault.path) for fault in check_bag(own).faults}
    assert found == {
        (Trouble.CHANGED, "bag-info.txt"),
        (Trouble.CHANGED, PAPER),
        (Trouble.MISSING, "data/index.html"),
        (Trouble.EXTRA, "data/nowy.pdf"),
    }


def test_a_manifest_made_to_fit_a_changed_file_does_not_hide_it(own):
    (own / PAPER).write_bytes(b"inne")
    lines = (own / MANIFEST).read_text().splitlines(keepends=True)
    (own / MANIFEST).write_text("".join(line for line in lines if PAPER not in line))
    checked = check_bag(own)
    assert checked.faults == (Fault(Trouble.CHANGED, MANIFEST),)
    assert checked.unconfirmed == (PAPER,)


def test_both_witnesses_changed_are_both_named(own):
    for name in WITNESSES:
        (own / name).write_bytes(b"nic\n")
    faults = {(fault.trouble, fault.path) for fault in check_bag(own).faults}
    assert {(Trouble.CHANGED, name) for name in WITNESSES} <= faults


def test_what_never_was_a_bag_says_so(tmp_path):
    assert check_bag(tmp_path).faults == (Fault(Trouble.NO_BAG),)
    assert check_bag(tmp_path / "nie ma").faults == (Fault(Trouble.NO_BAG),)
