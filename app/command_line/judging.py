"""``check`` and ``lint``: a case or a programme's file comes in, what is wrong with it goes out."""

import json
from dataclasses import replace
from pathlib import Path

import click

from app.casefile.reading import read_case
from app.command_line.arguments import CASE, ProgrammeNameOrFile
from app.command_line.polish import PolishCommand
from app.command_line.verdict_text import verdict_text
from app.documents.verdict_file import verdict_json
from app.errors import CaseFileError
from app.wording.findings import problem_sentence
from app.wording.numbers import Forms, counted
from app.workflow.clock import today
from rules import check as judge
from rules.case import Case
from rules.lint import lint as problems_of
from rules.programme import Programme, load_programme
from rules.verdict import Severity

BLOCKED = 1
BAD_FILE = 2
SEVERITIES = {
    Severity.BLOCKS: "Błąd",
    Severity.WARNS: "Uwaga",
    Severity.NOTES: "Informacja",
}
MISTAKES = Forms("błąd", "błędy", "błędów", "błędu")


def opened_case(path: Path) -> tuple[Case, Programme]:
    """The case of a file, judged for today unless it names a day, and its programme."""
    case = read_case(path)
    if case.applied_on is None:
        case = replace(case, applied_on=today())
    return case, load_programme(case.programme)


@click.command(cls=PolishCommand)
@CASE
@click.option("--json", "as_json", is_flag=True, help="Wypisz wynik jako JSON.")
@click.pass_context
def check(ctx: click.Context, case: Path, as_json: bool) -> None:
    """Sprawdź sprawę i wypisz wszystko, czego w niej brakuje.

    Kod wyjścia: 0, gdy nic nie stoi na przeszkodzie; 1, gdy są przeszkody; 2, gdy plik jest
    błędny.
    """
    try:
        opened, programme = opened_case(case)
    except CaseFileError as refused:
        if not as_json:
            raise
        errors = [{"place": place, "sentence": told} for place, told in refused.problems]
        click.echo(json.dumps({"errors": errors}, ensure_ascii=False, indent=2))
        ctx.exit(BAD_FILE)
    verdict = judge(opened, programme)
    click.echo(verdict_json(verdict).decode() if as_json else verdict_text(verdict, programme))
    ctx.exit(0 if verdict.passes else BLOCKED)


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
