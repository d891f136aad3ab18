"""Beginning and ending a visit: start a draft, show its code once, come back, finish, delete."""

import json
import secrets
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.attachments.page import Raw
from app.errors import DraftNotFound, TooManyAttempts
from app.fields import DateField, Form, TextField
from app.web.caller import address
from app.web.posted import posted
from app.web.programmes import programme_or_404
from app.web.services import services
from app.web.visit import (
    close_draft,
    current_application,
    open_draft,
    renew_code,
    resume_code,
    with_application,
)
from app.workflow.application import Application

PAGES = Blueprint("starting", __name__)
CARRIED = "carried"
MOST_CARRIED = 200_000


class ResumeForm(Form):
    """The code and the second factor; pasting is allowed and spelling is forgiven."""

    code = TextField(
        "Kod powrotu",
        hint="12 znaków z wydruku lub notatki. Wielkość liter, spacje i myślniki nie mają znaczenia.",
        missing="Wpisz kod powrotu",
        autocomplete="off",
        width=20,
    )
    birth_date = DateField(
        "Data urodzenia uczestnika",
        hint="Na przykład 17 5 1980. To data urodzenia osoby, której dotyczy wniosek.",
        missing="Wpisz datę urodzenia uczestnika",
    )


@PAGES.route("/program/<slug>/zacznij", methods=["GET", "POST"])
def start(slug: str) -> Response | str | tuple[str, int]:
    programme = programme_or_404(slug)
    applying = services().applying
    if request.method == "GET":
        page = applying.start_page(programme)
        return _start_page(programme, page, secrets.token_urlsafe(24))
    raw = posted(applying.start_page(programme))
    page = applying.start_page(programme, raw)
    token = request.form.get("start_token", "")[:64] or secrets.token_urlsafe(24)
    if not page.validate():
        return _start_page(programme, page, token), 422
    draft_id, code = applying.begin(programme, raw, token, address())
    open_draft(draft_id, code)
    return redirect(url_for("starting.code"), 303)


def _start_page(programme: Any, page: Any, token: str) -> str:
    return render_template("start.html", programme=programme, page=page, token=token)


@PAGES.route("/wniosek/kod", methods=["GET", "POST"])
@with_application
def code(application: Application) -> Response | str:
    """The resume code: shown until the person goes on, and anew when they ask for a new one."""
    if request.method == "POST":
        renew_code(application.draft_id)
        return redirect(url_for("starting.code"), 303)
    info = services().applying.info(application.draft_id)
    return render_template("code.html", application=application, code=resume_code(), info=info)


@PAGES.route("/wroc", methods=["GET", "POST"])
def resume() -> Response | str | tuple[str, int]:
    if request.method == "GET":
        return _resume_page(ResumeForm(), expired=request.args.get("powod") == "sesja")
    form = ResumeForm(request.form)
    carried = request.form.get(CARRIED, "")[:MOST_CARRIED]
    if not form.validate():
        return _resume_page(form, carried=carried), 422
    try:
        draft_id = services().applying.resume(form.code.data, form.birth_date.data, address())
    except DraftNotFound as error:
        form.code.errors = [str(error)]
        return _resume_page(form, carried=carried), 422
    except TooManyAttempts as error:
        form.code.errors = [str(error)]
        return _resume_page(form, carried=carried), 429
    open_draft(draft_id)
    return redirect(_restore(carried) or url_for("answering.overview"), 303)


def carry(page_slug: str, raw: Raw) -> str:
    """The resume page that keeps the answers of a page sent after the session had ended."""
    carried = json.dumps({"page": page_slug, "raw": {name: list(raw[name]) for name in raw}})
    return _resume_page(ResumeForm(), carried=carried, expired=True)


def _resume_page(form: ResumeForm, *, carried: str = "", expired: bool = False) -> str:
    return render_template("resume.html", form=form, carried=carried, expired=expired)


def _restore(carried: str) -> str | None:
    """Save answers that were carried over the end of a session; where to show them."""
    application = current_application()
    try:
        told = json.loads(carried)
        slug, raw = told["page"], dict(told["raw"])
    except (ValueError, TypeError, KeyError):
        return None
    page = application.page(slug) if application and isinstance(slug, str) else None
    if application is None or page is None:
        return None
    known = posted(page.of(application.case, application.programme), raw)
    services().applying.save(application, page, known)
    return url_for("answering.question", slug=slug, zachowano=1)


@PAGES.get("/wniosek/zapisano")
@with_application
def saved(application: Application) -> str:
    info = services().applying.info(application.draft_id)
    return render_template("saved.html", application=application, info=info)


@PAGES.post("/wniosek/zakoncz")
def finish() -> Response:
    """Clear the screen for the next person; the draft stays until its last day."""
    close_draft()
    response = redirect(url_for("starting.finished"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@PAGES.get("/zakonczono")
def finished() -> str:
    return render_template("finished.html", deleted=request.args.get("usunieto") == "1")


@PAGES.route("/wniosek/usun", methods=["GET", "POST"])
@with_application
def delete(application: Application) -> Response | str:
    if request.method == "GET":
        return render_template("delete.html", application=application)
    services().applying.delete(application.draft_id)
    close_draft()
    response = redirect(url_for("starting.finished", usunieto=1), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
