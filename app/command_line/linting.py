"""``lint``: a programme or the file of one comes in, the traps in it go out."""

import click

from app.command_line.arguments import ProgrammeFile, WrittenProgramme
from app.command_line.polish import PolishCommand
from app.command_line.problems import EDITION, lines_of, told
from app.wording.numbers import Forms, counted
from rules.lint import Problem
from rules.lint import lint as problems_of
from rules.verdict import Severity

BLOCKED = 1
SEVERITIES = {
    Severity.BLOCKS: "Błąd",
    Severity.WARNS: "Uwaga",
    Severity.NOTES: "Informacja",
}
MISTAKES = Forms("błąd", "błędy", "błędów", "błędu")


@click.command(cls=PolishCommand)
@click.argument("written", metavar="PROGRAM", type=ProgrammeFile())
@click.pass_context
def lint(ctx: click.Context, written: WrittenProgramme) -> None:
    """Sprawdź plik programu: lata, numery załączników, kwoty, źródła.

    PROGRAM to nazwa programu albo plik YAML, nad którym pracujesz. Kod wyjścia: 1, gdy są błędy.
    """
    programme = written.programme
    lines = lines_of(programme, written.path)
    problems = sorted(problems_of(programme), key=_is_edition_s)
    for severity, heading in SEVERITIES.items():
        places: dict[str, list[str]] = {}
        for problem in problems:
            if problem.severity is severity:
                places.setdefault(told(problem), []).append(lines.place(problem.place))
        for sentence, where in places.items():
            click.echo(f"{heading}: {sentence}")
            click.echo("".join(f"    {place}\n" for place in where), nl=False)
    blocked = sum(problem.severity is Severity.BLOCKS for problem in problems)
    click.echo(f"{programme.name}: {counted(blocked, MISTAKES)}.")
    ctx.exit(BLOCKED if blocked else 0)


def _is_edition_s(problem: Problem) -> bool:
    """What the office can mend itself comes first."""
    return problem.place.startswith(EDITION)
