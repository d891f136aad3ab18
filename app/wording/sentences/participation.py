"""Sentences about services of people who were not to be served, or not by this assistant, or not yet."""

from collections.abc import Mapping

PARTICIPATION: Mapping[str, str] = {
    "served-on-reserve-list": (
        "{participant}: uczestnik jest na liście rezerwowej, więc nie przyznano mu godzin. "
        "Nie rozliczaj: {services}. Jeśli zwolniło się miejsce i potem go zakwalifikowano, zapisz "
        "w zgłoszeniu to rozstrzygnięcie i jego dzień."
    ),
    "served-though-not-qualified": (
        "{participant}: uczestnika nie zakwalifikowano do Programu. Nie rozliczaj: {services}. "
        "Jeśli potem go zakwalifikowano, zapisz w zgłoszeniu to rozstrzygnięcie i jego dzień."
    ),
    "service-before-decision": (
        "{participant}: uczestnika zakwalifikowano dopiero {since}. Nie rozliczaj tego, co było "
        "wcześniej: {services}. Jeśli rozstrzygnięcie jest z innego dnia, popraw jego datę."
    ),
    "service-before-award": (
        "{participant}: godziny przyznano dopiero od {since}. Nie rozliczaj tego, co było "
        "wcześniej: {services}. Jeśli przyznano je od innego dnia, popraw tę datę."
    ),
    "applied-to-another-programme": (
        "{participant}: to zgłoszenie jest do innego programu niż ten, który rozliczasz. Dołącz "
        "zgłoszenie do tego programu albo nie rozliczaj: {services}."
    ),
    "served-outside-commune": (
        "{participant}: uczestnik nie mieszka na terenie realizatora ({commune}). Nie rozliczaj "
        "jego usług, a jeśli tam mieszka, popraw odpowiedź w zgłoszeniu."
    ),
    "residence-unanswered": (
        "{participant}: nie zaznaczono, czy uczestnik mieszka na terenie realizatora ({commune}). "
        "Sprawdź to i zaznacz w zgłoszeniu."
    ),
    "assistant-is-participant": (
        "{participant}: jako asystenta i uczestnika wpisano tę samą osobę, a nikt nie jest "
        "asystentem samego siebie. Popraw jedno z nich albo nie rozliczaj tych usług."
    ),
    "own-funds-before-missing": (
        "{participant}: nie podano, ile godzin ze środków własnych wykorzystano wcześniej w tym "
        "roku. Podaj je: na razie liczy się tylko ten miesiąc."
    ),
    "own-funds-before-unclear": (
        "{participant}: popraw liczbę godzin ze środków własnych wykorzystanych wcześniej w tym "
        "roku. To ma być liczba od 0 do 8784."
    ),
    "supplementary-log": (
        "Przejazdy po {deadline} (asystent: {assistant}) wpisz do ewidencji dodatkowej: {services}."
    ),
}
