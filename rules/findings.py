"""A row of the law and a programme come in; what rests on the row's clause comes out: findings, steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rules.programme import Programme
from rules.verdict import Basis, Figure, Finding, Severity, Source, Step, Value


@dataclass(frozen=True)
class Row:
    """One row of the law (``E6``) in one programme, which findings may rest on."""

    rule: str
    programme: Programme
    figure: Figure | None = None
    source: Source | None = None

    def blocks(self, code: str, about: str, **values: Value) -> Finding:
        """The condition is not met, or cannot be seen to be met."""
        return self._finding(code, Severity.BLOCKS, about, values)

    def warns(self, code: str, about: str, **values: Value) -> Finding:
        """Nothing is wrong yet, but it may stop the award later."""
        return self._finding(code, Severity.WARNS, about, values)

    def notes(self, code: str, about: str, **values: Value) -> Finding:
        """Good to know."""
        return self._finding(code, Severity.NOTES, about, values)

    def step(
        self, code: str, inputs: Mapping[str, Value], gives: Value | None = None, unit: str = ""
    ) -> Step:
        """What the row took and what it gave, for the explanation of a computed value."""
        return Step(code, self.rule, self._basis(), MappingProxyType(dict(inputs)), gives, unit)

    def _finding(
        self, code: str, severity: Severity, about: str, values: dict[str, Value]
    ) -> Finding:
        return Finding(code, self.rule, severity, about, self._basis(), MappingProxyType(values))

    def _basis(self) -> Basis:
        if self.source is not None:
            return Basis(self.programme.slug, self.source, self.figure)
        clause = self.programme.bases[self.rule]
        if self.figure is None:
            return clause
        return Basis(clause.edition, clause.source, self.figure)
