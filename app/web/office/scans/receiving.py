"""Files a clerk sends come in; the stack they make goes out, or what is wrong with them."""

import threading
from collections.abc import Sequence

from flask import request
from werkzeug.datastructures import FileStorage

from app.documents import scans as reader
from app.dossier.scans import Stack
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
_one = threading.Lock()
"""A stack is held in memory while it is taken in: one at a time."""
KINDS = (
    (b"%PDF", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def deeds() -> ScanDeeds:
    parcel = services()
    return ScanDeeds(
        desk=parcel.desk,
        scans=parcel.store.scans,
        sorting=Sorting(parcel.desk, parcel.store.page_codes),
        durable=parcel.batching.durable,
        ledger=parcel.store.ledger,
        reader=reader,
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
    return files, TOO_MANY if len(files) > MOST_FILES else ""


def take_in(programme: str, files: Sequence[FileStorage]) -> tuple[Stack, bool]:
    """See ``ScanDeeds.take_in``."""
    with _one:
        told = [_told(file) for file in files]
        return deeds().take_in(current_actor(), programme, _name(files), told)


def _told(file: FileStorage) -> tuple[bytes, str]:
    data = file.read()
    kind = next((kind for head, kind in KINDS if data.startswith(head)), "application/octet-stream")
    return data, kind


def _name(files: Sequence[FileStorage]) -> str:
    first = (files[0].filename or "")[-LONGEST_NAME:]
    return first if len(files) == 1 else f"{first} i inne ({counted(len(files), FILES)})"
