"""What is wrong with a case file or a month file goes out, in Polish sentences that say what to do."""

import re

NBSP = "\N{NO-BREAK SPACE}"


def _bound(text: str) -> str:
    """The sentence with its one-letter words bound to the next word."""
    return re.sub(r"(?<![^\s(„])([AIOUWZaiouwz]) ", rf"\1{NBSP}", text)


NO_FILE = _bound("Nie ma takiego pliku. Sprawdź nazwę i folder.")
UNREADABLE = _bound("Nie można odczytać pliku. Sprawdź, czy to plik i czy masz do niego dostęp.")
TOO_LARGE = f"Plik jest za duży. Może mieć najwyżej 1{NBSP}MB."
NOT_UTF8 = _bound("Plik nie jest tekstem w kodowaniu UTF-8. Zapisz go w tym kodowaniu.")
NOT_YAML = _bound(
    "Tu kończy się poprawny zapis YAML. Sprawdź wcięcia (same spacje), dwukropek po nazwie pola "
    "i zamknięcie cudzysłowu, także w wierszu wyżej."
)
NOT_ONE_DOCUMENT = _bound(
    "W pliku może być tylko jedna sprawa lub jeden miesiąc. Usuń „---” i to, co po nim."
)
NO_CASE = "Plik nie zawiera sprawy. Zacznij od pola „programme”."
NO_MONTH = _bound("Plik nie zawiera miesiąca. Zacznij od pól „programme” i „of”.")
A_CASE = _bound("To jest plik sprawy, nie miesiąca. Sprawdzisz go poleceniem: teczka check.")
A_MONTH = _bound("To jest plik miesiąca, nie sprawy. Sprawdzisz go poleceniem: teczka check-month.")
ALIAS = _bound("Odwołania (& i *) nie są dozwolone. Wpisz wartość wprost.")
TAG = _bound("Znaczniki z wykrzyknikiem nie są dozwolone. Wpisz samą wartość.")
TOO_DEEP = _bound("Zagnieżdżenie jest zbyt głębokie. Sprawdź wcięcia i nawiasy.")
CONTROL_SIGN = "Tekst zawiera znak niedrukowalny. Usuń go albo wpisz tekst od nowa."
KEY_NOT_TEXT = "Nazwą pola musi być jedno słowo, np. „programme”."
DUPLICATE = _bound("Pole „{key}” jest już w wierszu {line}. Zostaw jedno z nich.")
UNKNOWN = "Nie ma pola „{key}”.{guess}"
GUESS = _bound(" Czy chodziło o „{key}”?")
KNOWN = " Tu mogą być: {keys}."
MISSING = "Brakuje pola „{key}”. Dopisz je."
ONE_OF = _bound("Wpisz jedną z wartości: {values}.")
TWICE = "Ta sama wartość jest na liście dwa razy. Zostaw jedną."
DAY = _bound("Wpisz datę, która istnieje, w postaci RRRR-MM-DD, np. 2026-01-05.")
MOMENT = _bound(
    "Wpisz dzień i godzinę, które istnieją, w postaci RRRR-MM-DD GG:MM, np. 2026-01-05 08:00."
)
WRITE_SO = "Zapisz to tak: {right}."
WITH_HOUR = "Dopisz godzinę, np. {day} 08:00."
MIDNIGHT = _bound("Północ zapisz jako początek następnego dnia: {right}.")
SKIPPED = _bound(
    "Takiej godziny nie ma: tej nocy zegar przestawia się do przodu. Wpisz godzinę, którą "
    "pokazywał zegar, np. {later}."
)
SHOWN_TWICE = _bound(
    "Tej nocy zegar pokazuje tę godzinę dwa razy. Wpisz {first}, jeśli chodzi o pierwszy raz "
    "(czas letni), albo {second}, jeśli o drugi (czas zimowy)."
)
WRONG_OFFSET = _bound(
    "Zegar w Polsce ma wtedy inne przesunięcie. Wpisz godzinę, którą pokazywał, np. {right}."
)
MONTH = _bound("Wpisz miesiąc w postaci RRRR-MM, np. 2026-01.")
POSTCODE = _bound("Wpisz kod pocztowy w postaci 00-000.")
NEGATIVE = "Wpisz liczbę nie mniejszą niż zero."
KINDS = {
    "string": _bound("Wpisz tekst; same cyfry i słowa true, false, null weź w cudzysłów."),
    "boolean": "Wpisz true (tak) albo false (nie), bez cudzysłowu.",
    "integer": "Wpisz liczbę całkowitą, bez cudzysłowu.",
    "number": _bound("Wpisz liczbę, bez cudzysłowu, z kropką dziesiętną, np. 40.5."),
    "array": _bound("Wpisz listę: każdą pozycję w nowym wierszu po myślniku."),
    "object": _bound("Wpisz pola we wcięciu pod tą nazwą, każde jako „nazwa: wartość”."),
}
A_LIST = _bound(
    "Tu może być tylko jedna wartość, a jest lista. Zostaw jedną pozycję, bez nawiasów "
    "kwadratowych i bez myślnika."
)
FIELDS = _bound(
    "Tu ma być jedna wartość, a są pola „nazwa: wartość”. Wpisz samą wartość; tekst z dwukropkiem weź "
    "w cudzysłów."
)
NO_PROGRAMME = _bound("Nie ma programu „{slug}”. Wpisz jeden z: {slugs}.")
OTHER_PROGRAMME = _bound(
    "Sprawa jest z innego programu niż miesiąc. Popraw nazwę programu albo usuń to pole."
)
NO_ACTIVITY = _bound("Nie ma czynności „{code}” w tym programie.{guess}")
OTHERWISE = _bound(
    "Tej wartości nie można tu wpisać. Porównaj ją z opisem w docs/case-format.md lub "
    "docs/month-format.md."
)
