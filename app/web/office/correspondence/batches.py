"""One batch: how far its letters are, what went wrong with which, its files, and that they were sent."""

import os
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for

from app.documents.tables import MEDIA_TYPES, TableFormat, table_file
from app.fields import ChoicesField, DateField, Form, Option
from app.matters.case_view import name_of
from app.matters.rights import Right
from app.store.letter_values import Batch, BatchLetter, BatchState, LetterState, Progress
from app.web.office.correspondence.letters import office_letters, plain_file
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import NAMELESS
from app.web.services import services
from app.wording.dates import long_date, short_date
from app.wording.numbers import Forms, counted
from app.workflow.batches.due import NotSent, is_to_send
from app.workflow.batches.failures import sentence
from app.workflow.batches.office_letters import letter_of
from app.workflow.batches.outputs import file_name
from app.workflow.producing import DOCX, PDF

PAGES = Blueprint("office_batches", __name__, url_prefix="/biuro/<programme>/pisma/<batch_id>")
PATIENCE = 2.0
"""Seconds a look at a batch waits while it is being made, so that a small one is there at once."""
PIECE = 256 * 1024
WITHDRAW = "wycofaj-"
SENT = Forms("pismo", "pisma", "pism", "pisma")
MEDIA = {"pdf": PDF, "docx": DOCX}
STATES = {
    LetterState.WAITING: ("Czeka", ""),
    LetterState.MADE: ("Gotowe", "good"),
    LetterState.FAILED: ("Nie powstało", "bad"),
    LetterState.WITHDRAWN: ("Wycofane", "wait"),
}
Matters = Mapping[str, tuple[str, str]]
"""Case number and name by the matter's id."""


class Sending(Form):
    """Which letters went out, and when."""

    letters = ChoicesField(
        "Pisma, które wysłano",
        missing="Zaznacz co najmniej jedno pismo",
        unknown="Jedno z zaznaczonych pism nie czeka już na wysłanie. Sprawdź listę jeszcze raz",
    )
    sent_on = DateField("Dzień wysłania", missing="Podaj dzień, w którym wysłano pisma")


@PAGES.route("/", methods=["GET", "POST"])
@needs(Right.LETTERS)
def batch(programme: str, batch_id: str) -> Answer:
    """The batch; a button has letters made, made anew or taken out."""
    if request.method == "GET":
        return _shown(office_letters().wait(programme, batch_id, PATIENCE))
    found = services().batching.deeds.get(programme, batch_id)
    if reasons := refused(lambda: _do(programme, batch_id, request.form.get("action", ""))):
        return _shown(found, reasons), 409
    return redirect(url_for(".batch", programme=programme, batch_id=batch_id), 303)


@PAGES.route("/wyslane", methods=["GET", "POST"])
@needs(Right.LETTERS)
def send(programme: str, batch_id: str) -> Answer:
    """All letters that can be sent, ticked, and the day they went out."""
    found = services().batching.deeds.get(programme, batch_id)
    if request.method == "GET":
        return _sending(found, _to_send(found))
    form = sent(Sending)
    form.letters.options = _options(found)
    if not form.validate():
        return _sending(found, form), 422
    told: list[tuple[int, tuple[NotSent, ...]]] = []
    chosen, day = form.letters.answer, form.sent_on.answer
    reasons = refused(
        lambda: told.append(office_letters().send(current_actor(), found, day, chosen))
    )
    if reasons:
        return _sending(found, form, reasons), 409
    done, others = told[0]
    if done:
        flash(f"Oznaczono jako wysłane: {counted(done, SENT)}.", "success")
    if others:
        form.letters.options = _options(found)
        return _sending(found, form, tuple(_named(others))), 409
    return redirect(url_for(".batch", programme=programme, batch_id=batch_id), 303)


@PAGES.get("/do-druku.pdf")
@needs(Right.LETTERS)
def print_run(programme: str, batch_id: str) -> Response:
    """Every made letter in posting order, for both sides of the paper; kept on no disk."""
    found = _taken(programme, batch_id, "do druku")
    file = os.fdopen(os.memfd_create("letters"), "w+b")
    services().batching.outputs.print_file(found, file)
    length = file.tell()
    file.seek(0)
    response = Response(_pieces(file), mimetype=PDF)
    response.headers["Content-Length"] = str(length)
    return _named_file(response, f"{_file_of(found)}-do-druku.pdf")


@PAGES.get("/pisma.zip")
@needs(Right.LETTERS)
def package(programme: str, batch_id: str) -> Response:
    """Every made letter as DOCX and PDF."""
    found = _taken(programme, batch_id, "ZIP")
    pieces = services().batching.outputs.zip(found)
    return _named_file(Response(pieces, mimetype="application/zip"), f"{_file_of(found)}.zip")


@PAGES.get("/adresy.<any(csv, xlsx, ods):table>")
@needs(Right.LETTERS)
def addresses(programme: str, batch_id: str, table: str) -> Response:
    """Who the made letters go to, in posting order."""
    found, form = _taken(programme, batch_id, f"adresy {table}"), TableFormat(table)
    data = table_file(services().batching.outputs.addresses(found), form)
    return plain_file(data, MEDIA_TYPES[form], f"{_file_of(found)}-adresy.{table}")


