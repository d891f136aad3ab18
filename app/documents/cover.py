"""A case, its verdict and the papers of the bundle come in; what the cover's blank asks for goes out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.documents import checklist, handing_in
from app.documents.checklist import Paper
from app.wording.dates import long_date
from app.wording.findings import sentence
from app.wording.labels import label
from rules.case import Case
from rules.programme import Programme
from rules.verdict import Severity, Verdict
from rules.vocabulary import FilledBy

TITLE = "Pakiet zgłoszeniowy"
NAME = "Strona tytułowa pakietu"
NAMELESS = "nie podano imienia i nazwiska"


def context(  # noqa: PLR0913 - the cover speaks of all of them
    case: Case,
    programme: Programme,
    verdict: Verdict,
    papers: Sequence[Paper],
    *,
    today: date,
    document_id: str,
) -> dict[str, Any]:
    """The names ``cover.docx`` asks for, no more and no fewer; ``papers`` without the cover itself."""
    return {
        "programme_name": programme.name,
        "organiser_name": handing_in.stated(programme.organiser.name),
        "fund": programme.edition.fund.text,
        "title": TITLE,
        "document_name": NAME,
        "document_id": document_id,
        "participant_name": case.participant.full_name or NAMELESS,
        "prepared_on": long_date(today),
        "filled_by": filled_by(case),
        "window_warning": handing_in.window_warning(programme, today),
        "missing": [sentence(finding) for finding in verdict.blocking],
        "remarks": [sentence(f) for f in verdict.findings if f.severity is Severity.WARNS],
        "contents": checklist.contents(papers),
        "to_sign": checklist.to_sign(papers),
        "left_empty": checklist.left_empty(papers),
        "to_add": list(checklist.to_add(case, programme, papers)),
        "ways": handing_in.ways(programme),
        "particulars": [
            {"name": name, "text": text} for name, text in handing_in.particulars(programme)
        ],
    }


def filled_by(case: Case) -> str:
    """Who filled the papers in, when it was not the participant; names stay in the nominative."""
    if case.filled_by is FilledBy.HELPER or case.helper.name:
        capacity = f" ({label(case.helper.capacity)})" if case.helper.capacity else ""
        name = case.helper.name or NAMELESS
        return f"{name}{capacity}, w imieniu uczestnika"
    if case.filled_by is FilledBy.GUARDIAN:
        role = label(case.guardian.role) if case.guardian.role else "rodzic lub opiekun prawny"
        return f"{case.guardian.full_name} ({role})" if case.guardian.full_name else role
    return ""
