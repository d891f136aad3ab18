"""``keys rotate`` and ``expire``: settings come in, a store that is as it should be goes out."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from app.command_line.damaged import damaged_lines
from app.command_line.polish import PolishCommand, PolishGroup
from app.command_line.terminal import show
from app.config import Settings, settings_from_environment
from app.store import keys as key_files
from app.store.opened import Store, open_store
from app.wording.numbers import Forms, counted
from app.workflow.integrity.words import AND_AGAIN, KEEP_OLD_KEYS, NOT_ROTATED, WHAT_TO_DO

BLOCKED = 1
RECORDS = Forms("zapis", "zapisy", "zapisów", "zapisu")
FILES = Forms("plik", "pliki", "plików", "pliku")
DRAFTS = Forms("wniosek", "wnioski", "wniosków", "wniosku")


@click.group(cls=PolishGroup)
def keys() -> None:
    """Klucze, którymi zaszyfrowane są dane."""


@keys.command()
@click.pass_context
@click.option(
    "--drop-old",
    is_flag=True,
    help="Usuń potem stare klucze z\N{NO-BREAK SPACE}pliku kluczy. Najpierw zatrzymaj usługę.",
)
def rotate(ctx: click.Context, drop_old: bool) -> None:
    """Zaszyfruj wszystko nowym kluczem.

    Nowy klucz powstaje w pliku kluczy. Gdy klucze są w TECZKA_KEYS, dopisz tam nowy jako
    pierwszy, a to polecenie zaszyfruje nim wszystko. Usługa może w tym czasie działać.

    Co jest uszkodzone, zostaje nietknięte i jest wymienione na końcu; stare klucze też wtedy
    zostają. Kod wyjścia: 0, gdy wszystko się udało; 1, gdy coś jest uszkodzone; 3, gdy brakuje
    kluczy.
    """
    settings = settings_from_environment()
    with opened_store(settings):  # makes sure that the keys at hand are the right ones
        pass
    if not settings.keys:
        key_files.add_key(settings)
    with opened_store(settings) as store:
        rotated = store.rotate()
        damaged = list(damaged_lines(store, rotated.damaged))
    if drop_old and not settings.keys and not damaged:
        key_files.keep_current_key(settings)
    done = f"{counted(rotated.rows, RECORDS)}, {counted(rotated.files, FILES)}"
    click.echo(f"Zaszyfrowano nowym kluczem: {done}.")
    if settings.keys and not damaged:
        click.echo("Stare klucze można teraz usunąć z\N{NO-BREAK SPACE}TECZKA_KEYS.")
    elif not settings.keys:
        click.echo(
            f"Zrób kopię pliku {key_files.key_file(settings)} i\N{NO-BREAK SPACE}trzymaj ją "
            "osobno od danych."
        )
    if damaged:
        show("\n".join((NOT_ROTATED, *damaged, KEEP_OLD_KEYS, WHAT_TO_DO, AND_AGAIN)))
        ctx.exit(BLOCKED)


@click.command(cls=PolishCommand)
def expire() -> None:
    """Usuń wnioski, których czas przechowywania minął, i pliki po nich."""
    with opened_store(settings_from_environment()) as store:
        expired = store.expire()
    drafts = counted(expired.deleted.drafts, DRAFTS)
    click.echo(f"Usunięto: {drafts}, {counted(expired.files, FILES)} bez właściciela.")


@contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """The store, closed at the end of the block."""
    store = open_store(settings)
    try:
        yield store
    finally:
        store.close()
