"""What is wrong in a programme's files comes in; Polish sentences with their places go out."""

from collections.abc import Mapping

from app.wording.dates import NBSP
from app.wording.hard_spaces import tied
from rules.loading import DataBroken, Fault, Mistake

LONGEST = 40
SENTENCES: Mapping[Mistake, str] = {
    Mistake.NO_FILE: "Nie ma takiego pliku.",
    Mistake.NO_YAML: (
        "Tu kończy się poprawny zapis YAML. Sprawdź wcięcia (same spacje), dwukropek po nazwie "
        "pola, zamknięcie cudzysłowu i czy data istnieje; plik ma być w kodowaniu UTF-8."
    ),
    Mistake.NO_MAPPING: "Plik musi składać się z pól „nazwa: wartość”.",
    Mistake.KEY_TWICE: "Pole „{name}” jest podane dwa razy. Zostaw jedno z nich.",
    Mistake.EXPECTED: "Wpisz {wanted}. Teraz jest tu: {found}.",
    Mistake.UNKNOWN_KEY: "Nie ma takiego pola. Sprawdź jego nazwę albo je usuń.",
    Mistake.MISSING: "Brakuje tego pola. Dopisz je.",
    Mistake.SLUG: "Wpisz tu nazwę pliku bez „.yaml”: {name}.",
    Mistake.NO_EDITION: "Nie ma edycji „{name}”. Wpisz nazwę jednego z plików w folderze editions.",
    Mistake.NO_LAW: "Nie ma przepisów „{name}”. Wpisz nazwę jednego z plików w folderze law.",
    Mistake.NO_ACTIVITIES: (
        "Nie ma listy czynności „{name}”. Wpisz nazwę jednego z plików w folderze activities."
    ),
    Mistake.CODE_TWICE: "Kod „{name}” jest podany dwa razy. Zmień jeden z nich.",
    Mistake.FIGURE_TWICE: "Tę wartość podają już inne przepisy. Usuń ją z jednego z plików.",
    Mistake.OTHER_DOCUMENT: (
        "Ten skrót oznacza już inny dokument: „{document}”. Wybierz inny skrót."
    ),
    Mistake.UNDATED: "Wpisz pola: unit, source i values, a w values listę z polami from i value.",
    Mistake.UNIT: "Wpisz jedną z jednostek: {units}.",
    Mistake.DAY_TWICE: "Dwie wartości obowiązują od {day}. Zostaw jedną z nich.",
    Mistake.NO_DAY_TWICE: "Dwie wartości nie mają daty początkowej. Dopisz ją jednej z nich.",
}
KINDS = {
    "a mapping": "pola „nazwa: wartość”",
    "a list": "listę",
    "a number": "liczbę",
    "Decimal": "liczbę",
    "int": "liczbę całkowitą",
    "str": "tekst",
    "bool": "true albo false",
    "date": "datę RRRR-MM-DD",
}
"""What was expected, in the developers' words, and what to write."""


def broken_text(broken: DataBroken) -> str:
    """Every fault on its line: file, key and what to do."""
    return "\n".join(f"{_place(fault)}: {fault_sentence(fault)}" for fault in broken.faults)


def fault_sentence(fault: Fault) -> str:
    """What to do about one fault."""
    if fault.mistake is None:
        return "Wartość jest błędna. Porównaj plik z innym plikiem programu."
    words = {name: _words(name, value) for name, value in fault.values.items()}
    return tied(SENTENCES[fault.mistake]).format(**words)


def _place(fault: Fault) -> str:
    key = fault.key.replace("line ", f"wiersz{NBSP}")
    return f"{fault.file}: {key}" if key else fault.file


def _words(name: str, value: object) -> str:
    if name == "wanted":
        return _wanted(str(value))
    return _found(value) if name == "found" else str(value)


def _wanted(developers: str) -> str:
    """„datę RRRR-MM-DD”; one of several values, or of several kinds, each once."""
    if " | " in developers:
        return f"jedną z wartości: {developers.replace(' | ', ', ')}"
    kinds = [KINDS[word] for word in developers.split(", ") if word in KINDS]
    return " lub ".join(dict.fromkeys(kinds)) or "inną wartość"


def _found(value: object) -> str:
    if value is None:
        return "nic"
    if isinstance(value, dict):
        return "pola"
    if isinstance(value, list):
        return "lista"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return f"„{text if len(text) <= LONGEST else text[:LONGEST] + '…'}”"
