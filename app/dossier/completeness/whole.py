"""A dossier and a day come in; everything that must be in it goes out, in the order of the case."""

from datetime import date

from app.dossier.completeness.application import calls, papers_of_application
from app.dossier.completeness.commission import assessment, limit_told, resolution
from app.dossier.completeness.expected import Expected
from app.dossier.completeness.months import months
from app.dossier.completeness.services import checks, statements
from app.dossier.dossier import Dossier
from app.matters.case_view import case_of


def completeness(dossier: Dossier, on: date) -> tuple[Expected, ...]:
    """What is known of the matter on a day decides what must be there; gaps say since when they count."""
    case = case_of(dossier.matter, dossier.programme, on)
    return (
        *papers_of_application(dossier, case),
        *calls(dossier),
        *assessment(dossier),
        *resolution(dossier),
        *limit_told(dossier, on),
        *statements(dossier, on),
        *months(dossier),
        *checks(dossier),
    )
