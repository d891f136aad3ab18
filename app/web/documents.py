"""The papers: asked for, waited for, downloaded."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.store.productions import State
from app.web.sending import NAMES, send
from app.web.services import services
from app.web.visit import with_application
from app.workflow.application import Application
from app.workflow.producing import BUNDLE, DOCX, JSON, PDF, VERDICT

PAGES = Blueprint("documents", __name__)
PATIENCE = 5.0
"""Seconds the wish waits for its documents, so that usually one click is all it takes."""
A_LOOK = 2.0
"""Seconds a look at the page waits when they are still being made."""
MEDIA_TYPES = {"pdf": PDF, "docx": DOCX, "json": JSON}


@PAGES.route("/wniosek/dokumenty", methods=["GET", "POST"])
@with_application
def documents(application: Application) -> AnyResponse | str:
    producing = services().producing
    if request.method == "POST":
        producing.ask(application, wait=PATIENCE)
        return redirect(url_for("documents.documents"), 303)
    state = producing.wait(application, A_LOOK)
    return render_template(
        "documents.html", application=application, state=state.state if state else None, State=State
    )


@PAGES.get("/wniosek/dokumenty/<name>.<ending>")
@with_application
def document(application: Application, name: str, ending: str) -> Response:
    slugs = {each.slug for each in application.attachments} | {BUNDLE, VERDICT, "cover"}
    if name not in slugs or ending not in MEDIA_TYPES:
        abort(404)
    data = services().producing.document(application, name, MEDIA_TYPES[ending])
    if data is None:
        abort(404)
    return send(data, MEDIA_TYPES[ending], f"{NAMES[name]}.{ending}")
