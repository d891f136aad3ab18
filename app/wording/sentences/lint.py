"""Sentences about traps in a programme file."""

from collections.abc import Mapping

LINT: Mapping[str, str] = {
    "attachment-unknown": (
        "Odesłanie do załącznika „{attachment}”, którego program nie ma. Dopisz go albo popraw."
    ),
    "citation-wrong": (
        "{clause} nazywa „{attachment}” załącznikiem nr {cited}, a w wykazie ma on nr {number}. "
        "Trzymaj się wykazu."
    ),
    "number-twice": "Numer załącznika {number} mają dwa dokumenty: {attachments}. Popraw jeden.",
    "attachment-untitled": "Załącznik „{attachment}” nie ma tytułu. Wpisz go.",
    "printed-attachment-missing": (
        "Brakuje załącznika „{attachment}”, który program drukuje. Dopisz go."
    ),
    "year-differs": "W „{text}” jest rok {found}, a edycja to {year}. Popraw rok.",
    "dates-outside-year": "Program trwa od {starts} do {ends}, a edycja to {year}. Popraw daty.",
    "dates-reversed": "Koniec ({ends}) jest przed początkiem ({starts}). Zamień daty.",
    "window-far": "Nabór od {opens} do {closes} nie pasuje do roku {year}. Sprawdź daty.",
    "figure-outside-year": "Wartość „{figure}” obowiązuje od {since}, po końcu roku {year}. Popraw.",
    "figure-late": "Wartość „{figure}” zaczyna się {since}, po początku Programu. Dodaj wcześniejszą.",
    "amount-implausible": "Wartość „{figure}” ({value}) jest nieprawdopodobna. Sprawdź ją w źródle.",
    "grant-above-money": "Dofinansowanie ({grant}) przewyższa wartość programu ({money}). Popraw.",
    "ministry-outdated": "„{text}” to dawna nazwa. Obecna: {current}.",
    "ministry-outdated-in-source": (
        "Źródło ({document}, {clause}) używa dawnej nazwy „{text}”. Na drukach stoi obecna: "
        "{current}."
    ),
    "source-unknown": "Źródła „{document}” nie ma na liście źródeł. Dopisz je albo popraw skrót.",
    "source-without-place": (
        "Źródło „{document}” uchodzi za potwierdzone, ale nie ma miejsca ani cytatu. Uzupełnij."
    ),
    "source-unconfirmed": "Nie potwierdzono w źródle. Sprawdź i uzupełnij, gdy znajdziesz dokument.",
    "local-limit-above": (
        "Limit realizatora „{figure}” ({local}) jest wyższy niż limit edycji ({edition}). Obniż go."
    ),
    "local-limit-unknown": "Edycja nie ma limitu „{figure}”. Popraw nazwę.",
    "figure-missing": "Edycja nie ma wartości „{figure}”, której potrzebują reguły. Dopisz ją.",
    "figure-not-in-quote": (
        "Wartość „{figure}” to {value}, a przytoczone słowa źródła podają inne liczby: „{quote}”. "
        "Popraw jedno albo drugie."
    ),
    "family-differs": (
        "Definicja rodziny na druku i relacje, które wyklucza reguła, różnią się ({relation}). "
        "Może to tekst innej edycji: popraw."
    ),
    "activities-empty": "Brakuje czynności z obszaru „{area}”. Dopisz co najmniej jedną.",
}
