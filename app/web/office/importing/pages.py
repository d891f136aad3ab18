"""The import's pages: choose month and file, see what would be entered or all that is wrong, then take it."""

from typing import NamedTuple

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.documents.tables import MEDIA_TYPES, TableFormat, table_file
from app.errors import DeedRefused, UploadRefused
from app.fields import ChoiceField, Form, Option, Problem
from app.matters.rights import Right
from app.months.entry import period_of
from app.web.office.deeds import Answer, Reasons, sent
from app.web.office.diary.month_page import of_the_month
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.importing.preview import ENTRIES, lines, problem_row, problems_table
from app.web.office.importing.sealed_rows import Sealing
from app.web.sending import send
from app.web.services import services
from app.wording.dates import NBSP, month_and_year
from app.wording.labels import sentence
from app.wording.numbers import counted
from app.workflow.months.importing import Importing, Proposed
from app.workflow.months.month_template import template
from app.workflow.months.reading import before
from rules.diary import YearMonth

PAGES = Blueprint("office_importing", __name__, url_prefix="/biuro/<programme>/dziennik/wczytaj")
TEMPLATES = {f"wzor-{form}": form for form in TableFormat}
LISTS = {f"bledy-{form}": form for form in TableFormat}
SEALED = "wiersze"
MOST_SHOWN = 100
NOTHING_CHOSEN = f"Wybierz plik z{NBSP}wpisami"
IN_ERROR = (
    f"Nic nie zapisano. Błędów w{NBSP}pliku: {{count}}. Popraw je i{NBSP}wybierz plik jeszcze raz"
)
NO_CHANGE = "Wszystkie wpisy z tego pliku są już w dzienniku. Nic się nie zmieniło."
TAKEN = f"Plik jest wczytany. Nowe wpisy w{NBSP}dzienniku: {{count}}."


class Choosing(Form):
    """Which month a file is of; the file itself is no field of ours."""

    month = ChoiceField("Miesiąc", missing="Wybierz miesiąc")


class Mended(NamedTuple):
    """What the error summary asks of a form."""

    problems: tuple[Problem, ...]


@PAGES.route("", methods=["GET", "POST"])
@needs(Right.DIARY)
def index(programme: str) -> Answer:
    """Choose a month; take its template away, or bring a file that is then shown as it would be entered."""
    if request.method == "GET":
        form = Choosing(month=str(period_of(services().desk.clock())))
        form.month.options = _months(programme)
        return _choosing(form)
    form = sent(Choosing)
    form.month.options = _months(programme)
    action = request.form.get("action", "")
    if not form.validate():
        return _choosing(form), 422
    of = YearMonth(*map(int, form.month.answer.split("-")))
    if action in TEMPLATES:
        return _template(programme, of, TEMPLATES[action])
    return _looked_at(programme, form, of)


@PAGES.post("/podglad")
@needs(Right.DIARY)
def preview(programme: str) -> Answer:
    """Take what was shown; or take away the list of what is wrong with it."""
    action, actor = request.form.get("action", ""), current_actor()
    try:
        of, rows = _sealing(programme).open(request.form.get(SEALED, ""))
        if action in LISTS:
            found = _importing().propose(actor, programme, of, rows).problems
            data = table_file(problems_table(found), LISTS[action])
            return send(data, MEDIA_TYPES[LISTS[action]], f"co-poprawic.{LISTS[action]}")
        added = _importing().take(actor, programme, of, rows)
    except DeedRefused as refusal:
        form = Choosing()
        form.month.options = _months(programme)
        reasons = tuple(zip(refusal.because, refusal.clauses, strict=True))
        return _choosing(form, reasons=reasons), 409
    told = TAKEN.format(count=len(added)) if added else NO_CHANGE
    flash(told, "success" if added else "message")
    return redirect(url_for("office_diary.month", programme=programme, month=str(of)), 303)


def _looked_at(programme: str, form: Choosing, of: YearMonth) -> Answer:
    file = request.files.get("plik")
    data = file.read() if file else b""
    if not file or not file.filename:
        return _choosing(form, problem=NOTHING_CHOSEN), 422
    try:
        proposed = _importing().read(current_actor(), programme, of, data)
    except UploadRefused as refusal:
        return _choosing(form, problem=str(refusal)), 422
    sealed = _sealing(programme).seal(of, proposed.rows)
    if proposed.problems:
        told = IN_ERROR.format(count=len(proposed.problems))
        return _choosing(form, problem=told, proposed=proposed, sealed=sealed), 422
    return _shown(of, proposed, sealed)


def _choosing(
    form: Choosing,
    *,
    problem: str = "",
    proposed: Proposed | None = None,
    sealed: str = "",
    reasons: Reasons = (),
) -> str:
    """The first page, with everything that is wrong with what was sent."""
    problems = proposed.problems if proposed else ()
    own = (Problem(problem, "plik"),) if problem else ()
    return render_template(
        "office/importing/choose.html",
        form=Mended((*form.problems, *own)),
        fields=form,
        problem=problem,
        problems=[problem_row(each) for each in problems[:MOST_SHOWN]],
        left_out=max(len(problems) - MOST_SHOWN, 0),
        unknown=proposed.unknown if proposed else (),
        sealed=sealed,
        reasons=reasons,
    )


def _shown(of: YearMonth, proposed: Proposed, sealed: str) -> str:
    return render_template(
        "office/importing/preview.html",
        month=month_and_year(of),
        lines=[*lines(proposed)],
        already=counted(len(proposed.already), ENTRIES) if proposed.already else "",
        count=counted(len(proposed.entries), ENTRIES),
        unknown=proposed.unknown,
        remarks=of_the_month(proposed.judged) if proposed.judged else (),
        sealed=sealed,
    )


def _template(programme: str, of: YearMonth, form: TableFormat) -> Response:
    month, explained = template(_importing().whose(current_actor(), programme, of))
    return send(table_file(month, form, explained), MEDIA_TYPES[form], f"wpisy-{of}.{form}")


def _months(programme: str) -> tuple[Option, ...]:
    """The months of the programme that have begun, the last first."""
    desk = services().desk
    own = desk.programme(programme)
    of, first = period_of(min(desk.clock(), own.ends)), period_of(own.starts)
    months = [of]
    while before(months[-1]) >= first:
        months.append(before(months[-1]))
    return tuple(Option(str(each), sentence(month_and_year(each))) for each in months)


def _importing() -> Importing:
    return Importing(services().desk)


def _sealing(programme: str) -> Sealing:
    return Sealing(services().store.shelf, current_actor(), programme)
