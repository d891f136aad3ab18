"""Lines of text come in; on a person's screen they go out broken between words, each under its own indent."""

import shutil
import sys
import textwrap

import click

WIDEST = 110
HANGING = "  "


def show(text: str) -> None:
    """Print a text: as it stands into a file or another program, and fitted on a screen."""
    if not sys.stdout.isatty():
        click.echo(text)
        return
    width = min(shutil.get_terminal_size().columns, WIDEST)
    click.echo("\n".join(fitted(line, width) for line in text.splitlines()))


def fitted(line: str, width: int) -> str:
    """The line, what does not fit hanging a little under where it begins."""
    indent = line[: len(line) - len(line.lstrip())]
    pieces = textwrap.wrap(
        line,
        width,
        subsequent_indent=indent + HANGING,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(pieces)
