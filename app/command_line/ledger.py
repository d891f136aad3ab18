"""``audit verify``: the office's ledger comes in; whether it is as it was written goes out, in words."""

import click

from app.command_line.polish import PolishGroup
from app.command_line.terminal import show
from app.command_line.upkeep import opened_store
from app.config import settings_from_environment
from app.store.verification import Broken, Fault, Verified
from app.wording.dates import NBSP
from app.wording.numbers import Forms, counted

BLOCKED = 1
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
    Broken.RECORD_PUT_BACK: f"w{NBSP}bazie przywrócono starszy stan tego, o{NBSP}czym mówi wiersz",
    Broken.RECORD_UNTOLD: f"w{NBSP}bazie są późniejsze zmiany, o{NBSP}których dziennik milczy",
}


@click.group(cls=PolishGroup)
def audit() -> None:
    """Dziennik biura: kto, kiedy i co zrobił."""


@audit.command()
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Sprawdź, czy w dzienniku biura niczego nie zmieniono ani nie usunięto.

    Kod wyjścia: 0, gdy dziennik jest nienaruszony; 1, gdy coś się nie zgadza.
    """
    with opened_store(settings_from_environment()) as store:
        verified = store.ledger.verify()
    show(_told(verified))
    ctx.exit(0 if verified.sound else BLOCKED)


def _told(verified: Verified) -> str:
    lines = counted(verified.lines, LINES)
    told = [(SOUND if verified.sound else TOUCHED).format(lines=lines)]
    told += [f"  {_fault(fault)}" for fault in verified.faults]
    if verified.erased:
        told.append(ERASED.format(lines=counted(len(verified.erased), LINES)))
    return "\n".join(told if verified.sound else [*told, WHAT_TO_DO])


def _fault(fault: Fault) -> str:
    if not fault.last:
        place = "cały dziennik"
    elif fault.first == fault.last:
        place = f"wiersz{NBSP}{fault.first}"
    else:
        place = f"wiersze{NBSP}{fault.first}–{fault.last}"
    return f"{place}: {WRONG[fault.what]}"
