"""A member of the vocabulary comes in; its Polish words, the same on paper and on pages, go out."""

from collections.abc import Mapping
from enum import StrEnum

from rules.vocabulary import (
    Area,
    Beneficiary,
    CertificateKind,
    Criterion,
    Degree,
    DisabilityType,
    Document,
    Equivalent,
    FilledBy,
    FormOfAddress,
    GuardianRole,
    HelperCapacity,
    Household,
    MonthlyDocument,
    OtherCareKind,
    Outcome,
    PreferredSex,
    Profession,
    Qualification,
    Relation,
    Vehicle,
)

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    FilledBy: {
        FilledBy.SELF: "uczestnik samodzielnie",
        FilledBy.GUARDIAN: "rodzic lub opiekun prawny",
        FilledBy.HELPER: "inna osoba w imieniu uczestnika",
    },
    HelperCapacity: {
        HelperCapacity.FAMILY: "członek rodziny lub osoba bliska",
        HelperCapacity.SOCIAL_WORKER: "pracownik socjalny",
        HelperCapacity.ORGANISATION: "przedstawiciel organizacji społecznej",
        HelperCapacity.OFFICE: "pracownik realizatora Programu",
        HelperCapacity.OTHER: "inna osoba",
    },
    GuardianRole: {
        GuardianRole.PARENT: "rodzic",
        GuardianRole.LEGAL_GUARDIAN: "opiekun prawny",
    },
    PreferredSex: {
        PreferredSex.ANY: "bez znaczenia",
        PreferredSex.WOMAN: "kobieta",
        PreferredSex.MAN: "mężczyzna",
    },
    CertificateKind: {
        CertificateKind.DEGREE: "orzeczenie o stopniu niepełnosprawności",
        CertificateKind.EQUIVALENT: "orzeczenie traktowane na równi (art. 5 i art. 62)",
        CertificateKind.CHILD: "orzeczenie o niepełnosprawności dziecka do 16. roku życia",
    },
    Degree: {
        Degree.SEVERE: "znaczny",
        Degree.MODERATE: "umiarkowany",
        Degree.LIGHT: "lekki",
    },
    Equivalent: {
        Equivalent.GROUP_1: "I grupa inwalidzka",
        Equivalent.TOTAL_INCAPACITY_AND_DEPENDENCE: (
            "całkowita niezdolność do pracy i niezdolność do samodzielnej egzystencji"
        ),
        Equivalent.DEPENDENCE: "niezdolność do samodzielnej egzystencji",
        Equivalent.GROUP_2: "II grupa inwalidzka",
        Equivalent.TOTAL_INCAPACITY: "całkowita niezdolność do pracy",
        Equivalent.GROUP_3: "III grupa inwalidzka",
        Equivalent.PARTIAL_INCAPACITY: "częściowa niezdolność do pracy",
    },
    DisabilityType: {
        DisabilityType.MOTOR: "dysfunkcja narządu ruchu",
        DisabilityType.SIGHT: "dysfunkcja narządu wzroku",
        DisabilityType.MENTAL: "zaburzenia psychiczne",
        DisabilityType.NEUROLOGICAL: "dysfunkcje o podłożu neurologicznym",
        DisabilityType.SPEECH_AND_HEARING: "dysfunkcja narządu mowy i słuchu",
        DisabilityType.OTHER: "pozostałe dysfunkcje, w tym niepełnosprawność intelektualna",
    },
    Household: {
        Household.ALONE: "mieszka i gospodaruje samotnie",
        Household.WITH_DISABLED_PERSONS: (
            "mieszka i gospodaruje wspólnie z inną osobą z niepełnosprawnością, "
            "a osoby te nie mogą sobie wzajemnie pomagać"
        ),
        Household.FOSTER_FAMILY: "przebywa w rodzinnej pieczy zastępczej",
        Household.FAMILY_TYPE_INSTITUTION: (
            "przebywa w placówce opiekuńczo-wychowawczej typu rodzinnego"
        ),
        Household.WITH_OTHERS: "mieszka z innymi osobami",
    },
    Area: {
        Area.SELF_CARE: "czynności samoobsługowe, w tym higiena osobista",
        Area.HOUSEHOLD: "prowadzenie gospodarstwa domowego i wypełnianie ról w rodzinie",
        Area.GETTING_AROUND: "przemieszczanie się poza miejscem zamieszkania",
        Area.SOCIAL_LIFE: "aktywność życiowa i komunikowanie się z otoczeniem",
    },
    Relation: {
        Relation.NONE: "osoba spoza rodziny",
        Relation.ASCENDANT: "rodzic, babcia, dziadek lub inny wstępny",
        Relation.DESCENDANT: "dziecko, wnuk lub inny zstępny",
        Relation.SPOUSE: "małżonek",
        Relation.SIBLING: "siostra lub brat",
        Relation.OTHER_COLLATERAL: "inny krewny w linii bocznej, np. ciotka, siostrzeniec, kuzyn",
        Relation.PARENT_IN_LAW: "teściowa lub teść",
        Relation.SPOUSE_OTHER_ASCENDANT: "babcia, dziadek lub inny wstępny małżonka",
        Relation.SPOUSE_DESCENDANT: "dziecko lub inny zstępny małżonka",
        Relation.SPOUSE_COLLATERAL: "siostra, brat lub inny krewny małżonka w linii bocznej",
        Relation.CHILD_IN_LAW: "synowa lub zięć",
        Relation.STEP_PARENT: "macocha lub ojczym",
        Relation.LIFE_PARTNER: "osoba pozostająca we wspólnym pożyciu",
        Relation.ADOPTION: "osoba pozostająca w stosunku przysposobienia",
    },
    Qualification: {
        Qualification.DIPLOMA: "dokument potwierdzający kwalifikacje zawodowe",
        Qualification.EXPERIENCE: (
            "udokumentowane doświadczenie w bezpośredniej pomocy osobom z niepełnosprawnościami"
        ),
        Qualification.NEITHER: "brak takich kwalifikacji i takiego doświadczenia",
        Qualification.UNKNOWN: "nie wiadomo",
    },
    Profession: {
        Profession.DISABLED_PERSONS_ASSISTANT: "asystent osoby niepełnosprawnej",
        Profession.ELDERLY_CARER: "opiekun osoby starszej",
        Profession.MEDICAL_CARER: "opiekun medyczny",
        Profession.PEDAGOGUE: "pedagog",
        Profession.PSYCHOLOGIST: "psycholog",
        Profession.OCCUPATIONAL_THERAPIST: "terapeuta zajęciowy",
        Profession.NURSE: "pielęgniarka",
        Profession.RED_CROSS_NURSE: "siostra PCK",
        Profession.PHYSIOTHERAPIST: "fizjoterapeuta",
    },
    Document: {
        Document.APPLICATION_CARD: "Karta zgłoszenia do Programu",
        Document.ACTIVITY_SCOPE: "Karta zakresu czynności",
        Document.GUARDIAN_ACCEPTANCE: "Akceptacja osoby asystenta",
        Document.GDPR_CLAUSE_MINISTER: "Klauzula informacyjna Ministra",
        Document.GDPR_CLAUSE_ORGANISER: "Klauzula informacyjna realizatora",
        Document.CERTIFICATE_COPY: "Kopia orzeczenia",
        Document.COHABITANT_CERTIFICATE: "Orzeczenie osoby wspólnie zamieszkującej",
    },
    MonthlyDocument: {
        MonthlyDocument.SERVICE_CARD: "Karta realizacji usług",
        MonthlyDocument.MILEAGE_LOG: "Ewidencja przebiegu pojazdu",
        MonthlyDocument.TICKET_LOG: "Ewidencja biletów komunikacyjnych",
        MonthlyDocument.TAXI_LOG: "Ewidencja przejazdów innym środkiem transportu",
    },
    FormOfAddress: {
        FormOfAddress.MS: "Pani",
        FormOfAddress.MR: "Pan",
    },
    Criterion: {
        Criterion.NEEDS: "potrzeby osoby z niepełnosprawnością",
        Criterion.INDEPENDENCE: "poziom samodzielności",
        Criterion.HELP_FROM_OTHERS: "możliwość uzyskania pomocy od innych osób",
    },
    Outcome: {
        Outcome.QUALIFIED: "zakwalifikowani",
        Outcome.NOT_QUALIFIED: "niezakwalifikowani",
        Outcome.RESERVE: "lista rezerwowa",
    },
    Vehicle: {
        Vehicle.CAR_TO_900: "samochód o pojemności do 900 cm³",
        Vehicle.CAR_OVER_900: "samochód o pojemności powyżej 900 cm³",
        Vehicle.MOTORCYCLE: "motocykl",
        Vehicle.MOPED: "motorower",
        Vehicle.CAR_WITHOUT_DISPLACEMENT: "samochód bez pojemności silnika, np. elektryczny",
    },
    Beneficiary: {
        Beneficiary.PARTICIPANT: "uczestnik",
        Beneficiary.FAMILY_MEMBER: "członek rodziny uczestnika",
    },
    OtherCareKind: {
        OtherCareKind.CARE_SERVICES: "usługi opiekuńcze",
        OtherCareKind.SPECIALIST_CARE_SERVICES: "specjalistyczne usługi opiekuńcze",
        OtherCareKind.OTHER_SOLIDARITY_FUND: "inne usługi z Funduszu Solidarnościowego",
        OtherCareKind.OTHER_PUBLIC_ASSISTANCE: (
            "podobne wsparcie finansowane z innych środków publicznych"
        ),
    },
}
"""By vocabulary first: members of two vocabularies with one value are one key to a dict."""
OUTCOMES: Mapping[StrEnum, str] = {
    Outcome.QUALIFIED: "zakwalifikowanie do Programu",
    Outcome.NOT_QUALIFIED: "niezakwalifikowanie do Programu",
    Outcome.RESERVE: "wpis na listę rezerwową",
}
"""What is proposed or decided of one person; ``LABELS`` names the lists of many."""


def label(member: StrEnum) -> str:
    """The words of one member, in the nominative, beginning small as within a sentence."""
    return LABELS[type(member)][member]


def sentence(words: str) -> str:
    """The same words with a capital, to begin a line of a page or paper."""
    return words[:1].upper() + words[1:]
