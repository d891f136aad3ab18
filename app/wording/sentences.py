"""The code of a finding comes in; the Polish sentence that says what to do goes out.

Placeholders are names of the finding's values, put into words by ``app.wording.findings``.
"""

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
}
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
LIMITS: Mapping[str, str] = {
    "compound-missing": (
        "Zaznacz, czy w orzeczeniu są co najmniej dwie przyczyny niepełnosprawności: od tego "
        "zależy limit godzin."
    ),
    "limit-by-certificate": (
        "Z tym orzeczeniem można otrzymać najwyżej {hours} w roku. Ile naprawdę, zdecyduje "
        "realizator."
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
        "Przyznano {awarded}, a limit od {since} to {hours} w roku. Godziny ponad limit realizator "
        "może sfinansować tylko z własnych środków i zapisuje je osobno."
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
        "Godziny z innych programów ({reduced_by}) wyczerpują limit od {since}. Zapytaj "
        "realizatora, czy udział jest możliwy."
    ),
    "limit-reduced": (
        "Godziny z innych programów ({reduced_by}) zmniejszają limit: od {since} zostaje {hours}. "
        "Zgłaszaj realizatorowi każdą zmianę."
    ),
    "limit-ends": (
        "Od {since} obowiązuje orzeczenie, które nie uprawnia do usług. Zgłoś to realizatorowi."
    ),
    "limit-changes": "Od {since} obowiązuje nowy limit: {hours} w roku. Planuj według niego.",
    "change-to-report": "Zmianę z {since} zgłoś realizatorowi najpóźniej {last}.",
    "change-reported-late": (
        "Zmianę z {since} trzeba było zgłosić najpóźniej {last}, a zgłoszono ją {reported}. "
        "Wyjaśnij to realizatorowi."
    ),
}
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
RECRUITMENT: Mapping[str, str] = {
    "priority-group": (
        "Pierwszeństwo, grupa {group}: {priority}. Realizator może poprosić o potwierdzenie."
    ),
    "household-missing": "Zaznacz, z kim mieszka uczestnik: od tego może zależeć pierwszeństwo.",
    "help-by-others-missing": (
        "Zaznacz, czy uczestnikowi pomagają inne osoby: od tego może zależeć pierwszeństwo."
    ),
    "high-support": (
        "Uczestnik należy do osób, które wymagają wysokiego poziomu wsparcia. Nie musisz nic robić."
    ),
}
LINT: Mapping[str, str] = {
    "attachment-unknown": (
        "Odesłanie do załącznika „{attachment}”, którego program nie ma. Dopisz go albo popraw."
    ),
    "citation-wrong": (
        "{clause} nazywa „{attachment}” załącznikiem nr {cited}, a w wykazie ma on nr {number}. "
        "Trzymaj się wykazu."
    ),
    "number-twice": "Numer załącznika {number} mają dwa dokumenty: {attachments}. Popraw jeden.",
    "attachment-untitled": "Załącznik „{attachment}” nie ma tytułu. Wpisz go.",
    "printed-attachment-missing": (
        "Brakuje załącznika „{attachment}”, który program drukuje. Dopisz go."
    ),
    "year-differs": "W „{text}” jest rok {found}, a edycja to {year}. Popraw rok.",
    "dates-outside-year": "Program trwa od {starts} do {ends}, a edycja to {year}. Popraw daty.",
    "dates-reversed": "Koniec ({ends}) jest przed początkiem ({starts}). Zamień daty.",
    "window-far": "Nabór od {opens} do {closes} nie pasuje do roku {year}. Sprawdź daty.",
    "figure-outside-year": "Wartość „{figure}” obowiązuje od {since}, po końcu roku {year}. Popraw.",
    "figure-late": "Wartość „{figure}” zaczyna się {since}, po początku Programu. Dodaj wcześniejszą.",
    "amount-implausible": "Wartość „{figure}” ({value}) jest nieprawdopodobna. Sprawdź ją w źródle.",
    "grant-above-money": "Dofinansowanie ({grant}) przewyższa wartość programu ({money}). Popraw.",
    "ministry-outdated": "„{text}” to dawna nazwa. Obecna: {current}.",
    "ministry-outdated-in-source": (
        "Źródło ({document}, {clause}) używa dawnej nazwy „{text}”. Na drukach stoi obecna: "
        "{current}."
    ),
    "source-unknown": "Źródła „{document}” nie ma na liście źródeł. Dopisz je albo popraw skrót.",
    "source-without-place": (
        "Źródło „{document}” uchodzi za potwierdzone, ale nie ma miejsca ani cytatu. Uzupełnij."
    ),
    "source-unconfirmed": "Nie potwierdzono w źródle. Sprawdź i uzupełnij, gdy znajdziesz dokument.",
    "local-limit-above": (
        "Limit realizatora „{figure}” ({local}) jest wyższy niż limit edycji ({edition}). Obniż go."
    ),
    "local-limit-unknown": "Edycja nie ma limitu „{figure}”. Popraw nazwę.",
    "figure-missing": "Edycja nie ma wartości „{figure}”, której potrzebują reguły. Dopisz ją.",
    "figure-not-in-quote": (
        "Wartość „{figure}” to {value}, a przytoczone słowa źródła podają inne liczby: „{quote}”. "
        "Popraw jedno albo drugie."
    ),
    "family-differs": (
        "Definicja rodziny na druku i relacje, które wyklucza reguła, różnią się ({relation}). "
        "Może to tekst innej edycji: popraw."
    ),
    "activities-empty": "Brakuje czynności z obszaru „{area}”. Dopisz co najmniej jedną.",
}
SENTENCES: Mapping[str, str] = {
    **ELIGIBILITY,
    **COMPLETENESS,
    **LIMITS,
    **ASSISTANTS,
    **RECRUITMENT,
}
