"""A year comes in; its participants and assistants go out in order, each a row of a table."""

from decimal import Decimal

from flask import url_for

from app.months.tally import Counted
from app.months.year_figures import Entitled, YearFigures
from app.web.office.figures.shown import NOT_SET, Row, share_cells, time_figure
from app.wording.money import money
from app.wording.numbers import figure
from app.workflow.office.folding import folded

BY_NAME, BY_USE = "nazwisko", "wykorzystanie"
NAMELESS = "osoba bez danych"


def in_order(year: YearFigures, order: str) -> list[Entitled]:
    """Whoever was awarded hours or served: by name, or by the hours used, the most first."""
    served = {line.matter_id for line in year.lines}
    listed = [e for e in year.participants.values() if e.award is not None or e.matter_id in served]
    listed.sort(key=lambda each: (folded(each.name), each.case_number))
    if order == BY_USE:
        listed.sort(key=lambda each: year.outlook(each.matter_id).used, reverse=True)
    return listed


def assistants_of(year: YearFigures) -> list[tuple[str, str]]:
    """Accounts of everybody assigned or with hours, and their names, by name."""
    met = {each.assistant_id for each in year.assignments}
    met |= {line.assistant_id for line in year.lines}
    named = ((key, year.assistants.get(key, NAMELESS)) for key in met)
    return sorted(named, key=lambda each: (folded(each[1]), each[0]))


def participant_row(programme: str, year: YearFigures, each: Entitled) -> Row:
    told, outlook = year.of_participant(each.matter_id), year.outlook(each.matter_id)
    href = url_for("office_figures.participant", programme=programme, matter_id=each.matter_id)
    forecast = "" if outlook.forecast is None else figure(outlook.forecast.quantize(Decimal(1)))
    return [
        {"text": each.name, "href": href, "number": each.case_number},
        "" if each.award is None else figure(each.award),
        NOT_SET if outlook.limit is None else figure(outlook.limit),
        time_figure(outlook.used),
        time_figure(told.accepted.fund),
        time_figure(told.contested.hours),
        time_figure(told.sound.own_funds),
        {"text": forecast, "passes": outlook.passes},
    ]


def assistant_row(programme: str, year: YearFigures, key: str, name: str) -> Row:
    told = year.of_assistant(key)
    href = url_for("office_figures.assistant", programme=programme, assistant_id=key)
    return [
        {"text": name, "href": href},
        str(len(year.served_by(key))),
        *share_cells(told),
        money(told.sound.travel),
    ]


def helper_rows(programme: str, year: YearFigures, matter_id: str) -> list[Row]:
    rows = [
        (
            year.assistants.get(key, NAMELESS),
            url_for("office_figures.assistant", programme=programme, assistant_id=key),
            told,
        )
        for key, told in year.helpers_of(matter_id).items()
    ]
    return [
        [{"text": name, "href": href}, *share_cells(told)]
        for name, href, told in sorted(rows, key=_by_name)
    ]


def served_rows(programme: str, year: YearFigures, assistant_id: str, *, linked: bool) -> list[Row]:
    rows = [
        (
            year.participants[key].name if key in year.participants else NAMELESS,
            url_for("office_figures.participant", programme=programme, matter_id=key)
            if linked and key in year.participants
            else "",
            told,
        )
        for key, told in year.served_by(assistant_id).items()
    ]
    return [
        [{"text": name, "href": href} if href else name, *share_cells(told)]
        for name, href, told in sorted(rows, key=_by_name)
    ]


def _by_name(row: tuple[str, str, Counted]) -> tuple[str, str]:
    return folded(row[0]), row[1]
