"""The page a phone shows without a connection, and the worker that keeps it: the same for everybody.

Neither needs a sign-in, for a phone keeps them beyond the end of one; nothing personal can be in them, and
whoever is signed in at another office finds nothing here, as everywhere.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for

from app.web.office.diary.service_form import Serving
from app.web.office.gatehouse.gate import current_account
from app.web.office.phone import anybodys_phone
from rules.programme import load_programme, programme_slugs

PAGES = Blueprint("office_offline", __name__, url_prefix="/biuro/<programme>/dziennik")
FILE = re.compile(r'"(/static/[^"]+)"')
WORKER = "phone-worker.js"
ONE_ROW: Mapping[str, Any] = {"waiting": [{}], "drives": [{}], "tickets": [{}], "taxis": [{}]}
"""Without a connection there is one of each, drawn beforehand; more are added in the diary."""


@PAGES.get("/bez-sieci")
def page(programme: str) -> str:
    """A service can be written down here; whom it is for, the phone fills in."""
    _refuse_strangers(programme)
    return _drawn(programme)


@PAGES.get("/bez-sieci.js")
def worker(programme: str) -> Response:
    """The worker with what it keeps; whatever changes there changes its version."""
    _refuse_strangers(programme)
    shell = _drawn(programme)
    told = {
        "diary": url_for("office_diary.index", programme=programme),
        "page": url_for("office_offline.page", programme=programme),
        "files": sorted(set(FILE.findall(shell))),
        "version": hashlib.sha256(shell.encode()).hexdigest()[:12],
    }
    script = Path(current_app.static_folder or "", WORKER).read_text(encoding="utf-8")
    response = Response(f"const SHELL = {json.dumps(told)};\n{script}", mimetype="text/javascript")
    response.add_etag()
    response.headers["Cache-Control"] = "no-cache"
    response.make_conditional(request)
    return response


def _refuse_strangers(programme: str) -> None:
    account = current_account()
    own = account is None or programme in account.programmes
    if programme not in programme_slugs() or not own:
        abort(404)


def _drawn(programme: str) -> str:
    form = Serving(data=ONE_ROW)
    form.suit((), (), own_funds=False)
    return render_template(
        "office/offline/page.html",
        form=form,
        programme=load_programme(programme),
        phone=anybodys_phone(programme),
        # Neither who is signed in nor news meant for them: a phone keeps this page for whoever holds it.
        staff=None,
        get_flashed_messages=lambda **_: (),
    )
