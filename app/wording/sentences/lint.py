"""Sentences about traps in a programme file."""

from collections.abc import Mapping

LINT: Mapping[str, str] = {
    "attachment-unknown": (
        "Odesłanie do załącznika „{attachment}”, którego program nie ma. Dopisz go albo popraw."
    ),
    "citation-wrong": (
        "{clause} nazywa załącznikiem nr {cited} dokument „{attachment}”; w wykazie ma on nr {number}. "
        "Trzymaj się wykazu."
    ),
    "number-not-in-quote": (
        "„{attachment}” ma tu numer „{number}”, a przytoczone słowa źródła podają inny: „{quote}”. "
        "Popraw jedno albo drugie."
    ),
    "number-unknown": "„{text}” odsyła do załącznika nr {number}, którego program nie ma. Popraw.",
    "number-twice": "Numer załącznika {number} mają dwa dokumenty: {attachments}. Popraw jeden.",
    "attachment-untitled": "Załącznik „{attachment}” nie ma tytułu. Wpisz go.",
    "printed-attachment-missing": (
        "Brakuje załącznika „{attachment}”, który Teczka drukuje. Dopisz go."
    ),
    "year-differs": "W „{text}” jest rok {found}, a edycja to {year}. Popraw rok.",
    "dates-outside-year": "Program trwa od {starts} do {ends}, a edycja to {year}. Popraw daty.",
    "dates-reversed": "Koniec ({ends}) jest przed początkiem ({starts}). Zamień daty.",
    "day-not-in-quote": (
        "Dnia {day} nie ma w przytoczonych słowach źródła: „{quote}”. Popraw jedno albo drugie."
    ),
    "window-far": "Nabór od {opens} do {closes} nie pasuje do roku {year}. Sprawdź daty.",
    "window-closed-early": (
        "Nabór skończył się {closes}, ponad {days} dni przed początkiem Programu ({starts}). To chyba "
        "daty z zeszłego roku: popraw je, a jeśli są prawdziwe, wyjaśnij to w polu „note” źródła. "
        "Granica {days} dni jest nasza, żaden przepis jej nie podaje."
    ),
    "quote-of-another-year": (
        "Przytoczone słowa mówią o roku {found}, a edycja to {year}: „{quote}”. Przytocz dokument z tego "
        "roku albo wyjaśnij różnicę w polu „note”."
    ),
    "document-of-another-year": (
        "Dokument {document} („{title}”) jest z roku {found}, a edycja to {year}. Sprawdź, czy to "
        "nie zeszłoroczny."
    ),
    "source-of-another-year": (
        "To miejsce opiera się na dokumencie {document} („{title}”) z roku {found}, a edycja to {year}. "
        "Podaj dokument z tego roku. Jeśli go nie ma, wpisz „confirmed: false” i powód w polu „note”."
    ),
    "figure-outside-year": "Wartość „{figure}” obowiązuje od {since}, po końcu roku {year}. Popraw.",
    "figure-from-last-year": (
        "Wartość „{figure}” obowiązuje od {since}, a edycja to {year}. Sprawdź, czy nie została "
        "z zeszłego roku."
    ),
    "figure-of-another-year": (
        "Źródło wartości „{figure}” mówi o roku {found}, a edycja to {year}. Wpisz wartość z tego roku."
    ),
    "figure-late": "Wartość „{figure}” zaczyna się {since}, po początku Programu. Dodaj wcześniejszą.",
    "amount-implausible": "Wartość „{figure}” ({value}) jest nieprawdopodobna. Sprawdź ją w źródle.",
    "limits-out-of-order": (
        "Limit „{lower}” ({value}) jest wyższy niż „{higher}” ({other}), choć potrzeba jest mniejsza. "
        "Sprawdź oba w źródle."
    ),
    "figure-unit-wrong": (
        "Wartość „{figure}” ma jednostkę „{unit}”, a reguły liczą ją jako „{wanted}”. Popraw jednostkę."
    ),
    "grant-above-money": "Dofinansowanie ({grant}) przewyższa wartość programu ({money}). Popraw.",
    "minister-differs": (
        "Minister nazywa się tu „{text}”. Wpisz obecną nazwę: Minister {current}."
    ),
    "ministry-outdated": "W „{text}” jest dawna nazwa „{found}”. Obecna: {current}.",
    "ministry-outdated-in-title": (
        "Nazwa dokumentu {document} zawiera dawną nazwę „{text}”, a wyniki sprawdzenia ją pokazują. "
        "Obecna: {current}. Zostaw dawną tylko wtedy, gdy tak nazywa się sam dokument."
    ),
    "ministry-outdated-in-source": (
        "Źródło ({document}, {clause}) używa dawnej nazwy „{text}”. Na drukach stoi obecna: "
        "{current}."
    ),
    "programme-name-outdated": (
        "W „{text}” jest nazwa Programu sprzed 2024 roku: „{found}”. Obecna: „{current}”."
    ),
    "programme-name-outdated-in-title": (
        "Nazwa dokumentu {document} zawiera dawną nazwę Programu „{text}”, a wyniki sprawdzenia ją "
        "pokazują. Obecna: „{current}”. Zostaw dawną tylko wtedy, gdy tak nazywa się sam dokument."
    ),
    "programme-name-outdated-in-source": (
        "Źródło ({document}, {clause}) używa dawnej nazwy „{text}”. Na drukach stoi obecna: "
        "„{current}”."
    ),
    "variant-differs": "„{text}” mówi: „{found}”, a edycja jest dla: „{right}”. Popraw nazwę.",
    "organisation-decides": (
        "Organizacja pozarządowa nie wydaje decyzji administracyjnych. Wpisz pismo (letter)."
    ),
    "accessibility-unknown": (
        "Program nie mówi, jak realizator zapewnia dostępność osobom ze szczególnymi potrzebami "
        "(art. 6 ustawy z dnia 19 lipca 2019 r.). Dopisz to, gdy znajdziesz dokument."
    ),
    "source-unknown": "Źródła „{document}” nie ma na liście źródeł. Dopisz je albo popraw skrót.",
    "source-without-place": (
        "Źródło „{document}” uchodzi za potwierdzone, ale nie ma miejsca ani cytatu. Uzupełnij."
    ),
    "source-unconfirmed": "Nie potwierdzono w źródle. Sprawdź i uzupełnij, gdy znajdziesz dokument.",
    "figure-one-source": (
        "Wartości „{figure}” z różnych dni mają jedno źródło. Podaj źródło każdej, jeśli nie wynikają "
        "z tego samego dokumentu."
    ),
    "figure-unchecked": (
        "Nikt nie zapisał, że porównał tę wartość ze źródłem. Porównaj i wpisz dzień w „checked_on”."
    ),
    "figure-checked-early": (
        "Wartość porównano ze źródłem {checked}, przed rokiem {year}. Porównaj ją jeszcze raz."
    ),
    "local-limit-above": (
        "Limit realizatora „{figure}” ({local}) jest wyższy niż limit edycji ({edition}). Obniż go."
    ),
    "local-limit-unknown": "Edycja nie ma limitu „{figure}”. Popraw nazwę.",
    "local-rate-unknown": "Reguły nie znają stawki „{figure}”. Znają: {known}.",
    "mileage-above-law": (
        "Stawka realizatora „{figure}” ({local} zł za kilometr) jest od {since} wyższa niż najwyższa "
        "dozwolona ({law}). Obniż ją."
    ),
    "money-short": (
        "Osób: {places}, godzin na osobę: co najmniej {hours}, koszt godziny: {rate} zł. To razem "
        "{needed} zł, a program ma {money} zł. Sprawdź kwotę, liczbę osób i stawkę."
    ),
    "money-too-much": (
        "Osób: {places}, godzin na osobę: najwyżej {hours}, koszt godziny: {rate} zł. To razem "
        "{needed} zł, a program ma aż {money} zł. Sprawdź kwotę, liczbę osób i stawkę."
    ),
    "figure-missing": "Edycja nie ma wartości „{figure}”, której potrzebują reguły. Dopisz ją.",
    "figure-not-in-quote": (
        "Wartość „{figure}” to {value}, a przytoczone słowa źródła podają inne liczby: „{quote}”. "
        "Popraw jedno albo drugie."
    ),
    "family-differs": (
        "Ta definicja rodziny i relacje, które wyklucza reguła (edition.family.relations), różnią się. "
        "Różnica: {relations}. Może to tekst innej edycji: popraw."
    ),
    "activities-empty": "Brakuje czynności z obszaru „{area}”. Dopisz co najmniej jedną.",
}
