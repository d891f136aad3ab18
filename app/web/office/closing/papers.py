"""A part of a month, or a blank form, comes in; a PDF to print and sign goes out."""

from flask import Blueprint, Response, url_for

from app.matters.rights import Right
from app.web.office.closing.part_shown import SLUG_OF, SLUGS
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.sending import NAMES, send
from app.web.services import services
from app.wording.labels import label
from app.workflow.months.month_papers import MonthPapers
from app.workflow.producing import PDF
from rules.diary import YearMonth
from rules.vocabulary import MonthlyDocument

PAGES = Blueprint("office_month_papers", __name__, url_prefix="/biuro/<programme>")
PART = "<any(glowne, uzupelniajace):part>"
SLUG = f"<any({', '.join(MonthlyDocument)}):slug>"


@PAGES.get(f"/rozliczenie/<month:of>/{PART}/papiery.pdf")
@needs(Right.DIARY)
def own(programme: str, of: YearMonth, part: str) -> Response:
    """The assistant's own, to print and have signed."""
    bundle = _papers().own(current_actor(), programme, of, SLUGS[part])
    return send(bundle.bundle, PDF, f"rozliczenie-{of}-{part}.pdf")


@PAGES.get("/rozliczenia/<file_id>/papiery.pdf")
@needs(Right.SETTLE)
def handed_in(programme: str, file_id: str) -> Response:
    """The same papers for the clerk, from what was handed in."""
    desk = services().desk
    file = desk.rooms.month_files.get(programme, file_id)
    bundle = _papers().handed_in(current_actor(), programme, file_id)
    return send(bundle.bundle, PDF, f"rozliczenie-{file.of}-{SLUG_OF[file.part]}.pdf")


@PAGES.get(f"/rozliczenie/druki/{SLUG}.pdf")
@needs(Right.DIARY)
def own_blank(programme: str, slug: str) -> Response:
    return _blank(programme, slug)


@PAGES.get(f"/rozliczenia/druki/{SLUG}.pdf")
@needs(Right.SETTLE)
def blank(programme: str, slug: str) -> Response:
    return _blank(programme, slug)


def blank_forms(endpoint: str, programme: str) -> list[dict[str, str]]:
    """Links to every blank form, for whoever may take it from this address."""
    return [
        {"text": label(slug), "href": url_for(endpoint, programme=programme, slug=slug)}
        for slug in MonthlyDocument
    ]


def _blank(programme: str, slug: str) -> Response:
    made = _papers().blank(current_actor(), programme, MonthlyDocument(slug))
    return send(made.pdf, PDF, f"{NAMES[slug]}.pdf")


def _papers() -> MonthPapers:
    return MonthPapers(services().desk, services().office)
