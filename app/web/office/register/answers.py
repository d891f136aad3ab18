"""The answers of a matter as the paper has them: the applicants' own pages, filled in by a clerk.

Those of a bundle are corrected here, those of paper filled in, page by page until the matter is assessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from app.attachments.page import Page, Raw
from app.attachments.sheet import Sheet
from app.matters.matter import Entry, Matter
from app.matters.rights import Right
from app.web.office.deeds import VERSION, Reasons, refused, seen
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.office.register.matter import back
from app.web.questions import Answer, Journey, answered, asked, known, shown, task, typed
from app.web.services import services
from app.workflow.office.desk import Seen
from app.workflow.office.intake import Intake
from app.workflow.office.register import Register

PAGES = Blueprint(
    "office_answers", __name__, url_prefix="/biuro/<programme>/sprawy/<matter_id>/odpowiedzi/popraw"
)


@dataclass(frozen=True)
class PaperJourney(Journey):
    """A matter's answers; what is saved without a change is no deed. ``reasons`` say why one was refused."""

    matter: Matter
    sheet: Sheet
    seen: Seen
    reasons: Reasons = ()

    @classmethod
    def of(cls, matter: Matter, seen: Seen, reasons: Reasons = ()) -> "PaperJourney":
        run = services().desk.programme(matter.programme)
        sheet = Sheet(programme=run, answers=matter.answers, today=matter.received.on)
        return cls(matter, sheet, seen, reasons)

    def save(self, page: type[Page], raw: Raw) -> "PaperJourney":
        if page.slug in self.matter.answers and _same(raw, self.matter.answers[page.slug]):
            return self
        matter = Intake(services().desk).correct(current_actor(), self.seen, {page.slug: raw})
        return self.of(matter, _as_stored(matter))

    def here(self, page: type[Page], row: str) -> str:
        return _at(self.matter, page, wiersz=row)

    def onward(self, page: type[Page]) -> str:
        following = self.sheet.page_after(page.slug)
        return _list(self.matter) if following is None else _at(self.matter, following)

    def leave(self) -> str:
        return _list(self.matter)

    def drawn(self, form: Page) -> str:
        # The browser must not offer what the clerk last typed of somebody else, or of themselves.
        _keep_off(form)
        form.intro = ""
        return render_template(
            "office/register/question.html",
            about=about(self.matter),
            form=form,
            action=_at(self.matter, type(form)),
            path=_list(self.matter),
            carried={VERSION: self.seen.version},
            row=request.args.get("wiersz", ""),
            reasons=self.reasons,
        )


@PAGES.get("")
@needs(Right.INTAKE)
def overview(programme: str, matter_id: str) -> str:
    """Every page of the application, and how far each is."""
    matter = _matter(programme, matter_id)
    sheet = PaperJourney.of(matter, _as_stored(matter)).sheet
    parts = [
        (each.slug, [task(sheet, page, _at(matter, page, popraw=1)) for page in pages])
        for each, pages in asked(sheet)
    ]
    check = url_for("office_papers.check", programme=programme, matter_id=matter_id)
    return render_template(
        "office/register/answers_overview.html",
        about=about(matter),
        back=back(matter),
        parts=parts,
        check=check,
        from_paper=matter.received.entry is Entry.PAPER,
    )


@PAGES.route("/<slug>", methods=["GET", "POST"])
@needs(Right.INTAKE)
def question(programme: str, matter_id: str, slug: str) -> Answer:
    """Show a page, or keep what the paper says and go where the pressed button says."""
    matter = _matter(programme, matter_id)
    told = _as_stored(matter) if request.method == "GET" else seen(programme, matter_id)
    journey = PaperJourney.of(matter, told)
    page = journey.sheet.page(slug)
    if page is None:
        return redirect(_list(matter)) if known(slug) else abort(404)
    if request.method == "GET":
        return shown(journey, page)
    raw = typed(journey, page)
    answers: list[Answer] = []
    if reasons := refused(lambda: answers.append(answered(journey, page, raw))):
        form = journey.sheet.form(page, raw)
        return PaperJourney.of(matter, told, reasons).drawn(form), 409
    return answers[0]


def _matter(programme: str, matter_id: str) -> Matter:
    return Register(services().desk).open(current_actor(), programme, matter_id).matter


def _as_stored(matter: Matter) -> Seen:
    return Seen(matter.programme, matter.id, matter.version)


def _at(matter: Matter, page: type[Page], **more: Any) -> str:
    return url_for(
        "office_answers.question",
        programme=matter.programme,
        matter_id=matter.id,
        slug=page.slug,
        **more,
    )


def _list(matter: Matter) -> str:
    return url_for("office_answers.overview", programme=matter.programme, matter_id=matter.id)


def _same(raw: Raw, kept: Raw) -> bool:
    return {name: list(told) for name, told in raw.items()} == {
        name: list(told) for name, told in kept.items()
    }


def _keep_off(fields: Iterable[Any]) -> None:
    for field in fields:
        if field.kind == "rows":
            for row in field.rows:
                _keep_off(row)
        elif hasattr(field, "autocomplete"):
            field.autocomplete = None if field.kind == "date" else "off"
