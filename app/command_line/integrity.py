"""``archive check``: everything kept comes in; whether it is as it was goes out, in words."""

from collections.abc import Iterator

import click

from app.command_line.damaged import damaged_lines
from app.command_line.polish import PolishGroup
from app.command_line.terminal import show
from app.command_line.upkeep import opened_store
from app.config import settings_from_environment
from app.store.integrity_report import IntegrityReport
from app.store.opened import Store
from app.workflow.integrity.words import MORE, looked_at, notes, verdict
from app.workflow.office.verified import advice, faults
from app.workflow.office.verified import result as of_ledger

BLOCKED = 1


@click.group(cls=PolishGroup)
def archive() -> None:
    """Archiwum: pliki teczek i\N{NO-BREAK SPACE}wszystko, co jest zapisane."""


@archive.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Sprawdź, czy wszystkie pliki i\N{NO-BREAK SPACE}zapisy są takie, jak je zapisano.

    Niczego nie usuwa ani nie poprawia. Usługa może w tym czasie działać. Kod wyjścia: 0, gdy
    wszystko się zgadza; 1, gdy coś jest uszkodzone; 3, gdy brakuje kluczy.
    """
    with opened_store(settings_from_environment()) as store:
        report = store.integrity.whole()
        show("\n".join(told(store, report)))
    ctx.exit(0 if report.sound else BLOCKED)


def told(store: Store, report: IntegrityReport) -> Iterator[str]:
    """The report as an administrator reads it, with the ids that a restore needs."""
    yield looked_at(report)
    yield verdict(report)
    yield from damaged_lines(store, report.found)
    if report.more:
        yield f"  {MORE.format(more=report.more)}"
    yield from notes(report)
    if report.ledger is not None and not report.ledger.sound:
        yield of_ledger(report.ledger)
        yield from (f"  {fault}" for fault in faults(report.ledger))
    if report.ledger is not None:
        yield from advice(report.ledger)
