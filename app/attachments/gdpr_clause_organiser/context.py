"""A case comes in; what the blank of the organiser's GDPR clause (art. 13) asks for goes out."""

from typing import Any

from app.attachments.letterhead import letterhead
from app.attachments.places import signer_caption
from app.attachments.privacy import complaint, point, points
from app.wording.answers import written
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Document

HEADINGS = {
    "purpose": "Cel przetwarzania",
    "legal_basis": "Podstawa prawna",
    "recipients": "Odbiorcy danych",
    "retention": "Okres przechowywania",
    "rights": "Prawa osoby, której dane dotyczą",
    "voluntary": "Czy trzeba podać dane",
}


def context(case: Case, programme: Programme) -> dict[str, Any]:
    """The names ``gdpr_clause_organiser.docx`` asks for, no more and no fewer."""
    office = programme.organiser
    contact = [
        ("", office.name),
        ("adres: ", office.address),
        ("telefon: ", office.phone),
        ("e-mail: ", office.email),
    ]
    return {
        **letterhead(programme, Document.GDPR_CLAUSE_ORGANISER),
        "points": [
            point("Administrator danych", contact),
            point("Inspektor ochrony danych", [("kontakt: ", office.data_protection_officer)]),
            *points(programme, "privacy_organiser", HEADINGS),
            complaint(programme),
        ],
        "name": written(case.participant.full_name),
        "signer_caption": signer_caption(case, programme),
    }
