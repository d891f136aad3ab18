"""Click's commands and usage errors come in; the same speaking Polish go out."""

from collections.abc import Callable, Iterable
from typing import Any

import click

HELP = "Pokaż tę pomoc i\N{NO-BREAK SPACE}zakończ."
OPTIONS = "[OPCJE]"
REQUIRED = "[trzeba podać]"


class PolishCommand(click.Command):
    """A command whose help is Polish throughout."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return [OPTIONS if piece == "[OPTIONS]" else piece for piece in pieces]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _polish_help(super().get_help_option(ctx))


class PolishGroup(click.Group):
    """A group of commands whose help is Polish throughout."""

    command_class = PolishCommand

    def __init__(self, name: str | None = None, **more: Any) -> None:
        super().__init__(name, **{"subcommand_metavar": "POLECENIE [ARGUMENTY]", **more})

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return [OPTIONS if piece == "[OPTIONS]" else piece for piece in pieces]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter)
        rows = [
            (name, command.get_short_help_str(limit=200))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None and not command.hidden
        ]
        with formatter.section("Polecenia"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        """In the order they are meant to be read."""
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _polish_help(super().get_help_option(ctx))


PolishGroup.group_class = PolishGroup


def _write_usage(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    pieces = command.collect_usage_pieces(ctx)
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Użycie: ")


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    records = [
        (record[0], record[1].replace("[required]", REQUIRED))
        for parameter in command.get_params(ctx)
        if not isinstance(parameter, click.Argument)
        and (record := parameter.get_help_record(ctx)) is not None
    ]
    with formatter.section("Opcje"):
        formatter.write_dl(records)


def _polish_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = HELP
    return option


def usage_sentence(error: click.UsageError) -> str:
    """What was typed wrong; click's own English is kept out, our own sentences pass through."""
    told = next((say(error) for kind, say in SENTENCES if isinstance(error, kind)), None)
    if told is None:
        missing = error.message.startswith("Missing command")
        told = "Brakuje polecenia." if missing else "Podano za dużo argumentów."
    return told


def _guess(possibilities: Iterable[str] | None) -> str:
    near = [f"„{one}”" for one in possibilities or ()]
    return f" Czy chodziło o\N{NO-BREAK SPACE}{' lub '.join(near)}?" if near else ""


def _hint(error: click.BadParameter) -> str:
    hint = error.param_hint
    if hint is None and error.param is not None and error.ctx is not None:
        hint = error.param.get_error_hint(error.ctx)
    return hint.strip("'") if isinstance(hint, str) else " / ".join(hint or ("argument",))


def _misused(error: click.BadOptionUsage) -> str:
    takes_none = "does not take" in error.message
    rest = "nie przyjmuje wartości" if takes_none else "wymaga wartości"
    return f"Opcja „{error.option_name}” {rest}."


SENTENCES: tuple[tuple[type[click.UsageError], Callable[[Any], str]], ...] = (
    (
        click.NoSuchOption,
        lambda error: f"Nie ma opcji „{error.option_name}”.{_guess(error.possibilities)}",
    ),
    (
        click.exceptions.NoSuchCommand,
        lambda error: f"Nie ma polecenia „{error.command_name}”.{_guess(error.possibilities)}",
    ),
    (click.MissingParameter, lambda error: f"Brakuje: {_hint(error)}."),
    (click.BadParameter, lambda error: f"{_hint(error)}: {error.message}"),
    (click.BadOptionUsage, _misused),
    (click.BadArgumentUsage, lambda _: "Podano za mało argumentów."),
)
"""The first that fits speaks: a missing parameter is a bad one, too."""
