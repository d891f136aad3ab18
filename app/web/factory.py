"""Settings come in; a Flask application that is ready to serve goes out."""

import atexit
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app.config import Settings, settings_from_environment
from app.documents.convert import OfficePool
from app.documents.pipeline import Office
from app.store.opened import open_store
from app.web import (
    answering,
    compressing,
    cookies,
    copies,
    documents,
    information,
    mishaps,
    months,
    programmes,
    received,
    review,
    security,
    starting,
    templating,
)
from app.web.office import open_office
from app.web.office.scans.receiving import allowed_bytes
from app.web.services import Services
from app.workflow.applying import Applying
from app.workflow.batches.opened import open_batching
from app.workflow.blanks import Blanks
from app.workflow.clock import today
from app.workflow.dossier.opened import dossier_jobs, open_keeper
from app.workflow.dossier.standings import open_standings
from app.workflow.integrity.checking import Checking
from app.workflow.integrity.watching import Watching
from app.workflow.months.figures import open_figures
from app.workflow.office.desk import Desk
from app.workflow.producing import Producing

UPLOAD_SLACK = (
    1024 * 1024
)  # multipart headers and the other fields around a file of the largest size
FORM_PARTS = 500


def create_app(
    settings: Settings | None = None,
    *,
    clock: Callable[[], date] = today,
    office: Office | None = None,
) -> Flask:
    """The service over the store that the settings name; a LibreOffice pool of its own unless given one."""
    settings = settings or settings_from_environment()
    store = open_store(settings)
    office = office or _own_office(settings)
    applying = Applying(store, settings, clock)
    producing = Producing(applying, store, office, clock)
    desk = Desk(store, clock)
    batching = open_batching(
        store, settings, desk, office, dossier_jobs(store, settings, desk, office)
    )
    desk = replace(desk, dossiers=open_keeper(store, desk, office, batching.durable.ask))
    watching = Watching(Checking(store, desk, settings.fixity_days))
    app = Flask("app.web", template_folder="templates", static_folder="static")
    app.config.update(
        SECRET_KEY=store.secret("web session"),
        # The prefix makes browsers refuse a cookie that a neighbouring domain planted.
        SESSION_COOKIE_NAME="__Host-teczka" if settings.secure_cookies else "teczka",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=cookies.UNUSED,
        WTF_CSRF_TIME_LIMIT=None,
        MAX_CONTENT_LENGTH=settings.upload_bytes + UPLOAD_SLACK,
        MAX_FORM_MEMORY_SIZE=received.FORM_BYTES,
        MAX_FORM_PARTS=FORM_PARTS,
    )
    app.extensions["teczka"] = Services(
        settings,
        store,
        office,
        applying,
        producing,
        Blanks(settings.generated, office),
        desk,
        batching,
        open_figures(desk),
        open_standings(store, desk),
        watching,
    )
    app.session_interface = cookies.Cookies()
    compressing.compress(app)  # before the others: what is registered first has the last word
    received.bound(app, allowed_bytes)
    security.guard(app)
    _believe(app, settings.proxies)
    CSRFProtect(app)
    templating.prepare(app)
    mishaps.answer_for(app)
    months.know_months(app)
    for room in (programmes, starting, copies, review, documents, information, answering):
        app.register_blueprint(room.PAGES)
    open_office(app)
    producing.start()
    atexit.register(producing.stop)
    watching.start()
    atexit.register(watching.stop)
    batching.durable.start()  # ends with the process by itself
    return app


def _believe(app: Flask, proxies: int) -> None:
    """Take the client's address and scheme from so many proxies; 0 believes none.

    The host is the proxy's to pass on as it came: a header it does not set would be the client's word.
    """
    if proxies:
        trusting = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)
        app.wsgi_app = trusting  # type: ignore[method-assign] # the way Flask's documentation has it


def _own_office(settings: Settings) -> OfficePool:
    """Starts its processes when first needed, and ends them with this one."""
    return OfficePool(
        workers=settings.office_workers,
        seconds=settings.conversion_seconds,
        recycle_after=settings.recycle_after,
        soffice=settings.soffice,
        python=settings.office_python,
    )
