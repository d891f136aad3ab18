"""Care that somebody else gives a participant: noted, changed and ended, beside their matter (rule T5)."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for

from app.attachments.page import Answers
from app.errors import NotOnRecord
from app.matters.matter import Matter
from app.matters.rights import Right
from app.months.care import CareSchedule
from app.web.office.assistants.care_form import (
    CareEndForm,
    CareForm,
    days_in_words,
    said_of,
    times_in_words,
)
from app.web.office.deeds import Answer, Reasons, as_shown, carry_out, seen
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.office.register.matter import back
from app.web.services import services
from app.wording.dates import short_date
from app.wording.labels import label
from app.wording.labels import sentence as capital
from app.workflow.months.care import Care
from app.workflow.office.desk import Seen

PAGES = Blueprint(
    "office_care", __name__, url_prefix="/biuro/<programme>/sprawy/<matter_id>/inne-uslugi"
)
UNKNOWN = "Nie ma takiego wpisu o innych usługach. Wybierz go z listy."
NOTED = "Zapisano. Usługi asystenta w tych godzinach zostaną zgłoszone jako nakładające się."


@PAGES.get("/")
@needs(Right.SETTLE)
def index(programme: str, matter_id: str) -> str:
    """What the office knows of it, by the day it began."""
    every = _service().of_matter(current_actor(), programme, matter_id)
    matter = _matter(programme, matter_id)
    return render_template(
        "office/assistants/care.html",
        about=about(matter),
        back=back(matter),
        rows=[_line(each) for each in every],
        new=_at("new", matter),
    )


@PAGES.route("/nowe", methods=["GET", "POST"])
@needs(Right.SETTLE)
def new(programme: str, matter_id: str) -> Answer:
    matter = _matter(programme, matter_id)
    form = _form(CareForm, {})
    return _deed(
        matter,
        form,
        lambda: _service().note(current_actor(), form.schedule(programme, matter_id)),
        heading="Inne usługi opiekuńcze",
    )


@PAGES.route("/<care_id>/zmien", methods=["GET", "POST"])
@needs(Right.SETTLE)
def change(programme: str, matter_id: str, care_id: str) -> Answer:
    matter, stored = _matter(programme, matter_id), _stored(programme, matter_id, care_id)
    form = _form(CareForm, said_of(stored))
    return _deed(
        matter,
        form,
        lambda: _service().change(
            current_actor(), seen(programme, care_id), form.schedule(programme, matter_id)
        ),
        heading="Popraw inne usługi",
        version=as_shown(stored),
    )


@PAGES.route("/<care_id>/zakoncz", methods=["GET", "POST"])
@needs(Right.SETTLE)
def end(programme: str, matter_id: str, care_id: str) -> Answer:
    """Since when they are no longer given; what was given before still counts."""
    matter, stored = _matter(programme, matter_id), _stored(programme, matter_id, care_id)
    today = services().desk.clock()
    form = _form(CareEndForm, {"until": stored.until or max(today, stored.since)})
    return _deed(
        matter,
        form,
        lambda: _service().end(current_actor(), seen(programme, care_id), form.until.answer),
        heading="Zakończ inne usługi",
        done="Zapisano ostatni dzień tych usług.",
        version=as_shown(stored),
        intro=f"{_kind(stored)}: {days_in_words(stored)}, {times_in_words(stored)}.",
    )


def _deed(  # noqa: PLR0913 - one keyword per thing a page of a deed may say
    matter: Matter,
    form: Any,
    deed: Callable[[], CareSchedule],
    *,
    heading: str,
    done: str = NOTED,
    version: int | None = None,
    **more: Any,
) -> Answer:
    def show(reasons: Reasons) -> str:
        told = {} if version is None else {"version": version}
        return render_template(
            "office/deed.html",
            form=form,
            reasons=reasons,
            about=about(matter),
            back=_at("index", matter),
            back_words="Inne usługi opiekuńcze",
            heading=heading,
            press="Zapisz",
            **told,
            **more,
        )

    def carried() -> None:
        deed()
        flash(done, "success")

    if request.method == "GET":
        return show(())
    return carry_out(form, carried, show, _at("index", matter))


def _line(schedule: CareSchedule) -> list[Any]:
    kind = _kind(schedule)
    parts: dict[str, Any] = {
        "programme": schedule.programme,
        "matter_id": schedule.matter_id,
        "care_id": schedule.id,
    }
    return [
        {"text": kind, "href": url_for("office_care.change", **parts), "more": "popraw"},
        {"lines": [days_in_words(schedule), times_in_words(schedule)]},
        {"lines": [f"od {short_date(schedule.since)}", _until(schedule)]},
        schedule.note,
        {"text": "Zakończ", "href": url_for("office_care.end", **parts), "more": kind},
    ]


def _until(schedule: CareSchedule) -> str:
    return f"do {short_date(schedule.until)}" if schedule.until else "nadal"


def _kind(schedule: CareSchedule) -> str:
    return capital(label(schedule.kind))


def _form(kind: Any, known: dict[str, Any]) -> Any:
    if request.method == "GET":
        return kind(data=known)
    return kind(Answers(request.form.to_dict(flat=False)))


def _stored(programme: str, matter_id: str, care_id: str) -> CareSchedule:
    """The schedule of this very matter."""
    stored = _service().one(current_actor(), Seen(programme, care_id))
    if stored.matter_id != matter_id:
        raise NotOnRecord(UNKNOWN)
    return stored


def _matter(programme: str, matter_id: str) -> Matter:
    return services().desk.matter(Seen(programme, matter_id))


def _at(page: str, matter: Matter) -> str:
    return url_for(f"office_care.{page}", programme=matter.programme, matter_id=matter.id)


def _service() -> Care:
    return Care(services().desk)
