"""A judged month comes in; its service cards, one a participant, an assistant and kind, come out."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from rules.month.judged import Judged
from rules.month.moments import DAY, NO_TIME, Span, midnight
from rules.month.rows import days
from rules.month.settled import Card, SettledRow

Key = tuple[str, str, bool]


def cards(judged: Judged) -> tuple[Card, ...]:
    """The cards by participant and assistant, a supplementary one after its main one; totals are exact."""
    rows: dict[Key, list[SettledRow]] = defaultdict(list)
    for each in judged.rows:
        service = each.entry.service
        rows[service.participant, service.assistant, each.row.supplementary].append(each.row)
    services = _services(judged)
    return tuple(_card(key, tuple(rows[key]), services[key]) for key in sorted(rows))


def _card(key: Key, rows: tuple[SettledRow, ...], services: int) -> Card:
    participant, assistant, supplementary = key
    fund = sum((row.settled for row in rows if not row.own_funds), NO_TIME)
    own = sum((row.settled for row in rows if row.own_funds), NO_TIME)
    return Card(participant, assistant, supplementary, rows, services, fund, own)


def _services(judged: Judged) -> Counter[Key]:
    """How many services have time on each card; one over the deadline's midnight has time on both."""
    kinds = tuple(_kinds(judged))
    return Counter(
        (settled.entry.service.participant, settled.entry.service.assistant, supplementary)
        for settled in judged.settlement.parts
        if not settled.entry.earlier
        for stretch in settled.stretches
        for supplementary, when in kinds
        if stretch.start < when.end and stretch.end > when.start
    )


def _kinds(judged: Judged) -> Iterator[tuple[bool, Span]]:
    """When the services of the main card are, and those of the supplementary one."""
    first, last = days(judged.month)
    deadline = min(judged.deadline or last, last)
    yield False, Span(midnight(first), midnight(deadline + DAY))
    yield True, Span(midnight(deadline + DAY), midnight(last + DAY))
