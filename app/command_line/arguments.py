"""What a command is given: typed words come in; a programme, a folder or a file goes out."""

from pathlib import Path
from typing import Any

import click

from rules.programme import Programme, load_programme, programme_slugs, read_programme


class ProgrammeName(click.ParamType[Programme]):
    """The slug of a programme."""

    name = "program"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Programme:
        if value not in programme_slugs():
            slugs = ", ".join(programme_slugs())
            self.fail(f"nie ma programu „{value}”. Są: {slugs}.", param, ctx)
        return load_programme(value)


class ProgrammeNameOrFile(ProgrammeName):
    """The slug of a programme, or the file of one that is still being written."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Programme:
        path = Path(value)
        if path.suffix in {".yaml", ".yml"} and path.is_file():
            return read_programme(path)
        return super().convert(value, param, ctx)


CASE = click.argument("case", metavar="SPRAWA.yaml", type=click.Path(path_type=Path))
MONTH = click.argument("month", metavar="MIESIĄC.yaml", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Wypisz wynik jako JSON.")
EXPLAINED = click.option(
    "--explain",
    "--wyjasnij",
    "explained",
    is_flag=True,
    help="Pokaż też, z których odpowiedzi i przepisów wynika każde ustalenie.",
)
OUT = click.option(
    "--out",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder na pliki; zostanie utworzony, jeśli go nie ma.",
)
