"""What a participant asks of their data: a copy, or that something be put right; told, answered, listed."""

from datetime import date

from flask import Blueprint, Response, abort, flash, redirect, render_template, request

from app.dossier.requests import DataRequest, RequestKind, RequestState
from app.matters.matter import Matter
from app.matters.rights import Right
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.office.register.matter import back as page_of_matter
from app.web.office.retention import shown
from app.web.office.retention.deed_page import DeedPage
from app.web.office.retention.forms import Answering, AskedCopy, AskedCorrection
from app.web.office.retention.summary import summary
from app.web.sending import send
from app.web.services import services
from app.wording.dates import NBSP
from app.workflow.dossier.data_requests import Asked, DataRequests
from app.workflow.dossier.opened import open_exporting
from app.workflow.dossier.reading import DossierReading
from app.workflow.office.events import Event

PAGES = Blueprint("office_data", __name__, url_prefix="/biuro/<programme>/sprawy/<matter_id>/dane")
REASON = "kopia danych dla uczestnika (RODO art. 15 ust. 3)"
INTRO = {
    RequestKind.COPY: (
        "Uczestnik ma prawo do kopii swoich danych. Po zapisaniu żądania pobierzesz teczkę i jej "
        "podsumowanie."
    ),
    RequestKind.CORRECTION: (
        "Zapisz, co jest błędne i jak powinno być. Odpowiedzi w sprawie poprawia się potem na stronie "
        "„Popraw odpowiedzi”."
    ),
}

NEXT = {
    RequestKind.COPY: f"Pobierz pliki, przekaż je, a{NBSP}potem zapisz odpowiedź.",
    RequestKind.CORRECTION: f"Popraw odpowiedzi w{NBSP}sprawie, a{NBSP}potem zapisz, jak je załatwiono.",
}
"""What is to do once a request is kept."""


@PAGES.get("/")
@needs(Right.FILE)
def index(programme: str, matter_id: str) -> str:
    """Everything this participant ever asked."""
    matter = _matter(programme, matter_id)
    asked = DataRequests(services().desk).of_matter(current_actor(), programme, matter_id)
    return render_template(
        "office/retention/requests.html",
        about=about(matter),
        back=page_of_matter(matter),
        matter=matter,
        requests=shown.request_rows(asked, {matter.id: matter}),
    )


@PAGES.route("/kopia", methods=["GET", "POST"])
@needs(Right.FILE)
def copy(programme: str, matter_id: str) -> Answer:
    form = sent(AskedCopy) if request.method == "POST" else AskedCopy(data=_asked_today())
    return _asked(programme, matter_id, RequestKind.COPY, form)


@PAGES.route("/sprostowanie", methods=["GET", "POST"])
@needs(Right.FILE)
def correction(programme: str, matter_id: str) -> Answer:
    today = _asked_today()
    form = sent(AskedCorrection) if request.method == "POST" else AskedCorrection(data=today)
    return _asked(programme, matter_id, RequestKind.CORRECTION, form)


def _asked_today() -> dict[str, date]:
    """Most who ask stand at the desk."""
    return {"asked_on": services().desk.clock()}


def _asked(programme: str, matter_id: str, kind: RequestKind, form: AskedCopy) -> Answer:
    matter, made = _matter(programme, matter_id), list[DataRequest]()

    def show(reasons: Reasons) -> str:
        return render_template(
            "office/retention/asked.html",
            form=form,
            reasons=reasons,
            about=about(matter),
            back=page_of_matter(matter),
            heading=shown.REQUEST_HEADINGS[kind],
            intro=INTRO[kind],
            press="Zapisz żądanie",
        )

    def ask() -> None:
        told = Asked(
            kind,
            form.asked_on.answer,
            form.asked_by.answer,
            form.identity.answer,
            form.wrong.answer if isinstance(form, AskedCorrection) else "",
            form.right.answer if isinstance(form, AskedCorrection) else "",
        )
        service = DataRequests(services().desk)
        made.append(service.ask(current_actor(), programme, matter_id, told))

    if request.method == "GET":
        return show(())
    if not form.validate():
        return show(()), 422
    if reasons := refused(ask):
        return show(reasons), 409
    flash(f"Żądanie jest zapisane. {NEXT[kind]}", "success")
    return redirect(shown.request_page(made[0]), 303)


@PAGES.get("/<request_id>/")
@needs(Right.FILE)
def one(programme: str, matter_id: str, request_id: str) -> str:
    """One request: what was asked, by when, and what is to do about it."""
    asked, matter = _request(programme, matter_id, request_id), _matter(programme, matter_id)
    actor = current_actor()
    return render_template(
        "office/retention/request.html",
        about=about(matter),
        request_=asked,
        heading=shown.REQUEST_HEADINGS[asked.kind],
        state=shown.request_state(asked),
        facts=list(shown.request_facts(asked)),
        is_copy=asked.kind is RequestKind.COPY,
        is_open=asked.state is RequestState.OPEN,
        may_export=actor.may(Right.EXPORT, programme),
        may_correct=actor.may(Right.INTAKE, programme),
    )


@PAGES.route("/<request_id>/odpowiedz", methods=["GET", "POST"])
@needs(Right.FILE)
def answer(programme: str, matter_id: str, request_id: str) -> Answer:
    asked, matter = _request(programme, matter_id, request_id), _matter(programme, matter_id)
    service = DataRequests(services().desk)
    return DeedPage(
        asked,
        Answering,
        Answering(),
        lambda form, as_seen: service.answer(
            current_actor(), as_seen, granted=form.granted.answer, reason=form.reason.answer
        ),
        heading="Odpowiedź na żądanie",
        press="Zapisz odpowiedź",
        done="Odpowiedź jest zapisana.",
        back=shown.request_page(asked),
        back_words="Żądanie",
        caption=about(matter),
        known=shown.request_facts(asked),
    ).answer()


@PAGES.post("/<request_id>/kopia.zip")
@needs(Right.EXPORT)
def bag(programme: str, matter_id: str, request_id: str) -> Response:
    """The whole dossier as a bag; the exporter tells the ledger before the first byte."""
    asked = _request(programme, matter_id, request_id)
    if asked.kind is not RequestKind.COPY:
        abort(404)
    parcel = services()
    exporting = open_exporting(parcel.store, parcel.desk, parcel.figures)
    pieces = exporting.dossier_zip(current_actor(), programme, matter_id, REASON)
    response = Response(pieces, mimetype="application/zip")
    name = exporting.zip_name(programme, matter_id)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@PAGES.post("/<request_id>/podsumowanie.html")
@needs(Right.FILE)
def plain(programme: str, matter_id: str, request_id: str) -> Response:
    """A page without a script that says in plain words what the office keeps of the person."""
    asked = _request(programme, matter_id, request_id)
    if asked.kind is not RequestKind.COPY:
        abort(404)
    desk, ledger = services().desk, services().store.ledger
    dossier = DossierReading(desk, ledger).of(current_actor(), programme, matter_id)
    page = summary(dossier, desk.clock())
    ledger.record(
        programme, current_actor(), Event.DOSSIER_EXPORTED, "podsumowanie", record_id=matter_id
    )
    return send(page.encode(), "text/html; charset=utf-8", "podsumowanie-danych.html")


def _matter(programme: str, matter_id: str) -> Matter:
    return services().desk.rooms.matters.get(programme, matter_id)


def _request(programme: str, matter_id: str, request_id: str) -> DataRequest:
    asked = DataRequests(services().desk).one(current_actor(), programme, request_id)
    if asked.matter_id != matter_id:
        abort(404)
    return asked
