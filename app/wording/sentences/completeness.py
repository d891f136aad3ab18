"""Sentences about what an application lacks."""

from collections.abc import Mapping

COMPLETENESS: Mapping[str, str] = {
    "first-name-missing": "Podaj imię uczestnika.",
    "last-name-missing": "Podaj nazwisko uczestnika.",
    "street-missing": "Podaj ulicę i numer domu uczestnika.",
    "postcode-missing": "Podaj kod pocztowy uczestnika.",
    "town-missing": "Podaj miejscowość, w której mieszka uczestnik.",
    "declarations-missing": "Przeczytaj oświadczenia z karty zgłoszenia i potwierdź je.",
    "contact-missing": (
        "Podaj telefon albo adres e-mail, aby realizator mógł się skontaktować. Nie jest to "
        "konieczne."
    ),
    "disability-types-missing": "Zaznacz rodzaj niepełnosprawności, jeśli chcesz go podać.",
    "areas-missing": "Zaznacz, w czym asystent ma pomagać: ułatwi to ocenę potrzeb.",
    "activities-missing": "Zaznacz w karcie zakresu co najmniej jedną czynność albo wpisz inną.",
    "activity-unknown": (
        "Czynności „{activity}” nie ma na liście realizatora. Wybierz inną albo wpisz ją słowami."
    ),
    "application-card-missing": "Uzupełnij i dołącz kartę zgłoszenia.",
    "activity-scope-missing": "Uzupełnij i dołącz kartę zakresu czynności.",
    "certificate-copy-missing": "Dołącz kopię aktualnego orzeczenia uczestnika.",
    "guardian-acceptance-missing": (
        "Dołącz akceptację osoby asystenta podpisaną przez rodzica lub opiekuna prawnego."
    ),
    "gdpr-clause-minister-missing": "Dołącz klauzulę informacyjną Ministra.",
    "gdpr-clause-organiser-missing": "Dołącz klauzulę informacyjną realizatora.",
    "cohabitant-certificate-missing": (
        "Pokaż w biurze orzeczenie osoby, z którą uczestnik mieszka: tylko do wglądu, bez kopii. "
        "Jest potrzebne do pierwszeństwa."
    ),
    "clauses-unread": "Przeczytaj obie klauzule informacyjne o danych osobowych.",
    "minor-acts-alone": (
        "Uczestnik nie ma 18 lat, więc działa za niego rodzic lub opiekun prawny. Zaznacz to "
        "i podaj jego dane."
    ),
    "guardian-first-name-missing": "Podaj imię rodzica lub opiekuna prawnego.",
    "guardian-last-name-missing": "Podaj nazwisko rodzica lub opiekuna prawnego.",
    "guardian-role-missing": "Zaznacz, czy podpisuje rodzic, czy opiekun prawny.",
    "guardian-address-missing": "Podaj adres rodzica lub opiekuna prawnego.",
    "parent-of-adult": (
        "Rodzic osoby dorosłej podpisuje za nią tylko wtedy, gdy jest jej opiekunem prawnym. "
        "Sprawdź, czy ma do tego prawo."
    ),
    "to-sign": "Po wydrukowaniu podpisuje {signer}: {documents}.",
    "signature-missing": "Brakuje podpisu. Niech {signer} podpisze: {documents}.",
    "before-window": (
        "Nabór jeszcze się nie zaczął. Złóż dokumenty w dniach od {opens} do {closes}."
    ),
    "after-window": (
        "Nabór trwał od {opens} do {closes}. Dokumenty można przygotować: zapytaj realizatora "
        "o nabór uzupełniający."
    ),
    "programme-over": (
        "Ten Program skończył się {ends}. Zapytaj realizatora o kolejną edycję i jej formularze."
    ),
    "window-unknown": "Terminu naboru nie podano. Zapytaj realizatora, do kiedy złożyć dokumenty.",
    "order-does-not-count": (
        "Kolejność zgłoszeń nie ma wpływu na wynik: przygotuj dokumenty spokojnie i dokładnie."
    ),
}
