"""What the office knows of a month comes in; the month with its verdict, entry by entry, goes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.months.month_view import Known, MonthView, month_of
from rules import check_month
from rules.month.settled import MonthVerdict
from rules.verdict import Finding


@dataclass(frozen=True)
class JudgedMonth:
    """A month, what the rules say of it, and what it was made from."""

    known: Known
    view: MonthView
    verdict: MonthVerdict

    @cached_property
    def by_entry(self) -> Mapping[str, tuple[Finding, ...]]:
        """What stands at each entry: findings about it, about a journey of it, or that name it."""
        found: dict[str, list[Finding]] = {}
        for finding in self.verdict.findings:
            for entry_id in entries_named(finding, self.view):
                found.setdefault(entry_id, []).append(finding)
        return {entry_id: tuple(findings) for entry_id, findings in found.items()}

    @cached_property
    def of_no_entry(self) -> tuple[Finding, ...]:
        """What stands at no entry: assignments, limits as a whole, the handing in."""
        return tuple(f for f in self.verdict.findings if not entries_named(f, self.view))


def entries_named(finding: Finding, view: MonthView) -> tuple[str, ...]:
    """The ids of the entries a finding is about or names (see ``rules.month.mentions``), each once."""
    ids = (view.entry_at(about) for about in _paths(finding))
    return tuple(dict.fromkeys(entry_id for entry_id in ids if entry_id))


def _paths(finding: Finding) -> Iterator[str]:
    yield finding.about
    named = finding.values.get("services")
    if isinstance(named, str):
        yield from (word.partition("=")[0] for word in named.split())


def judged(known: Known) -> JudgedMonth:
    """Judge a month; it never raises for what entries say or leave out."""
    view = month_of(known)
    return JudgedMonth(known, view, check_month(view.month, known.programme))
