"""Files a clerk sends come in; the stack they make goes out, or what is wrong with them."""

import threading
from collections.abc import Sequence

from flask import request
from werkzeug.datastructures import FileStorage

from app.documents import scans as reader
from app.dossier.scans import SentFile, Stack
from app.matters.rights import Right
from app.web.office.gatehouse.gate import current_account, current_actor
from app.web.services import services
from app.wording.numbers import Forms, counted
from app.workflow.dossier.scan_deeds import ScanDeeds
from app.workflow.dossier.scan_pages import ScanPages
from app.workflow.dossier.scan_sorting import Sorting

FIELD = "pliki"
NOTHING_CHOSEN = "Wybierz plik ze skanem"
MOST_FILES = 200
TOO_MANY = f"Wybrano więcej niż {MOST_FILES} plików. Wyślij je w kilku częściach"
SLACK = 1024 * 1024
"""What the form around the files takes."""
LONGEST_NAME = 80
FILES = Forms("plik", "pliki", "plików", "pliku")
OTHERS = Forms("inny", "inne", "innych", "innego")
_one = threading.Lock()
"""A stack is held in memory while it is taken in: one at a time."""
HEAD = 1024
"""Bytes that are looked at before anything is taken in."""
MOST_NAMED = 5
EMPTY = "Puste pliki: {names}. Skopiuj je ze skanera jeszcze raz i wybierz wszystkie pliki ponownie"
NO_SCANS = (
    "To nie są skany: {names}. Wybierz pliki jeszcze raz bez nich: przyjmujemy PDF, TIFF, JPG (JPEG), "
    "PNG i HEIC"
)
NO_SCAN = (
    "To nie jest skan. Przyjmujemy skany w plikach PDF, TIFF, JPG (JPEG), PNG i HEIC: wybierz jeden z nich "
    "w ustawieniach skanera i zeskanuj stos jeszcze raz"
)
NOTHING_IN_IT = "Ten plik jest pusty. Skopiuj go ze skanera jeszcze raz i wyślij ponownie"


def deeds() -> ScanDeeds:
    parcel = services()
    return ScanDeeds(
        desk=parcel.desk,
        scans=parcel.store.scans,
        sorting=Sorting(parcel.desk, parcel.store.page_codes),
        durable=parcel.batching.durable,
        ledger=parcel.store.ledger,
    )


def page_deeds() -> ScanPages:
    return ScanPages(deeds())


def allowed_bytes() -> int:
    """How much the account may send at once here: nothing without the right."""
    account = current_account()
    programme = (request.view_args or {}).get("programme", "")
    if account is None or not account.actor.may(Right.FILE, programme):
        return 0
    return services().settings.scan_bytes + SLACK


def megabytes() -> int:
    return services().settings.scan_bytes // (1024 * 1024)


def too_large() -> str:
    return (
        f"Skan jest za duży: naraz można wysłać najwyżej {megabytes()} MB. Zeskanuj stos w odcieniach "
        "szarości i w rozdzielczości 200 dpi albo podziel go na mniejsze pliki i wyślij je po kolei"
    )


def chosen() -> tuple[Sequence[FileStorage], str]:
    """The files, and what is wrong with the choice."""
    files = [file for file in request.files.getlist(FIELD) if file.filename]
    if not files:
        return (), NOTHING_CHOSEN
    return files, TOO_MANY if len(files) > MOST_FILES else _unfit(files)


def _unfit(files: Sequence[FileStorage]) -> str:
    """What shows by the first bytes alone; whatever else is wrong with a file, its stack will say."""
    heads = [_head(file) for file in files]
    empty = [file for file, head in zip(files, heads, strict=True) if not head]
    odd = [f for f, head in zip(files, heads, strict=True) if head and not reader.media_type(head)]
    if len(files) == 1:
        return NOTHING_IN_IT if empty else NO_SCAN if odd else ""
    if odd:
        return NO_SCANS.format(names=_named(odd))
    return EMPTY.format(names=_named(empty)) if empty else ""


def _head(file: FileStorage) -> bytes:
    head = file.stream.read(HEAD)
    file.stream.seek(0)
    return head


def _named(files: Sequence[FileStorage]) -> str:
    names = ", ".join(f"„{_called(file)}”" for file in files[:MOST_NAMED])
    rest = len(files) - MOST_NAMED
    return f"{names} i {counted(rest, OTHERS)}" if rest > 0 else names


def take_in(programme: str, files: Sequence[FileStorage]) -> tuple[Stack, bool]:
    """See ``ScanDeeds.take_in``."""
    with _one:
        told = [_told(file) for file in files]
        return deeds().take_in(current_actor(), programme, _name(told), told)


def _told(file: FileStorage) -> SentFile:
    data = file.read()
    return SentFile(data, reader.media_type(data), _called(file))


def _called(file: FileStorage) -> str:
    return (file.filename or "")[-LONGEST_NAME:]


def _name(files: Sequence[SentFile]) -> str:
    first = files[0].name
    return first if len(files) == 1 else f"{first} i inne ({counted(len(files), FILES)})"
