"""What a command is given: typed words come in; a programme, a folder or a file goes out."""

from pathlib import Path
from typing import Any, NamedTuple

import click

from rules import programme as programmes
from rules.loading import read_mapping
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


class WrittenProgramme(NamedTuple):
    """A programme and the file it is written in."""

    programme: Programme
    path: Path


class ProgrammeFile(click.ParamType[WrittenProgramme]):
    """The slug of a programme, or the file of one that is still being written."""

    name = "program"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> WrittenProgramme:
        path = Path(value)
        if path.suffix not in {".yaml", ".yml"} or not path.is_file():
            path = programmes.DATA / "programmes" / f"{value}.yaml"
            return WrittenProgramme(ProgrammeName().convert(value, param, ctx), path)
        raw = read_mapping(path)
        if "edition" not in raw:
            for keys, other in OTHER_FILES:
                if raw.keys() >= keys:
                    self.fail(f"„{value}” to {other.format(file=value)}", param, ctx)
        return WrittenProgramme(read_programme(path), path)


OTHER_FILES = (
    (
        {"programme", "of"},
        "plik miesiąca, a nie programu. Sprawdź go poleceniem: teczka check-month {file}",
    ),
    ({"programme"}, "plik sprawy, a nie programu. Sprawdź go poleceniem: teczka check {file}"),
    ({"variant", "year"}, "plik edycji. Podaj program, który z niej korzysta."),
)
"""What else one may have at hand, by the keys it has."""


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