@PAGES.get("/<matter_id>.<any(pdf, docx):ending>")
@needs(Right.LETTERS)
def letter(programme: str, batch_id: str, matter_id: str, ending: str) -> Response:
    """One made letter."""
    found = services().batching.deeds.get(programme, batch_id)
    made = services().store.batches.made(found.id, matter_id)
    number = services().store.matters.get(programme, matter_id).case_number
    office_letters().take(current_actor(), found, f"{number} {ending}")
    name = file_name(0, number).partition("-")[2]
    data = made.pdf if ending == "pdf" else made.docx
    return plain_file(data, MEDIA[ending], f"{found.order.kind}-{name}.{ending}")


def _do(programme: str, batch_id: str, action: str) -> None:
    deeds, actor = services().batching.deeds, current_actor()
    if action == "make":
        deeds.generate(programme, batch_id, actor)
    elif action == "again":
        deeds.regenerate(programme, batch_id, actor)
    elif action.startswith(WITHDRAW):
        deeds.withdraw(programme, batch_id, action.removeprefix(WITHDRAW), actor)
        flash("Pismo jest wycofane z serii.", "success")


def _taken(programme: str, batch_id: str, what: str) -> Batch:
    """The batch whose files are asked for, noted in the ledger; 404 while nothing of it is made."""
    found = services().batching.deeds.get(programme, batch_id)
    if not services().store.batches.progress(batch_id).made:
        abort(404)
    office_letters().take(current_actor(), found, what)
    return found


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


def _named_file(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _file_of(found: Batch) -> str:
    return f"{found.order.kind}-{found.order.dated.isoformat()}"


def _shown(found: Batch, reasons: Reasons = ()) -> str:
    letters, progress = (
        services().store.batches.letters(found.id),
        services().store.batches.progress(found.id),
    )
    matters = _matters(found)
    return render_template(
        "office/correspondence/batch.html",
        batch=found,
        title=letter_of(found.order).name,
        running=found.state is BatchState.RUNNING,
        progress=progress,
        failed=[_failed(found, each, matters) for each in letters if each.failure],
        rows=[_row(found, each, matters) for each in letters if not each.failure],
        to_send=any(is_to_send(each) for each in letters),
        outdated=services().batching.deeds.is_outdated(found),
        addresses=[each.value for each in TableFormat],
        said=_progress_said(progress),
        withdraw=WITHDRAW,
        reasons=reasons,
    )


def _progress_said(progress: Progress) -> str:
    of_all = progress.all - progress.withdrawn
    return f"Gotowe: {progress.made} z {of_all}. Nieudane: {progress.failed}. Czeka: {progress.waiting}."


def _failed(found: Batch, each: BatchLetter, matters: Matters) -> Mapping[str, Any]:
    number, name = matters.get(each.matter_id, ("", ""))
    why, _, clauses = sentence(each).partition("\n")
    return {
        "id": each.matter_id,
        "number": number,
        "name": name or NAMELESS,
        "href": _matter(found, each),
        "why": why,
        "clauses": clauses.splitlines(),
    }


def _row(found: Batch, each: BatchLetter, matters: Matters) -> Mapping[str, Any]:
    number, name = matters.get(each.matter_id, ("", ""))
    tag, tone = STATES[each.state]
    return {
        "id": each.matter_id,
        "number": number,
        "name": name or NAMELESS,
        "href": _matter(found, each),
        "tag": "Wysłane" if each.sent_on else tag,
        "tone": "wait" if each.sent_on else tone,
        "when": short_date(each.sent_on) if each.sent_on else "",
        "made": each.state is LetterState.MADE,
        "open": each.sent_on is None and each.state is not LetterState.WITHDRAWN,
    }


def _matter(found: Batch, each: BatchLetter) -> str:
    programme = found.order.programme
    return url_for("office_matter.matter", programme=programme, matter_id=each.matter_id)


def _matters(found: Batch) -> Matters:
    every = services().store.matters.all(found.order.programme)
    return {each.id: (each.case_number, name_of(each)) for each in every}


def _options(found: Batch) -> tuple[Option, ...]:
    matters = _matters(found)
    letters = filter(is_to_send, services().store.batches.letters(found.id))
    return tuple(
        Option(each.matter_id, " · ".join(filter(None, matters.get(each.matter_id, ("", "")))))
        for each in letters
    )


def _to_send(found: Batch) -> Sending:
    options = _options(found)
    chosen = frozenset(str(each.value) for each in options)
    form = Sending(letters=chosen, sent_on=services().desk.clock())
    form.letters.options = options
    return form


def _sending(found: Batch, form: Sending, reasons: Reasons = ()) -> str:
    return render_template(
        "office/correspondence/batch_sent.html",
        batch=found,
        about=f"{letter_of(found.order).name}, {long_date(found.order.dated)}",
        form=form,
        reasons=reasons,
        heading="Pisma wysłane",
        press="Zapisz jako wysłane",
        back=url_for(".batch", programme=found.order.programme, batch_id=found.id),
        back_words="Wróć do serii pism",
    )


def _named(others: tuple[NotSent, ...]) -> Iterator[tuple[str, str]]:
    for each in others:
        for because, clause in each.because:
            yield f"{each.case_number}: {because}", clause
