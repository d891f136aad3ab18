"""Services of which some days may not be settled come in; the parts refused, and one finding a cause, go out.

What a service holds on its other days stays good: of a night over the last day of a certificate only the
hours after midnight are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from rules.month.entries import Entry
from rules.month.mentions import with_parts
from rules.month.moments import DAY, Span, midnight
from rules.verdict import Finding


@dataclass(slots=True)
class Refused:
    """One cause, as found of its first service, and every service it refuses, in time's order."""

    finding: Finding
    services: list[tuple[Entry, Span]] = field(default_factory=list)

    def told(self) -> Finding:
        """The finding about the first service, with all of them named in its values."""
        values = MappingProxyType({**self.finding.values, "services": with_parts(self.services)})
        return replace(self.finding, values=values)


def part(entry: Entry, first: date, last: date) -> Span:
    """What of a service lies on the dates from first to last, which it has some of."""
    return Span(max(entry.start, midnight(first)), min(entry.end, midnight(last + DAY)))


class Refusals:
    """Causes in the order they are first met, by a key that tells them apart."""

    def __init__(self) -> None:
        self.causes: dict[tuple[object, ...], Refused] = {}

    def add(self, finding: Finding, entry: Entry, refused: Span, *key: object) -> None:
        """One more service refused for a cause; the finding is kept where it is the first."""
        cause = finding.rule, finding.code, *key
        if cause not in self.causes:
            self.causes[cause] = Refused(finding)
        self.causes[cause].services.append((entry, refused))

    def told(self) -> Iterator[Finding]:
        return (cause.told() for cause in self.causes.values())
