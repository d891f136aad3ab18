"""Sentences about the yearly limit of hours."""

from collections.abc import Mapping

LIMITS: Mapping[str, str] = {
    "compound-missing": (
        "Zaznacz, czy w orzeczeniu są co najmniej dwie przyczyny niepełnosprawności: od tego "
        "zależy limit godzin."
    ),
    "limit-by-certificate": (
        "Program pozwala z tym orzeczeniem na najwyżej {hours} w roku. Realizator może przyznać "
        "mniej."
    ),
    "equivalent-compound-unsettled": (
        "Źródła nie mówią, jaki limit ma orzeczenie równoważne z niepełnosprawnością sprzężoną. "
        "Zapytaj realizatora; tu przyjęto {hours} w roku."
    ),
    "wish-above-limit": (
        "{wished} miesięcznie to w ciągu roku więcej niż limit {hours}. Możesz tak zostawić: "
        "realizator przyzna nie więcej niż limit."
    ),
    "limit-by-organiser": (
        "Realizator przyjął własny, niższy limit: {hours} w roku (od {since}). Licz się z tym, "
        "planując godziny."
    ),
    "limit-by-award": (
        "Od {since} obowiązuje przydział indywidualny: {hours} w roku. Planuj godziny w jego "
        "granicach."
    ),
    "award-above-limit": (
        "Przyznano {awarded}, a limit od {since} to {hours} w roku. Ponad limit: {above}. Realizator "
        "może je sfinansować tylko z własnych środków i zapisuje je osobno."
    ),
    "own-funds-apart": (
        "Ponad limit realizator przyznał {own_funds} z własnych środków. Zapisuje i rozlicza je "
        "osobno, bez pieniędzy z Funduszu."
    ),
    "other-programmes-missing": (
        "Zaznacz, czy uczestnik korzysta w tym roku z asystenta w innym programie ze środków "
        "publicznych."
    ),
    "other-programmes-contradictory": (
        "Podano inny program z asystentem, ale nie zaznaczono, że uczestnik z niego korzysta. "
        "Popraw jedną z odpowiedzi; na razie godziny odliczono."
    ),
    "other-programmes-unnamed": (
        "Podaj, w jakim innym programie uczestnik ma asystenta i ile godzin mu przyznano."
    ),
    "other-programmes-hours-missing": (
        "Podaj, ile godzin przyznano w tym roku w innym programie: liczbą od 0 do 8784."
    ),
    "other-programmes-name-missing": "Podaj nazwę innego programu, w którym przyznano godziny.",
    "limit-used-up": (
        "Godziny z innych programów ({reduced_by}) wyczerpują limit Programu od {since}. Zapytaj "
        "realizatora, czy udział jest możliwy."
    ),
    "limit-reduced": (
        "Godziny z innych programów ({reduced_by}) zmniejszają limit Programu. Od {since}: {hours} "
        "w roku. Zgłaszaj realizatorowi każdą zmianę."
    ),
    "limit-ends": (
        "Do {until} limit to {before} w roku, a od {since} obowiązuje orzeczenie, które nie "
        "uprawnia do usług. Zgłoś to realizatorowi."
    ),
    "limit-changes": (
        "Limit godzin w roku zmienia się: do {until} {before}, od {since} {hours}. Planuj godziny "
        "według niego."
    ),
    "change-to-report": "Zmianę z {since} zgłoś realizatorowi najpóźniej {last}.",
    "change-reported-late": (
        "Zmianę z {since} trzeba było zgłosić najpóźniej {last}, a zgłoszono ją {reported}. "
        "Wyjaśnij to realizatorowi."
    ),
}
