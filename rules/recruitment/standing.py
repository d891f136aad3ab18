"""How a recruitment stands: lists, places, money and the share of those who need high support."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rules.verdict import Judgement, Verdict
from rules.vocabulary import Outcome


@dataclass(frozen=True)
class Places:
    """Places of the programme (rule R5); ``total`` is ``None`` where none are set."""

    taken: int
    total: int | None


@dataclass(frozen=True)
class Money:
    """Zloty for hours awarded (rule R5): ``None`` where no cost of an hour, or no sum, is set."""

    committed: Decimal | None
    total: Decimal | None


@dataclass(frozen=True)
class Support:
    """Of those who hold a place to the programme's end, how many then need high support (rule R4).

    ``unknown`` are those whose answers do not tell; ``least`` is the least share in per cent, ``None``
    where the edition sets none.
    """

    high: int
    unknown: int
    of: int
    least: Decimal | None


@dataclass(frozen=True, kw_only=True)
class RecruitmentVerdict(Judgement):
    """Everything a check of a recruitment found, and what it counted.

    ``lists`` hold the cases' numbers in the order of the numbers, which is no order of merit (rule C9);
    ``groups`` by priority group, ``None`` for those in none; ``verdicts`` are the cases' own.
    """

    lists: Mapping[Outcome | None, tuple[str, ...]]
    groups: Mapping[int | None, tuple[str, ...]]
    places: Places
    money: Money
    support: Support
    supplementary_due: bool
    verdicts: Mapping[str, Verdict]
