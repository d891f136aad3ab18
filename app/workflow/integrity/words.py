"""What a check of everything kept has found comes in; sentences go out that say what it is and what to do."""

from collections.abc import Iterator

from app.store.integrity_report import IntegrityReport
from app.wording.dates import NBSP
from app.wording.numbers import Forms, counted
from app.workflow.office.verified import LINES

FILES = Forms("plik", "pliki", "plików", "pliku")
ROWS = Forms("zapis", "zapisy", "zapisów", "zapisu")
SOUND = "Wszystko jest takie, jak zapisano."
TOUCHED = "Nie wszystko jest takie, jak zapisano."
WHAT_TO_DO = (
    f"Co zrobić: niczego nie usuwaj i{NBSP}nie poprawiaj. Przywróć to z{NBSP}kopii zapasowej "
    f"(docs/backup-and-restore.md, „One damaged file”), a{NBSP}potem sprawdź jeszcze raz. "
    f"Zawiadom osobę, która odpowiada w{NBSP}biurze za dane."
)
NOT_ROTATED = (
    "Tego, co poniżej, nie zaszyfrowano nowym kluczem, bo jest uszkodzone albo nie daje się otworzyć. "
    "Zostało takie, jakie było. "
    "Wszystko inne jest już zaszyfrowane nowym kluczem."
)
KEEP_OLD_KEYS = (
    "Starych kluczy nie usunięto. Zachowaj je: bez nich nie otworzy się to, co jest na liście, ani "
    "jego kopia zapasowa."
)
AND_AGAIN = "Potem uruchom jeszcze raz: bin/teczka keys rotate."
STALE = (
    "Treść jest nienaruszona, ale suma kontrolna pochodzi sprzed przerwanej zmiany kluczy: {files}. "
    "Uruchom jeszcze raz: bin/teczka keys rotate."
)
STRAYS = (
    f"Pliki, o{NBSP}których baza nie mówi (zostają po przerwanej pracy): {{files}}. "
    "Usunie je: bin/teczka expire. To nie jest błąd."
)
DATABASE = f"Baza danych sama zgłasza błędy. Przywróć ją z{NBSP}ostatniej dobrej kopii:"
MORE = f"i{NBSP}jeszcze: {{more}}"


def looked_at(report: IntegrityReport) -> str:
    """How much was looked at."""
    parts = [counted(report.files, FILES), f"{counted(report.rows, ROWS)} w{NBSP}bazie"]
    if report.ledger is not None:
        parts.append(f"dziennik biura ({counted(report.ledger.lines, LINES)})")
    return f"Sprawdzono: {', '.join(parts)}."


def verdict(report: IntegrityReport) -> str:
    return SOUND if report.sound else TOUCHED


def notes(report: IntegrityReport) -> Iterator[str]:
    """What is to be known besides the damage, and what to do."""
    if report.stale:
        yield STALE.format(files=counted(report.stale, FILES))
    if report.strays:
        yield STRAYS.format(files=counted(report.strays, FILES))
    if report.database:
        yield DATABASE
        yield from (f"  {fault}" for fault in report.database)
    if report.found:
        yield WHAT_TO_DO
