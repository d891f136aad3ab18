"""Of many people at once just those are found whom asking each in turn finds."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dossier.many_traces import ManyTraces
from app.dossier.traces import Traces, traces_of
from rules.case import Address, Person

FIRST = ("Zofia", "Kunegunda", "Ewa", "Świętopełk Jan", "Ab")
LAST = ("Zmyślona", "Zmyślony", "Nieistniejąca-Pozór", "O'Wymysł", "'t Rzekomy", "Łoś", "Ha", "Uo")
STREETS = (
    "ul. Zmyślona 17/3",
    "ul. Zmyślona 1",
    "Wólka 3",
    "Zmyślone",
    "(pozornie)",
    "al. A. B. 4",
    "17 77",
)
MAILS = ("zofia@poczta.example", "jan@poczta.example", "z.m@nigdzie.example", "poczta.example", "")
PHONES = ("87 555 77 31", "+48 87-555-77-31", "(87) 555 77 31", "87/55/57/731", "(12) 55 77", "12")
PESELS = ("80051712345", "80051712352", "")
GLUE = ("", " ", "\n", "-", ", ", "x", "7", "owi ", "_", "\u00a0")


PEOPLE = tuple(
    traces_of(
        str(n),
        (
            Person(
                FIRST[n % len(FIRST)],
                LAST[n % len(LAST)],
                Address(STREETS[n % len(STREETS)]),
                PHONES[n % 11 % len(PHONES)],
                MAILS[n % 13 % len(MAILS)],
            ),
        ),
        (PESELS[n % len(PESELS)],),
    )
    for n in range(40)
)
"""Each shares something with others, and no two of them everything."""
PARTS = st.sampled_from((*FIRST, *LAST, *STREETS, *MAILS, *PHONES, *PESELS, "pani", "2026-01-05"))
ENDED = st.builds(lambda part, cut: part[: len(part) - cut], PARTS, st.integers(0, 2))
TEXTS = st.lists(st.one_of(PARTS, ENDED, st.sampled_from(GLUE)), max_size=12).map("".join)
MANY = st.lists(st.sampled_from(PEOPLE), max_size=8)


def asked_in_turn(everybody: Sequence[Traces], text: str, *, near: bool) -> set[int]:
    return {n for n, each in enumerate(everybody) if each.found_in(text, near=near)}


@given(MANY, st.lists(TEXTS, max_size=6), st.booleans())
def test_many_are_found_as_if_each_was_asked_for(many, texts, near):
    together = ManyTraces(many)
    for text in texts:
        assert together.found_in(text, near=near) == asked_in_turn(many, text, near=near)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("przyszła Zofia O'Wymysłowa", False),
        ("pan 't Rzekomy", True),
        ("dla Hani", True),
        ("mieszka: xxul. zmyslona 17/35", False),
        ("stara Wólka 3a", False),
        ("STAREZMYŚLONEPOLE", False),
        ("nazofia@poczta.examplePL", False),
        ("tel. 0048875557731", False),
        ("nr: 87/55/57/7312", False),
        ("tel. (12) 55 77", False),
        ("PESEL 80051712345", False),
    ],
)
def test_each_kind_of_trace_leads_to_its_person(text: str, near: bool) -> None:
    """Also in the middle of a word or of a number, where asking in turn finds it too."""
    found = asked_in_turn(PEOPLE, text, near=near)
    assert found, "or it proves nothing"
    assert ManyTraces(PEOPLE).found_in(text, near=near) == found


def test_whose_own_the_text_is_need_not_be_asked() -> None:
    everybody = [traces_of(str(n), (Person("Zofia", "Zmyślona"),), ()) for n in range(3)]
    assert ManyTraces(everybody).found_in("Zofia Zmyślona", but={1}) == {0, 2}
