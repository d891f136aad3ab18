"""The columns of the published table: what each is called, what it is for, what may stand in it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.wording.dates import NBSP


class Col(StrEnum):
    """The value is the header, in the order of the template."""

    PARTICIPANT = "uczestnik"
    DAY = "data"
    STARTS = "od"
    ENDS = "do"
    ACTIVITIES = "czynności"
    PLACE = "miejsce"
    GOES_OUT = "wyjście"
    WAITS_FROM = "oczekiwanie od"
    WAITS_TO = "oczekiwanie do"
    AT_SCHOOL = "szkoła"
    SCHOOL_PROVIDES = "szkoła zapewnia asystę"
    OWN_FUNDS = "środki własne"
    ROUTE = "trasa"
    PURPOSE = "cel"
    TRAVELLED_ON = "data przejazdu"
    VEHICLE = "pojazd"
    REGISTRATION = "nr rejestracyjny"
    KILOMETRES = "km"
    TICKET = "bilety: rodzaj"
    TICKETS = "bilety: liczba"
    TICKETS_COST = "bilety: kwota"
    ATTACHED = "bilety: załączone"
    MEANS = "inny środek"
    INVOICE = "faktura"
    COST = "kwota"


@dataclass(frozen=True)
class Explained:
    """What a column holds, and which values it takes; ``also`` are other names it is known by."""

    what: str
    allowed: str
    also: tuple[str, ...] = ()


YES_NO = "tak albo nie; puste, jeśli nie wiadomo"
HOUR = "godzina, np. 8:00; 24:00 to koniec dnia"
COLUMNS: Mapping[Col, Explained] = MappingProxyType(
    {
        Col.PARTICIPANT: Explained(
            "Komu udzielono usługi.",
            f"imię i{NBSP}nazwisko jak na Twojej liście uczestników",
            ("uczestniczka", f"imię i{NBSP}nazwisko", "uczestnik programu"),
        ),
        Col.DAY: Explained(
            "Dzień, w którym usługa się zaczęła.",
            "np. 7.01.2026, 2026-01-07 albo 7 stycznia 2026",
            ("dzień", "data usługi"),
        ),
        Col.STARTS: Explained(
            "Początek usługi.",
            "godzina, np. 8:00",
            ("godzina od", "początek", "od godziny"),
        ),
        Col.ENDS: Explained(
            "Koniec usługi. Jeśli nie jest późniejszy niż początek, to następnego dnia.",
            HOUR,
            ("godzina do", "koniec", "do godziny"),
        ),
        Col.ACTIVITIES: Explained(
            "Co zrobiono. Kilka czynności rozdziel średnikiem.",
            f"słowa z{NBSP}karty zakresu czynności (spis niżej) albo własne",
            ("czynność", "rodzaj czynności", "rodzaj usługi"),
        ),
        Col.PLACE: Explained("Gdzie.", "własne słowa, np. dom uczestnika", ("miejsce usługi",)),
        Col.GOES_OUT: Explained(
            f"Czy było wyjście z{NBSP}domu. Bez niego nie rozlicza się przejazdów.", YES_NO
        ),
        Col.WAITS_FROM: Explained(
            f"Początek samego oczekiwania w{NBSP}czasie usługi.", "godzina, np. 10:30"
        ),
        Col.WAITS_TO: Explained("Koniec tego oczekiwania.", "godzina, np. 11:45"),
        Col.AT_SCHOOL: Explained(f"Czy usługa była w{NBSP}szkole.", YES_NO, (f"w{NBSP}szkole",)),
        Col.SCHOOL_PROVIDES: Explained(
            "Czy szkoła sama zapewnia taką pomoc. Tylko przy usłudze w szkole.", YES_NO
        ),
        Col.OWN_FUNDS: Explained(
            "Czy usługę opłaca realizator ze środków własnych, ponad limit.",
            "tak albo nie; puste: nie",
        ),
        Col.ROUTE: Explained("Skąd i dokąd był przejazd.", "np. Sejny – Suwałki"),
        Col.PURPOSE: Explained("Po co.", "np. wizyta u lekarza", ("cel przejazdu",)),
        Col.TRAVELLED_ON: Explained(
            "Dzień przejazdu, jeśli inny niż początek usługi.", "data, jak wyżej"
        ),
        Col.VEHICLE: Explained(
            "Przejazd własnym pojazdem: jakim.",
            "spis niżej",
            ("rodzaj pojazdu",),
        ),
        Col.REGISTRATION: Explained(
            "Numer rejestracyjny pojazdu.", "np. BSE 0X00", ("numer rejestracyjny", "rejestracja")
        ),
        Col.KILOMETRES: Explained(
            "Ile kilometrów.", "liczba, np. 12,5", ("kilometry", "liczba km", "liczba kilometrów")
        ),
        Col.TICKET: Explained("Bilety komunikacji: jakie.", "własne słowa, np. jednorazowy"),
        Col.TICKETS: Explained("Ile biletów.", "liczba całkowita, np. 2"),
        Col.TICKETS_COST: Explained("Ile kosztowały razem.", "złote, np. 8,00"),
        Col.ATTACHED: Explained("Czy bilety są załączone.", YES_NO),
        Col.MEANS: Explained("Przejazd innym środkiem: jakim.", "np. taksówka"),
        Col.INVOICE: Explained(
            "Numer faktury albo paragonu.", "np. FV 12/2026", ("nr faktury", "numer faktury")
        ),
        Col.COST: Explained("Ile kosztował ten przejazd.", "złote, np. 35,50"),
    }
)
OBLIGATORY = (Col.PARTICIPANT, Col.DAY, Col.STARTS, Col.ENDS)
PREFILLED = frozenset({Col.PARTICIPANT, Col.DAY})
"""What the template itself fills in: a row with nothing else is one that nobody wrote in."""
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def plain(words: str) -> str:
    """Words as they are compared: no case, no spaces, no Polish marks, „³” as „3”."""
    apart = unicodedata.normalize("NFKD", words.casefold().replace("ł", "l"))
    return _NO_LETTER.sub("", apart)


NAMES: Mapping[str, Col] = MappingProxyType(
    {plain(name): col for col, told in COLUMNS.items() for name in (col, *told.also)}
)
"""Every column by every name, compared by ``plain``."""
