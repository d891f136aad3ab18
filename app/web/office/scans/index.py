"""Scans of a programme: every stack there is, and a new one, brought as one file or several."""

from typing import NamedTuple

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge

from app.fields import Problem
from app.matters.rights import Right
from app.web.office.deeds import Answer
from app.web.office.gatehouse.gate import current_account, current_actor, needs
from app.web.office.scans import shown
from app.web.office.scans.receiving import (
    FIELD,
    MOST_FILES,
    chosen,
    deeds,
    megabytes,
    take_in,
    too_large,
)

PAGES = Blueprint("office_scans", __name__, url_prefix="/biuro/<programme>/skany")
BROUGHT_BEFORE = "Ten sam plik jest tu już od wcześniej. Oto, co w nim znaleziono."


class Mended(NamedTuple):
    """What the error summary asks of a form; a file input is no form field of ours."""

    problems: tuple[Problem, ...]


@PAGES.route("/", methods=["GET", "POST"])
@needs(Right.FILE)
def index(programme: str) -> Answer:
    """Every stack, and a place to bring a new one."""
    if request.method == "GET":
        return _index(programme)
    files, problem = chosen()
    if problem:
        return _index(programme, problem), 422
    stack, is_new = take_in(programme, files)
    if not is_new:
        flash(BROUGHT_BEFORE)
    return redirect(url_for("office_scan_stacks.stack", programme=programme, scan_id=stack.id), 303)


@PAGES.errorhandler(RequestEntityTooLarge)
def refused_as_too_large(_error: RequestEntityTooLarge) -> Answer:
    """Told before anything is read, to whoever may bring scans."""
    if current_account() is None:  # what was typed cannot be kept: it was never read
        return redirect(url_for("office_signing_in.sign_in"), 303)
    answer: Answer = _too_large(**(request.view_args or {}))
    return answer


@needs(Right.FILE)
def _too_large(programme: str) -> Answer:
    return _index(programme, too_large()), 413


def _index(programme: str, problem: str = "") -> str:
    return render_template(
        "office/scans/index.html",
        form=Mended((Problem(problem, FIELD),)) if problem else None,
        problem=problem,
        field=FIELD,
        megabytes=megabytes(),
        most_files=MOST_FILES,
        rows=list(shown.stack_rows(deeds().all(current_actor(), programme))),
    )
