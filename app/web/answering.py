"""The questions as applicants meet them: a list of tasks, and one view that serves every page."""

import logging
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.attachments.page import Page, Raw
from app.errors import StoreUnavailable
from app.web.questions import Answer, Journey, answered, asked, known, shown, task, typed
from app.web.services import services
from app.web.starting import carry
from app.web.visit import current_application, with_application
from app.workflow.application import Application

LOG = logging.getLogger(__name__)
PAGES = Blueprint("answering", __name__)
NOT_SAVED = (
    "Nie udało się zapisać tej strony, to usterka po naszej stronie. Odpowiedzi są dalej w formularzu: "
    "nie zamykaj go i spróbuj zapisać jeszcze raz za kilka minut."
)
BACK = {
    "sprawdz": ("review.answers", "Wróć do sprawdzania odpowiedzi"),
    "wynik": ("review.verdict", "Wróć do wyniku sprawdzenia"),
}
OVERVIEW = ("answering.overview", "Lista zadań")


@dataclass(frozen=True)
class OwnJourney(Journey):
    """An applicant's draft; ``back`` is the word for the review or the verdict somebody came from to mend."""

    sheet: Application
    back: str | None

    def save(self, page: type[Page], raw: Raw) -> "OwnJourney":
        return OwnJourney(services().applying.save(self.sheet, page, raw), self.back)

    def here(self, page: type[Page], row: str) -> str:
        return url_for("answering.question", slug=page.slug, wiersz=row, wroc=self.back)

    def onward(self, page: type[Page]) -> str:
        if self.back:
            return url_for(BACK[self.back][0])
        following = self.sheet.page_after(page.slug)
        if following is not None:
            return url_for("answering.question", slug=following.slug)
        return url_for("copies.copies")

    def leave(self) -> str:
        return url_for("starting.saved")

    def drawn(self, form: Page) -> str:
        endpoint, words = BACK.get(self.back or "", OVERVIEW)
        return render_template(
            "question.html",
            application=self.sheet,
            form=form,
            back=self.back,
            path=url_for(endpoint),
            path_words=words,
            kept=request.args.get("zachowano") == "1",
            row=request.args.get("wiersz", ""),
        )


@PAGES.get("/wniosek")
@with_application
def overview(application: Application) -> str:
    info = services().applying.info(application.draft_id)
    parts = [
        (each.slug, [task(application, page, _mend(page)) for page in pages])
        for each, pages in asked(application)
    ]
    return render_template("overview.html", application=application, info=info, parts=parts)


@PAGES.route("/wniosek/pytania/<slug>", methods=["GET", "POST"])
def question(slug: str) -> Answer:
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
    journey = OwnJourney(application, _back())
    if request.method == "GET":
        return shown(journey, page)
    raw = typed(journey, page)
    try:
        return answered(journey, page, raw)
    except StoreUnavailable as error:
        # What was typed is nowhere but in this request: it goes back into the form.
        LOG.error("a page could not be saved: %s", error)  # noqa: TRY400 - a traceback could quote an answer
        flash(NOT_SAVED)
        return journey.drawn(application.form(page, raw)), 503


def _mend(page: type[Page]) -> str:
    return url_for("answering.question", slug=page.slug, popraw=1)


def _back() -> str | None:
    """Where to return after mending: the word for the review or the verdict, or nothing."""
    told = request.form.get("wroc") or request.args.get("wroc")
    return told if told in BACK else None
