"""``export`` and ``verify``: dossiers come in, a folder for others goes out; and whether it is as it was."""

import sys
from pathlib import Path

import click

from app.archive.checking import check_bag
from app.command_line.arguments import ProgrammeName
from app.command_line.polish import PolishCommand
from app.command_line.terminal import show
from app.command_line.upkeep import opened_store
from app.config import settings_from_environment
from app.errors import NotOnRecord
from app.matters.rights import Actor, Role
from app.store.account_rows import ADMINISTRATION
from app.wording.dates import NBSP
from app.workflow.dossier.bag_words import lines
from app.workflow.dossier.opened import open_exporting
from app.workflow.months.figures import open_figures
from app.workflow.office.desk import Desk
from rules.programme import Programme

BLOCKED = 1
NO_NUMBER = (
    f"W{NBSP}tym programie nie ma sprawy o{NBSP}takim znaku. Przepisz znak z{NBSP}rejestru spraw."
)
BY_COMMAND = f"polecenie wydane w{NBSP}wierszu poleceń"


@click.command(cls=PolishCommand)
@click.argument("programme", metavar="PROGRAM", type=ProgrammeName())
@click.option("--matter", "number", help="Wydaj tylko teczkę sprawy o\N{NO-BREAK SPACE}tym znaku.")
@click.option(
    "--reason",
    default=BY_COMMAND,
    help="Komu i\N{NO-BREAK SPACE}w\N{NO-BREAK SPACE}jakim celu; zapisze się w\N{NO-BREAK SPACE}dzienniku.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Pusty folder na paczkę albo folder, w\N{NO-BREAK SPACE}którym wydawanie przerwano.",
)
def export(programme: Programme, number: str | None, reason: str, out: Path) -> None:
    """Wydaj teczki uczestników do folderu, kompletne i\N{NO-BREAK SPACE}czytelne bez Teczki.

    Pliki w\N{NO-BREAK SPACE}folderze nie są zaszyfrowane. Przerwane wydawanie dokończy to samo polecenie.
    """
    with opened_store(settings_from_environment()) as store:
        desk = Desk(store)
        matter_ids = None if number is None else (_matter_id(desk, programme.slug, number),)
        exporting = open_exporting(store, desk, open_figures(desk))
        exported = exporting.export_to(
            out,
            _operator(programme.slug),
            programme.slug,
            reason,
            matter_ids=matter_ids,
            told=_told,
        )
    before = f", w{NBSP}tym wcześniej: {exported.before}" if exported.before else ""
    show(
        f"Teczki w{NBSP}folderze {out}: {exported.dossiers}{before}.\n"
        f"Odcisk paczki: {exported.fingerprint}\n"
        f"Pliki nie są zaszyfrowane. Paczkę sprawdza polecenie: bin/teczka verify {out}"
    )


@click.command(cls=PolishCommand)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.pass_context
def verify(ctx: click.Context, folder: Path) -> None:
    """Sprawdź, czy wydana paczka jest taka jak w\N{NO-BREAK SPACE}chwili wydania.

    Nie potrzebuje bazy, kluczy ani sieci. Kod wyjścia: 0, gdy paczka jest nienaruszona; 1, gdy coś się
    nie zgadza.
    """
    checked = check_bag(folder)
    show("\n".join(lines(checked)))
    ctx.exit(0 if checked.sound else BLOCKED)


def _operator(programme: str) -> Actor:
    """Whoever may run commands on this machine may read everything in it."""
    administration = ADMINISTRATION
    return Actor(
        administration.account_id,
        administration.name,
        frozenset({Role.CLERK}),
        frozenset({programme}),
    )


def _told(done: int, total: int) -> None:
    """How far it is, for somebody who watches."""
    if sys.stderr.isatty():
        click.echo(f"\rTeczki: {done} z{NBSP}{total}", nl=done == total, err=True)


def _matter_id(desk: Desk, programme: str, number: str) -> str:
    wanted = " ".join(number.split()).casefold()
    for matter in desk.rooms.matters.all(programme):
        if matter.case_number.casefold() == wanted:
            return matter.id
    raise NotOnRecord(NO_NUMBER)
