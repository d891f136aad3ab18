"""Pages the law and good manners expect: accessibility, privacy, help; and the health check."""

from flask import Blueprint, Response, render_template

from app.web.services import services

PAGES = Blueprint("information", __name__)


@PAGES.get("/deklaracja-dostepnosci")
def accessibility() -> str:
    return render_template("accessibility.html", settings=services().settings)


@PAGES.get("/prywatnosc")
def privacy() -> str:
    return render_template("privacy.html", settings=services().settings)


@PAGES.get("/pomoc")
def help_() -> str:
    return render_template("help.html", settings=services().settings)


@PAGES.get("/zdrowie")
def health() -> Response:
    """Whether the service can reach its store; for machines."""
    services().store.ping()
    return Response("ok\n", mimetype="text/plain")
