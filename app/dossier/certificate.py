"""An erasure comes in; what its certificate says goes out, line by line, and nothing of a person in it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from app.dossier.erasure import Erasure
from app.matters.office import OfficeSettings
from app.matters.paper_heading import heading
from app.wording.dates import NBSP, long_date
from app.wording.labels import sentence
from rules.programme import Programme

SLUG = "erasure_certificate"
NAME = "Zaświadczenie o usunięciu teczki"
SIGNATURE = "…" * 22
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "matter": "sprawa w rejestrze, z odpowiedziami i rozstrzygnięciami",
        "kept_paper": "dokumenty teczki",
        "file": "pliki: dokumenty, skany, kopie, pisma",
        "scan": "oryginały skanów",
        "scan_page": "strony skanów",
        "printed_part": "zapisy o wydrukach i kodach na nich",
        "letter": "pisma w seriach",
        "draft": "wnioski w przygotowaniu, z kopiami dokumentów",
        "assignment": "przydziały asystentów",
        "service": "wpisy w dziennikach asystentów",
        "care": "zapisy o innych usługach opieki",
        "spot_check": "kontrole na miejscu",
        "data_request": "żądania dotyczące danych",
        "shared": "zapisy wspólne dla kilku osób, z których usunięto część tej osoby",
        "wish": "zlecenia wykonane (wydania, kopie)",
        "ledger_detail": "szczegóły wpisów w dzienniku zdarzeń (same wpisy zostają)",
    }
)
"""What is counted, in the order in which a certificate tells it."""
LEFT: Mapping[str, str] = MappingProxyType(
    {
        "unsorted": "strony skanów, których nikt jeszcze nie przypisał do teczki",
        "matter": "sprawy innych osób",
        "assistant": "dane asystentów",
        "office_settings": "ustawienia biura",
    }
)
OF_OTHERS = "inne zapisy w teczkach innych osób"
ALWAYS_LEFT = (
    "Wpisy dziennika zdarzeń bez szczegółów: numer, chwila, rodzaj czynności, konto pracownika.",
    "Sumy godzin i kosztów w rozliczeniach asystentów, bez danych uczestnika.",
    "Zestawienia programu, które nie obejmują już godzin tej osoby.",
    f"Zaświadczenie o{NBSP}usunięciu, ze znakiem sprawy z{NBSP}rejestru biura i{NBSP}nazwiskami pracowników.",
)
QUOTING = (
    f"Te same imię i{NBSP}nazwisko, adres, telefon albo e-mail stoją w{NBSP}danych innych osób i{NBSP}tam "
    "zostają: {what}: {count}."
)
BACKUPS = (
    "Kopie zapasowe zrobione przed {on} zawierają jeszcze te dane. Trzeba je usunąć do {until}"
)
BACKUPS_UNKNOWN = (
    "Kopie zapasowe zrobione przed {on} zawierają jeszcze te dane. Biuro nie ustaliło, do kiedy je "
    "usunie: termin niepotwierdzony."
)


def erased_rows(counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """How many of what, in the order of ``KINDS``; what a later room adds is told by its code, last."""
    for code in (*KINDS, *sorted(counts.keys() - KINDS.keys())):
        if counts.get(code):
            yield sentence(KINDS[code]) if code in KINDS else code, counts[code]


def left_lines(left: Mapping[str, int]) -> Iterator[str]:
    """Everything that stays after an erasure, and why."""
    for code, count in sorted(left.items()):
        if code == "unsorted":
            yield f"Nieprzypisane strony skanów: {count}. Jeżeli są wśród nich strony tej osoby, zostały."
        else:
            yield QUOTING.format(what=LEFT.get(code, OF_OTHERS), count=count)
    yield from ALWAYS_LEFT


def backups_line(erasure: Erasure) -> str:
    on = long_date(erasure.erased_on)
    if erasure.backups_until is None:
        return BACKUPS_UNKNOWN.format(on=on)
    return BACKUPS.format(on=on, until=long_date(erasure.backups_until))


def facts(erasure: Erasure, programme: Programme) -> Iterator[tuple[str, str]]:
    yield "Numer zaświadczenia", number_of(erasure)
    yield "Znak sprawy", erasure.case_number
    yield "Program", programme.name
    yield "Dzień usunięcia", long_date(erasure.erased_on)
    yield "Kategoria archiwalna", erasure.category or "nie podano"
    kept_until = f"minęły 1{NBSP}stycznia {erasure.year}{NBSP}r."
    yield "Pełne lata przechowywania", f"{erasure.years}, {kept_until}"
    yield "Powód", erasure.because
    yield "Wniosek złożyła osoba", erasure.ordered_by
    yield "Zatwierdziła osoba", erasure.confirmed_by
    yield "Ostatni wpis dziennika przed usunięciem", f"nr{NBSP}{erasure.last_line}"


def number_of(erasure: Erasure) -> str:
    """Enough of the id to tell certificates apart when read aloud."""
    return "-".join(erasure.id[at : at + 4].upper() for at in (0, 4, 8))


def certificate_context(
    erasure: Erasure, programme: Programme, settings: OfficeSettings
) -> dict[str, Any]:
    """The names ``dossier/erasure_certificate.docx`` asks for, no more and no fewer."""
    signing = (
        ("osoba wnioskująca", erasure.ordered_by),
        ("osoba zatwierdzająca", erasure.confirmed_by),
    )
    return {
        **heading(programme, settings, NAME, NAME),
        "facts": [{"label": label, "value": value} for label, value in facts(erasure, programme)],
        "erased": [
            {"label": label, "value": str(count)} for label, count in erased_rows(erasure.counts)
        ],
        "left": list(left_lines(erasure.left)),
        "backups": backups_line(erasure),
        "signatures": [{"who": who, "name": name, "signature": SIGNATURE} for who, name in signing],
    }
