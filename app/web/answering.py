"""The questions: a list of tasks, and one view that serves every page of every attachment."""

import logging
import re
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.attachments.answers import EVERY_PAGE
from app.attachments.page import Page, Raw
from app.errors import StoreUnavailable
from app.fields import add_row, remove_row
from app.web.posted import posted
from app.web.review import asked
from app.web.services import services
from app.web.starting import carry
from app.web.templating import STATES
from app.web.visit import current_application, with_application
from app.workflow.application import Application

LOG = logging.getLogger(__name__)
PAGES = Blueprint("answering", __name__)
NOT_SAVED = (
    "Nie udało się zapisać tej strony, to usterka po naszej stronie. Odpowiedzi są dalej w formularzu: "
    "nie zamykaj go i spróbuj zapisać jeszcze raz za kilka minut."
)
BACK = {"sprawdz": "review.answers", "wynik": "review.verdict"}
REMOVE = re.compile(r"remove-([a-z_]+)-([0-9]{1,2})")
ADD = re.compile(r"add-([a-z_]+)")


@PAGES.get("/wniosek")
@with_application
def overview(application: Application) -> str:
    info = services().applying.info(application.draft_id)
    parts = [
        (each.slug, [_task(application, page) for page in pages])
        for each, pages in asked(application)
    ]
    return render_template("overview.html", application=application, info=info, parts=parts)


def _task(application: Application, page: type[Page]) -> dict[str, str]:
    status, tone = STATES[application.state(page)]
    href = url_for("answering.question", slug=page.slug, popraw=1)
    return {"title": page.heading, "href": href, "status": status, "tone": tone}


@PAGES.route("/wniosek/pytania/<slug>", methods=["GET", "POST"])
def question(slug: str) -> Response | str | tuple[str, int]:
    """Show a page, or keep what was typed on it and go where the pressed button says."""
    application = current_application()
    if application is None:
        if request.method == "GET":
            return redirect(url_for("starting.resume", powod="sesja"))
        return carry(slug, request.form.to_dict(flat=False)), 403
    page = application.page(slug)
    if page is None:
        # A bookmark of a page that other answers have made needless, or that never was.
        return redirect(url_for("answering.overview")) if known(slug) else abort(404)
    if request.method == "GET":
        return _shown(application, page, application.answers.get(slug))
    raw = posted(page.of(application.case, application.programme))
    try:
        return _answered(application, page, raw)
    except StoreUnavailable as error:
        # What was typed is nowhere but in this request: it goes back into the form.
        LOG.error("a page could not be saved: %s", error)  # noqa: TRY400 - a traceback could quote an answer
        flash(NOT_SAVED)
        return _rendered(application, page.of(application.case, application.programme, raw)), 503


def known(slug: str) -> bool:
    """Whether any application could have this page."""
    return any(page.slug == slug for page in EVERY_PAGE)


def _shown(application: Application, page: type[Page], raw: Raw | None) -> str:
    form = page.of(application.case, application.programme, raw)
    # An error is shown where it was made, and again to whoever comes to mend it.
    if raw is not None and request.args.get("popraw") == "1":
        form.validate()
    return _rendered(application, form)


def _answered(
    application: Application, page: type[Page], raw: Raw
) -> Response | str | tuple[str, int]:
    action = request.form.get("action", "next")
    if changed := _changed_rows(raw, action):
        raw, focus = changed
        services().applying.save(application, page, raw)
        return redirect(_here(page, focus), 303)
    application = services().applying.save(application, page, raw)
    if action == "save":
        return redirect(url_for("starting.saved"), 303)
    form = page.of(application.case, application.programme, raw)
    if not form.validate():
        return _rendered(application, form), 422
    return redirect(_next(application, page), 303)


def _changed_rows(raw: Raw, action: str) -> tuple[Raw, str] | None:
    """The answers with a row added or removed, and the input to go to."""
    if added := ADD.fullmatch(action):
        raw = add_row(raw, added[1])
        number = int(raw[f"{added[1]}-rows"][0]) - 1
        return raw, f"{added[1]}-{number}"
    if removed := REMOVE.fullmatch(action):
        index = int(removed[2])
        return remove_row(raw, removed[1], index), f"{removed[1]}-{max(0, index - 1)}"
    return None


def _here(page: type[Page], row: str) -> str:
    return url_for("answering.question", slug=page.slug, wiersz=row, wroc=_back())


def _back() -> str | None:
    """Where to return after mending: the word for the review or the verdict, or nothing."""
    asked = request.form.get("wroc") or request.args.get("wroc")
    return asked if asked in BACK else None


def _next(application: Application, page: type[Page]) -> str:
    if back := _back():
        return url_for(BACK[back])
    following = application.page_after(page.slug)
    if following is not None:
        return url_for("answering.question", slug=following.slug)
    return url_for("copies.copies")


def _rendered(application: Application, form: Any) -> str:
    return render_template(
        "question.html",
        application=application,
        form=form,
        back=_back(),
        kept=request.args.get("zachowano") == "1",
        row=request.args.get("wiersz", ""),
    )
