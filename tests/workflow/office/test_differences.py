"""What a line of the ledger keeps, in words."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from app.matters.matter import Matter, Papers, State
from app.matters.office import OfficeSettings
from app.matters.session import Session
from app.store.plain import plain_of
from app.wording.members import MEMBERS
from app.workflow.office.differences import CODES, UNTOLD, WORDS, Difference, differences
from rules.vocabulary import Document, Outcome
from tests.matters.builders import a_matter, a_resolution, a_resolved_matter, a_session

ON_THE_LINE = {"id", "programme", "version"}
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


def told(before: Any, after: Any, kind: str = "matter") -> list[Difference]:
    was, now = plain_of(before), plain_of(after)
    return list(
        differences(
            {name: each for name, each in was.items() if now[name] != each},
            {name: each for name, each in now.items() if was[name] != each},
            kind,
        )
    )


def test_a_deed_is_told_by_what_differs_before_and_after():
    before = a_resolved_matter()
    sent = replace(before, resolutions=(a_resolution(sent_on=date(2026, 1, 20)),))
    assert told(before, sent) == [
        Difference("rozstrzygnięcia 1, dzień wysłania pisma", "–", "20.01.2026")
    ]
    papers = Papers(enclosed=frozenset({Document.APPLICATION_CARD}))
    changed = replace(a_matter(), state=State.INCOMPLETE, papers=papers)
    assert told(a_matter(), changed) == [
        Difference("dokumenty, załączone", "–", "Karta zgłoszenia do Programu"),
        Difference("stan", "złożone na papierze", "niekompletne"),
    ]


def test_a_case_number_is_told_as_it_is_written():
    matter = a_matter()
    assert told(matter, replace(matter, case_number="2.2026"))[0].after == "2.2026"


def test_states_of_matters_resolutions_and_sessions_have_their_own_words():
    awarded = told(a_matter(), a_resolved_matter())
    assert Difference("rozstrzygnięcia 1, stan", "–", "obowiązuje") in awarded
    assert Difference("rozstrzygnięcia 1, wynik", "–", WORDS[Outcome][Outcome.QUALIFIED]) in awarded
    closed = replace(a_session(), state=type(a_session().state).CLOSED)
    assert told(a_session(), closed, "session") == [Difference("stan", "otwarte", "zamknięte")]


def test_an_answer_is_told_as_its_question_and_its_option():
    before, answers = a_matter(), dict(a_matter().answers)
    answers["uczestnik"] = {**answers["uczestnik"], "first_name": ["Ewa"]}
    [said] = told(before, replace(before, answers=answers))
    assert said.name.endswith("Imię")
    assert (said.before, said.after) == ("Zofia", "Ewa")
    who = next(slug for slug, page in answers.items() if "filled_by" in page)
    answers[who] = {**answers[who], "filled_by": ["guardian"], "birth_date-year": ["1981"]}
    words = {said.name: said.after for said in told(before, replace(before, answers=answers))}
    assert "1981" in words.values()
    assert any(name.endswith(", rok") for name in words)
    assert "guardian" not in words.values()


def test_the_first_answers_are_not_told_one_by_one():
    assert list(differences({}, plain_of(a_matter()))) == [
        each for each in differences({}, plain_of(a_matter())) if "odpowiedzi" not in each.name
    ]
    assert len(list(differences({}, plain_of(a_matter())))) < 12


def test_a_logo_is_a_picture_and_who_did_it_stands_on_the_line():
    with_logo = OfficeSettings("sejny_2026", logo=b"\x89PNG", four_eyes=True)
    assert told(OfficeSettings("sejny_2026"), with_logo) == [
        Difference("zatwierdza druga osoba", "nie", "tak"),
        Difference("logo", "–", "obraz"),
    ]
    assert not any("konto-1" in each.after for each in told(a_matter(), a_resolved_matter()))


def test_every_member_of_what_is_kept_has_a_polish_name_and_every_code_its_words():
    names = {name for kind in (Matter, Session, OfficeSettings) for name in _members(kind)}
    assert names - set(MEMBERS) - ON_THE_LINE - UNTOLD - {"answers"} == set()
    assert all(set(WORDS[kind]) >= set(kind) for kind in CODES.values())


@given(
    before=st.dictionaries(st.text(max_size=6), PLAIN),
    after=st.dictionaries(st.text(max_size=6), PLAIN),
)
def test_whatever_a_line_keeps_can_be_told(before: dict[str, Any], after: dict[str, Any]):
    assert all(each.before != each.after or each.name for each in differences(before, after))


def _members(kind: Any) -> set[str]:
    """The names of a value's members and of everything in it."""
    found: set[str] = set()
    hints = get_type_hints(kind)
    for each in fields(kind):
        found.add(each.name)
        for inner in _kinds(hints[each.name]):
            found |= _members(inner)
    return found


def _kinds(hint: Any) -> list[Any]:
    if is_dataclass(hint):
        return [hint]
    inside = [] if isinstance(hint, type) and issubclass(hint, StrEnum) else get_args(hint)
    return [kind for each in inside for kind in _kinds(each)]
