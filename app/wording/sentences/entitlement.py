"""Sentences about whether a service of the month was due: certificate, limit, assistant, conduct."""

from collections.abc import Mapping

WINDOWS: Mapping[str, str] = {
    "window-exceeded": (
        "W dobie od {starts}, do {ends}, usługi trwają razem {served} (asystent: {assistant}), "
        "a jedna osoba może świadczyć najwyżej {allowed}, licząc wszystkich uczestników. "
        "Policzono: {services}. To o {over} za dużo: popraw godziny albo powierz część usług innej "
        "osobie."
    ),
    "earlier-services-unknown": (
        "Nie podano usług sprzed tego miesiąca (asystent: {assistant}). Doba mogła zacząć się "
        "jeszcze w poprzednim miesiącu: podaj usługi z jego ostatnich dni, aby sprawdzić "
        "12 godzin w dobie do końca."
    ),
}
OVERLAPS: Mapping[str, str] = {
    "assistant-in-two-places": (
        "Usługi tego samego asystenta ({assistant}) nakładają się: {services}. Pierwsza z nich: od "
        "{starts}, do {ends}, uczestnik: {other}. Popraw godziny jednej z nich."
    ),
    "service-entered-twice": (
        "Tę usługę wpisano dwa razy (od {starts}, do {ends}, asystent: {assistant}, uczestnik: "
        "{participant}); drugi raz to {services}. Usuń jeden z wpisów."
    ),
    "participant-served-twice": (
        "Usługi dwojga asystentów u tego samego uczestnika ({participant}) nakładają się: "
        "{services}. Pierwsza z nich: od {starts}, do {ends}, asystent: {other}. Popraw godziny "
        "jednej z nich."
    ),
    "other-care-at-once": (
        "W godzinach tej usługi uczestnik miał inną pomoc: {care}, od {starts}, do {ends}. "
        "Nie rozliczaj wspólnych godzin albo popraw godziny tej pomocy."
    ),
    "unnamed-care-at-once": (
        "W godzinach tej usługi uczestnik miał inną pomoc: od {starts}, do {ends}. "
        "Nie rozliczaj wspólnych godzin albo popraw godziny tej pomocy."
    ),
    "other-care-kind-missing": "Podaj, jaką inną pomoc miał uczestnik.",
    "other-care-participant-missing": "Podaj, który uczestnik miał inną pomoc.",
    "other-care-time-missing": (
        "Podaj, od kiedy do kiedy uczestnik miał inną pomoc: koniec musi być późniejszy niż początek."
    ),
}
ASSIGNMENTS: Mapping[str, str] = {
    "service-outside-programme": (
        "Program trwa od {starts} do {ends}. Popraw datę usługi albo nie rozliczaj: {services}."
    ),
    "assignment-missing": (
        "Nie zapisano przydziału asystenta ({assistant}) do uczestnika ({participant}). Dopisz go "
        "wraz z oświadczeniem asystenta."
    ),
    "outside-assignment": (
        "Przydział asystenta ({assistant}) do uczestnika ({participant}) nie obejmuje: {services}. "
        "Popraw datę usługi albo dni przydziału."
    ),
    "assignment-start-missing": "Podaj, od kiedy asystent jest przydzielony do uczestnika.",
    "assignment-end-missing": (
        "Nie podano, do kiedy asystent jest przydzielony do uczestnika. Na razie liczy się koniec "
        "Programu."
    ),
    "assignment-ends-too-early": (
        "Przydział kończy się {ends}, a zaczyna dopiero {starts}. Popraw jedną z dat."
    ),
}
ASSIGNED: Mapping[str, str] = {
    "assigned-relation-missing": (
        "Zaznacz, kim dla uczestnika ({participant}) jest asystent ({assistant})."
    ),
    "assigned-guardian-missing": (
        "Zaznacz, czy asystent ({assistant}) jest opiekunem prawnym uczestnika ({participant})."
    ),
    "assigned-household-missing": (
        "Zaznacz, czy asystent ({assistant}) mieszka z uczestnikiem ({participant})."
    ),
    "assigned-is-guardian": (
        "Opiekun prawny nie może być asystentem ({assistant}, uczestnik: {participant}). Przydziel "
        "inną osobę i nie rozliczaj usług opiekuna u tego uczestnika."
    ),
    "assigned-lives-with": (
        "Asystentem nie może być osoba, która mieszka z uczestnikiem ({assistant}, uczestnik: "
        "{participant}). Przydziel inną osobę i nie rozliczaj jej usług u tego uczestnika."
    ),
    "assigned-is-family": (
        "Asystentem nie może być członek rodziny: {relation} ({assistant}, uczestnik: "
        "{participant}). Przydziel inną osobę i nie rozliczaj jej usług u tego uczestnika."
    ),
    "assigned-unqualified": (
        "Asystent ({assistant}) musi mieć dyplom w jednym z wymienionych zawodów albo "
        "udokumentowane doświadczenie. Popraw dane, jeśli je ma; jeśli nie, przydziel uczestnikowi "
        "({participant}) inną osobę i nie rozliczaj usług tej."
    ),
    "assigned-qualification-unknown": (
        "Nie wiadomo, jakie kwalifikacje ma asystent ({assistant}, uczestnik: {participant}). Ustal "
        "to: bez dyplomu albo udokumentowanego doświadczenia nie rozliczaj jego usług."
    ),
    "assigned-experience-short": (
        "Asystent ({assistant}) musi mieć udokumentowane doświadczenie w wymiarze co najmniej "
        "{least}, a podano {months}. Popraw liczbę; jeśli jest dobra, przydziel uczestnikowi "
        "({participant}) inną osobę i nie rozliczaj usług tej."
    ),
    "assigned-refused": (
        "Asystenta osoby małoletniej ({assistant}, uczestnik: {participant}) musi zaakceptować "
        "rodzic lub opiekun prawny. Przydziel osobę, którą akceptuje, i nie rozliczaj usług tej."
    ),
    "assigned-register-unchecked": (
        "Nie podano, kiedy sprawdzono asystenta ({assistant}) w Rejestrze Sprawców Przestępstw na "
        "Tle Seksualnym, a trzeba to zrobić przed pierwszą usługą. Podaj dzień sprawdzenia; jeśli "
        "go nie było, wstrzymaj usługi ({participant}), sprawdź asystenta i nie rozliczaj usług "
        "sprzed tego dnia."
    ),
    "assigned-record-unseen": (
        "Nie podano daty zaświadczenia o niekaralności ({assistant}), a trzeba je przedstawić przed "
        "pierwszą usługą. Podaj ją; jeśli zaświadczenia nie było, wstrzymaj usługi ({participant}) "
        "i nie rozliczaj tych sprzed jego przedstawienia."
    ),
    "assigned-foreign-unseen": (
        "Nie podano daty informacji z rejestru karnego państwa, w którym asystent ({assistant}) "
        "mieszkał, a trzeba ją przedstawić przed pierwszą usługą. Podaj ją; jeśli informacji nie "
        "było, wstrzymaj usługi ({participant}) i nie rozliczaj tych sprzed jej przedstawienia."
    ),
    "assigned-foreign-unasked": (
        "Zaznacz, czy asystent ({assistant}) w ostatnich 20 latach mieszkał za granicą. Trzeba go "
        "o to zapytać przed pierwszą usługą ({participant}); jeśli mieszkał, nie rozliczaj usług "
        "sprzed przedstawienia informacji z rejestru karnego tamtego państwa."
    ),
    "assigned-acceptance-undated": (
        "Podaj dzień, w którym rodzic lub opiekun prawny zaakceptował asystenta ({assistant}). "
        "Akceptacja musi być sprzed pierwszej usługi ({participant}): nie rozliczaj usług sprzed "
        "niej."
    ),
}
CONDUCT: Mapping[str, str] = {
    "school-provides-missing": (
        "Usługa była na terenie szkoły. Zaznacz, czy szkoła sama zapewnia taką pomoc."
    ),
    "school-provides-assistance": (
        "Na terenie szkoły asystent pomaga tylko wtedy, gdy szkoła nie zapewnia takiej pomocy. "
        "Nie rozliczaj tej usługi."
    ),
    "at-school-unanswered": (
        "Nie zaznaczono, czy usługi były na terenie szkoły (liczba takich usług: {count}). Jeśli "
        "były, zaznacz to."
    ),
    "family-served": (
        "Asystent pomaga uczestnikowi, a nie jego rodzinie. Nie rozliczaj usługi na rzecz członka "
        "rodziny."
    ),
    "beneficiary-unanswered": (
        "Nie zaznaczono, komu pomagał asystent (liczba takich usług: {count}). Jeśli komuś "
        "z rodziny, zaznacz to."
    ),
    "decided-for-participant": (
        "Asystent działa według decyzji uczestnika lub opiekuna prawnego i niczego za uczestnika "
        "nie rozstrzyga. Wyjaśnij, co się stało; takiej usługi nie rozliczaj."
    ),
    "decisions-unanswered": (
        "Nie zaznaczono, czy asystent podejmował decyzje za uczestnika (liczba takich usług: "
        "{count}). Jeśli tak było, zaznacz to."
    ),
    "service-charged": (
        "Od uczestnika pobrano {amount}, a usługa jest dla niego bezpłatna. Zwróć tę kwotę."
    ),
    "service-charge-unclear": (
        "Popraw kwotę zapłaconą przez uczestnika: musi być liczbą, a usługa jest bezpłatna."
    ),
    "spot-check-day-missing": "Podaj dzień kontroli.",
    "spot-check-place-missing": "Zaznacz, czy kontrola była w miejscu, w którym trwała usługa.",
    "spot-check-elsewhere": (
        "Kontrolę robi się w miejscu, w którym trwa usługa, a ta była gdzie indziej. Powtórz ją na "
        "miejscu."
    ),
    "spot-check-papers-missing": "Zaznacz, czy kontrolę udokumentowano na miejscu.",
    "spot-check-undocumented": (
        "Kontroli nie udokumentowano. Kontrolę trzeba opisać na miejscu: uzupełnij protokół albo "
        "powtórz ją."
    ),
}
CERTIFICATES: Mapping[str, str] = {
    "participant-name-missing": "Podaj imię i nazwisko uczestnika.",
    "participant-twice": (
        "Uczestnik ({participant}) jest opisany więcej niż raz. Zostaw jeden opis: z dwóch nie "
        "wiadomo, który obowiązuje."
    ),
    "participant-unknown": (
        "Uczestnika tej usługi ({participant}) nie ma wśród uczestników miesiąca. Dodaj jego "
        "zgłoszenie albo popraw imię i nazwisko."
    ),
    "service-after-certificate": (
        "{participant}: orzeczenie było ważne do {until}. Dodaj nowe orzeczenie albo nie rozliczaj: "
        "{services}."
    ),
    "service-needs-degree": (
        "{participant}: od {since} (ukończone {age}) potrzebne jest orzeczenie o stopniu "
        "niepełnosprawności. Dodaj je albo nie rozliczaj: {services}."
    ),
    "service-before-age": (
        "{participant}: dziecko może korzystać z usług dopiero od {since} (ukończone {age}). "
        "Nie rozliczaj: {services}."
    ),
    "service-needs-child-certificate": (
        "{participant}: przed {since} potrzebne jest orzeczenie "
        "o niepełnosprawności dziecka. Dodaj je albo nie rozliczaj: {services}."
    ),
    "service-without-entitlement": (
        "{participant}: orzeczenie, które obowiązywało {day}, nie uprawnia do usług. Dodaj inne, "
        "jeśli uczestnik je ma, albo nie rozliczaj: {services}."
    ),
    "service-after-moving-out": (
        "{participant}: wyprowadzka z terenu realizatora ({commune}) {moved}. "
        "Nie rozliczaj: {services}."
    ),
    "service-after-resignation": (
        "{participant}: koniec udziału w Programie {resigned}. Nie rozliczaj: {services}."
    ),
}
USES: Mapping[str, str] = {
    "used-before-missing": (
        "{participant}: nie podano, ile godzin z Funduszu wykorzystano wcześniej w tym roku. "
        "Podaj je: na razie liczy się tylko ten miesiąc."
    ),
    "used-before-unclear": (
        "{participant}: popraw liczbę godzin wykorzystanych wcześniej w tym roku. To ma być liczba "
        "od 0 do 8784."
    ),
    "limit-unknown": (
        "{participant}: nie wiadomo, jaki jest roczny limit godzin. Uzupełnij orzeczenie "
        "w zgłoszeniu."
    ),
    "limit-exceeded": (
        "{participant}: ta usługa ({day}) przekracza limit ({hours} w roku). Przed tą usługą "
        "wykorzystano: {used}. Ponad limit: {over} ({services}). Popraw godziny albo, jeśli "
        "realizator zapłaci za nadwyżkę ze środków własnych, podziel usługę i tak ją oznacz."
    ),
    "month-other-programmes-missing": (
        "{participant}: podaj, czy w tym roku korzysta z asystenta w innym programie ze środków "
        "publicznych; bez tego nie wiadomo, jaki jest limit."
    ),
    "month-other-hours-missing": (
        "{participant}: podaj, ile godzin przyznano w innym programie; bez tego nie wiadomo, jaki "
        "jest limit."
    ),
    "own-funds-hours": (
        "{participant}: godziny ze środków własnych realizatora zapisano osobno ({time}). Nie "
        "zmniejszają one limitu."
    ),
    "own-funds-above-grant": (
        "{participant}: ze środków własnych przyznano w roku {own_funds_hours}, a z tym miesiącem "
        "wykorzystano już {time}. Nadwyżka: {over}. Popraw godziny albo przyznaj kolejne."
    ),
    "own-funds-before-limit": (
        "{participant}: ta usługa jest opłacana ze środków własnych, choć limit nie jest wyczerpany. "
        "Do limitu brakuje: {left}. Sprawdź, czy nie powinien jej opłacić Fundusz."
    ),
    "limit-changes-in-month": (
        "{participant}: {since} zmienia się limit: przedtem {before} w roku, od tego dnia {hours}. "
        "Każdą usługę sprawdzono według limitu z jej dnia."
    ),
}

ENTITLEMENT: Mapping[str, str] = {
    **WINDOWS,
    **OVERLAPS,
    **ASSIGNMENTS,
    **ASSIGNED,
    **CONDUCT,
    **CERTIFICATES,
    **USES,
}
