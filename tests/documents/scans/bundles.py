"""A case comes in; the bundle printed of it, with its code on every page, goes out."""

from datetime import date

from app.documents.page_mark import marked
from app.documents.pipeline import Office, produce
from rules import check
from rules.case import Case
from rules.programme import load_programme


def a_bundle(case: Case, code: str, office: Office) -> bytes:
    """The first edition of its bundle."""
    programme = load_programme(case.programme)
    production = produce(
        case,
        programme,
        check(case, programme),
        office=office,
        copies=None,
        today=date(2026, 1, 5),
        document_id=code,
    )
    return marked(production.bundle, code, 1)
