"""How long dossiers are kept: the period, the calendar, holds, and the certificates of what was erased."""

from flask import Blueprint, Response, abort, render_template, url_for

from app.documents.erasure_certificate import certificate_docx, certificate_paper
from app.dossier.certificate import (
    backups_line,
    certificate_context,
    facts,
    left_lines,
)
from app.dossier.retention import Retention
from app.matters.rights import Right
from app.web.office.deeds import Answer
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.handing_out import MEDIA
from app.web.office.register.lines import about
from app.web.office.retention import shown
from app.web.office.retention.deed_page import DeedPage
from app.web.office.retention.erasing import erasures
from app.web.office.retention.forms import Holding, Lifting, Period, Sure
from app.web.sending import send
from app.web.services import services
from app.wording.dates import NBSP
from app.workflow.dossier.data_requests import DataRequests
from app.workflow.dossier.retention import Retaining, Wanted
from app.workflow.office.desk import Seen

PAGES = Blueprint("office_retention", __name__, url_prefix="/biuro/<programme>/przechowywanie")
FILE_NAME = "zaswiadczenie-o-usunieciu"
HELD_ALL = (
    f"Dopóki ktoś tego nie odwoła, żadnej teczki tego programu nie można usunąć, także po{NBSP}upływie "
    "czasu przechowywania."
)
HELD_ONE = (
    f"Dopóki ktoś tego nie odwoła, tej teczki nie można usunąć, także po{NBSP}upływie czasu "
    "przechowywania."
)


@PAGES.get("/")
@needs(Right.RETAIN)
def index(programme: str) -> str:
    actor, desk = current_actor(), services().desk
    retaining, service = Retaining(desk), erasures()
    retention = retaining.of(actor, programme)
    matters = {matter.id: matter for matter in desk.rooms.matters.all(programme)}
    requests = DataRequests(desk).open_ones(actor, programme)
    return render_template(
        "office/retention/index.html",
        retention=retention,
        period=list(shown.period_rows(retention)),
        years=shown.calendar_rows(tuple(retaining.calendar(actor, programme)), programme),
        holds=shown.hold_rows(retention, matters),
        requests=shown.request_rows(requests, matters),
        orders=shown.order_rows(service.orders(actor, programme)),
        certificates=shown.certificate_rows(service.certificates(actor, programme)),
    )


@PAGES.route("/okres", methods=["GET", "POST"])
@needs(Right.RETAIN)
def period(programme: str) -> Answer:
    """The figure is the office's own, with its source; saved anew it has to be confirmed anew."""
    kept = _kept(programme)
    told = {
        "category": kept.category,
        "years": kept.years or None,
        "source": kept.source,
        "backup_days": kept.backup_days or None,
    }
    return DeedPage(
        kept,
        Period,
        Period(data=told),
        lambda form, as_seen: _retaining().set(current_actor(), as_seen, _wanted(form)),
        heading="Okres przechowywania",
        press="Zapisz okres",
        done="Okres jest zapisany. Teraz trzeba go potwierdzić.",
        back=_index(programme),
    ).answer()


def _wanted(form: Period) -> Wanted:
    days = form.backup_days.answer
    return Wanted(form.category.answer, form.years.answer, form.source.answer, days)


@PAGES.route("/okres/potwierdz", methods=["GET", "POST"])
@needs(Right.RETAIN)
def confirm(programme: str) -> Answer:
    kept = _kept(programme)
    return DeedPage(
        kept,
        Sure,
        Sure(),
        lambda _, as_seen: _retaining().confirm(current_actor(), as_seen),
        heading="Potwierdzenie okresu",
        press="Potwierdź okres",
        done="Okres jest potwierdzony.",
        back=_index(programme),
        known=shown.period_rows(kept),
    ).answer()


@PAGES.route("/wstrzymaj", methods=["GET", "POST"])
@needs(Right.RETAIN)
def hold(programme: str) -> Answer:
    """Nothing of the whole programme is erased while it stands."""
    return _held(programme, "", "Wstrzymanie usuwania w całym programie", _index(programme))


@PAGES.route("/teczki/<matter_id>/wstrzymaj", methods=["GET", "POST"])
@needs(Right.RETAIN)
def hold_one(programme: str, matter_id: str) -> Answer:
    matter = services().desk.rooms.matters.get(programme, matter_id)
    back = url_for("office_erasing.dossier", programme=programme, matter_id=matter_id)
    return _held(programme, matter_id, "Wstrzymanie usuwania teczki", back, about(matter))


def _held(programme: str, matter_id: str, heading: str, back: str, caption: str = "") -> Answer:
    def place(form: Holding, as_seen: Seen) -> None:
        _retaining().hold(current_actor(), as_seen, form.reason.answer, matter_id)

    return DeedPage(
        _kept(programme),
        Holding,
        Holding(),
        place,
        heading=heading,
        press="Wstrzymaj usuwanie",
        done="Usuwanie jest wstrzymane.",
        back=back,
        back_words="Przechowywanie teczki" if matter_id else "Przechowywanie teczek",
        caption=caption,
        said=HELD_ONE if matter_id else HELD_ALL,
    ).answer()


@PAGES.route("/wstrzymania/<int:number>/odwolaj", methods=["GET", "POST"])
@needs(Right.RETAIN)
def lift(programme: str, number: int) -> Answer:
    kept = _kept(programme)
    if number >= len(kept.holds) or not kept.holds[number].stands:
        abort(404)
    return DeedPage(
        kept,
        Lifting,
        Lifting(),
        lambda _, as_seen: _retaining().lift(current_actor(), as_seen, number),
        heading="Odwołanie wstrzymania",
        press="Odwołaj wstrzymanie",
        done="Wstrzymanie jest odwołane.",
        back=_index(programme),
        known=[shown.fact("Powód wstrzymania", kept.holds[number].reason)],
    ).answer()


@PAGES.get("/zaswiadczenia/<erasure_id>/")
@needs(Right.RETAIN)
def certificate(programme: str, erasure_id: str) -> str:
    erasure = erasures().certificate(current_actor(), programme, erasure_id)
    kept = services().desk.programme(programme)
    told = facts(erasure, kept)
    return render_template(
        "office/retention/certificate.html",
        erasure=erasure,
        facts=[shown.fact(label, value) for label, value in told],
        erased=shown.count_rows(erasure.counts),
        left=list(left_lines(erasure.left)),
        backups=backups_line(erasure),
    )


@PAGES.get("/zaswiadczenia/<erasure_id>/zaswiadczenie.<ending>")
@needs(Right.RETAIN)
def certificate_file(programme: str, erasure_id: str, ending: str) -> Response:
    """On paper; it names nobody but staff, so that nothing is told of its being taken."""
    if ending not in MEDIA:
        abort(404)
    desk = services().desk
    erasure = erasures().certificate(current_actor(), programme, erasure_id)
    context = certificate_context(erasure, desk.programme(programme), desk.settings(programme))
    if ending == "docx":
        data = certificate_docx(context)
    else:
        data = certificate_paper(context, office=services().office).pdf
    return send(data, MEDIA[ending], f"{FILE_NAME}.{ending}")


def _retaining() -> Retaining:
    return Retaining(services().desk)


def _kept(programme: str) -> Retention:
    return _retaining().of(current_actor(), programme)


def _index(programme: str) -> str:
    return url_for("office_retention.index", programme=programme)
