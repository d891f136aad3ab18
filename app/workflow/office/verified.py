"""What a verification of the ledger found comes in; it goes out in words."""

from collections.abc import Iterator

from app.store.verification import Broken, Fault, Verified
from app.wording.dates import NBSP
from app.wording.numbers import Forms, counted

LINES = Forms("wiersz", "wiersze", "wierszy", "wiersza")
SOUND = "Dziennik biura jest nienaruszony. Sprawdzono: {lines}."
TOUCHED = "Dziennik biura jest naruszony. Sprawdzono: {lines}. Nie zgadza się:"
ERASED = "Bez szczegółów, bo usunięto je po czasie przechowywania: {lines}. To nie jest błąd."
WHAT_TO_DO = (
    "Niczego w bazie nie poprawiaj. Zrób jej kopię, zawiadom osobę, która odpowiada w biurze za dane, "
    f"i{NBSP}porównaj te wiersze z{NBSP}ostatnią kopią zapasową."
)
WRONG = {
    Broken.CHANGED: "treść zmieniono po zapisaniu",
    Broken.MISSING: f"brakuje w{NBSP}środku dziennika",
    Broken.ORDER: f"nie pasuje do pozostałych, pochodzi z{NBSP}innej wersji dziennika",
    Broken.DETAIL_CHANGED: f"szczegóły (kto, uwaga, stan przed i{NBSP}po) zmieniono po zapisaniu",
    Broken.TAIL_CUT: "brakuje na końcu dziennika",
    Broken.BEYOND_END: "dopisano poza programem",
    Broken.END_LOST: "brakuje zapisu, ile wierszy ma dziennik, albo go zmieniono",
    Broken.DETAIL_MISSING: (
        f"szczegóły (kto, uwaga, stan przed i{NBSP}po) usunięto, choć żadne zaświadczenie nie mówi "
        f"o{NBSP}usunięciu teczki"
    ),
    Broken.TOMBSTONE_FORGED: f"w{NBSP}bazie podrobiono zapis o{NBSP}usunięciu tego, o{NBSP}czym mówi wiersz",
    Broken.RECORD_PUT_BACK: f"w{NBSP}bazie przywrócono starszy stan tego, o{NBSP}czym mówi wiersz",
    Broken.RECORD_UNTOLD: f"w{NBSP}bazie są późniejsze zmiany, o{NBSP}których dziennik milczy",
    Broken.RECORD_MISSING: (
        f"w{NBSP}bazie brakuje tego, o{NBSP}czym mówi wiersz, choć żadne zaświadczenie nie mówi "
        f"o{NBSP}usunięciu"
    ),
}


def result(verified: Verified) -> str:
    """Whether the ledger is as it was written."""
    lines = counted(verified.lines, LINES)
    return (SOUND if verified.sound else TOUCHED).format(lines=lines)


def faults(verified: Verified) -> Iterator[str]:
    """Every fault with the lines it is about."""
    yield from (_fault(fault) for fault in verified.faults)


def advice(verified: Verified) -> Iterator[str]:
    """What has been erased on purpose, and what to do about faults."""
    if verified.erased:
        yield ERASED.format(lines=counted(len(verified.erased), LINES))
    if not verified.sound:
        yield WHAT_TO_DO


def _fault(fault: Fault) -> str:
    if not fault.last:
        place = "cały dziennik"
    elif fault.first == fault.last:
        place = f"wiersz{NBSP}{fault.first}"
    else:
        place = f"wiersze{NBSP}{fault.first}–{fault.last}"
    return f"{place}: {WRONG[fault.what]}"
