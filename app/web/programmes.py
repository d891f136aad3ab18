"""The first pages: choose a programme, see what to prepare, take blank forms for filling in by hand."""

from flask import Blueprint, Response, abort, render_template

from app.attachments import ALL
from app.attachments.attachment import Attachment
from app.web.sending import NAMES, send
from app.web.services import services
from app.workflow.blanks import BLANK_BUNDLE
from app.workflow.producing import DOCX, PDF
from rules.programme import Programme, load_programme, programme_slugs

PAGES = Blueprint("programmes", __name__)
MEDIA_TYPES = {"pdf": PDF, "docx": DOCX}


def programme_or_404(slug: str) -> Programme:
    if slug not in programme_slugs():
        abort(404)
    return load_programme(slug)


def blank_forms(programme: Programme) -> list[Attachment]:
    """The attachments an application to this programme may need."""
    listed = {each.document for each in programme.requirements}
    return [each for each in ALL if each.slug in listed]


@PAGES.get("/")
def home() -> str:
    programmes = [load_programme(slug) for slug in programme_slugs()]
    return render_template("home.html", programmes=programmes)


@PAGES.get("/program/<slug>")
def programme(slug: str) -> str:
    programme = programme_or_404(slug)
    today = services().applying.clock()
    return render_template(
        "programme.html",
        programme=programme,
        attachments=blank_forms(programme),
        today=today,
        window_open=programme.window is None
        or programme.window.opens <= today <= programme.window.closes,
    )


@PAGES.get("/program/<slug>/druki/<name>.<ending>")
def blank(slug: str, name: str, ending: str) -> Response:
    """One attachment to fill in by hand, or all of them in one file (PDF only)."""
    programme = programme_or_404(slug)
    known = {each.slug for each in blank_forms(programme)} | (
        {BLANK_BUNDLE} if ending == "pdf" else set()
    )
    if name not in known or ending not in MEDIA_TYPES:
        abort(404)
    data = services().blanks.document(programme, name, ending)
    called = f"{programme.slug}-{NAMES.get(name, name)}-do-wypelnienia.{ending}"
    return send(data, MEDIA_TYPES[ending], called)
