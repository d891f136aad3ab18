"""Matters, sessions and settings of evidently fictional people, and whoever works on them."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from app.matters.matter import (
    AssessmentCard,
    Change,
    CompletionCall,
    Entry,
    Matter,
    Papers,
    Received,
    Resolution,
    ResolutionState,
    State,
    Way,
)
from app.matters.rights import Actor, Role
from rules.case import Address, Certificate
from rules.vocabulary import Criterion, Degree, DisabilityType, Document, Outcome
from tests.store.builders import NAME

PROGRAMME = "sejny_2026"
CLERK = Actor("a1", "Urszula Urzędowa", frozenset({Role.CLERK}), frozenset({PROGRAMME}))


def a_matter(number: int = 1, **changes: Any) -> Matter:
    """A matter that was taken in yesterday, of a participant named as nobody is."""
    parts: dict[str, Any] = {
        "id": f"{number:032x}",
        "programme": PROGRAMME,
        "state": State.SUBMITTED,
        "case_number": f"{number}.2026",
        "received": Received(date(2026, 1, 5), Way.IN_PERSON, Entry.PAPER),
        "answers": {"uczestnik": {"first_name": [NAME]}},
    }
    return Matter(**{**parts, **changes})


def a_decided_matter(number: int = 1) -> Matter:
    """A matter with something of everything, about as long as one after a year."""
    day = date(2026, 1, 20)
    found = dict.fromkeys(Criterion, "Opisane szeroko. " * 10)
    resolution = Resolution(
        Outcome.QUALIFIED, day, ResolutionState.CONFIRMED, "Adam Wymyślony", hours=Decimal("240.5")
    )
    certificate = Certificate(
        degree=Degree.SEVERE, disability_types=frozenset({DisabilityType.SIGHT})
    )
    page = {f"pole-{each}": ["Odpowiedź wpisana przez osobę"] for each in range(12)}
    return a_matter(
        number,
        state=State.AWARDED,
        answers={f"strona-{each}": page for each in range(8)},
        papers=Papers(frozenset(Document), frozenset({Document.APPLICATION_CARD}), checked_on=day),
        calls=(CompletionCall(day, day, ("podpis", "kopia")),),
        assessment=AssessmentCard(day, found, proposed_hours=Decimal(240)),
        resolutions=(resolution, resolution),
        changes=(
            Change(day, day, certificate=certificate),
            Change(day, day, address=Address("ul. Zmyślona 1", "16-500", "Sejny")),
        ),
    )


TYPED = st.dictionaries(
    st.text(max_size=8), st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=8)))
)
"""Answers as a browser posts them."""
