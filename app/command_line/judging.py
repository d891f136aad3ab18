"""``check`` and ``check-month``: a case or a month comes in, everything found in it goes out."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click

from app.casefile.files import dotted
from app.casefile.reading import Opened, open_case, open_month
from app.command_line.arguments import AS_JSON, CASE, EXPLAINED, MONTH
from app.command_line.month_text import month_text
from app.command_line.polish import PolishCommand
from app.command_line.terminal import show
from app.command_line.verdict_text import Told, traced, verdict_text
from app.documents.verdict_file import verdict_json
from app.errors import CaseFileError
from app.wording.entries import entry
from app.wording.name_guess import name_guess
from app.workflow.clock import today
from rules import check as judge
from rules import check_month as judge_month
from rules.case import Case
from rules.diary import Month
from rules.programme import Programme, load_programme
from rules.verdict import Finding

BLOCKED = 1
BAD_FILE = 2
T = TypeVar("T")


def opened_case(path: Path) -> tuple[Case, Programme]:
    """The case of a file, judged for today unless it names a day, and its programme."""
    case = _dated(path).value
    return case, load_programme(case.programme)


def _dated(path: Path) -> Opened[Case]:
    opened = open_case(path)
    if opened.value.applied_on is None:
        return replace(opened, value=replace(opened.value, applied_on=today()))
    return opened


@click.command(cls=PolishCommand)
@CASE
@AS_JSON
@EXPLAINED
@click.pass_context
def check(ctx: click.Context, case: Path, as_json: bool, explained: bool) -> None:
    """Sprawdź sprawę i wypisz wszystko, czego w niej brakuje.

    Kod wyjścia: 0, gdy nic nie stoi na przeszkodzie; 1, gdy są przeszkody; 2, gdy plik jest
    błędny.
    """
    opened = _read(ctx, _dated, case, as_json)
    programme = load_programme(opened.value.programme)
    verdict = judge(opened.value, programme)
    if as_json:
        click.echo(verdict_json(verdict, opened.value, programme, opened.line).decode())
    else:
        show(verdict_text(verdict, opened.value, programme, explained=explained))
    ctx.exit(0 if verdict.passes else BLOCKED)


@click.command(cls=PolishCommand)
@MONTH
@AS_JSON
@EXPLAINED
@click.pass_context
def check_month(ctx: click.Context, month: Path, as_json: bool, explained: bool) -> None:
    """Sprawdź miesiąc usług: godziny, koszty przejazdów, limity i termin.

    Kod wyjścia: 0, gdy nic nie stoi na przeszkodzie rozliczeniu; 1, gdy są przeszkody; 2, gdy
    plik jest błędny.
    """
    opened = _read(ctx, open_month, month, as_json)
    programme = load_programme(opened.value.programme)
    verdict = judge_month(opened.value, programme)
    if as_json:
        click.echo(verdict_json(verdict, opened.value, programme, opened.line).decode())
    else:
        told = _told_of(opened, programme, explained)
        show(month_text(verdict, opened.value, programme, told, explained=explained))
    ctx.exit(0 if verdict.passes else BLOCKED)


def _read(ctx: click.Context, read: Callable[[Path], T], path: Path, as_json: bool) -> T:
    """What a file holds; its errors as JSON where that is asked for."""
    try:
        return read(path)
    except CaseFileError as refused:
        if not as_json:
            raise
        errors = [{"place": place, "sentence": told} for place, told in refused.problems]
        click.echo(json.dumps({"errors": errors}, ensure_ascii=False, indent=2))
        ctx.exit(BAD_FILE)


def _told_of(opened: Opened[Month], programme: Programme, explained: bool) -> Told:
    """„Wpis: usługa 3: 9 stycznia 2026 r., 20:00–4:00, … (services[3].ends, wiersz 52)”."""

    def told(finding: Finding) -> Iterator[str]:
        steps = finding.about.split(".")
        key = dotted(tuple(int(step) if step.isdecimal() else step for step in steps))
        entered, line = entry(opened.value, finding.about), opened.line(finding.about)
        where = f"{key}, wiersz {line}" if line else key
        if entered:
            yield f"Wpis: {entered} ({where})" if where else f"Wpis: {entered}"
        else:
            yield f"Pole: {key or 'cały plik'}"
        if guess := name_guess(opened.value, finding.about):
            yield guess
        if explained:
            yield traced(finding, opened.value, programme)

    return told
