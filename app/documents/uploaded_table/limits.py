"""How much of an uploaded table is read, and what is said of a file that is more, or none at all."""

from collections.abc import Iterable, Iterator

from app.errors import UploadRefused
from app.months.table_rows import TableRow
from app.wording.dates import NBSP

MAX_BYTES = 2 * 1024 * 1024
MAX_FILES = 300
MAX_UNPACKED_BYTES = 24 * 1024 * 1024
MOST_SHEETS = 12
MOST_ROWS = 2000
MOST_COLUMNS = 60
LONGEST_CELL = 1000
MOST_CHARACTERS = 150_000
"""Of all cells together: ten times what a full month says."""

_SAVE = f"Otwórz go w{NBSP}arkuszu kalkulacyjnym i{NBSP}zapisz jako .xlsx, .ods albo .csv."
EMPTY = f"Ten plik jest pusty. Wybierz plik, w{NBSP}którym są wpisy."
TOO_LARGE = (
    f"Ten plik jest za duży: może mieć najwyżej 2{NBSP}MB. Usuń z{NBSP}niego obrazy i{NBSP}inne "
    "arkusze."
)
TOO_FULL = f"Po rozpakowaniu ten plik jest za duży. Skopiuj same wpisy do pobranego wzoru i{NBSP}zapisz go."
TOO_LONG = (
    f"Tabela w{NBSP}tym pliku jest za długa: może mieć najwyżej {MOST_ROWS} wierszy. "
    f"Zostaw w{NBSP}niej wpisy jednego miesiąca."
)
TOO_WIDE = (
    f"Tabela w{NBSP}tym pliku jest za szeroka: może mieć najwyżej {MOST_COLUMNS} kolumn. "
    "Skopiuj wpisy do pobranego wzoru."
)
TOO_WORDY = (
    f"Tekstu w{NBSP}tym pliku jest za dużo: w{NBSP}jednej komórce zmieści się {LONGEST_CELL} znaków, "
    f"w{NBSP}całej tabeli 150{NBSP}000. Skróć go albo zostaw wpisy jednego miesiąca."
)
TOO_HEAVY = (
    f"Odczytanie tego pliku wymaga zbyt wiele pamięci lub czasu. Skopiuj same wpisy do pobranego wzoru "
    f"i{NBSP}zapisz go."
)
UNREADABLE = f"To nie jest tabela albo plik jest uszkodzony. {_SAVE}"
OLD_EXCEL = f"To plik w{NBSP}starym formacie (.xls) albo zabezpieczony hasłem. {_SAVE} Bez hasła."
ENCRYPTED = f"Ten plik jest zabezpieczony hasłem. Usuń hasło i{NBSP}zapisz go jeszcze raz."
MACROS = "Ten plik zawiera makra. Zapisz go bez makr, jako .xlsx, .ods albo .csv."
MARKUP = f"Ten plik zawiera niedozwolone deklaracje XML. {_SAVE}"


def within_limits(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """The rows that say anything, without the empty cells at their ends; ``UploadRefused`` for too much."""
    characters = 0
    for row in rows:
        cells = row.cells
        while cells and not cells[-1].strip():
            cells = cells[:-1]
        if not cells:
            continue
        if row.number > MOST_ROWS:
            raise UploadRefused(TOO_LONG)
        if len(cells) > MOST_COLUMNS:
            raise UploadRefused(TOO_WIDE)
        characters += sum(map(len, cells))
        if characters > MOST_CHARACTERS or max(map(len, cells)) > LONGEST_CELL:
            raise UploadRefused(TOO_WORDY)
        yield TableRow(row.number, cells)
