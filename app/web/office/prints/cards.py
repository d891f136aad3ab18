"""A month comes in; whose cards are to be printed, how far they are made, and the file to print go out."""

import os
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for

from app.fields import ChoicesField, Form, Option
from app.matters.rights import Right
from app.months.month_file import MonthState, Part
from app.store.letter_values import Batch, BatchLetter, BatchState, LetterState, Progress
from app.web.office.correspondence.letters import plain_file
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services
from app.wording.dates import NBSP, month_and_year
from app.wording.numbers import Forms, counted
from app.workflow.batches.card_prints import TITLES, Prints, title_of
from app.workflow.batches.failures import sentence
from app.workflow.batches.month_cards import KINDS, Whose, month_of
from app.workflow.producing import PDF
from rules.diary import YearMonth
from rules.programme import Programme

PAGES = Blueprint("office_prints", __name__, url_prefix="/biuro/<programme>/wydruki")
PIECE = 256 * 1024
CARDS = Forms("karta", "karty", "kart", "karty")
TO_MEND = Forms("wpis do poprawy", "wpisy do poprawy", "wpisów do poprawy", "wpisu do poprawy")
PARTS: Mapping[str, Part] = {"glowne": Part.MAIN, "uzupelniajace": Part.SUPPLEMENT}
STANDS: Mapping[MonthState, str] = {
    MonthState.OPEN: "jeszcze nieoddane",
    MonthState.HANDED_IN: "oddane, czeka na sprawdzenie",
    MonthState.RETURNED: "zwrócone do poprawy",
    MonthState.ACCEPTED: "przyjęte",
}
STATES = {
    BatchState.PREPARED: ("Czeka", ""),
    BatchState.RUNNING: ("W przygotowaniu", "warn"),
    BatchState.DONE: ("Gotowe", "good"),
}


class Choosing(Form):
    """Whose cards."""

    whose = ChoicesField(
        "Czyje karty przygotować",
        missing="Zaznacz co najmniej jedną osobę",
        unknown="Jedna z zaznaczonych osób nie ma już kart w tym miesiącu. Sprawdź listę jeszcze raz",
    )


@PAGES.get("/")
@needs(Right.SETTLE)
def index(programme: str) -> str:
    """The months whose cards can be printed, and what was printed before."""
    made = prints().of_programme(current_actor(), programme)
    return render_template(
        "office/prints/index.html",
        months=list(_months(services().desk.programme(programme))),
        made=[_line(batch) for batch in made],
    )


@PAGES.route("/<month:of>/<any(glowne, uzupelniajace):part>", methods=["GET", "POST"])
@needs(Right.SETTLE)
def new(programme: str, of: YearMonth, part: str) -> Answer:
    """Everybody with cards, ticked; a button has those chosen made."""
    every = prints().every(current_actor(), programme, of, PARTS[part])
    if request.method == "GET":
        ready = frozenset(each.id for each in every if not each.blocking)
        return _choosing(of, part, every, _offering(Choosing(whose=ready), every))
    form = _offering(sent(Choosing), every)
    if not form.validate():
        return _choosing(of, part, every, form), 422
    made: list[Batch] = []
    chosen = frozenset(form.whose.answer)
    reasons = refused(
        lambda: made.append(prints().order(current_actor(), programme, of, PARTS[part], chosen))
    )
    if reasons:
        return _choosing(of, part, every, form, reasons), 409
    return redirect(url_for(".batch", programme=programme, batch_id=made[0].id), 303)


@PAGES.route("/<batch_id>/", methods=["GET", "POST"])
@needs(Right.SETTLE)
def batch(programme: str, batch_id: str) -> Answer:
    """How far the cards are; a button has made what is missing, or what has changed since."""
    found = prints().get(current_actor(), programme, batch_id)
    if request.method == "GET":
        return _shown(found)
    if reasons := refused(lambda: prints().again(current_actor(), programme, batch_id)):
        return _shown(found, reasons), 409
    return redirect(url_for(".batch", programme=programme, batch_id=batch_id), 303)


