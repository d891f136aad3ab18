"""A week of the diary to repeat: chosen, shown as what would be made and what not, and then made at once."""

import re
import secrets
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.fields import ChoiceField, ChoicesField, Form, Option
from app.matters.rights import Right
from app.months.people import short_names
from app.web.office.deeds import Reasons, refused, sent
from app.web.office.diary.month_page import times
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services
from app.wording.dates import day_of_week, long_date
from app.wording.numbers import Forms, counted
from app.workflow.months.repeating import Planned, Repeating
from rules.month.moments import DAY, in_warsaw

PAGES = Blueprint(
    "office_diary_repeating", __name__, url_prefix="/biuro/<programme>/dziennik/powtorz"
)
SEED = re.compile(r"[0-9a-f]{32}")
MOST_SOURCES = 5
ENTRIES = Forms("wpis", "wpisy", "wpisów", "wpisu")

WILL_BE = Forms("Powstanie", "Powstaną", "Powstanie", "Powstanie")


class Weeks(Form):
    source = ChoiceField("Tydzień, który się powtarza", missing="Wybierz tydzień do powtórzenia")
    targets = ChoicesField("Tygodnie do wypełnienia", missing="Wybierz tygodnie do wypełnienia")


@PAGES.route("/", methods=["GET", "POST"])
@needs(Right.DIARY)
def repeat(programme: str) -> Response | str | tuple[str, int]:
    """Choose, look, make: nothing is kept before it was shown."""
    form = _form(programme)
    if request.method == "GET":
        return _shown(programme, form)
    if not form.validate():
        return _shown(programme, form), 422
    source, targets = _chosen(form)
    seed = _seed()
    if request.form.get("action") != "make":
        plan = Repeating(services().desk).plan(current_actor(), programme, source, targets, seed)
        return _shown(programme, form, plan=plan)
    made: list[Any] = []
    reasons = refused(lambda: made.extend(_made(programme, source, targets, seed)))
    if reasons:
        return _shown(programme, form, reasons), 409
    flash(f"Dodano {counted(len(made), ENTRIES)}.", "success")
    return redirect(url_for("office_diary.index", programme=programme), 303)


def _made(programme: str, source: date, targets: Iterable[date], seed: str) -> Sequence[Any]:
    return Repeating(services().desk).repeat(current_actor(), programme, source, targets, seed)


def _form(programme: str) -> Weeks:
    form = sent(Weeks) if request.method == "POST" else Weeks()
    service = Repeating(services().desk)
    weeks = list(service.weeks(current_actor(), programme).items())[:MOST_SOURCES]
    form.source.options = tuple(
        Option(monday.isoformat(), f"{_week(monday)}: {counted(count, ENTRIES)}")
        for monday, count in weeks
    )
    form.targets.options = tuple(
        Option(monday.isoformat(), _week(monday)) for monday in service.targets()
    )
    return form


def _chosen(form: Weeks) -> tuple[date, tuple[date, ...]]:
    targets = sorted(date.fromisoformat(code) for code in form.targets.answer)
    return date.fromisoformat(form.source.answer), tuple(targets)


def _seed() -> str:
    """That of the page, so that a double click makes one set; another where it is no seed of ours."""
    told = request.form.get("seed", "")
    return told if SEED.fullmatch(told) else secrets.token_hex(16)


def _shown(
    programme: str, form: Weeks, reasons: Reasons = (), plan: Sequence[Planned] | None = None
) -> str:
    made = [each for each in plan or () if not each.skipped]
    return render_template(
        "office/diary/repeat.html",
        form=form,
        reasons=reasons,
        seed=_seed(),
        planned=plan is not None,
        made=_lines(programme, made),
        skipped=_lines(programme, [each for each in plan or () if each.skipped]),
        heading=_heading(len(made)),
        back=url_for("office_diary.index", programme=programme),
    )


def _lines(programme: str, planned: Iterable[Planned]) -> list[tuple[str, str, str]]:
    """Each as when, who and why it is left out."""
    get = services().desk.rooms.matters.get
    found = list(planned)
    people = short_names(
        get(programme, each) for each in sorted({p.entry.matter_id for p in found})
    )
    return [
        (
            f"{day_of_week(in_warsaw(each.entry.starts).date())}, {times(each.entry)}",
            people[each.entry.matter_id],
            each.skipped,
        )
        for each in found
    ]


def _heading(count: int) -> str:
    if not count:
        return "Nic nie powstanie"
    return f"{WILL_BE.after(count)} {counted(count, ENTRIES)}"


def _week(monday: date) -> str:
    """„12–18 stycznia 2026 r.”, with both months named where there are two."""
    sunday = monday + 6 * DAY
    first = str(monday.day) if monday.month == sunday.month else long_date(monday)
    return f"{first}\N{EN DASH}{long_date(sunday)}"
