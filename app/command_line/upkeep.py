"""``keys rotate`` and ``expire``: settings come in, a store that is as it should be goes out."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from app.command_line.polish import PolishCommand, PolishGroup
from app.config import Settings, settings_from_environment
from app.store import keys as key_files
from app.store.opened import Store, open_store
from app.wording.numbers import Forms, counted

RECORDS = Forms("zapis", "zapisy", "zapisów", "zapisu")
FILES = Forms("plik", "pliki", "plików", "pliku")
DRAFTS = Forms("wniosek", "wnioski", "wniosków", "wniosku")


@click.group(cls=PolishGroup)
def keys() -> None:
    """Klucze, którymi zaszyfrowane są dane."""


@keys.command()
@click.option(
    "--drop-old",
    is_flag=True,
    help="Usuń potem stare klucze z\N{NO-BREAK SPACE}pliku kluczy. Najpierw zatrzymaj usługę.",
)
def rotate(drop_old: bool) -> None:
    """Zaszyfruj wszystko nowym kluczem.

    Nowy klucz powstaje w pliku kluczy. Gdy klucze są w TECZKA_KEYS, dopisz tam nowy jako
    pierwszy, a to polecenie zaszyfruje nim wszystko. Usługa może w tym czasie działać.
    """
    settings = settings_from_environment()
    with opened_store(settings):  # makes sure that the keys at hand are the right ones
        pass
    if not settings.keys:
        key_files.add_key(settings)
    with opened_store(settings) as store:
        rotated = store.rotate()
    if drop_old and not settings.keys:
        key_files.keep_current_key(settings)
    done = f"{counted(rotated.rows, RECORDS)}, {counted(rotated.files, FILES)}"
    click.echo(f"Zaszyfrowano nowym kluczem: {done}.")
    if settings.keys:
        click.echo("Stare klucze można teraz usunąć z\N{NO-BREAK SPACE}TECZKA_KEYS.")
    else:
        click.echo(
            f"Zrób kopię pliku {key_files.key_file(settings)} i\N{NO-BREAK SPACE}trzymaj ją "
            "osobno od danych."
        )


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
