"""Letters: which are due, and what has been made of them; a new batch of one kind is chosen and ordered."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for

from app.errors import BlankBroken, ConversionFailed
from app.fields import ChoiceField, ChoicesField, DateField, Form, Option
from app.letters import ALL
from app.letters.letter import Letter
from app.matters.rights import Right
from app.store.letter_values import Batch, BatchState, Order, Posting
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.navigation import room_link
from app.web.office.register.lines import NAMELESS
from app.web.sending import send
from app.web.services import services
from app.wording.dates import long_date, short_date
from app.wording.numbers import Forms, counted
from app.workflow.batches.due import Due, Letters
from app.workflow.batches.office_letters import LETTERS
from app.workflow.batches.outputs import file_name
from app.workflow.producing import PDF

PAGES = Blueprint("office_letters", __name__, url_prefix="/biuro/<programme>/pisma")
PREVIEW = "podglad-"
TO_MAKE = Forms("pismo", "pisma", "pism", "pisma")
NO_PREVIEW = (
    "Podgląd nie powstał: wzór nie pasuje do tej sprawy albo nie udało się zrobić pliku PDF. Sprawdź wzór "
    "pisma na stronie „Wzory pism”."
)
STATES = {
    BatchState.PREPARED: ("Czeka na zlecenie", ""),
    BatchState.RUNNING: ("W przygotowaniu", "warn"),
    BatchState.DONE: ("Gotowe", "good"),
}


class Ordering(Form):
    """For which matters, of what date, and how they are put in the post."""

    matters = ChoicesField(
        "Sprawy",
        missing="Zaznacz co najmniej jedną sprawę",
        unknown="Jedna z zaznaczonych spraw nie czeka już na to pismo. Sprawdź listę jeszcze raz",
    )
    dated = DateField("Data na pismach", missing="Podaj datę, którą mają nosić pisma")
    posting = ChoiceField(
        "Kolejność w pliku do druku",
        (
            Option(Posting.GIVEN, "według znaków spraw"),
            Option(Posting.POSTCODE, "według kodów pocztowych"),
        ),
        missing="Wybierz kolejność pism",
    )


@PAGES.get("/")
@needs(Right.LETTERS)
def index(programme: str) -> str:
    due = office_letters().due(current_actor(), programme)
    batches = services().store.batches.of_programme(programme)
    return render_template(
        "office/correspondence/letters.html",
        due=[_due_row(programme, letter, due[letter.slug]) for letter in ALL],
        batches=[_batch_row(programme, each) for each in batches if each.order.kind in LETTERS],
        blanks=room_link(Right.BLANKS, "office_blanks.index", programme),
    )


@PAGES.route("/nowe/<kind>", methods=["GET", "POST"])
@needs(Right.LETTERS)
def new(programme: str, kind: str) -> Answer:
    """The matters due for one kind of letter, ticked; a preview of each, or all of them made."""
    if kind not in LETTERS:
        abort(404)
    due = office_letters().due(current_actor(), programme)[kind]
    if request.method == "GET":
        return _shown(kind, due, _ordering(due))
    form = sent(Ordering)
    form.matters.options = _options(due)
    if (action := request.form.get("action", "")).startswith(PREVIEW):
        return _previewed(programme, kind, due, form, action.removeprefix(PREVIEW))
    if not form.validate():
        return _shown(kind, due, form), 422
    made: list[Batch] = []
    if reasons := refused(lambda: made.append(_ordered(programme, kind, due, form))):
        return _shown(kind, due, form, reasons), 409
    return redirect(url_for("office_batches.batch", programme=programme, batch_id=made[0].id), 303)


def office_letters() -> Letters:
    batching = services().batching
    return Letters(services().desk, batching.deeds, batching.letters)


def _ordered(programme: str, kind: str, due: Iterable[Due], form: Ordering) -> Batch:
    """A batch of what was ticked, in the order of case numbers, and its letters asked for."""
    deeds, actor = services().batching.deeds, current_actor()
    chosen = [each.matter_id for each in due if each.matter_id in form.matters.answer]
    order = Order(programme, kind, form.dated.answer)
    batch = deeds.create(order, chosen, actor, Posting(form.posting.answer))
    deeds.generate(programme, batch.id, actor)
    return batch


def _previewed(
    programme: str, kind: str, due: tuple[Due, ...], form: Ordering, matter_id: str
) -> Answer:
    """One letter as it would be made now, as a PDF; what was ticked stays as it was."""
    chosen = next((each for each in due if each.matter_id == matter_id), None)
    if chosen is None:
        abort(404)
    form.matters.missing = form.posting.missing = None
    if not form.validate():
        return _shown(kind, due, form), 422
    order, pdfs = Order(programme, kind, form.dated.answer), list[bytes]()
    deeds = services().batching.deeds
    try:
        because = refused(
            lambda: pdfs.append(deeds.preview(order, chosen.matter_id, current_actor()))
        )
    except (BlankBroken, ConversionFailed):
        because = ((NO_PREVIEW, ""),)
    if because:
        return _shown(kind, due, form, because), 409
    name = file_name(0, chosen.case_number).partition("-")[2]
    return plain_file(pdfs[0], PDF, f"podglad-{name}.pdf")


def plain_file(data: bytes, media_type: str, name: str) -> Response:
    """A download whose name is ASCII, whatever letters a case number has."""
    return send(data, media_type, name.encode("ascii", "replace").decode().replace("?", "_"))


def _ordering(due: Iterable[Due]) -> Ordering:
    """Ticked are those for which no letter lies in a batch already."""
    fresh = frozenset(each.matter_id for each in due if not each.batch_id)
    form = Ordering(matters=fresh, dated=services().desk.clock(), posting=Posting.GIVEN)
    form.matters.options = _options(due)
    return form


def _options(due: Iterable[Due]) -> tuple[Option, ...]:
    return tuple(Option(each.matter_id, _line(each)) for each in due)


def _line(each: Due) -> str:
    return f"{each.case_number} · {each.name or NAMELESS} · {each.tells}"


def _shown(kind: str, due: tuple[Due, ...], form: Ordering, reasons: Reasons = ()) -> str:
    return render_template(
        "office/correspondence/new_batch.html",
        letter=LETTERS[kind],
        due=due,
        form=form,
        reasons=reasons,
        preview=PREVIEW,
    )


def _due_row(programme: str, letter: Letter, due: tuple[Due, ...]) -> Mapping[str, Any]:
    in_batches = sum(1 for each in due if each.batch_id)
    return {
        "letter": letter,
        "count": counted(len(due), TO_MAKE),
        "in_batches": in_batches,
        "fresh": len(due) - in_batches,
        "href": url_for(".new", programme=programme, kind=letter.slug) if due else "",
    }


def _batch_row(programme: str, batch: Batch) -> list[Any]:
    progress = services().store.batches.progress(batch.id)
    tag, tone = STATES[batch.state]
    if progress.failed and batch.state is BatchState.DONE:
        tag, tone = "Są nieudane", "bad"
    elif progress.made and progress.sent == progress.made and batch.state is BatchState.DONE:
        tag, tone = "Wysłane", "wait"
    name = LETTERS[batch.order.kind].name
    href = url_for("office_batches.batch", programme=programme, batch_id=batch.id)
    return [
        {"text": name, "href": href, "more": long_date(batch.order.dated)},
        short_date(batch.order.dated),
        str(progress.all - progress.withdrawn),
        str(progress.made),
        str(progress.failed),
        str(progress.sent),
        {"tag": tag, "tone": tone},
    ]
