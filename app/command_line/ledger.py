"""``audit verify``: the office's ledger comes in; whether it is as it was written goes out, in words."""

import click

from app.command_line.polish import PolishGroup
from app.command_line.terminal import show
from app.command_line.upkeep import opened_store
from app.config import settings_from_environment
from app.store.verification import Verified
from app.workflow.office.verified import advice, faults, result

BLOCKED = 1


@click.group(cls=PolishGroup)
def audit() -> None:
    """Dziennik biura: kto, kiedy i co zrobił."""


@audit.command()
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Sprawdź, czy w dzienniku biura niczego nie zmieniono ani nie usunięto.

    Kod wyjścia: 0, gdy dziennik jest nienaruszony; 1, gdy coś się nie zgadza.
    """
    with opened_store(settings_from_environment()) as store:
        verified = store.ledger.verify()
    show(_told(verified))
    ctx.exit(0 if verified.sound else BLOCKED)


def _told(verified: Verified) -> str:
    listed = (f"  {fault}" for fault in faults(verified))
    return "\n".join([result(verified), *listed, *advice(verified)])
