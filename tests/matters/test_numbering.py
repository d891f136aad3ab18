import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matters.numbering import case_number, mistakes
from app.matters.office import OfficeSettings


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{nr}.{rok}", "7.2026"),
        ("PS.8211.{nr}.{rok}", "PS.8211.7.2026"),
        ("PS.8211.{nr:03}.{rok}", "PS.8211.007.2026"),
        ("{rok}/CUS-{nr:05}/AO", "2026/CUS-00007/AO"),
    ],
)
def test_a_number_is_written_by_its_pattern(pattern, number):
    assert list(mistakes(pattern)) == []
    assert case_number(pattern, 7, 2026) == number


def test_the_pattern_nobody_changed_can_be_used():
    assert list(mistakes(OfficeSettings("sejny_2026").number_pattern)) == []


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("  ", "Wpisz wzór"),
        ("PS.{rok}", "brakuje kolejnego numeru"),
        ("PS.{nr}", "brakuje roku"),
        ("{nr}.{nr}.{rok}", "{nr} występuje więcej niż raz"),
        ("{nr}.{rok}.{rok}", "{rok} występuje więcej niż raz"),
        ("{nr}{rok}", "stoją obok siebie"),
        ("{rok}{nr:03}", "stoją obok siebie"),
        ("82{nr}.{rok}", "cyfra stoi tuż obok"),
        ("{nr}.{rok}.{jrwa}", "„{jrwa}”"),
        ("{nr:3}.{nr}.{rok}", "„{nr:3}”"),
        ("{nr}.{rok}.{", "„{”"),
        ("{nr}.{rok}}", "„}”"),
        ("{nr}.{rok}" + "x" * 60, "Skróć"),
        ("{nr}.\n{rok}", "jednym wierszu"),
        (" {nr}.{rok}", "odstępy"),
    ],
)
def test_a_mistake_is_told_with_what_to_do(pattern, told):
    found = list(mistakes(pattern))
    assert any(told in sentence for sentence in found), found
    with pytest.raises(ValueError):
        case_number(pattern, 7, 2026)


def test_all_mistakes_are_told_at_once():
    assert len(list(mistakes("82{x}"))) == 3


@given(st.text("{}:nrok03.-PS", max_size=30), st.integers(1, 99), st.integers(1, 99))
def test_two_matters_of_a_year_never_share_a_number(pattern, one, other):
    if not list(mistakes(pattern)):
        same = case_number(pattern, one, 2026) == case_number(pattern, other, 2026)
        assert same is (one == other)
