"""Something damaged comes in; words that a clerk finds it by go out, and whose programme it belongs to.

Titles are only told to whoever may read dossiers; numbers of cases name nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.errors import KeyMissing, NotOnRecord, SealBroken
from app.store.fixity import Damage
from app.store.integrity_report import Found
from app.store.opened import Store
from app.store.whereabouts import KEPT_PAPER, MATTER, SCAN, Whereabouts, whereabouts
from app.wording.dates import NBSP, long_date
from rules.month.moments import in_warsaw

WRONG: Mapping[Damage, str] = MappingProxyType(
    {
        Damage.CHANGED: "treść jest inna niż zapisana",
        Damage.LOST: f"pliku nie ma na{NBSP}dysku",
        Damage.KEY_MISSING: "brakuje klucza, którym to zaszyfrowano",
        Damage.UNREADABLE: f"nie da się tego odczytać z{NBSP}dysku",
    }
)
KINDS: Mapping[str, str] = MappingProxyType(
    {
        MATTER: "sprawa",
        KEPT_PAPER: "dokument",
        SCAN: "skan",
        "session": "posiedzenie komisji",
        "office_settings": "ustawienia biura",
        "assignment": "przydział asystenta",
        "assistant": "dane asystenta",
        "service": f"wpis w{NBSP}dzienniku asystenta",
        "month": "rozliczenie miesiąca",
        "month_content": f"kopia wpisów oddanych do{NBSP}rozliczenia",
        "care": "inne usługi opieki",
        "spot_check": "kontrola na miejscu",
        "retention": "okres przechowywania",
        "erasure": f"zaświadczenie o{NBSP}usunięciu teczki",
        "erasure_order": f"wniosek o{NBSP}usunięcie teczki",
        "data_request": f"żądanie osoby w{NBSP}sprawie jej danych",
        "control": f"kontrola z{NBSP}zewnątrz",
        "figures": f"zestawienie, które program utworzy na{NBSP}nowo",
        "letter": "pismo",
        "blank": "wzór pisma",
        "draft": f"wniosek w{NBSP}przygotowaniu",
        "ledger_line": "szczegóły wiersza dziennika biura",
        "ledger_head": f"zapis o{NBSP}końcu dziennika biura",
        "accounts": "konto",
        "secrets": "tajne słowo instalacji",
        "bundles": "wydrukowany wniosek",
        "printed_papers": "wpis o wydruku",
        "printed_parts": "wpis o wydruku",
        "wishes": "zlecone zadanie",
        "files/archive": "plik archiwum",
        "files/letters": "plik pisma",
        "files/uploads": "dodany plik",
        "files/produced": "utworzony dokument",
        "database": "baza danych",
        "ledger": "dziennik biura",
    }
)
"""What things are called; anything newer is „zapis”."""


@dataclass(frozen=True)
class Named:
    """``words`` name the thing, ``wrong`` says what became of it; what is nobody's has no programme."""

    programme: str
    words: str
    wrong: str
    matter_id: str = ""


@dataclass(frozen=True)
class Naming:
    store: Store

    def named(self, found: Iterable[Found], *, titles: bool) -> tuple[Named, ...]:
        """Each in words; ``titles`` for whoever may read dossiers."""
        with self.store.shelf.database.reading() as session:
            places = [(each, whereabouts(session, each)) for each in found]
        return tuple(
            Named(
                place.programme,
                ", ".join(filter(None, self._words(place, titles=titles))),
                WRONG[each.damage],
                place.matter_id,
            )
            for each, place in places
        )

    def programmes(self, found: Iterable[Found]) -> tuple[str, ...]:
        """Whose each of them is."""
        with self.store.shelf.database.reading() as session:
            return tuple(whereabouts(session, each).programme for each in found)

    def _words(self, place: Whereabouts, *, titles: bool) -> tuple[str, ...]:
        day = f"{NBSP}z{NBSP}{long_date(in_warsaw(place.at).date())}" if place.at else ""
        if place.what == SCAN:
            day = f" przyjęty {long_date(in_warsaw(place.at).date())}" if place.at else ""
        what = KINDS.get(place.what, "zapis")
        title = self._title(place) if titles else ""
        what = f"{what} „{title}”" if title else what
        number = ""
        if place.number:
            number = f"{'strona' if place.what == SCAN else 'wiersz'}{NBSP}{place.number}"
        return what + day, number, self._dossier(place)

    def _title(self, place: Whereabouts) -> str:
        if place.what != KEPT_PAPER:
            return ""
        try:
            return self.store.kept_papers.get(place.programme, place.record_id).title
        except (SealBroken, KeyMissing, NotOnRecord):
            return ""

    def _dossier(self, place: Whereabouts) -> str:
        if not place.matter_id:
            return ""
        try:
            number = self.store.matters.get(place.programme, place.matter_id).case_number
        except NotOnRecord:
            return ""
        except (SealBroken, KeyMissing):
            return "teczka, której numeru nie da się odczytać"
        return f"teczka{NBSP}{number}"