@PAGES.get("/<batch_id>/do-druku.pdf")
@needs(Right.SETTLE)
def print_run(programme: str, batch_id: str) -> Response:
    """Every made card in one file, for both sides of the paper; kept on no disk."""
    found = prints().get(current_actor(), programme, batch_id)
    if not services().store.batches.progress(batch_id).made:
        abort(404)
    file = os.fdopen(os.memfd_create("cards"), "w+b")
    prints().print_file(current_actor(), programme, batch_id, file)
    length = file.tell()
    file.seek(0)
    response = Response(_pieces(file), mimetype=PDF)
    response.headers["Content-Length"] = str(length)
    name = f"karty-{month_of(found.order)}-do-druku.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@PAGES.get("/<batch_id>/<part_id>.pdf")
@needs(Right.SETTLE)
def one(programme: str, batch_id: str, part_id: str) -> Response:
    """The cards of one assistant."""
    found = prints().get(current_actor(), programme, batch_id)
    made = prints().one(current_actor(), programme, batch_id, part_id)
    return plain_file(made.pdf, PDF, f"karty-{month_of(found.order)}.pdf")


def prints() -> Prints:
    return services().batching.prints


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


def _months(programme: Programme) -> Iterator[Mapping[str, Any]]:
    """The programme's months that have begun, the last one first."""
    today = services().desk.clock()
    first, last = programme.starts, min(programme.ends, today)
    for number in range(last.year * 12 + last.month - 1, first.year * 12 + first.month - 2, -1):
        of = YearMonth(number // 12, number % 12 + 1)
        yield {"name": month_and_year(of), "of": of}


def _line(found: Batch) -> list[Any]:
    progress = services().store.batches.progress(found.id)
    tag, tone = STATES[found.state]
    if progress.failed and found.state is BatchState.DONE:
        tag, tone = "Są nieudane", "bad"
    href = url_for(".batch", programme=found.order.programme, batch_id=found.id)
    return [
        {"text": title_of(found), "href": href},
        str(progress.all),
        str(progress.made),
        str(progress.failed),
        {"tag": tag, "tone": tone},
    ]


def _offering(form: Choosing, every: tuple[Whose, ...]) -> Choosing:
    form.whose.options = tuple(
        Option(each.id, each.name, ", ".join(_said_of(each))) for each in every
    )
    return form


def _said_of(each: Whose) -> Iterator[str]:
    yield counted(each.cards, CARDS)
    yield STANDS[each.state]
    if each.blocking:
        yield f"najpierw {counted(each.blocking, TO_MEND)}"


def _choosing(
    of: YearMonth, part: str, every: tuple[Whose, ...], form: Choosing, reasons: Reasons = ()
) -> str:
    return render_template(
        "office/prints/new.html",
        form=form,
        any=bool(every),
        reasons=reasons,
        heading=f"{TITLES[PARTS[part]]}: {month_and_year(of)}",
    )


def _shown(found: Batch, reasons: Reasons = ()) -> str:
    parts = services().store.batches.letters(found.id)
    progress = services().store.batches.progress(found.id)
    names = _names(found)
    return render_template(
        "office/prints/batch.html",
        batch=found,
        heading=title_of(found),
        running=found.state is BatchState.RUNNING,
        progress=progress,
        said=_progress_said(progress),
        failed=[(names.get(each.matter_id, ""), sentence(each)) for each in parts if each.failure],
        rows=[_row(found, each, names) for each in parts if not each.failure],
        reasons=reasons,
    )


def _progress_said(progress: Progress) -> str:
    made = f"Gotowe: {progress.made} z{NBSP}{progress.all}."
    return f"{made} Nieudane: {progress.failed}. Czeka: {progress.waiting}."


def _names(found: Batch) -> Mapping[str, str]:
    order = found.order
    of, part = month_of(order), KINDS[order.kind]
    return prints().names(current_actor(), order.programme, of, part)


def _row(found: Batch, each: BatchLetter, names: Mapping[str, str]) -> list[Any]:
    made = each.state is LetterState.MADE
    at: dict[str, Any] = {"programme": found.order.programme, "batch_id": found.id}
    name = names.get(each.matter_id, "")
    return [
        name,
        {"tag": "Gotowe" if made else "Czeka", "tone": "good" if made else ""},
        str(each.pages) if made else "",
        {"text": "PDF", "href": url_for(".one", part_id=each.matter_id, **at), "more": name}
        if made
        else "",
    ]
