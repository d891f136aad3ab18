"""Builders of recruitments: cases already assessed and decided, of which a test changes what it is about."""

from datetime import date
from decimal import Decimal
from typing import Any

from rules.case import Assessment, Award, Case, Decision
from rules.vocabulary import Criterion, Outcome
from tests.builders import a_case

ASSESSED = Assessment(found=dict.fromkeys(Criterion, "Opisano w karcie oceny."))


def a_decided(outcome: Outcome, decided_on: date | None = None, **changes: Any) -> Case:
    """A complete application to Sejny with the commission's decision."""
    case: dict[str, Any] = {
        "programme": "sejny_2026",
        "assessment": ASSESSED,
        "decision": Decision(outcome, decided_on),
    }
    return a_case(**{**case, **changes})


def a_qualified(hours: int = 200, decided_on: date | None = None, **changes: Any) -> Case:
    award = Award(Decimal(hours))
    return a_decided(Outcome.QUALIFIED, decided_on, **{"award": award, **changes})


def a_waiting(**changes: Any) -> Case:
    return a_decided(Outcome.RESERVE, **changes)


def numbered(*cases: Case) -> dict[str, Case]:
    return {f"{place:02}": case for place, case in enumerate(cases, start=1)}
