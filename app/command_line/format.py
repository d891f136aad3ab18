"""``schema`` and ``describe``: nothing comes in; the schemas and manuals of our files go out."""

import click

from app.command_line.manual import CASE, DOCS, MANUALS, MONTH
from app.command_line.polish import PolishCommand
from app.rulebook import write_pages
from app.workflow.dossier.dossier_schema import schema_text

DOSSIER_SCHEMA = DOCS / "dossier.schema.json"


@click.command(cls=PolishCommand)
@click.option(
    "--month", "of_month", is_flag=True, help="Wypisz schemat pliku miesiąca zamiast pliku sprawy."
)
def schema(of_month: bool) -> None:
    """Wypisz schemat JSON pliku sprawy lub miesiąca, np. dla edytora."""
    click.echo((MONTH if of_month else CASE).schema_text(), nl=False)


@click.command(cls=PolishCommand, hidden=True)
def describe() -> None:
    """Zapisz na nowo docs/: schematy i tabele plików oraz zasady Programu w przykładach."""
    for manual in MANUALS:
        manual.schema_path.write_text(manual.schema_text(), encoding="utf-8")
        text = manual.path.read_text(encoding="utf-8")
        manual.path.write_text(manual.with_tables(text), encoding="utf-8")
    DOSSIER_SCHEMA.write_text(schema_text(), encoding="utf-8")
    write_pages(DOCS)
