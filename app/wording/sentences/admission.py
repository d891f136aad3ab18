"""Sentences about who is to serve whom, before anything was served: what an office does first."""

from collections.abc import Mapping

ACCEPTANCE = (
    "Wpisz dzień, w którym rodzic lub opiekun prawny zaakceptował tego asystenta. Musi to być "
    "przed pierwszą usługą."
)
ADMISSION: Mapping[str, str] = {
    "assigned-relation-missing": "Zaznacz w oświadczeniu, kim dla uczestnika jest asystent.",
    "assigned-guardian-missing": (
        "Zaznacz w oświadczeniu, czy asystent jest opiekunem prawnym uczestnika."
    ),
    "assigned-household-missing": "Zaznacz w oświadczeniu, czy asystent mieszka z uczestnikiem.",
    "assigned-is-guardian": (
        "Opiekun prawny uczestnika nie może być jego asystentem. Przydziel inną osobę."
    ),
    "assigned-lives-with": (
        "Asystentem nie może być osoba, która mieszka z uczestnikiem. Przydziel inną osobę."
    ),
    "assigned-is-family": (
        "Asystentem nie może być członek rodziny: {relation}. Przydziel inną osobę."
    ),
    "assistant-is-participant": (
        "Asystent i uczestnik to ta sama osoba, a nikt nie jest asystentem samego siebie. "
        "Przydziel inną osobę."
    ),
    "qualification-missing": "Zaznacz w oświadczeniu, jakie kwalifikacje ma asystent.",
    "assigned-unqualified": (
        "Asystent musi mieć dyplom w jednym z wymienionych zawodów albo udokumentowane "
        "doświadczenie. Popraw oświadczenie, jeśli je ma, albo przydziel inną osobę."
    ),
    "assigned-qualification-unknown": (
        "Nie wiadomo, jakie kwalifikacje ma asystent. Ustal to i popraw oświadczenie: potrzebny "
        "jest dyplom albo udokumentowane doświadczenie."
    ),
    "profession-missing": "Zaznacz w oświadczeniu, w jakim zawodzie asystent ma dyplom.",
    "experience-missing": "Podaj w oświadczeniu, ile miesięcy doświadczenia ma asystent.",
    "assigned-experience-short": (
        "Potrzebne jest udokumentowane doświadczenie w wymiarze co najmniej {least}, a podano "
        "{months}. Popraw liczbę albo przydziel inną osobę."
    ),
    "acceptance-missing": ACCEPTANCE,
    "assigned-acceptance-undated": ACCEPTANCE,
    "assigned-refused": (
        "Rodzic lub opiekun prawny nie zgodził się w zgłoszeniu na tego asystenta. Przydziel "
        "osobę, którą akceptuje, a jeśli zmienił zdanie, popraw odpowiedź w zgłoszeniu."
    ),
    "assigned-register-unchecked": (
        "Sprawdź asystenta w Rejestrze Sprawców Przestępstw na Tle Seksualnym, zanim zacznie, "
        "i wpisz dzień sprawdzenia."
    ),
    "assigned-record-unseen": (
        "Wpisz datę zaświadczenia o niekaralności. Asystent przedstawia je przed pierwszą usługą."
    ),
    "assigned-foreign-unseen": (
        "Wpisz datę informacji z rejestru karnego państwa, w którym asystent mieszkał. "
        "Przedstawia ją przed pierwszą usługą."
    ),
    "assigned-foreign-unasked": (
        "Zapytaj asystenta, czy w ostatnich 20 latach mieszkał za granicą, i zaznacz odpowiedź."
    ),
    "check-too-late": (
        "{check}: data {done} jest późniejsza niż początek przydziału ({first}). Zacznij przydział "
        "po tym dniu albo popraw datę."
    ),
    "check-on-first-day": (
        "{check}: data {done} to pierwszy dzień przydziału. Upewnij się, że było to przed "
        "pierwszą usługą."
    ),
    "service-after-certificate": (
        "Orzeczenie uczestnika jest ważne tylko do {until}. Wpisz w sprawie nowe orzeczenie: bez "
        "niego potem usług nie ma."
    ),
    "service-needs-degree": (
        "Od {since} (ukończone {age}) uczestnik musi mieć orzeczenie o stopniu "
        "niepełnosprawności. Wpisz je w sprawie."
    ),
    "service-before-age": (
        "Dziecko może korzystać z usług dopiero od {since} (ukończone {age}). Zacznij przydział "
        "tego dnia albo później."
    ),
    "service-needs-child-certificate": (
        "Do dnia przed {since} uczestnik musi mieć orzeczenie o niepełnosprawności dziecka. "
        "Sprawdź w sprawie datę urodzenia i orzeczenie."
    ),
    "service-without-entitlement": (
        "Orzeczenie uczestnika nie daje prawa do usług. Sprawdź je w sprawie, zanim asystent "
        "zacznie."
    ),
    "service-after-moving-out": (
        "Uczestnik wyprowadza się {moved} z terenu realizatora ({commune}). Zakończ przydział "
        "przed tym dniem."
    ),
    "service-after-resignation": (
        "Udział uczestnika w Programie kończy się {resigned}. Zakończ przydział przed tym dniem."
    ),
    "served-outside-commune": (
        "Uczestnik nie mieszka na terenie realizatora ({commune}). Jeśli mieszka, popraw odpowiedź "
        "w zgłoszeniu."
    ),
    "residence-unanswered": (
        "Nie zaznaczono, czy uczestnik mieszka na terenie realizatora ({commune}). Sprawdź to "
        "i zaznacz w zgłoszeniu."
    ),
    "service-before-decision": (
        "Uczestnika zakwalifikowano dopiero {since}. Zacznij przydział tego dnia albo później."
    ),
    "service-before-award": (
        "Godziny przyznano dopiero od {since}. Zacznij przydział tego dnia albo później."
    ),
}
"""By the codes of a month's findings; what is not here is said as of an application."""
