"""Which draft this browser has open: a signed cookie holds a random token that the store can end."""

from functools import wraps
from typing import Any

from flask import redirect, session, url_for

from app.errors import DraftNotFound
from app.web.services import services
from app.workflow.application import Application

VISIT = "visit"
SIGN_IN = "sign_in"
LASTING = "lasting"
STAFF = (SIGN_IN, LASTING, "_user_id", "_id", "_fresh", "fs_cc", "fs_paa", "fs_gexp")
"""What the session holds of whoever is signed in to the office, who may have a draft open beside."""


def open_draft(draft_id: str, code: str = "") -> None:
    """This browser works on this draft from now on; ``code`` may be shown to it."""
    close_draft()
    session.permanent = True
    session[VISIT] = services().store.visits.open(draft_id, code)


def close_draft() -> None:
    """End the visit, here and in the store, so that no copy of the cookie opens the draft.

    A clerk who helped somebody apply stays signed in to the office.
    """
    token = _token()
    kept = {key: session[key] for key in STAFF if key in session and SIGN_IN in session}
    session.clear()
    session.update(kept)
    session.permanent = bool(kept)
    if token:
        services().store.visits.end(token)


def resume_code() -> str:
    """The code to show in this visit, or nothing."""
    return services().store.visits.code(_token())


def renew_code(draft_id: str) -> None:
    """A new code, to be shown in this visit; every other visit of the draft ends."""
    services().store.visits.renew(_token(), services().applying.new_code(draft_id))


def current_application() -> Application | None:
    """The application open in this browser, or ``None`` when there is none (any more)."""
    token = _token()
    if not token:
        return None
    try:
        return services().applying.application(services().store.visits.draft(token))
    except DraftNotFound:
        close_draft()
        return None


def _token() -> str:
    token = session.get(VISIT)
    return token if isinstance(token, str) else ""


def with_application(view: Any) -> Any:
    """Give the view the open application, or send the visitor to open one."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        application = current_application()
        if application is None:
            return redirect(url_for("starting.resume", powod="sesja"))
        return view(application, *args, **kwargs)

    return guarded
