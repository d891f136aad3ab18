"""A verdict comes in; the same as plain values that JSON can hold comes out, with every trace.

Days are ISO text, hours and money decimal text, so nothing is rounded on the way.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from rules.verdict import Basis, Figure, Finding, LimitSpan, Source, Value, Verdict

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


def verdict_as_dict(verdict: Verdict) -> dict[str, Plain]:
    """Everything a verdict holds: ``passes``, ``findings`` with their basis, ``limit``, groups."""
    return {
        "passes": verdict.passes,
        "findings": [_finding(finding) for finding in verdict.findings],
        "limit": [_span(span) for span in verdict.limit],
        "priority": verdict.priority,
        "high_support": verdict.high_support,
    }


def _finding(finding: Finding) -> dict[str, Plain]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "about": finding.about,
        "values": _values(finding.values),
        "rests_on": _basis(finding.rests_on),
    }


def _basis(basis: Basis) -> dict[str, Plain]:
    return {
        "edition": basis.edition,
        "source": _source(basis.source),
        "figure": None if basis.figure is None else _figure(basis.figure),
    }


def _figure(figure: Figure) -> dict[str, Plain]:
    return {
        "name": figure.name,
        "value": _value(figure.value),
        "unit": figure.unit,
        "valid_from": None if figure.valid_from is None else figure.valid_from.isoformat(),
        "source": _source(figure.source),
    }


def _source(source: Source) -> dict[str, Plain]:
    return {
        "document": source.document,
        "clause": source.clause,
        "quote": source.quote,
        "confirmed": source.confirmed,
        "note": source.note,
    }


def _span(span: LimitSpan) -> dict[str, Plain]:
    return {
        "since": span.since.isoformat(),
        "hours": str(span.hours),
        "reduced_by": str(span.reduced_by),
        "figure": _figure(span.figure),
    }


def _values(values: Mapping[str, Value]) -> dict[str, Plain]:
    return {name: _value(value) for name, value in values.items()}


def _value(value: Value) -> Plain:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value if isinstance(value, int) else str(value)
