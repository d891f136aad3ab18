"""A person is found in any case of Polish, any way of writing, and nobody else is."""

import pytest

from app.dossier.traces import is_pesel, plain_text, texts_in, traces_of
from rules.case import Address, Person

HOME = Address("ul. Zmyślonych Bohaterów 17/3", "16-500", "Sejny")
ZOFIA = Person("Zofia", "Przykładowa-Żółwińska", HOME, "87 555 77 31", "zofia@nigdzie.example")
PAWEL = Person("Paweł", "Pozorny")
TRACES = traces_of("1" * 32, (ZOFIA, PAWEL), ["nr 80051712345, nie 80051712346"])


@pytest.mark.parametrize(
    "text",
    [
        "Rozmowa z panią Zofią Przykładową-Żółwińską",
        "PRZYKŁADOWEJ ZOFII wysłano pismo",
        "przyszła Zofia  Żółwińska",
        "Żółwińska, Zofia",
        "dla Pawła Pozornego",
        "mieszka: UL. ZMYSLONYCH bohaterów 17/3",
        "tel. 875557731",
        "tel. +48 87-555-77-31.",
        "e-mail: Zofia@Nigdzie.example",
        "PESEL 80051712345",
    ],
)
def test_they_are_found(text: str) -> None:
    assert TRACES.found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zofia Testowa",
        "Jan Przykładowy",
        "ul. Zmyślona 17",
        "87 555 77 30",
        "80051712346",
        "Pawlak",
    ],
)
def test_others_are_not(text: str) -> None:
    assert not TRACES.found_in(text)


def test_a_surname_alone_is_found_only_where_it_is_looked_for() -> None:
    assert not TRACES.found_in("pani Przykładowej przyznano")
    assert TRACES.found_in("pani Przykładowej przyznano", near=True)


def test_what_another_person_shares_is_theirs_as_well() -> None:
    sister = "Anna Przykładowa, ul. Zmyślonych Bohaterów 17/3, 87 555 77 31"
    alone = TRACES.besides(sister)
    assert not alone.found_in("zmiana: ul. Zmyślonych Bohaterów 17/3, 87 555 77 31")
    assert alone.found_in("siostra: Zofia Przykładowa")


def test_pesel_has_its_control_digit() -> None:
    assert is_pesel("80051712345")
    assert not any(is_pesel(f"8005171234{digit}") for digit in "012346789")
    assert not is_pesel("8005171234")


def test_texts_of_a_value_are_found_at_any_depth() -> None:
    value = {"a": ["x", {"b": "y"}], "c": 3, "d": None}
    assert list(texts_in(value)) == ["a", "x", "b", "y", "c", "d"]
    assert plain_text("  Żółw\u00a0ŁOŚ ") == "zolw los"
