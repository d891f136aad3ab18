"""A programme comes in; the points of its GDPR clauses go out, marked where not confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.wording.answers import SHORT_DOTS
from app.wording.hard_spaces import tied
from rules.programme import Fact, Programme

GAP = SHORT_DOTS * 2
TO_FILL_IN = "(nie potwierdzono – uzupełnia realizator)"
UNCONFIRMED = "(nie potwierdzono)"
AUTHORITY = "Prezes Urzędu Ochrony Danych Osobowych"


@dataclass(frozen=True)
class Point:
    """One point of a clause: its heading and its text, with the mark of what is not confirmed."""

    heading: str
    text: str


def facts_of(programme: Programme) -> Mapping[str, Fact]:
    """What is known for the clauses; the office's own words go before the edition's."""
    return {**programme.edition.facts, **programme.facts}


def points(programme: Programme, clause: str, headings: Mapping[str, str]) -> list[Point]:
    """The points of ``privacy_minister`` or ``privacy_organiser`` under their headings."""
    facts = facts_of(programme)
    return [point(heading, [("", facts.get(f"{clause}_{n}"))]) for n, heading in headings.items()]


def point(heading: str, parts: Iterable[tuple[str, Fact | None]]) -> Point:
    """A point made of facts, each after its words, with one mark at its end if any is unsure."""
    given = list(parts)
    said = [f"{words}{fact.text if fact and fact.text else GAP}" for words, fact in given]
    return Point(heading, tied("; ".join(said) + _mark([fact for _, fact in given])))


def _mark(facts: list[Fact | None]) -> str:
    if any(fact is None or not fact.text for fact in facts):
        return f" {TO_FILL_IN}."
    if any(fact and not fact.source.confirmed for fact in facts):
        return f" {UNCONFIRMED}."
    return "."


def complaint(programme: Programme) -> Point:
    """Where to complain: the authority is the law's, its address a fact."""
    address = facts_of(programme).get("supervisory_authority_address")
    return point("Prawo do skargi", [(f"{AUTHORITY}, adres: ", address)])
