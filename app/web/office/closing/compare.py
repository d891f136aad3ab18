"""One part of a month and its signed paper come in; what was compared, a return or an acceptance goes out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for

from app.attachments.page import Answers
from app.fields import Form, LongTextField
from app.matters.rights import Right
from app.months.judged_month import JudgedMonth
from app.months.month_file import Edition, MonthState
from app.months.naming import sentence_in
from app.months.paper_rows import CardRow, LogRow, PaperRow, SheetRows, group_by_vehicle, total
from app.web.office.closing.compare_form import compared, form_of, remark_names, same_code
from app.web.office.closing.lines import KINDS, ceiling, remarks, said, totals
from app.web.office.closing.words import (
    CHANGES,
    LOGS,
    PARTS,
    card_times,
    changed,
    done,
    hours_of,
    journey_row,
    service_of,
    state_tag,
    when,
    with_day,
)
from app.web.office.deeds import VERSION, Answer, Reasons, carry_out, seen, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services
from app.wording.dates import long_date, month_and_year
from app.wording.entries import DASH
from app.wording.hours import duration
from app.wording.money import money
from app.workflow.months.closing import Closing
from app.workflow.months.handed_month import HandedMonth
from app.workflow.office.desk import Seen

Cells = Callable[[Any], Mapping[str, Any]]
PAGES = Blueprint(
    "office_comparing", __name__, url_prefix="/biuro/<programme>/rozliczenia/<file_id>"
)
SAVE, RETURN, ACCEPT = "save", "return", "accept"
DONE = {
    SAVE: "Zapisano, co jest już sprawdzone.",
    RETURN: "Rozliczenie jest zwrócone do poprawy.",
    ACCEPT: "Rozliczenie jest przyjęte.",
}


class ReopeningForm(Form):
    reason = LongTextField(
        "Powód korekty",
        hint="Będzie go widać na rozliczeniu i w rejestrze zdarzeń.",
        missing="Wpisz powód korekty",
        max_length=1000,
        rows=4,
    )


@PAGES.route("/", methods=["GET", "POST"])
@needs(Right.SETTLE)
def opened(programme: str, file_id: str) -> Answer:
    """The rows as on paper, with a box and a remark each; saved, returned or accepted by three buttons."""
    handed = _closing().open(current_actor(), programme, file_id)
    if request.method == "GET":
        return _page(handed, form_of(handed, None))
    form = form_of(handed, Answers(request.form.to_dict(flat=False)))
    action = request.form.get("action", SAVE)
    onward = _here(handed) if action not in {RETURN, ACCEPT} else _queue(programme)

    def deed() -> None:
        _do(action, seen(programme, file_id), handed, form)
        flash(DONE.get(action, DONE[SAVE]), "success")

    return carry_out(form, deed, lambda reasons: _page(handed, form, reasons), onward)


@PAGES.route("/korekta", methods=["GET", "POST"])
@needs(Right.SETTLE)
def reopen(programme: str, file_id: str) -> Answer:
    """An accepted part open again, with a reason."""
    handed = _closing().open(current_actor(), programme, file_id)
    form = ReopeningForm() if request.method == "GET" else sent(ReopeningForm)

    def show(reasons: Reasons) -> str:
        return render_template(
            "office/deed.html",
            form=form,
            reasons=reasons,
            about=_title(handed),
            back=_here(handed),
            back_words="Wróć do rozliczenia",
            version=_version(handed),
            heading="Otwórz rozliczenie do korekty",
            intro="Asystent znów będzie zmieniać wpisy i odda nowe papiery, oznaczone jako korekta. "
            "To, co było przyjęte, zostaje w aktach.",
            press="Otwórz do korekty",
        )

    if request.method == "GET":
        return show(())

    def deed() -> None:
        _closing().reopen(current_actor(), seen(programme, file_id), form.reason.answer)
        flash("Rozliczenie jest otwarte do korekty.", "success")

    return carry_out(form, deed, show, _here(handed))


def _do(action: str, shown: Seen, handed: HandedMonth, form: Form) -> None:
    noted, actor = compared(form, handed), current_actor()
    if action == RETURN:
        _closing().give_back(actor, shown, noted)
    elif action == ACCEPT:
        _closing().accept(actor, shown, noted, same_code=same_code(form))
    else:
        _closing().compare(actor, shown, noted)


def _page(handed: HandedMonth, form: Form, reasons: Reasons = ()) -> str:
    file, judged = handed.file, handed.judged
    stops = tuple(each for each in handed.noticed if each.stops_acceptance)
    others = tuple(each for each in handed.noticed if not each.stops_acceptance)
    names = dict(judged.view.people.participants)
    return render_template(
        "office/closing/compare.html",
        form=form,
        reasons=reasons,
        handed=handed,
        edition=handed.edition,
        title=_title(handed),
        part=PARTS[file.part],
        state=state_tag(file),
        version=_version(handed),
        may_decide=file.state is MonthState.HANDED_IN,
        may_reopen=file.state is MonthState.ACCEPTED,
        reopen=url_for("office_comparing.reopen", programme=file.programme, file_id=file.id),
        papers=_papers_link(handed),
        stops=said(stops, judged),
        others=said(others, judged),
        differences=[
            {
                "title": CHANGES[each.change],
                "entry": f"{when(each.entry)}, {names.get(each.entry.matter_id, '')}",
                "lines": changed(each, names),
            }
            for each in handed.differences
        ],
        noted=list(remarks(handed.edition.remarks, handed.content.entries, judged, linked=False)),
        papers_shown=list(_papers(handed)),
        totals=totals(handed.sheets),
        ceiling=ceiling(handed.travel),
        editions=[_edition(each) for each in reversed(file.editions)],
    )


def _papers_link(handed: HandedMonth) -> str:
    """Nothing where a month without services was handed in: that has no papers."""
    file = handed.file
    if not handed.sheets:
        return ""
    endpoint = "office_month_papers.handed_in"
    return url_for(endpoint, programme=file.programme, file_id=file.id)


def _papers(handed: HandedMonth) -> Iterator[Mapping[str, Any]]:
    """A card and the logs of each participant, rows numbered as on paper."""
    names = remark_names(handed)
    for sheet in handed.sheets:
        for title, rows, cells, in_all in _tables(sheet):
            if rows:
                yield {
                    "title": title,
                    "participant": sheet.participant,
                    "rows": list(_rows(rows, cells, names, handed.judged)),
                    "is_card": cells is _card_cells,
                    "total": in_all,
                }


def _tables(sheet: SheetRows) -> Iterator[tuple[str, Sequence[Any], Cells, str]]:
    yield "Karta realizacji usług", sheet.card, _card_cells, duration(sheet.fund + sheet.own_funds)
    for log, rows in sheet.logs.items():
        by_vehicle = group_by_vehicle(rows)
        for vehicle, driven in by_vehicle.items():
            plate = vehicle.registration if vehicle and len(by_vehicle) > 1 else ""
            title = f"{LOGS[log]} {plate}".rstrip()
            yield title, driven, _log_cells, money(total(tuple(driven)))


def _rows(
    rows: Sequence[PaperRow], cells: Cells, names: Mapping[str, str], judged: JudgedMonth
) -> Iterator[Mapping[str, Any]]:
    """A row with a long waiting has several lines on paper, each with its number."""
    next_number = 1
    for row in rows:
        lines = len(row.parts) if isinstance(row, CardRow) else 1
        last = next_number + lines - 1
        findings = [
            (*KINDS[each.severity], sentence_in(each, judged.view.month)) for each in row.findings
        ]
        yield {
            "key": row.key,
            "number": f"{next_number}{DASH}{last}" if lines > 1 else str(last),
            "day": with_day(row.on),
            "remark": names[row.key],
            "findings": [{"tag": t, "tone": tone, "text": text} for t, tone, text in findings],
            **cells(row),
        }
        next_number = last + 1


def _card_cells(row: CardRow) -> Mapping[str, Any]:
    return {"times": card_times(row), "value": duration(row.row.settled), "lines": done(row)}


def _log_cells(row: LogRow) -> Mapping[str, Any]:
    cost = "bez kwoty" if row.cost is None else money(row.cost.amount)
    return {"times": service_of(row), "value": cost, "lines": journey_row(row)}


def _edition(edition: Edition) -> Mapping[str, str]:
    """One line of the history: when it came, from whom, and what became of it."""
    note = f" (korekta {edition.correction})" if edition.correction else ""
    what = "czeka na sprawdzenie"
    if edition.taken_back_on:
        what = f"cofnięto {long_date(edition.taken_back_on)}"
    elif edition.returned_on:
        what = f"zwrócono {long_date(edition.returned_on)}: {edition.decided_by}"
    elif edition.accepted_on:
        what = f"przyjęto {long_date(edition.accepted_on)}: {edition.decided_by}"
    return {
        "when": long_date(edition.handed_in_on),
        "who": edition.handed_in_by,
        "what": f"{hours_of(edition.hours)} godz., {money(edition.travel)}, kod {edition.code}{note}",
        "note": what,
    }


def _title(handed: HandedMonth) -> str:
    return f"{handed.name}, {month_and_year(handed.file.of)}"


def _version(handed: HandedMonth) -> int | None:
    shown = seen(handed.file.programme, handed.file.id).version
    return shown if VERSION in request.form else handed.file.version


def _here(handed: HandedMonth) -> str:
    file = handed.file
    return url_for("office_comparing.opened", programme=file.programme, file_id=file.id)


def _queue(programme: str) -> str:
    return url_for("office_queue.index", programme=programme)


def _closing() -> Closing:
    return Closing(services().desk)
