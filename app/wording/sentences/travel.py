"""Sentences about travel costs."""

from collections.abc import Mapping

TRAVEL: Mapping[str, str] = {
    "vehicle-missing": "Podaj, jakim pojazdem jechał asystent: od tego zależy stawka za kilometr.",
    "kilometres-missing": "Podaj, ile kilometrów przejechano.",
    "kilometres-impossible": (
        "Popraw liczbę kilometrów: musi być większa od zera i możliwa do przejechania."
    ),
    "kilometres-many": (
        "{kilometres} km w jednym przejeździe to bardzo dużo. Sprawdź, czy liczba jest dobrze "
        "wpisana i czy to jeden przejazd. Prosimy o to powyżej {threshold} km: ten próg przyjęliśmy "
        "sami."
    ),
    "rate-of-organiser-missing": (
        "Dla samochodu bez pojemności silnika, np. elektrycznego, przepisy nie podają stawki za "
        "kilometr. Realizator ustala własną stawkę i wpisuje ją do danych programu; przejazd "
        "z {on} zaczeka na nią z rozliczeniem."
    ),
    "rate-unknown": (
        "Nie znamy stawki za kilometr z {on}: to wcześniej niż najstarsza, jaką mamy. Sprawdź dzień "
        "przejazdu."
    ),
    "travel-over-ceiling": (
        "Koszty przejazdów w miesiącu (asystent: {assistant}) to razem {total}, a realizator "
        "ustalił najwyżej {ceiling}. Nie rozliczaj nadwyżki: {excess}."
    ),
    "no-travel-ceiling": (
        "Realizator nie podał miesięcznego pułapu kosztów przejazdów, więc nie porównano z nim "
        "kosztów. Jeżeli pułap obowiązuje, wpisz go do danych programu."
    ),
    "journey-day-missing": "Podaj dzień przejazdu.",
    "journey-assistant-missing": "Podaj asystenta, którego dotyczy przejazd.",
    "journey-participant-missing": "Podaj uczestnika, którego dotyczy przejazd.",
    "journey-outside-month": (
        "Przejazd z {on} nie należy do rozliczanego miesiąca i nie wliczono go do kosztów. Popraw "
        "dzień albo przenieś przejazd do ewidencji właściwego miesiąca."
    ),
    "journey-without-service": (
        "W karcie nie ma usługi z {on}, do której należałby przejazd (asystent: {assistant}, "
        "uczestnik: {participant}). Popraw dzień lub osoby w ewidencji albo uzupełnij kartę, "
        "jeżeli usługa się odbyła."
    ),
    "journey-on-way-to-service": (
        "Z {on} zapisano tylko dojazd do uczestnika lub od niego (asystent: {assistant}, uczestnik: "
        "{participant}). Dojazd nie jest czasem usługi, a przejazd musi należeć do usługi "
        "z wyjściem. Popraw kartę albo usuń przejazd z ewidencji."
    ),
    "journey-without-going-out": (
        "Żadna usługa z {on} nie obejmowała wyjścia (asystent: {assistant}, uczestnik: "
        "{participant}). Popraw kartę, jeżeli wyjście było, albo usuń przejazd z ewidencji."
    ),
    "journey-going-out-missing": (
        "Zaznacz w karcie, czy usługa z {on} obejmowała wyjście (asystent: {assistant}, uczestnik: "
        "{participant}). Bez tego nie można rozliczyć przejazdu."
    ),
    "tickets-attached-missing": "Zaznacz, czy bilety dołączono do ewidencji.",
    "tickets-not-attached": "Dołącz bilety do ewidencji: bez nich nie można rozliczyć przejazdu.",
    "ticket-count-impossible": "Popraw liczbę biletów: musi być co najmniej jeden.",
    "invoice-missing": "Podaj numer faktury lub rachunku za przejazd.",
    "invoice-twice": (
        "Numer faktury lub rachunku {invoice} jest w ewidencji więcej niż raz. Sprawdź, czy tego "
        "samego przejazdu nie wpisano podwójnie."
    ),
    "amount-missing": "Podaj, ile kosztował przejazd.",
    "amount-impossible": "Popraw kwotę: musi być większa od zera i mniejsza niż milion złotych.",
    "amount-large": (
        "{amount} za jeden przejazd to bardzo dużo. Sprawdź, czy kwota jest dobrze wpisana. Prosimy "
        "o to powyżej kwoty {ceiling}: ten próg przyjęliśmy sami."
    ),
    "amount-not-in-grosze": (
        "Kwota ma więcej niż dwa miejsca po przecinku. Wpisz ją z dokładnością do grosza."
    ),
    "amount-differs": (
        "Kwota w ewidencji: {written}, a kilometry pomnożone przez stawkę: {computed}. Popraw kwotę "
        "albo liczbę kilometrów."
    ),
}

TRAVEL_STEPS: Mapping[str, str] = {
    "rate-of-law": "Najwyższa stawka z przepisów dla tego pojazdu w dniu przejazdu: {gives}.",
    "rate-of-organiser-lower": (
        "Realizator płaci mniej, niż pozwalają przepisy ({rate}), więc obowiązuje jego stawka: "
        "{gives}."
    ),
    "rate-of-organiser-not-lower": (
        "Stawka realizatora, {own_rate}, nie jest niższa od stawki z przepisów; najwyżej można "
        "więc rozliczyć {gives}."
    ),
    "rate-of-organiser-alone": (
        "Dla tego pojazdu przepisy nie podają stawki; realizator ustalił własną: {gives}."
    ),
    "cost-of-drive": (
        "{kilometres} km pomnożone przez stawkę i zaokrąglone do grosza, pół grosza w górę: {gives}."
    ),
    "cost-of-tickets": "Cena biletów z ewidencji, do grosza: {gives}.",
    "cost-of-taxi-ride": "Kwota z faktury lub rachunku, do grosza: {gives}.",
}
