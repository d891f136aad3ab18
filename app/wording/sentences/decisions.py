"""Sentences about what the commission decides and the organiser writes."""

from collections.abc import Mapping

DECISIONS: Mapping[str, str] = {
    "resignation-missing": (
        "Uczestnik wyprowadził się z terenu realizatora ({day}). Poproś o podpisane oświadczenie "
        "o rezygnacji i wpisz jego dzień."
    ),
    "participation-ends": (
        "Uczestnik wyprowadza się z terenu realizatora {day}: od tego dnia nie bierze udziału "
        "w Programie. Nie planuj dalszych usług."
    ),
    "assessed-despite-faults": (
        "Zgłoszenie ma braki formalne (liczba: {faults}), więc nie przechodzi do oceny. Najpierw "
        "uzupełnij braki albo usuń ocenę."
    ),
    "listed-despite-faults": (
        "Zgłoszenie ma braki formalne (liczba: {faults}), więc nie może trafić na listę osób "
        "zakwalifikowanych ani na listę rezerwową. Uzupełnij braki albo zmień rozstrzygnięcie."
    ),
    "needs-unassessed": "Przed rozstrzygnięciem oceń potrzeby uczestnika i opisz je w ocenie.",
    "independence-unassessed": (
        "Przed rozstrzygnięciem oceń, na ile uczestnik jest samodzielny, i opisz to w ocenie."
    ),
    "help-from-others-unassessed": (
        "Przed rozstrzygnięciem oceń, czy uczestnik może liczyć na pomoc innych osób, i opisz to "
        "w ocenie."
    ),
    "assessed-after-decision": (
        "Ocenę sporządzono {assessed}, a rozstrzygnięto już {decided}. Rozstrzygnięcie musi się na "
        "niej opierać: sprawdź obie daty."
    ),
    "charge-unclear": (
        "Podana opłata nie jest kwotą, którą można zapłacić. Usuń ją: uczestnik nie płaci za asystenta."
    ),
    "participant-charged": (
        "Uczestnik nie płaci za asystenta, a ma zapłacić {charge}. Usuń tę opłatę."
    ),
    "notice-due": (
        "Rozstrzygnięcie zapadło. Zawiadom o nim na piśmie uczestnika albo jego rodzica lub "
        "opiekuna prawnego."
    ),
    "notice-writing-unsaid": ("Zaznacz, że zawiadomienie ma formę pisemną: ustne nie wystarczy."),
    "notice-not-in-writing": "Zawiadomienie musi mieć formę pisemną. Wyślij albo wręcz pismo.",
    "notice-without-decision": (
        "Jest pismo, a nie wpisano rozstrzygnięcia komisji. Wpisz je albo wycofaj pismo."
    ),
    "notice-outcome-unsaid": (
        "Zaznacz, o czym pismo zawiadamia: o przyznaniu usług, liście rezerwowej czy odmowie."
    ),
    "notice-says-otherwise": (
        "Pismo mówi co innego niż rozstrzygnięcie komisji. Popraw pismo i wyślij je ponownie."
    ),
    "notice-before-decision": (
        "Pismo wysłano {sent}, a rozstrzygnięto dopiero {decided}. Sprawdź obie daty."
    ),
    "notice-hours-missing": (
        "Wpisz do pisma, ile godzin w roku przyznano: liczbą większą od 0, najwyżej 8784."
    ),
    "award-unrecorded": (
        "Pismo przyznaje {hours} w roku, a nie wpisano ich jako przyznanych. Wpisz przyznane "
        "godziny."
    ),
    "notice-hours-differ": (
        "Pismo przyznaje {hours} w roku, a wpisano {awarded}. Popraw jedną z tych liczb."
    ),
    "rights-unsaid": "Sprawdź i zaznacz, czy pismo mówi o prawach i obowiązkach uczestnika.",
    "rights-untold": (
        "Pismo o przyznaniu usług musi mówić o prawach i obowiązkach uczestnika. Uzupełnij je."
    ),
    "notice-hours-above-limit": (
        "Pismo przyznaje {awarded}, a limit od {since} to {hours} w roku. Zmniejsz liczbę w piśmie: "
        "godziny ponad limit realizator finansuje z własnych środków i zapisuje osobno."
    ),
    "formal-refusal": (
        "Odmowa wynika z braków formalnych (liczba: {faults}). Napisz w piśmie, których kryteriów "
        "formalnych zgłoszenie nie spełnia."
    ),
    "needs-unanswered": (
        "W uzasadnieniu odmowy brakuje oceny potrzeb uczestnika. Dopisz ją do pisma."
    ),
    "independence-unanswered": (
        "W uzasadnieniu odmowy brakuje oceny samodzielności uczestnika. Dopisz ją do pisma."
    ),
    "help-from-others-unanswered": (
        "W uzasadnieniu odmowy brakuje oceny, czy uczestnik może liczyć na pomoc innych osób. "
        "Dopisz ją do pisma."
    ),
    "appeal-notice-missing": (
        "Realizator wydaje decyzje administracyjne, a w tej nie ma pouczenia o odwołaniu. Dodaj je."
    ),
    "appeal-notice-in-letter": (
        "To pismo nie jest decyzją administracyjną, więc nie pouczaj w nim o odwołaniu. Usuń "
        "pouczenie."
    ),
    "addressee-missing": "Wpisz adresata pisma: imię i nazwisko w mianowniku, w osobnym wierszu.",
    "addressee-changed": (
        "Adresatem pisma jest {name}. Wpisz imię i nazwisko dokładnie tak, bez odmiany, "
        "w osobnym wierszu."
    ),
    "form-of-address-unasked": (
        "Nie wiadomo, czy uczestnik woli zwrot „Pani”, czy „Pan”. Zapytaj go albo napisz bez "
        "takiego zwrotu."
    ),
    "form-of-address-changed": (
        "Pismo zwraca się do uczestnika inaczej, niż wybrano. Użyj wybranego zwrotu: „Pani” "
        "albo „Pan”."
    ),
    "notice-form-unsaid": (
        "Uczestnik potrzebuje pism w dostępnej formie („{form}”). Sprawdź i zaznacz, czy to pismo "
        "ją ma."
    ),
    "notice-inaccessible": (
        "Uczestnik potrzebuje pism w dostępnej formie („{form}”), a to pismo jej nie ma. "
        "Przygotuj je w tej formie."
    ),
}
