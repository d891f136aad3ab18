import tracemalloc
from hashlib import sha256

import bagit
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.archive.bag import MANIFEST, WITNESSES
from app.archive.checking import check_bag
from app.archive.faults import Fault, Trouble
from tests.archive.bags import a_bag, a_wide_bag, contents, signed_anew

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


def test_a_link_whose_name_ends_in_the_digest_is_not_the_file(own):
    told = sha256((own / PAPER).read_bytes()).hexdigest()
    (own / PAPER).unlink()
    for name in (f"{PAPER}{told}", f"{PAPER}\n{told}"):
        (own / name).symlink_to("nic")
    found = {(fault.trouble, fault.path) for fault in check_bag(own).faults}
    assert (Trouble.MISSING, PAPER) in found
    assert sum(trouble is Trouble.EXTRA for trouble, _ in found) == 2


def test_every_file_of_a_renamed_folder_is_told_by_both_names(own):
    (own / "data/OPS.2.2026").rename(own / "data/inna")
    faults = check_bag(own).faults
    assert [fault.trouble for fault in faults] == [Trouble.RENAMED] * 4
    assert {fault.now.replace("inna", "OPS.2.2026") for fault in faults} == {
        fault.path for fault in faults
    }


SPOILT = {
    "another version": ("bagit.txt", lambda said: said.replace(b"1.0", b"7.0")),
    "other measures": (
        "bag-info.txt",
        lambda said: said.replace(b"Payload-Oxum: ", b"Payload-Oxum: 1"),
    ),
    "a line in capitals": (MANIFEST, lambda said: said + said.splitlines()[0].upper() + b"\n"),
    "a file told of twice": (MANIFEST, lambda said: said + said.splitlines()[0] + b"\n"),
    "two digests of a file": (MANIFEST, lambda said: said + b"0" * 64 + said.splitlines()[0][64:]),
    "no line of a manifest": (MANIFEST, lambda said: said + b"x" * 100_000 + b"\n"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_files_that_are_as_they_were_in_no_valid_bag(own, how):
    name, spoil = SPOILT[how]
    (own / name).write_bytes(spoil((own / name).read_bytes()))
    signed_anew(own)
    assert check_bag(own).faults == (Fault(Trouble.MALFORMED),)


def test_a_path_that_leads_out_of_the_bag_is_never_opened(own):
    outside = own.parent / "obcy.txt"
    outside.write_bytes(b"obcy")
    told = sha256(b"obcy").hexdigest().encode() + b"  data/../../obcy.txt\n"
    (own / MANIFEST).write_bytes((own / MANIFEST).read_bytes() + told)
    signed_anew(own)
    assert check_bag(own).faults == (Fault(Trouble.MISSING, "data/../../obcy.txt"),)


def test_a_wide_bag_takes_hardly_more_memory_than_a_narrow_one(tmp_path):
    peaks = []
    for dossiers in (10, 40):
        folder = tmp_path / str(dossiers)
        a_wide_bag(folder, dossiers, 40)
        assert bagit.Bag(str(folder)).is_valid(completeness_only=True)
        tracemalloc.start()
        assert check_bag(folder).sound
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (peaks[1] - peaks[0]) / 1200 < 200  # bytes a file
