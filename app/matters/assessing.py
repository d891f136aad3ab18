"""A formally correct matter and the commission's words come in; the assessed matter goes out (R1-R3)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from app.matters.case_view import case_of
from app.matters.matter import AssessmentCard, Matter, PriorityReason, State
from app.matters.refusals import refuse, refuse_by, refuse_for
from app.matters.states import Deed, allow
from rules import check
from rules.case import Decision
from rules.programme import Programme
from rules.vocabulary import Criterion, Outcome

NOT_YET = "Dzień oceny jest w przyszłości. Wpisz dzień, w którym ją sporządzono."
ODD_HOURS = "Proponowaną liczbę godzin w roku podaj jako liczbę większą od 0, najwyżej 8784."
PENDING = (
    "W tej sprawie czeka rozstrzygnięcie do zatwierdzenia. Zatwierdź je albo wycofaj, zanim zmienisz "
    "ocenę."
)
NO_REASON = "Napisz, z czego wynika pierwszeństwo albo jego brak."
NO_SUCH_GROUP = "Program ma grupy pierwszeństwa od 1 do {groups}. Wybierz jedną z nich albo żadną."
HOURS_A_YEAR = 8784


def assess(matter: Matter, card: AssessmentCard, programme: Programme, on: date) -> Matter:
    """The matter with its card filled in; every one of the three criteria needs words (rule R2)."""
    allow(Deed.ASSESS, matter)
    if matter.resolution is not None:
        refuse(PENDING)
    if card.assessed_on > on:
        refuse(NOT_YET)
    if card.proposed_hours is not None and not is_sensible(card.proposed_hours):
        refuse_by("L2", programme, ODD_HOURS)
    words = MappingProxyType({each: card.found.get(each, "").strip() for each in Criterion})
    assessed = replace(matter, assessment=replace(card, found=words), state=State.ASSESSED)
    _refuse_unfounded(assessed, programme, on)
    return assessed


def is_sensible(hours: Decimal) -> bool:
    """Whether a number of hours can be granted for a year."""
    return hours.is_finite() and 0 < hours <= HOURS_A_YEAR


def acknowledge_group(
    matter: Matter, programme: Programme, group: int | None, reason: str
) -> Matter:
    """The matter with the priority group (rule R3) the office acknowledges, ``None`` for none, and why."""
    allow(Deed.ACKNOWLEDGE_GROUP, matter)
    groups = len(programme.edition.priorities)
    if group is not None and not 1 <= group <= groups:
        refuse_by("R3", programme, NO_SUCH_GROUP.format(groups=groups))
    if not reason.strip():
        refuse_by("R3", programme, NO_REASON)
    return replace(matter, priority=PriorityReason(group, reason.strip()))


def _refuse_unfounded(matter: Matter, programme: Programme, on: date) -> None:
    """Rules R1 and R2, which ask for the three criteria as soon as anything is decided."""
    case = case_of(matter, programme, on)
    found = check(replace(case, decision=Decision(Outcome.NOT_QUALIFIED)), programme).blocking
    refuse_for((f for f in found if f.rule in {"R1", "R2"}), programme)
