"""A paper's slug comes in; the short name people call it by goes out."""

SHORT = {
    "cover": "Strona tytułowa",
    "application_card": "Karta zgłoszenia",
    "activity_scope": "Karta zakresu czynności",
    "guardian_acceptance": "Akceptacja osoby asystenta",
    "gdpr_clause_minister": "Klauzula informacyjna Ministra",
    "gdpr_clause_organiser": "Klauzula informacyjna realizatora",
    "certificate_copy": "Kopia orzeczenia",
    "cohabitant_certificate": "Orzeczenie osoby wspólnie zamieszkującej",
}


def short_title(slug: str) -> str:
    """The short Polish name; the official title and number are the programme's data."""
    return SHORT[slug]
