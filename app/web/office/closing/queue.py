"""What the office has or waits for comes in; the clerk's list of it, with filters and counts, goes out."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for

from app.attachments.page import Answers
from app.fields import ChoiceField, ChoicesField, Form, Option
from app.matters.rights import Right
from app.months.month_file import Part
from app.web.office.closing.papers import blank_forms
from app.web.office.closing.words import WAITS, hours_of
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services
from app.wording.dates import month_and_year, short_date
from app.wording.hours import days
from app.wording.labels import sentence
from app.wording.money import money
from app.workflow.months.closing import Closing
from app.workflow.months.month_queue import Line, Queue, Waits

PAGES = Blueprint("office_queue", __name__, url_prefix="/biuro/<programme>/rozliczenia")
NAMELESS = "asystent bez danych"
PART_WORDS: Mapping[Part, str] = {Part.MAIN: "podstawowe", Part.SUPPLEMENT: "dodatkowe"}
AT_FIRST = tuple(waits for waits in Waits if waits not in {Waits.EXPECTED, Waits.NOTHING})
"""What somebody has something to do about; the rest is shown when it is asked for."""
COUNTED = (Waits.COMPARISON, Waits.MISSING, Waits.MENDING, Waits.CORRECTION)


class Filters(Form):
    """Nothing here names anybody, so it may stand in an address."""

    stan = ChoicesField("Stan", [Option(w, name) for w, (name, _) in WAITS.items()], optional="")
    miesiac = ChoiceField("Miesiąc", optional="")


@PAGES.get("/")
@needs(Right.SETTLE)
def index(programme: str) -> str:
    """Everything that waits, or what the filters leave of it."""
    found = Closing(services().desk).queue(current_actor(), programme)
    asked = request.args.to_dict(flat=False)
    form = Filters(Answers(asked)) if asked else Filters(data={"stan": AT_FIRST})
    form.miesiac.options = tuple(_options(found))
    form.validate()
    lines = list(_wanted(found, form))
    return render_template(
        "office/closing/queue.html",
        form=form,
        is_filtered=bool(asked),
        counts=[{"name": WAITS[waits][0], "value": found.counts[waits]} for waits in COUNTED],
        rows=[row(line) for line in lines],
        blank_forms=blank_forms("office_month_papers.blank", programme),
    )


def row(line: Line) -> list[Any]:
    """A line of the list, as cells."""
    name, tone = WAITS[line.waits]
    edition = line.edition
    return [
        _named(line),
        month_and_year(line.of),
        PART_WORDS[line.part],
        {"tag": name, "tone": tone},
        {"lines": list(_deadline(line))},
        short_date(edition.handed_in_on) if edition else "",
        hours_of(edition.hours) if edition else "",
        money(edition.travel) if edition else "",
    ]


def _deadline(line: Line) -> Iterator[str]:
    """The deadline of a main part, and how far past it; a supplement has none (rule T9)."""
    if line.part is Part.MAIN:
        yield short_date(line.deadline)
    if line.days_late:
        yield f"po terminie: {days(line.days_late)}"


def _named(line: Line) -> Mapping[str, str] | str:
    name = line.name or NAMELESS
    if line.file is None or line.edition is None:
        return name
    href = url_for("office_comparing.opened", programme=line.file.programme, file_id=line.file.id)
    return {
        "text": name,
        "href": href,
        "more": f"{month_and_year(line.of)}, {PART_WORDS[line.part]}",
    }


def _options(found: Queue) -> Iterator[Option]:
    yield Option("", "Wszystkie miesiące")
    for of in reversed(found.months):
        yield Option(str(of), sentence(month_and_year(of)))


def _wanted(found: Queue, form: Filters) -> Iterator[Line]:
    states, month = form.stan.answer, form.miesiac.answer
    for line in found.lines:
        if (not states or line.waits in states) and (not month or str(line.of) == month):
            yield line
