"""Sentences about places, money, shares and lists of a recruitment."""

from collections.abc import Mapping

RECRUITMENT: Mapping[str, str] = {
    "priority-passed-over": (
        "Na miejsce czekają osoby z pierwszeństwem (grupa {group}: {priority}), liczba: {waiting}, "
        "a miejsca zajmują osoby z dalszych grup lub bez pierwszeństwa, liczba: {later}. Sprawdź, "
        "czy oceny to uzasadniają."
    ),
    "high-support-too-few": (
        "Od {since} za mało uczestników wymaga wysokiego poziomu wsparcia: {high} z {participants}. "
        "Sprawdź ich orzeczenia i skład listy osób zakwalifikowanych."
    ),
    "high-support-unknown": (
        "Nie wiadomo, czy wysokiego poziomu wsparcia wymagają wszyscy: brakuje odpowiedzi "
        "o orzeczeniu (liczba osób: {unknown}). Na razie się nie liczą; uzupełnij odpowiedzi."
    ),
    "places-unset": (
        "Program nie podaje liczby miejsc, więc nie porównano jej z listą osób zakwalifikowanych."
    ),
    "places-exceeded": (
        "Od {since} zajętych miejsc jest {taken}, a Program ma ich {places}. Zmień rozstrzygnięcia "
        "albo poczekaj, aż miejsce się zwolni."
    ),
    "award-hours-missing": (
        "Sprawa {number}: podaj, ile godzin w roku przyznano: liczbą większą od 0, najwyżej 8784."
    ),
    "money-unset": "Program nie podaje kwoty, więc nie porównano z nią przyznanych godzin.",
    "hourly-cost-unset": (
        "Nie ustalono kosztu godziny asystencji, więc nie wiadomo, czy przyznane godziny mieszczą "
        "się w kwocie Programu. Wpisz koszt godziny do danych Programu."
    ),
    "money-exceeded": (
        "Przyznane godziny kosztują {committed}, a Program ma {total}: to o {excess} za dużo. "
        "Przyznaj mniej godzin."
    ),
    "grant-exceeded": (
        "Przyznane godziny kosztują {committed}, a dofinansowanie to {grant}. Brakujące {excess} "
        "musi pokryć realizator z własnego wkładu."
    ),
    "hours-of-those-who-left": (
        "Nie doliczono godzin, które wykorzystały osoby już nieuczestniczące (liczba osób: "
        "{persons}). Odejmij ich koszt od kwoty, która zostaje."
    ),
    "belongs-on-reserve": (
        "Sprawa {number}: zabrakło tylko miejsca. Wpisz tę osobę na listę rezerwową."
    ),
    "applications-undecided": (
        "Nie wszystkie zgłoszenia są rozstrzygnięte (zostało: {persons}). Każde musi trafić na "
        "jedną z trzech list."
    ),
    "place-for-reserve": (
        "Są wolne miejsca ({free}), a na liście rezerwowej ktoś czeka (liczba osób: {waiting}). "
        "Przyznaj miejsce osobie z tej listy; kolejność na liście nie ma znaczenia."
    ),
    "place-past-reserve": (
        "Sprawa {number}: miejsce przyznano {day}, gdy na liście rezerwowej ktoś czekał (liczba osób: "
        "{waiting}). Zwolnione miejsce należy się komuś z tej listy: sprawdź, czy ta osoba na niej była."
    ),
    "supplementary-due": (
        "Są wolne miejsca ({free}), a na liście rezerwowej nikt nie czeka. Ogłoś nabór "
        "uzupełniający."
    ),
}
