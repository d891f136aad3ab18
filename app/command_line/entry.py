"""Typed words come in; the command they name runs, and whatever goes wrong is said in Polish."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import click

from app.command_line.accounts import user
from app.command_line.backups import backup, restore_command
from app.command_line.broken import broken_text
from app.command_line.exporting import export, verify
from app.command_line.format import describe, schema
from app.command_line.integrity import archive
from app.command_line.judging import check, check_month
from app.command_line.ledger import audit
from app.command_line.linting import lint
from app.command_line.papers import blanks, demo, produce
from app.command_line.polish import PolishGroup, usage_sentence
from app.command_line.trial import trial
from app.command_line.upkeep import expire, keys
from app.errors import ConversionFailed, InternalError, KeyMissing, UserError
from rules.loading import DataBroken

NAME = "teczka"
BLOCKED, BAD_INPUT, OUT_OF_ORDER, INTERRUPTED = 1, 2, 3, 130
OUR_FAULT = (
    "Błąd w\N{NO-BREAK SPACE}programie. Ustaw TECZKA_TRACEBACK=1 i\N{NO-BREAK SPACE}powtórz "
    "polecenie, aby zobaczyć szczegóły; mogą zawierać dane ze sprawy."
)
WHAT_FAILED = {
    ConversionFailed: "Nie udało się utworzyć PDF-a. Sprawdź, czy działa LibreOffice.",
    KeyMissing: "Brakuje klucza, którym zaszyfrowano dane. Przywróć go z\N{NO-BREAK SPACE}kopii.",
}


@click.group(cls=PolishGroup)
def cli() -> None:
    """Teczka: dokumenty programu „Asystent osobisty osoby z niepełnosprawnością”."""


for _judging in (check, check_month, produce, demo, blanks, lint, schema, describe):
    cli.add_command(_judging)
for _keeping in (user, keys, expire, audit, archive, backup, restore_command, trial):
    cli.add_command(_keeping)
for _handing_over in (export, verify):
    cli.add_command(_handing_over)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run what was typed and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code; errors go to standard error."""
    try:
        return int(cli.main(arguments, prog_name=NAME, standalone_mode=False) or 0)
    except BrokenPipeError:  # whoever read our output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BLOCKED
    except Exception as error:
        for kind, code, say in MISHAPS:
            if isinstance(error, kind):
                click.echo(say(error), err=True)
                return code
        # A traceback may quote answers, which are health data: only on demand.
        if os.environ.get("TECZKA_TRACEBACK"):
            raise
        click.echo(OUR_FAULT, err=True)
        return OUT_OF_ORDER


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else NAME
    return f"{usage_sentence(error)}\nPomoc: {path} --help"


def _failed(error: InternalError) -> str:
    told = WHAT_FAILED.get(type(error), "Nie udało się wykonać polecenia.")
    return f"{told}\nSzczegóły dla administratora: {error}"


MISHAPS: tuple[tuple[type[Exception], int, Callable[[Any], str]], ...] = (
    (click.exceptions.NoArgsIsHelpError, BAD_INPUT, lambda error: str(error.message)),
    (click.UsageError, BAD_INPUT, _usage),
    (UserError, BAD_INPUT, str),
    (DataBroken, BAD_INPUT, lambda error: f"Plik programu jest błędny:\n{broken_text(error)}"),
    (InternalError, OUT_OF_ORDER, _failed),
    (click.Abort, INTERRUPTED, lambda _: "Przerwano."),
)
"""What may go wrong on purpose: the exit code and what is said; the first that fits speaks."""
