"""What would be erased is shown; one person asks for it here, and another confirms it on the same words."""

from collections import Counter
from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.dossier.erasure import ErasureOrder, OrderState
from app.dossier.falling_due import Kept
from app.matters.rights import Right
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.office.register.matter import back as page_of_matter
from app.web.office.retention import shown
from app.web.office.retention.deed_page import DeedPage
from app.web.office.retention.forms import Because, Confirming, Withdrawing
from app.web.services import services
from app.wording.dates import long_date
from app.workflow.dossier.erasing_job import open_erasures
from app.workflow.dossier.erasures import Erasures, Preview, YearPreview

PAGES = Blueprint("office_erasing", __name__, url_prefix="/biuro/<programme>/przechowywanie")
ASKED = "Wniosek czeka na zatwierdzenie przez inną osobę. Dopiero wtedy teczki znikną."


Shown = Callable[[Because, Reasons], str]


def erasures() -> Erasures:
    parcel = services()
    return open_erasures(parcel.store, parcel.desk, parcel.batching.durable.ask)


@PAGES.route("/lata/<int:year>", methods=["GET", "POST"])
@needs(Right.RETAIN)
def year(programme: str, year: int) -> Answer:
    """All dossiers whose time is over in a year; those that are held stay out of the order."""
    preview = erasures().preview_year(current_actor(), programme, year)
    free = tuple(each.matter.id for each in preview.free)
    return _asked(programme, free, lambda form, reasons: _year_shown(preview, form, reasons))


def _year_shown(preview: YearPreview, form: Because, reasons: Reasons) -> str:
    return render_template(
        "office/retention/year.html",
        form=form,
        reasons=reasons,
        year=preview.year,
        dossiers=shown.preview_rows(preview.previews),
        counts=shown.count_rows(preview.counts),
        free=len(preview.free),
    )


@PAGES.route("/teczki/<matter_id>/", methods=["GET", "POST"])
@needs(Right.RETAIN)
def dossier(programme: str, matter_id: str) -> Answer:
    """One dossier: when its time is over, everything that would go, what would stay and why."""
    preview = erasures().preview(current_actor(), programme, matter_id)
    return _asked(
        programme, (matter_id,), lambda form, reasons: _dossier_shown(preview, form, reasons)
    )


def _dossier_shown(preview: Preview, form: Because, reasons: Reasons) -> str:
    return render_template(
        "office/retention/dossier.html",
        form=form,
        reasons=reasons,
        about=about(preview.matter),
        back=page_of_matter(preview.matter),
        matter=preview.matter,
        due=shown.due_words(preview.due),
        unconfirmed=preview.due.kept is Kept.UNCONFIRMED,
        stands=preview.stands,
        counts=shown.count_rows(preview.reach.counts),
        left=shown.left_of(preview),
    )


def _asked(programme: str, matter_ids: tuple[str, ...], show: Shown) -> Answer:
    """The form that asks: shown, refused with what was typed, or on to the order it made."""
    if request.method == "GET":
        return show(Because(), ())
    form, made = sent(Because), list[ErasureOrder]()
    if not form.validate():
        return show(form, ()), 422

    def ask() -> None:
        because = form.because.answer
        made.append(erasures().ask(current_actor(), programme, matter_ids, because))

    if reasons := refused(ask):
        return show(form, reasons), 409
    flash(ASKED, "success")
    return redirect(shown.order_page(made[0]), 303)


@PAGES.route("/wnioski/<order_id>/", methods=["GET", "POST"])
@needs(Right.RETAIN)
def order(programme: str, order_id: str) -> Answer:
    """What was asked, by whom, and what it would do now; the other person confirms it here."""
    service, actor = erasures(), current_actor()
    asked = service.order(actor, programme, order_id)
    previews = service.previews(actor, asked)
    waits = asked.state is OrderState.ASKED
    certificates = tuple(
        each
        for each in service.certificates(actor, programme)
        if each.matter_id in asked.matter_ids
    )
    return DeedPage(
        asked,
        Confirming,
        Confirming(),
        lambda _, as_seen: service.confirm(current_actor(), as_seen),
        heading="Wniosek o usunięcie teczek",
        press="Zatwierdź usunięcie",
        done="Usunięcie jest zatwierdzone. Zaświadczenia pojawią się na liście.",
        back=url_for("office_retention.index", programme=programme),
        danger=True,
        template="office/retention/order.html",
        known=_facts(asked),
        more={
            "order": asked,
            "dossiers": shown.preview_rows(previews),
            "counts": shown.count_rows(_sum(previews)),
            "left": shown.left_of(previews[0]) if len(previews) == 1 else [],
            "kept": list(asked.kept.values()),
            "certificates": shown.certificate_rows(certificates),
            "may_confirm": waits and actor.account_id != asked.asked_by,
            "may_withdraw": waits,
            "own": waits and actor.account_id == asked.asked_by,
        },
    ).answer()


@PAGES.route("/wnioski/<order_id>/wycofaj", methods=["GET", "POST"])
@needs(Right.RETAIN)
def withdraw(programme: str, order_id: str) -> Answer:
    service = erasures()
    asked = service.order(current_actor(), programme, order_id)
    return DeedPage(
        asked,
        Withdrawing,
        Withdrawing(),
        lambda _, as_seen: service.withdraw(current_actor(), as_seen),
        heading="Wycofanie wniosku o usunięcie",
        press="Wycofaj wniosek",
        done="Wniosek jest wycofany. Nic nie zostało usunięte.",
        back=url_for("office_retention.index", programme=programme),
        known=_facts(asked),
    ).answer()


def _facts(asked: ErasureOrder) -> list[shown.Fact]:
    told = [
        shown.fact("Stan", shown.ORDER_STATES[asked.state][0]),
        shown.fact("Powód", asked.because),
        shown.fact("Wniosek", f"{long_date(asked.asked_on)}, {asked.asked_by_name}"),
        shown.fact("Liczba teczek", str(len(asked.matter_ids))),
    ]
    if asked.confirmed_on is not None:
        confirmed = f"{long_date(asked.confirmed_on)}, {asked.confirmed_by_name}"
        told.append(shown.fact("Zatwierdzenie", confirmed))
    return told


def _sum(previews: tuple[Preview, ...]) -> dict[str, int]:
    """What all of them count together."""
    total = Counter[str]()
    for each in previews:
        total.update(each.reach.counts)
    return dict(total)
