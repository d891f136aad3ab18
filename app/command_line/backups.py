"""``backup`` and ``restore``: folders come in, a copy of everything kept or a store made of one goes out."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from app.command_line.integrity import BLOCKED, told
from app.command_line.polish import PolishCommand, PolishGroup
from app.command_line.terminal import show
from app.command_line.upkeep import opened_store
from app.config import settings_from_environment
from app.store.backup.forgetting import Remembering, forget, keep, remembering
from app.store.backup.layout import MANIFEST, Folder
from app.store.backup.making import MadeRun, back_up
from app.store.backup.restoring import Examined, examine, only_where_nothing_is, restore
from app.wording.dates import NBSP, long_date
from app.wording.numbers import counted
from app.workflow.integrity.naming import WRONG
from app.workflow.integrity.words import FILES

F = TypeVar("F", bound=Callable[..., Any])
FOLDER = click.Path(path_type=Path, file_okay=False)
LOST = "Nie ma skąd skopiować: {files}. Zobacz, czego brakuje: bin/teczka archive check."
STILL = f"W{NBSP}tych zapisach są jeszcze dane usunięte później. Usuń je: bin/teczka backup forget"


def _folder(*names: str, said: str, required: bool = False) -> Callable[[F], F]:
    return click.option(*names, type=FOLDER, metavar="FOLDER", help=said, required=required)


OUT = _folder("--out", said="Folder kopii, najlepiej na innym dysku.")
KEYS_OUT = _folder("--keys-out", said="Folder kopii kluczy, osobno od kopii danych.")


@click.group(cls=PolishGroup, invoke_without_command=True)
@OUT
@KEYS_OUT
@click.option(
    "--keep", "number", type=click.IntRange(1), metavar="N", help="Zostaw N najnowszych zapisów."
)
@click.option(
    "--thorough", is_flag=True, help="Odczytaj też wszystko, co już leży w\N{NO-BREAK SPACE}kopii."
)
@click.pass_context
def backup(
    ctx: click.Context, out: Path | None, keys_out: Path | None, number: int | None, thorough: bool
) -> None:
    """Zrób kopię bazy i\N{NO-BREAK SPACE}wszystkich plików, a\N{NO-BREAK SPACE}osobno kluczy.

    Usługa może w tym czasie działać. Pliki, które już leżą w kopii, nie są kopiowane drugi raz.
    Kod wyjścia: 0, gdy skopiowano wszystko; 1, gdy czegoś nie było skąd skopiować.
    """
    if ctx.invoked_subcommand is not None:
        return
    if out is None:
        raise click.MissingParameter(ctx=ctx, param_hint="--out", param_type="option")
    settings = settings_from_environment()
    with opened_store(settings) as store:
        made = back_up(store, settings, (out, keys_out), thorough=thorough)
        gone = keep(out, number, keys_out) if number else ()
        old = remembering(store.shelf.database, out)
    show("\n".join(_made(made, out, gone, old)))
    ctx.exit(BLOCKED if made.lost else 0)


@backup.command("forget")
@_folder("--out", said="Folder kopii.", required=True)
@KEYS_OUT
def forget_erased(out: Path, keys_out: Path | None) -> None:
    """Usuń z\N{NO-BREAK SPACE}kopii zapisy sprzed usunięcia teczek.

    Po usunięciu teczki zrób nową kopię, a potem użyj tego polecenia. Wcześniejsze zapisy, w których
    te dane jeszcze są, znikną razem z plikami, których nie potrzebuje żaden nowszy.
    """
    with opened_store(settings_from_environment()) as store:
        old = forget(store.shelf.database, out, keys_out)
    if not old:
        show("W żadnym zapisie nie ma danych, które usunięto.")
    for each in old:
        show(f"Usunięto zapis {each.run}: {_days(each.days)}")


@click.command("restore", cls=PolishCommand)
@_folder("--from", "source", said="Folder kopii.", required=True)
@_folder(
    "--keys-from",
    said="Folder kopii kluczy; niepotrzebny, gdy klucze są w\N{NO-BREAK SPACE}TECZKA_KEYS.",
)
@click.option("--at", metavar="ZAPIS", help="Nazwa zapisu; bez niej najnowszy.")
@click.option(
    "--even-damaged", is_flag=True, help="Przywróć to, co jest całe, choć kopia jest uszkodzona."
)
@click.pass_context
def restore_command(
    ctx: click.Context, source: Path, keys_from: Path | None, at: str | None, even_damaged: bool
) -> None:
    """Przywróć wszystko z\N{NO-BREAK SPACE}kopii tam, gdzie jeszcze niczego nie ma.

    Najpierw sprawdza kopię, potem przywraca, na końcu sprawdza wszystko, co przywrócono. Niczego nie
    nadpisuje. Kod wyjścia: 0, gdy wszystko jest takie, jak zapisano; 1, gdy coś jest uszkodzone.
    """
    settings = settings_from_environment()
    only_where_nothing_is(settings)
    examined = examine(source, at)
    show("\n".join(_examined(examined)))
    if examined.spoiled and not (even_damaged and examined.restorable):
        show(_instead(examined))
        ctx.exit(BLOCKED)
    count = restore(settings, source, examined, keys_from)
    with opened_store(settings) as store:
        show(f"Przywrócono bazę i{NBSP}{counted(count, FILES)}.")
        report = store.integrity.whole()
        show("\n".join(told(store, report)))
    ctx.exit(0 if report.sound else BLOCKED)


def _made(
    made: MadeRun, out: Path, gone: Sequence[str], old: Sequence[Remembering]
) -> Iterator[str]:
    copied = counted(made.copied, FILES)
    yield f"Zapis {made.run}: baza i{NBSP}{counted(made.files, FILES)}, w{NBSP}tym nowe: {copied}."
    yield f"Sprawdzenie bez programu: cd {out} && sha256sum -c {made.run}/{MANIFEST}"
    if made.lost:
        yield LOST.format(files=counted(len(made.lost), FILES))
    if gone:
        yield f"Usunięto starsze zapisy: {', '.join(gone)}."
    if torn := Folder(out).torn():
        yield f"Uszkodzone spisy plików w{NBSP}zapisach: {', '.join(torn)}. Usuń te foldery."
    if old:
        yield f"{STILL} --out {out}"
        yield from (f"  {each.run}: {_days(each.days)}" for each in old)


def _examined(examined: Examined) -> Iterator[str]:
    yield f"Zapis {examined.run}: sprawdzono {counted(len(examined.entries), FILES)} kopii."
    for each in examined.spoiled:
        yield f"  {each.path}: {WRONG[each.damage]}"
    if examined.later:
        yield (
            f"Po tym zapisie usunięto teczki: {_days(examined.later)} Te dane wrócą; "
            f"usuń je jeszcze raz."
        )


def _instead(examined: Examined) -> str:
    if examined.restorable:
        return (
            "Niczego nie przywrócono. Wybierz inny zapis (--at) albo przywróć to, co jest całe: "
            "--even-damaged."
        )
    return (
        f"Niczego nie przywrócono: uszkodzona jest sama baza w{NBSP}tym zapisie. Wybierz inny "
        "zapis: --at."
    )


def _days(days: Sequence[str]) -> str:
    told_days = (f"dnia {long_date(date.fromisoformat(day))}" if day else "?" for day in days)
    return f"dane usunięte {', '.join(told_days)}"
