from hypothesis import given, settings
from hypothesis import strategies as st

from app.store import codes

CODES = st.text(alphabet=codes.ALPHABET, min_size=12, max_size=12)


def test_alphabet_has_31_signs_and_no_look_alikes() -> None:
    assert len(set(codes.ALPHABET)) == 31
    assert not set("ILOSU") & set(codes.ALPHABET)


def test_fresh_codes_are_complete_and_differ() -> None:
    made = {codes.fresh_code() for _ in range(500)}
    assert len(made) == 500
    assert all(codes.read(code) == code for code in made)


@settings(deadline=None)
@given(CODES)
def test_code_is_shown_in_groups_of_four_and_read_back(code: str) -> None:
    shown = codes.shown(code)
    assert [len(group) for group in shown.split(" ")] == [4, 4, 4]
    assert codes.read(shown) == code


@settings(deadline=None)
@given(
    CODES,
    st.lists(st.sampled_from(["", " ", "-", "–", "\N{NO-BREAK SPACE}", "\t", "."]), min_size=12),
)
def test_any_spacing_and_case_is_read(code: str, gaps: list[str]) -> None:
    typed = "".join(gap + sign for gap, sign in zip(gaps, code, strict=False))
    assert codes.read(typed.lower()) == code


@settings(deadline=None)
@given(CODES)
def test_look_alikes_are_forgiven(code: str) -> None:
    written = code.replace("0", "o").replace("1", "l").replace("5", "s").replace("V", "u")
    assert codes.read(written) == code


@settings(deadline=None)
@given(st.text())
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    code = codes.read(typed)
    assert code is None or (len(code) == 12 and set(code) <= set(codes.ALPHABET))


def test_too_short_too_long_and_strange_are_no_codes() -> None:
    assert codes.read("") is None
    assert codes.read("A1B2 C3D4 E5F") is None
    assert codes.read("A1B2 C3D4 E5F67") is None
    assert codes.read("ŻÓŁĆ C3D4 E5F6") is None
