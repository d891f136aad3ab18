"""Sentences about who may take part."""

from collections.abc import Mapping

ELIGIBILITY: Mapping[str, str] = {
    "birth-date-missing": "Podaj datę urodzenia uczestnika.",
    "birth-date-in-future": (
        "Popraw datę urodzenia uczestnika: {born} to dzień późniejszy niż dzień zgłoszenia."
    ),
    "certificate-kind-missing": "Wybierz, jakie orzeczenie ma uczestnik.",
    "degree-missing": "Wybierz stopień niepełnosprawności z orzeczenia.",
    "degree-light": (
        "Program nie obejmuje lekkiego stopnia niepełnosprawności. Potrzebny jest stopień znaczny "
        "albo umiarkowany; jeśli uczestnik ma inne orzeczenie, podaj je."
    ),
    "child-certificate-needed": (
        "Do 16. urodzin, czyli do dnia przed {since}, potrzebne jest orzeczenie "
        "o niepełnosprawności dziecka. Sprawdź datę urodzenia i rodzaj orzeczenia."
    ),
    "equivalent-missing": "Wybierz, jakie orzeczenie traktowane na równi ma uczestnik.",
    "equivalent-light": (
        "To orzeczenie ({equivalent}) odpowiada lekkiemu stopniowi, którego Program nie obejmuje. "
        "Jeśli uczestnik ma inne orzeczenie, podaj je."
    ),
    "point-7-missing": "Zaznacz, co mówi pkt 7 orzeczenia o niepełnosprawności dziecka.",
    "point-8-missing": "Zaznacz, co mówi pkt 8 orzeczenia o niepełnosprawności dziecka.",
    "point-7-absent": (
        "Orzeczenie dziecka musi mieć wskazania w pkt 7 i w pkt 8 razem. Brakuje pkt 7: sprawdź "
        "orzeczenie."
    ),
    "point-8-absent": (
        "Orzeczenie dziecka musi mieć wskazania w pkt 7 i w pkt 8 razem. Brakuje pkt 8: sprawdź "
        "orzeczenie."
    ),
    "child-too-young": (
        "Dziecko może wziąć udział od dnia, w którym skończy {age}, czyli od {since}. "
        "Zapytaj realizatora o nabór uzupełniający."
    ),
    "degree-needed": (
        "Od 16. urodzin ({since}) potrzebne jest orzeczenie o stopniu niepełnosprawności. "
        "Podaj je zamiast orzeczenia dziecka."
    ),
    "second-birthday": (
        "Uczestnik kończy 2 lata {day}, w trakcie Programu: usługi są możliwe od tego dnia."
    ),
    "sixteenth-birthday": (
        "Uczestnik kończy 16 lat {day}, w trakcie Programu: od tego dnia potrzebne jest orzeczenie "
        "o stopniu niepełnosprawności. Wystąp o nie zawczasu."
    ),
    "eighteenth-birthday": (
        "Uczestnik kończy 18 lat {day}, w trakcie Programu: od tego dnia podpisuje dokumenty sam "
        "albo przez ustanowionego opiekuna prawnego."
    ),
    "commune-missing": "Zaznacz, czy uczestnik mieszka na terenie realizatora ({commune}).",
    "outside-commune": (
        "Realizator przyjmuje tylko mieszkańców swojego terenu ({commune}). Zgłoś się do ośrodka "
        "w gminie, w której mieszka uczestnik."
    ),
    "reason-missing": (
        "Napisz, dlaczego uczestnik potrzebuje asystenta: co trudno mu zrobić samemu, czy mieszka "
        "sam."
    ),
    "permanent-missing": "Zaznacz, czy orzeczenie jest na stałe, i jeśli nie, podaj, do kiedy.",
    "valid-until-missing": "Podaj dzień, do którego orzeczenie jest ważne.",
    "validity-contradictory": (
        "Zaznaczono, że orzeczenie jest na stałe, i podano dzień, do którego jest ważne. "
        "Sprawdź w orzeczeniu, co jest prawdą; na razie liczy się podany dzień."
    ),
    "certificate-expired": (
        "Orzeczenie jest ważne tylko do {until}, a liczy się dzień {day}. Dołącz aktualne orzeczenie."
    ),
    "certificate-expires": (
        "Orzeczenie jest ważne do {until}, a Program trwa do {ends}. Wystąp zawczasu o nowe: "
        "usługi wymagają ważnego orzeczenia każdego dnia."
    ),
    "later-validity-missing": (
        "Zaznacz, czy orzeczenie, które obowiązuje od {since}, jest na stałe, i jeśli nie, podaj, "
        "do kiedy jest ważne."
    ),
    "later-degree-too-early": (
        "Od {since} ma obowiązywać orzeczenie o stopniu, a uczestnik kończy {age} dopiero {day}. "
        "Do tego czasu usługi wymagają orzeczenia o niepełnosprawności dziecka: sprawdź obie daty."
    ),
    "later-childs-certificate": (
        "Od {since} ma obowiązywać orzeczenie o niepełnosprawności dziecka, a uczestnik kończy {age} "
        "już {day}. Potrzebne jest orzeczenie o stopniu: sprawdź obie daty."
    ),
}
