"""A participant's dossier comes in; a plain page of what the office keeps of them goes out, to take along."""

from collections.abc import Iterator
from datetime import date

from flask import render_template

from app.attachments.answers import pages_of
from app.dossier.dossier import Dossier
from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.matters.states import STATE_NAMES
from app.web.shown import lines
from app.wording.dates import long_date
from app.wording.entries import time_of
from app.wording.labels import sentence
from app.wording.people import address_line
from app.workflow.office.events import EVENT_NAMES
from rules.month.moments import in_warsaw
from rules.programme import Programme

Row = list[str]


def summary(dossier: Dossier, on: date) -> str:
    """No script, nothing from anywhere else, headings and tables a screen reader walks through."""
    matter, programme = dossier.matter, dossier.programme
    return render_template(
        "office/retention/summary.html",
        programme_name=programme.name,
        organiser=programme.organiser.name.text,
        on=long_date(on),
        name=dossier.name,
        facts=list(_facts(matter, programme, on)),
        answers=list(_answers(matter, programme, on)),
        papers=[[each.title, long_date(each.made_on), each.edition] for each in dossier.papers],
        services=[
            [time_of(each.starts, each.ends), each.place]
            for each in sorted(dossier.entries, key=lambda entry: entry.starts)
            if not each.removed
        ],
        history=list(_history(dossier)),
    )


def _facts(matter: Matter, programme: Programme, on: date) -> Iterator[Row]:
    person = case_of(matter, programme, on).participant
    yield ["Imię i nazwisko", person.full_name]
    yield ["Adres", address_line(person.address)]
    yield ["Telefon", person.phone or "nie podano"]
    yield ["E-mail", person.email or "nie podano"]
    yield ["Znak sprawy", matter.case_number]
    yield ["Stan sprawy", sentence(STATE_NAMES[matter.state])]
    yield ["Wniosek wpłynął", long_date(matter.received.on)]


def _answers(matter: Matter, programme: Programme, on: date) -> Iterator[tuple[str, list[Row]]]:
    """Page by page, every question with what was answered."""
    case = case_of(matter, programme, on)
    for page in pages_of(case, programme):
        form = page.of(case, programme, matter.answers.get(page.slug))
        rows = [[field.label.text, "; ".join(lines(field))] for field in form]
        yield page.heading, rows


def _history(dossier: Dossier) -> Iterator[Row]:
    """What was done, on which day; by whom at the office is not the participant's data."""
    names = {event.value: name for event, name in EVENT_NAMES.items()}
    for line in dossier.history:
        yield [long_date(in_warsaw(line.at).date()), sentence(names.get(line.event, line.event))]
