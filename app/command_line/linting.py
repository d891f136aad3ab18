"""``lint``: a programme or the file of one comes in, the traps in it go out."""

import click

from app.command_line.arguments import ProgrammeNameOrFile
from app.command_line.polish import PolishCommand
from app.wording.findings import problem_sentence
from app.wording.numbers import Forms, counted
from rules.lint import lint as problems_of
from rules.programme import Programme
from rules.verdict import Severity

BLOCKED = 1
SEVERITIES = {
    Severity.BLOCKS: "Błąd",
    Severity.WARNS: "Uwaga",
    Severity.NOTES: "Informacja",
}
MISTAKES = Forms("błąd", "błędy", "błędów", "błędu")


@click.command(cls=PolishCommand)
@click.argument("programme", metavar="PROGRAM", type=ProgrammeNameOrFile())
@click.pass_context
def lint(ctx: click.Context, programme: Programme) -> None:
    """Sprawdź plik programu: lata, numery załączników, kwoty, źródła.

    PROGRAM to nazwa programu albo plik YAML, nad którym pracujesz. Kod wyjścia: 1, gdy są błędy.
    """
    problems = problems_of(programme)
    for severity, heading in SEVERITIES.items():
        places: dict[str, list[str]] = {}
        for problem in problems:
            if problem.severity is severity:
                places.setdefault(problem_sentence(problem), []).append(problem.place)
        for told, where in places.items():
            click.echo(f"{heading}: {told}")
            click.echo("".join(f"    {place}\n" for place in where), nl=False)
    blocked = sum(problem.severity is Severity.BLOCKS for problem in problems)
    click.echo(f"{programme.name}: {counted(blocked, MISTAKES)}.")
    ctx.exit(BLOCKED if blocked else 0)
