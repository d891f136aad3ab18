"""One dossier is handed out: why and in what form comes in; a ZIP goes out, or the way to a PDF."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.fields import ChoiceField, Form, LongTextField, Option
from app.matters.rights import Right
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.exports.services import exporting, exports
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.services import services
from app.wording.dates import NBSP
from app.workflow.dossier.order import Shape

PAGES = Blueprint(
    "office_dossier_export", __name__, url_prefix="/biuro/<programme>/teczki/<matter_id>"
)
REASON_HINT = (
    f"Komu i{NBSP}w{NBSP}jakim celu. Zapisze się w{NBSP}dzienniku zdarzeń i{NBSP}w{NBSP}paczce."
)
NO_REASON = f"Wpisz, komu i{NBSP}w{NBSP}jakim celu wydajesz teczkę"


class HandingOut(Form):
    form = ChoiceField(
        "W jakiej postaci?",
        [
            Option(
                Shape.ZIP,
                "Cała paczka (ZIP)",
                f"Wszystkie pliki, historia i{NBSP}dane do odczytu maszynowego. "
                "Każdy może sprawdzić, że nic się nie zmieniło.",
            ),
            Option(
                Shape.PDF,
                "Jeden plik PDF",
                f"Dokumenty po kolei, z{NBSP}okładką i{NBSP}spisem treści, na przykład do druku.",
            ),
        ],
        missing="Wybierz, w jakiej postaci wydać teczkę",
    )
    reason = LongTextField(
        "Powód wydania", hint=REASON_HINT, missing=NO_REASON, max_length=500, rows=2
    )


@PAGES.route("/wydaj", methods=["GET", "POST"])
@needs(Right.EXPORT, in_control=True)
def hand_out(programme: str, matter_id: str) -> Answer | AnyResponse:
    """The form; a ZIP comes as a download at once, a PDF is prepared and downloaded from its own page."""
    services().desk.admit_to(current_actor(), Right.EXPORT, programme, matter_id)
    matter = services().store.matters.get(programme, matter_id)

    def shown(form: HandingOut, reasons: Reasons = ()) -> str:
        return render_template(
            "office/exports/dossier.html",
            form=form,
            reasons=reasons,
            about=about(matter),
            heading="Wydaj całą teczkę",
            press="Wydaj teczkę",
            back=url_for("office_matter.matter", programme=programme, matter_id=matter_id),
        )

    if request.method == "GET":
        return shown(HandingOut(data={"form": Shape.ZIP.value}))
    form = sent(HandingOut)
    if not form.validate():
        return shown(form), 422
    answers: list[AnyResponse] = []
    if reasons := refused(lambda: answers.append(_answer(programme, matter_id, form))):
        return shown(form, reasons), 409
    return answers[0]


def _answer(programme: str, matter_id: str, form: HandingOut) -> AnyResponse:
    actor, reason = current_actor(), form.reason.answer
    if form.form.answer == Shape.PDF:
        wish = exports().ask_pdf(actor, programme, matter_id, reason)
        onward = url_for("office_dossier_exports.export", programme=programme, wish_id=wish.id)
        return redirect(onward, 303)
    service = exporting()
    pieces = service.dossier_zip(actor, programme, matter_id, reason)
    response = Response(pieces, mimetype="application/zip")
    name = service.zip_name(programme, matter_id)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
