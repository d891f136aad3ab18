"""The assistant's own months come in; what to mend, the papers to sign, and handing in go out (rule T9)."""

from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for

from app.attachments.page import Answers
from app.fields import ConfirmField, Form
from app.matters.rights import Right
from app.months.closing import new_file
from app.months.entry import period_of
from app.months.month_file import MonthFile, Part, file_id
from app.web.office.closing.lines import ceiling
from app.web.office.closing.papers import PART, blank_forms
from app.web.office.closing.part_shown import SLUGS, is_shown, shown, statement
from app.web.office.closing.words import PARTS, Tag, state_tag
from app.web.office.deeds import Answer, Reasons, carry_out
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services
from app.wording.dates import long_date, month_and_year
from app.wording.labels import sentence
from app.workflow.months.closing import Closing
from app.workflow.months.month_standing import MonthStanding, PartStanding
from app.workflow.months.reading import before
from rules.diary import YearMonth
from rules.month.deadline import last_working_day

PAGES = Blueprint("office_closing", __name__, url_prefix="/biuro/<programme>/rozliczenie")
CODE = "kod"


class HandingForm(Form):
    """One box to tick: the statement, or that there were no services."""

    statement = ConfirmField("", missing="Zaznacz oświadczenie, żeby oddać rozliczenie")


@PAGES.get("/")
@needs(Right.DIARY)
def index(programme: str) -> str:
    """Every month of the programme that has begun, the newest first."""
    actor = current_actor()
    files = {file.id: file for file in _closing().own_files(actor, programme)}
    due = _closing().own_due(actor, programme)
    return render_template(
        "office/closing/months.html",
        rows=list(_months(programme, files, due)),
        blank_forms=blank_forms("office_month_papers.own_blank", programme),
    )


@PAGES.get("/<month:of>/")
@needs(Right.DIARY)
def month(programme: str, of: YearMonth) -> str:
    """What must be mended, what the papers will hold, and what comes next; part by part."""
    standing = _closing().state(current_actor(), programme, of)
    parts = [shown(standing, part) for part in Part if is_shown(standing, part)]
    return render_template(
        "office/closing/month.html",
        of=of,
        title=month_and_year(of),
        standing=standing,
        parts=parts,
        ceiling=ceiling(standing.travel),
        blank_forms=blank_forms("office_month_papers.own_blank", programme),
    )


@PAGES.route(f"/<month:of>/{PART}/oddaj", methods=["GET", "POST"])
@needs(Right.DIARY)
def hand_in(programme: str, of: YearMonth, part: str) -> Answer:
    """The statement, and with it the month goes to the office."""
    standing = _closing().state(current_actor(), programme, of)
    found = standing.parts[SLUGS[part]]
    form = HandingForm() if request.method == "GET" else HandingForm(_sent())
    form.statement.label.text = statement(found)
    code = found.code if request.method == "GET" else request.form.get(CODE, "")

    def show(reasons: Reasons) -> str:
        return _handing_page(standing, found, form, code, reasons)

    if request.method == "GET":
        return show(())

    def deed() -> None:
        empty = found.is_empty
        _closing().hand_in(
            current_actor(), programme, of, SLUGS[part], code=code, without_services=empty
        )
        flash("Rozliczenie jest oddane. Podpisane papiery zanieś albo wyślij do biura.", "success")

    return carry_out(form, deed, show, _back(programme, of))


@PAGES.route(f"/<month:of>/{PART}/cofnij", methods=["GET", "POST"])
@needs(Right.DIARY)
def take_back(programme: str, of: YearMonth, part: str) -> Answer:
    """As long as nobody at the office has begun to compare it."""
    form = Form()

    def show(reasons: Reasons) -> str:
        return render_template(
            "office/deed.html",
            form=form,
            reasons=reasons,
            about=f"{PARTS[SLUGS[part]]}, {month_and_year(of)}",
            back=_back(programme, of),
            back_words="Wróć do rozliczenia",
            heading="Cofnij oddanie rozliczenia",
            intro="Wpisy znów będzie można zmieniać. Potem oddaj rozliczenie jeszcze raz.",
            press="Cofnij oddanie",
        )

    if request.method == "GET":
        return show(())

    def deed() -> None:
        _closing().take_back(current_actor(), programme, of, SLUGS[part])
        flash("Oddanie jest cofnięte. Wpisy można zmieniać.", "success")

    return carry_out(form, deed, show, _back(programme, of))


def _months(
    programme: str, files: Mapping[str, MonthFile], due: Container[YearMonth]
) -> Iterator[list[Any]]:
    run, today = services().desk.programme(programme), services().desk.clock()
    of, first = period_of(min(today, run.ends)), period_of(run.starts)
    while of >= first:
        own = {part: _file(programme, of, part, files) for part in Part}
        href = url_for("office_closing.month", programme=programme, of=of)
        main, supplement = own[Part.MAIN], own[Part.SUPPLEMENT]
        yield [
            {"text": sentence(month_and_year(of)), "href": href},
            _main_tag(main, today, is_due=of in due),
            state_tag(supplement) if supplement.editions else "",
            long_date(last_working_day(of)),
        ]
        of = before(of)


def _main_tag(file: MonthFile, today: date, *, is_due: bool) -> Tag | str:
    """In the words of the office's queue where the month is late; none where nobody waits for it."""
    if file.editions:
        return state_tag(file)
    if not is_due:
        return "Bez przydziału"
    late = today > last_working_day(file.of)
    return {"tag": "Brak po terminie", "tone": "bad"} if late else state_tag(file)


def _file(programme: str, of: YearMonth, part: Part, files: Mapping[str, MonthFile]) -> MonthFile:
    own = current_actor().account_id
    found = files.get(file_id(programme, own, of, part))
    return found or new_file(programme, own, of, part)


def _handing_page(
    standing: MonthStanding, found: PartStanding, form: Form, code: str, reasons: Reasons
) -> str:
    return render_template(
        "office/closing/hand_in.html",
        form=form,
        reasons=reasons,
        about=f"{PARTS[found.file.part]}, {month_and_year(standing.of)}",
        back=_back(found.file.programme, standing.of),
        back_words="Wróć do rozliczenia",
        heading="Oddaj rozliczenie",
        press="Oddaj rozliczenie",
        part=shown(standing, found.file.part),
        code=code,
        ceiling=ceiling(standing.travel),
    )


def _back(programme: str, of: YearMonth) -> str:
    return url_for("office_closing.month", programme=programme, of=of)


def _sent() -> Answers:
    return Answers(request.form.to_dict(flat=False))


def _closing() -> Closing:
    return Closing(services().desk)
