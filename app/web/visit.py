"""Which draft this browser has open: a signed cookie holds its random id, never a name or an answer."""

from functools import wraps
from typing import Any

from flask import redirect, session, url_for

from app.errors import DraftNotFound
from app.web.services import services
from app.workflow.application import Application

DRAFT = "draft"
CODE = "code"


def open_draft(draft_id: str, code: str = "") -> None:
    """This browser works on this draft from now on; ``code`` waits to be shown once."""
    session.clear()
    session.permanent = True
    session[DRAFT] = draft_id
    if code:
        session[CODE] = code


def close_draft() -> None:
    """Forget the draft, so that the next person at this computer starts afresh."""
    session.clear()


def current_application() -> Application | None:
    """The application open in this browser, or ``None`` when there is none (any more)."""
    draft_id = session.get(DRAFT)
    if not isinstance(draft_id, str):
        return None
    try:
        return services().applying.application(draft_id)
    except DraftNotFound:
        close_draft()
        return None


def with_application(view: Any) -> Any:
    """Give the view the open application, or send the visitor to open one."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        application = current_application()
        if application is None:
            return redirect(url_for("starting.resume", powod="sesja"))
        return view(application, *args, **kwargs)

    return guarded
