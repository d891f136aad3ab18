"""``schema``: nothing comes in, the JSON Schema of a case file goes out."""

import json

import click

from app.casefile import shape
from app.command_line.polish import PolishCommand


@click.command(cls=PolishCommand)
def schema() -> None:
    """Wypisz schemat JSON pliku sprawy, np. dla edytora."""
    click.echo(schema_text(), nl=False)


def schema_text() -> str:
    """The schema as it is committed at ``docs/case.schema.json``."""
    return json.dumps(shape.schema(), ensure_ascii=False, indent=2) + "\n"
