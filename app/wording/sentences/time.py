"""Sentences about services in time: what clocks and dates say, waiting, deadlines; and about their steps."""

from collections.abc import Mapping

TIME: Mapping[str, str] = {
    "month-empty": (
        "W pliku nie ma żadnej usługi z tego miesiąca, więc nie ma czego rozliczyć. Dopisz usługi."
    ),
    "month-missing": "Podaj miesiąc, którego dotyczą karty i ewidencje.",
    "service-start-missing": "Podaj dzień i godzinę rozpoczęcia usługi.",
    "service-end-missing": "Podaj dzień i godzinę zakończenia usługi.",
    "service-ends-too-early": (
        "Usługa kończy się, zanim się zaczęła, albo w tej samej chwili. Popraw godziny; jeśli "
        "trwała przez północ, jej koniec jest następnego dnia."
    ),
    "service-too-long": (
        "Z podanych dat wynika, że usługa trwała {time}, a ponad 7 dni bez przerwy to na pewno "
        "pomyłka w dacie. Popraw datę; do tego czasu usługa nie jest rozliczana."
    ),
    "year-unreadable": (
        "Data {day} nie może być datą usługi. Podaj rok od {first} do {last}; do tego czasu "
        "usługa nie jest rozliczana."
    ),
    "hour-skipped": (
        "Godziny {hour} w dniu {day} nie ma: tej nocy zegary przestawia się z 2:00 od razu na "
        "3:00. Podaj godzinę, którą naprawdę pokazywał zegar."
    ),
    "hour-twice-first": (
        "Tej nocy zegary cofa się i godzina {hour} w dniu {day} wypada dwa razy. Przyjęto "
        "pierwszą, według czasu letniego. Jeśli chodziło o drugą, zapisz ją z dopiskiem +01:00."
    ),
    "hour-twice-second": (
        "Tej nocy zegary cofa się i godzina {hour} w dniu {day} wypada dwa razy. Przyjęto drugą, "
        "według czasu zimowego. Jeśli chodziło o pierwszą, zapisz ją z dopiskiem +02:00."
    ),
    "zone-missing": (
        "Przy godzinie {hour} w dniu {day} nie podano strefy czasowej. Przyjęto czas polski."
    ),
    "service-over-midnight": (
        "Usługa trwała przez północ, od {first} do {last}. W karcie ma osobny wiersz na każdy "
        "dzień."
    ),
    "clock-changes": (
        "W czasie tej usługi przestawiano zegary. Według godzin na zegarze: {clock}, naprawdę: "
        "{time} i tyle się rozlicza."
    ),
    "service-outside-month": (
        "Usługa z {day} nie przypada w tym miesiącu i nie jest w nim rozliczana. Sprawdź datę "
        "albo wpisz usługę do karty właściwego miesiąca."
    ),
    "service-over-month-end": (
        "Część usługi przypada w innym miesiącu. Tu rozlicza się tylko czas od {first} do {last}; "
        "resztę wpisz do karty drugiego miesiąca."
    ),
    "earlier-reaches-month": (
        "Usługa z {day}, podana jako wcześniejsza, trwa jeszcze w tym miesiącu. Wpisz ją do usług "
        "tego miesiąca, inaczej nie będzie rozliczona."
    ),
    "commute-not-counted": (
        "Dojazd asystenta do uczestnika i od niego ({time}) nie wlicza się do czasu usług."
    ),
    "waiting-over-limit": (
        "Asystent czekał {time}, a wlicza się najwyżej {counted}. To, co przed dłuższym czekaniem "
        "i po nim, rozlicza się jako osobne usługi."
    ),
    "waiting-ends-too-early": (
        "Czekanie kończy się, zanim się zaczęło, albo w tej samej chwili. Popraw jego godziny."
    ),
    "waiting-outside-service": (
        "Czekanie wykracza poza godziny usługi. Popraw jego godziny albo godziny usługi."
    ),
    "card-due": (
        "Karty i ewidencje za ten miesiąc ({assistant}) trzeba oddać najpóźniej {deadline}."
    ),
    "handing-in-day-missing": "Podaj dzień, w którym asystent oddał karty i ewidencje.",
    "handed-in-late": (
        "Karty i ewidencje ({assistant}) oddano {handed}, a termin minął {deadline}. Zdecyduj, "
        "czy przyjąć je po terminie."
    ),
    "handed-in-before-service": (
        "Karty ({assistant}) oddano {handed}, zanim odbyła się usługa z {day}. Sprawdź obie daty: "
        "w oddanej karcie nie mogło jej być."
    ),
    "supplementary-card": (
        "Usługi po terminie oddania karty, czyli po {deadline} ({participant}, asystent: "
        "{assistant}), wpisz do karty dodatkowej: {services}."
    ),
}

TIME_STEPS: Mapping[str, str] = {
    "service-lasts": "Czas, który naprawdę upłynął od rozpoczęcia do zakończenia usługi.",
    "part-of-the-day": "Część usługi, która przypada na ten dzień, od północy do północy.",
    "waiting-counts": "Czekanie, które mieści się w limicie, wlicza się w całości.",
    "waiting-over-limit": "Z czekania ponad limit wlicza się tylko początek.",
    "row-settled": "Rozlicza się czas usługi w tym dniu bez czekania ponad limit.",
}
