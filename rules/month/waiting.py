"""A judged month comes in; findings on ways there and back, and on waiting, come out (rules T2, T3)."""

from collections.abc import Iterator

from rules.findings import Row
from rules.month.clock import ends_too_early
from rules.month.entries import span
from rules.month.judged import Judged
from rules.programme import Programme
from rules.verdict import Finding


def commutes(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T2: the way to the participant and back does not count."""
    row = Row("T2", programme)
    for entry in judged.entries:
        if entry.service.commute and not entry.earlier:
            yield row.notes("commute-not-counted", f"{entry.about}.commute", time=entry.length)


def long_waits(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T3: a waiting over the limit counts up to it, and what follows is a service of its own."""
    for wait in judged.settlement.waits:
        if wait.is_over and not wait.earlier:
            row = Row("T3", programme, wait.limit)
            waited, counted = wait.whole.length, wait.counted_to - wait.whole.start
            yield row.notes("waiting-over-limit", wait.about, time=waited, counted=counted)


def readable_waits(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T3: a waiting ends after it starts and lies within its service."""
    row, month = Row("T3", programme), judged.month
    for field, services in (("services", month.services), ("earlier", month.earlier or ())):
        for number, service in enumerate(services):
            whole = span(service.starts, service.ends) if service.waiting else None
            for place, waiting in enumerate(service.waiting):
                about = f"{field}.{number}.waiting.{place}"
                real = span(waiting.starts, waiting.ends)
                if real is None:
                    if ends_too_early(waiting.starts, waiting.ends):
                        yield row.blocks("waiting-ends-too-early", f"{about}.ends")
                elif whole and not (whole.start <= real.start and real.end <= whole.end):
                    yield row.blocks("waiting-outside-service", about)
