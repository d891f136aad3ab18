"""One dossier is handed out: why and in what form comes in, a ZIP or a PDF goes out."""

from flask import Blueprint, Response, render_template, request, url_for

from app.fields import ChoiceField, Form, LongTextField, Option
from app.matters.rights import Right
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.exports.services import exporting, pdf_export
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.sending import send
from app.web.services import services
from app.wording.dates import NBSP

PAGES = Blueprint(
    "office_dossier_export", __name__, url_prefix="/biuro/<programme>/teczki/<matter_id>"
)
ZIP, PDF = "zip", "pdf"
REASON_HINT = (
    f"Komu i{NBSP}w{NBSP}jakim celu. Zapisze się w{NBSP}dzienniku zdarzeń i{NBSP}w{NBSP}paczce."
)
NO_REASON = f"Wpisz, komu i{NBSP}w{NBSP}jakim celu wydajesz teczkę"


class HandingOut(Form):
    form = ChoiceField(
        "W jakiej postaci?",
        [
            Option(
                ZIP,
                "Cała paczka (ZIP)",
                f"Wszystkie pliki, historia i{NBSP}dane do odczytu maszynowego. "
                "Każdy może sprawdzić, że nic się nie zmieniło.",
            ),
            Option(
                PDF,
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
def hand_out(programme: str, matter_id: str) -> Answer | Response:
    """The form; what is chosen comes as a download, told in the ledger with its reason."""
    services().desk.admit_to(current_actor(), Right.EXPORT, programme, matter_id)
    matter = services().store.matters.get(programme, matter_id)

    def shown(form: HandingOut, reasons: Reasons = ()) -> str:
        return render_template(
            "office/exports/dossier.html",
            form=form,
            reasons=reasons,
            about=about(matter),
            heading="Wydaj całą teczkę",
            press="Pobierz teczkę",
            back=url_for("office_matter.matter", programme=programme, matter_id=matter_id),
        )

    if request.method == "GET":
        return shown(HandingOut(data={"form": ZIP}))
    form = sent(HandingOut)
    if not form.validate():
        return shown(form), 422
    files: list[Response] = []
    if reasons := refused(lambda: files.append(_file(programme, matter_id, form))):
        return shown(form, reasons), 409
    return files[0]


def _file(programme: str, matter_id: str, form: HandingOut) -> Response:
    actor, reason = current_actor(), form.reason.answer
    if form.form.answer == PDF:
        export = pdf_export()
        data = export.dossier_pdf(actor, programme, matter_id, reason)
        return send(data, "application/pdf", export.name(programme, matter_id))
    service = exporting()
    pieces = service.dossier_zip(actor, programme, matter_id, reason)
    response = Response(pieces, mimetype="application/zip")
    name = service.zip_name(programme, matter_id)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
