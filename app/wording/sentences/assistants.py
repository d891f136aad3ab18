"""Sentences about who may assist."""

from collections.abc import Mapping

ASSISTANTS: Mapping[str, str] = {
    "assistant-not-named": (
        "Nie wskazano asystenta. Nie trzeba: realizator może zaproponować osobę."
    ),
    "assistant-first-name-missing": "Podaj imię wskazanego asystenta.",
    "assistant-last-name-missing": "Podaj nazwisko wskazanego asystenta.",
    "assistant-contact-missing": "Podaj telefon albo e-mail asystenta, jeśli go znasz.",
    "assistant-relation-missing": "Zaznacz, kim dla uczestnika jest wskazany asystent.",
    "assistant-guardian-missing": (
        "Zaznacz, czy wskazany asystent jest opiekunem prawnym uczestnika."
    ),
    "assistant-is-guardian": (
        "Opiekun prawny uczestnika nie może być jego asystentem. Wskaż inną osobę albo nikogo."
    ),
    "assistant-household-missing": "Zaznacz, czy wskazany asystent mieszka z uczestnikiem.",
    "assistant-lives-with": (
        "Asystentem nie może być osoba, która mieszka z uczestnikiem. Wskaż inną osobę albo nikogo."
    ),
    "assistant-named-as-guardian": (
        "Asystent nazywa się tak samo jak opiekun. Sprawdź, czy to na pewno inna osoba: opiekun "
        "prawny nie może być asystentem."
    ),
    "assistant-same-surname": (
        "Asystent ma to samo nazwisko co uczestnik. Sprawdź, czy nie jest z rodziny."
    ),
    "assistant-same-address": (
        "Asystent ma ten sam adres co uczestnik. Sprawdź, czy nie mieszkają razem: taka osoba nie "
        "może być asystentem."
    ),
    "assistant-is-family": (
        "Asystentem nie może być członek rodziny ({relation}). Wskaż inną osobę albo nikogo."
    ),
    "qualification-missing": "Zaznacz, jakie kwalifikacje lub doświadczenie ma asystent.",
    "qualification-unknown": (
        "Nie wiadomo, jakie kwalifikacje ma asystent. Zapytaj go: potrzebny jest dyplom albo "
        "udokumentowane doświadczenie."
    ),
    "qualification-absent": (
        "Samo wskazanie nie wystarcza: asystent musi mieć dyplom w jednym z wymienionych zawodów "
        "albo udokumentowane doświadczenie. Wskaż inną osobę albo nikogo."
    ),
    "profession-missing": "Zaznacz, w jakim zawodzie asystent ma dyplom.",
    "experience-missing": "Podaj, ile miesięcy doświadczenia ma asystent.",
    "experience-too-short": (
        "Potrzebne jest udokumentowane doświadczenie w wymiarze co najmniej {least}, a podano "
        "{months}. Sprawdź liczbę albo wskaż inną osobę."
    ),
    "acceptance-missing": "Zaznacz, czy rodzic lub opiekun prawny akceptuje tego asystenta.",
    "acceptance-refused": (
        "Asystenta osoby małoletniej musi zaakceptować rodzic lub opiekun prawny. Wskaż osobę, "
        "którą akceptuje, albo nikogo."
    ),
    "register-unchecked": (
        "Przed pierwszą usługą trzeba sprawdzić asystenta w Rejestrze Sprawców Przestępstw na Tle "
        "Seksualnym."
    ),
    "criminal-record-unseen": (
        "Przed pierwszą usługą asystent musi przedstawić zaświadczenie o niekaralności."
    ),
    "foreign-records-unseen": (
        "Przed pierwszą usługą asystent musi przedstawić informację z rejestru karnego państwa, "
        "w którym mieszkał."
    ),
    "foreign-records-unasked": (
        "Przed pierwszą usługą trzeba zapytać asystenta, czy w ostatnich 20 latach mieszkał za "
        "granicą."
    ),
    "acceptance-undated": (
        "Akceptacja asystenta musi mieć datę sprzed pierwszej usługi. Rodzic lub opiekun prawny "
        "wpisze ją, podpisując."
    ),
    "check-too-late": (
        "{check}: data {done} jest późniejsza niż pierwsza usługa ({first}). Nie rozliczaj usług "
        "sprzed tej daty."
    ),
    "check-on-first-day": (
        "{check}: data {done} to dzień pierwszej usługi. Upewnij się, że było to przed jej "
        "rozpoczęciem."
    ),
}
