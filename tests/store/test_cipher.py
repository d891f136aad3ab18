import os

import pytest

from app.errors import KeyMissing, SealBroken
from app.store.cipher import Cipher

OLD, NEW = os.urandom(32), os.urandom(32)


def test_sealed_opens_in_its_place() -> None:
    cipher = Cipher([NEW])
    sealed = cipher.seal("Żółć".encode(), "pages.sealed", "d1", "person")
    assert cipher.open(sealed, "pages.sealed", "d1", "person").decode() == "Żółć"


@pytest.mark.parametrize(
    "place",
    [
        ("pages.sealed", "d2", "person"),
        ("pages.sealed", "d1", "needs"),
        ("notes.sealed", "d1", "person"),
        ("pages.sealed", "d1person"),
    ],
)
def test_sealed_does_not_open_in_another_place(place: tuple[str, ...]) -> None:
    cipher = Cipher([NEW])
    sealed = cipher.seal(b"x", "pages.sealed", "d1", "person")
    with pytest.raises(SealBroken):
        cipher.open(sealed, *place)


@pytest.mark.parametrize("at", [0, 1, 9, 20, 30, -1])
def test_one_changed_byte_is_noticed(at: int) -> None:
    cipher = Cipher([NEW])
    sealed = bytearray(cipher.seal(b"some answer", "place"))
    sealed[at] ^= 1
    with pytest.raises((SealBroken, KeyMissing)):
        cipher.open(bytes(sealed), "place")


@pytest.mark.parametrize("length", [0, 1, 8, 9, 20, 21, 30])
def test_cut_short_is_noticed(length: int) -> None:
    cipher = Cipher([NEW])
    with pytest.raises(SealBroken):
        cipher.open(cipher.seal(b"some answer", "place")[:length], "place")


def test_same_bytes_are_never_sealed_alike() -> None:
    cipher = Cipher([NEW])
    assert cipher.seal(b"x", "place") != cipher.seal(b"x", "place")


def test_new_key_opens_the_old_and_seals_with_the_new() -> None:
    old = Cipher([OLD]).seal(b"x", "place")
    both = Cipher([NEW, OLD])
    assert both.open(old, "place") == b"x"
    assert not both.is_current(old)
    assert both.is_current(both.seal(b"x", "place"))


def test_missing_key_is_named() -> None:
    sealed = Cipher([OLD]).seal(b"x", "place")
    with pytest.raises(KeyMissing, match="TECZKA_KEYS"):
        Cipher([NEW]).open(sealed, "place")


def test_running_service_learns_of_a_new_key() -> None:
    cipher = Cipher([OLD], fresh=lambda: [NEW, OLD])
    sealed = Cipher([NEW, OLD]).seal(b"x", "place")
    assert cipher.open(sealed, "place") == b"x"
    assert cipher.is_current(sealed)


def test_running_service_seals_with_the_new_key_at_once() -> None:
    given = iter([None, [NEW], None])
    cipher = Cipher([OLD], fresh=lambda: next(given))
    old = cipher.seal(b"x", "place")
    new = cipher.seal(b"x", "place")
    assert Cipher([OLD]).open(old, "place") == b"x"
    assert Cipher([NEW]).open(new, "place") == b"x"
    assert cipher.open(old, "place") == b"x"  # a key once known stays known


def test_no_key_at_all_is_refused() -> None:
    with pytest.raises(KeyMissing):
        Cipher([])


def test_keys_are_hidden() -> None:
    assert OLD.hex() not in repr(vars(Cipher([OLD])))
    assert repr(OLD) not in repr(Cipher([OLD]))
