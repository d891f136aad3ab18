"""What a check answers: every finding at once, each with the figure and the source it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

Value = str | int | bool | Decimal | date | datetime | timedelta


class Severity(StrEnum):
    """``BLOCKS``: the condition is not met; ``WARNS``: may stop the award later; ``NOTES``: good to know."""

    BLOCKS = "blocks"
    WARNS = "warns"
    NOTES = "notes"


@dataclass(frozen=True)
class Source:
    """Where a rule or figure comes from: document, clause, its exact words where they exist.

    ``confirmed`` is false for what no source establishes: it must then be shown as "not confirmed".
    """

    document: str
    clause: str = ""
    quote: str = ""
    confirmed: bool = True
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A value of an edition or programme with its unit and source, valid from a day on.

    ``checked_on`` is the day somebody last compared it with its source.
    """

    name: str
    value: Value
    unit: str
    source: Source
    valid_from: date | None = None
    checked_on: date | None = None


@dataclass(frozen=True)
class Basis:
    """What a finding rests on: the edition or programme, the clause, and the figure if there is one."""

    edition: str
    source: Source
    figure: Figure | None = None


@dataclass(frozen=True)
class Finding:
    """One thing a check found.

    ``code`` names the finding (its Polish sentence lives outside the rules), ``rule`` the row of the law
    (``E6``), ``about`` the dotted path of the answer concerned (``certificate.valid_until``), ``values`` what
    the sentence needs to say.
    """

    code: str
    rule: str
    severity: Severity
    about: str
    rests_on: Basis
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Step:
    """One step of an explanation: a row of the law, what it rests on, what it took and what it gave.

    ``code`` names the step (its Polish sentence lives outside the rules); ``inputs`` are by the dotted
    path of the answer (``certificate.degree``) or the name of what an earlier step gave; ``gives`` is in
    ``unit`` (``hours``, ``zloty``), or empty where a step only lets through.
    """

    code: str
    rule: str
    rests_on: Basis
    inputs: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    gives: Value | None = None
    unit: str = ""


@dataclass(frozen=True)
class LimitSpan:
    """The yearly limit that holds from ``since`` (rule L4), in hours, and the figure that decided it.

    ``reduced_by`` is what hours elsewhere take from the Programme's own limit (rule E7), even where a lower
    ceiling decides. ``steps`` lead from the certificate to ``hours``.
    """

    since: date
    hours: Decimal
    figure: Figure
    reduced_by: Decimal = Decimal(0)
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """Everything a check found, of a case, a month or a recruitment."""

    findings: tuple[Finding, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.BLOCKS)

    @property
    def passes(self) -> bool:
        return not self.blocking


@dataclass(frozen=True)
class Verdict(Judgement):
    """What a check of a case found, and computed on the way; ``None`` where answers are missing."""

    limit: tuple[LimitSpan, ...] = ()
    priority: int | None = None
    high_support: bool | None = None
