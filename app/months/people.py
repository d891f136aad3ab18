"""Matters and assistants come in; the texts by which a month of the rules tells them apart go out.

Findings print these texts, so they are names; two people of one name get more said of each.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.matters.case_view import name_of
from app.matters.matter import Matter
from app.months.assignment import Profile
from app.wording.dates import NBSP

NAMELESS = "osoba bez nazwiska"


@dataclass(frozen=True)
class People:
    """``participants`` by id of their matter, ``assistants`` by id of their account."""

    participants: Mapping[str, str]
    assistants: Mapping[str, str]

    def participant(self, matter_id: str) -> str:
        """Who is not known is still told apart from everybody else."""
        return self.participants.get(matter_id, matter_id)

    def assistant(self, assistant_id: str) -> str:
        return self.assistants.get(assistant_id, assistant_id)


def people_of(matters: Iterable[Matter], profiles: Iterable[Profile]) -> People:
    """Participants get their case number where names are the same, assistants a number in a fixed order."""
    named = [(m.id, name_of(m) or NAMELESS, m.case_number) for m in matters]
    ordered = sorted(profiles, key=lambda profile: profile.assistant_id)
    helping = [(p.assistant_id, p.full_name or NAMELESS) for p in ordered]
    numbered = [(key, name, str(number)) for number, (key, name) in enumerate(helping, 1)]
    return People(_told_apart(named), _told_apart(numbered))


def short_names(matters: Iterable[Matter]) -> Mapping[str, str]:
    """„Zofia P.” by id of the matter, as much as a phone has to know; more where that does not tell apart."""
    known = tuple(matters)
    full = people_of(known, ()).participants
    short = {m.id: _short(name_of(m)) or NAMELESS for m in known}
    often = Counter(short.values())
    return {key: name if often[name] == 1 else full[key] for key, name in short.items()}


def _short(name: str) -> str:
    first, _, last = name.partition(" ")
    return f"{first}{NBSP}{last[0]}." if last else first


def _told_apart(people: list[tuple[str, str, str]]) -> Mapping[str, str]:
    often = Counter(name for _, name, _ in people)
    return {key: name if often[name] == 1 else f"{name} ({more})" for key, name, more in people}
