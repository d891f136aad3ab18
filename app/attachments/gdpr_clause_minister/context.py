"""A case comes in; what the blank of the Minister's GDPR clause (art. 14) asks for goes out."""

from typing import Any

from app.attachments.letterhead import letterhead
from app.attachments.places import signer_caption
from app.attachments.privacy import complaint, facts_of, point, points
from app.wording.answers import written
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Document

HEADINGS = {
    "purpose": "Cel przetwarzania",
    "legal_basis": "Podstawa prawna",
    "persons_and_data": "Kategorie osób i danych",
    "origin": "Źródło danych",
    "recipients": "Odbiorcy danych",
    "transfers": "Państwa trzecie",
    "retention": "Okres przechowywania",
    "rights": "Prawa osoby, której dane dotyczą",
    "automation": "Decyzje zautomatyzowane",
}


def context(case: Case, programme: Programme) -> dict[str, Any]:
    """The names ``gdpr_clause_minister.docx`` asks for, no more and no fewer."""
    facts, minister = facts_of(programme), programme.edition.minister
    address, officer = (
        facts.get(name) for name in ("minister_address", "minister_data_protection_officer")
    )
    return {
        **letterhead(programme, Document.GDPR_CLAUSE_MINISTER),
        "points": [
            point("Administrator danych", [("", minister), ("adres: ", address)]),
            point("Inspektor ochrony danych", [("kontakt: ", officer)]),
            *points(programme, "privacy_minister", HEADINGS),
            complaint(programme),
        ],
        "name": written(case.participant.full_name),
        "signer_caption": signer_caption(case, programme),
    }
