"""Matters with their cases come in; those on a list, in the order of their numbers, go out (C9)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.matters.matter import Matter, ResolutionState
from rules.case import Case
from rules.vocabulary import Outcome


@dataclass(frozen=True)
class Considered:
    """A matter and the case its answers make as of the day of the paper."""

    matter: Matter
    case: Case


def by_case_number(considered: Iterable[Considered]) -> tuple[Considered, ...]:
    """In the order of case numbers, „OPS.2.2026” before „OPS.10.2026”: no order of merit (rule C9)."""
    return tuple(sorted(considered, key=lambda each: _natural(each.matter.case_number)))


def on_list(considered: Iterable[Considered], outcome: Outcome) -> tuple[Considered, ...]:
    """Those a confirmed resolution put on this list (rule R6), without who resigned since."""
    return by_case_number(each for each in considered if _is_on(each.matter, outcome))


def _is_on(matter: Matter, outcome: Outcome) -> bool:
    resolution = matter.resolution
    return (
        resolution is not None
        and resolution.state is ResolutionState.CONFIRMED
        and resolution.outcome is outcome
        and matter.resignation is None
    )


def _natural(case_number: str) -> tuple[tuple[int, str], ...]:
    """Words and numbers in turn, so that numbers are compared as numbers; equal ones as they are written."""
    parts = re.split(r"([0-9]+)", case_number)
    return (*((int(part or 0) if place % 2 else 0, part) for place, part in enumerate(parts)),)
