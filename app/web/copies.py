"""The certificate's copy: files are added, ordered and removed, or the copy comes with the paper."""

import re
from typing import NamedTuple

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.errors import UploadRefused
from app.fields import Problem
from app.web.services import services
from app.web.visit import with_application
from app.workflow.application import Application


class Mended(NamedTuple):
    """What the error summary asks of a form; a file input is no form field of ours."""

    problems: tuple[Problem, ...]


PAGES = Blueprint("copies", __name__)
ON_FILE = re.compile(r"(remove|up|down)-([0-9a-f]{8,64})")
AFTER = {"add": "copies.copies", "save": "starting.saved"}
NOTHING_CHOSEN = "Wybierz plik z kopią orzeczenia albo zaznacz, że dołączysz kserokopię do wydruku"


@PAGES.route("/wniosek/kopia-orzeczenia", methods=["GET", "POST"])
@with_application
def copies(application: Application) -> Response | str | tuple[str, int]:
    if request.method == "GET":
        return _shown(application)
    action = request.form.get("action", "next")
    if found := ON_FILE.fullmatch(action):
        _change(application, found[1], found[2])
        return redirect(url_for("copies.copies"), 303)
    problem = _take(application)
    if problem:
        return _shown(application, problem), 422
    application = services().applying.application(application.draft_id)
    if action == "next" and not application.copies and not application.copy_on_paper:
        return _shown(application, NOTHING_CHOSEN), 422
    return redirect(url_for(AFTER.get(action, "review.answers")), 303)


def _take(application: Application) -> str:
    """Keep what was sent; the first problem, or nothing. Files before and after a bad one are kept."""
    applying = services().applying
    applying.copy_on_paper(application, request.form.get("na-papierze") == "yes")
    problem = ""
    for file in request.files.getlist("files"):
        name = file.filename or ""
        data = file.read()
        if not name and not data:
            continue
        application = applying.application(application.draft_id)
        try:
            added = applying.add_copy(application, name, data)
        except UploadRefused as refused:
            problem = problem or str(refused)
        else:
            # Without its name, which may say whose it is: the news travel in the cookie.
            if added.taken:
                flash("Dodano plik.", "success")
            for note in added.notes:
                flash(note)
    return problem


def _change(application: Application, verb: str, copy_id: str) -> None:
    applying = services().applying
    copy = next((each for each in application.copies if each.id == copy_id), None)
    if copy is None:
        return  # a second click on a button whose work is done
    if verb == "remove":
        applying.remove_copy(application, copy)
        flash("Usunięto plik.", "success")
    else:
        applying.move_copy(application, copy, -1 if verb == "up" else 1)


def _shown(application: Application, problem: str = "") -> str:
    form = Mended((Problem(problem, "files"),)) if problem else None
    return render_template(
        "copies.html",
        application=application,
        form=form,
        problem=problem,
        settings=services().settings,
    )
