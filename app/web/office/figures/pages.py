"""A programme's year by month, by participant and by assistant: tables, charts, and the way to files."""

from decimal import Decimal
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for

from app.matters.rights import Right
from app.months.tally import Counted
from app.months.year_figures import MonthSum, YearFigures
from app.web.office.figures.people import (
    BY_NAME,
    BY_USE,
    assistant_row,
    assistants_of,
    helper_rows,
    in_order,
    participant_row,
    served_rows,
)
from app.web.office.figures.shown import (
    MONTH_HOURS,
    MONTH_MONEY,
    MONTH_TRAVEL,
    NO_COST,
    SHARE_HOURS,
    hour_rows,
    hours_chart,
    money_rows,
    month_name,
    running_chart,
    travel_chart,
    travel_rows,
)
from app.web.office.figures.watched import of_assistant, of_participant, of_programme
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services

PAGES = Blueprint("office_figures", __name__, url_prefix="/biuro/<programme>/zestawienia")
ORDER = "kolejnosc"


@PAGES.get("/")
@needs(Right.READ)
def index(programme: str) -> str:
    """The programme by month."""
    year = year_of(programme)
    awards = [each.award for each in year.participants.values() if each.award is not None]
    awarded = sum(awards, Decimal(0)) if awards else None
    months = year.by_month()
    return _page(
        programme,
        months,
        year.total,
        heading="Zestawienia",
        view="programme",
        figures=list(of_programme(year.total, awarded, services().desk.programme(programme))),
        charts=[
            hours_chart(months),
            running_chart(months, awarded, "przyznano", "Godziny od początku roku"),
        ],
        files=("programme_months", {}),
    )


@PAGES.get("/uczestnicy")
@needs(Right.READ)
def participants(programme: str) -> str:
    year = year_of(programme)
    order = BY_USE if request.args.get(ORDER) == BY_USE else BY_NAME
    listed = in_order(year, order)
    return render_template(
        "office/figures/participants.html",
        rows=[participant_row(programme, year, each) for each in listed],
        passing=sum(year.outlook(each.matter_id).passes for each in listed),
        order=order,
        may_export=_may_export(programme),
        month=_known_to(year),
    )


@PAGES.get("/uczestnicy/<matter_id>/")
@needs(Right.READ)
def participant(programme: str, matter_id: str) -> str:
    year = year_of(programme)
    each = year.participants.get(matter_id) or abort(404)
    months = year.months_of_participant(matter_id)
    outlook = year.outlook(matter_id)
    return _page(
        programme,
        months,
        year.of_participant(matter_id),
        heading=each.name,
        view="participant",
        passes=outlook.passes,
        figures=list(of_participant(each, outlook, year.of_participant(matter_id))),
        charts=[
            hours_chart(months),
            running_chart(months, None, "limit", "Godziny od początku roku a limit"),
        ],
        files=("participant_months", {"matter_id": matter_id}),
        beside="Kto pomagał",
        beside_first="Asystent",
        shares=helper_rows(programme, year, matter_id),
        matter=url_for("office_matter.matter", programme=programme, matter_id=matter_id),
    )


@PAGES.get("/asystenci")
@needs(Right.READ)
def assistants(programme: str) -> str:
    year = year_of(programme)
    return render_template(
        "office/figures/assistants.html",
        rows=[assistant_row(programme, year, key, name) for key, name in assistants_of(year)],
        may_export=_may_export(programme),
        month=_known_to(year),
    )


@PAGES.get("/asystenci/<assistant_id>/")
@needs(Right.READ)
def assistant(programme: str, assistant_id: str) -> str:
    year = year_of(programme)
    names = dict(assistants_of(year))
    name = names.get(assistant_id) or abort(404)
    return _of_one_assistant(programme, year, assistant_id, name, own=False)


@PAGES.get("/moje")
@needs(Right.DIARY)
def own(programme: str) -> str:
    """An assistant's own year."""
    actor = current_actor()
    year = services().figures.own(actor, programme)
    return _of_one_assistant(programme, year, actor.account_id, "Moje godziny", own=True)


def _of_one_assistant(
    programme: str, year: YearFigures, assistant_id: str, name: str, *, own: bool
) -> str:
    months, told = year.months_of_assistant(assistant_id), year.of_assistant(assistant_id)
    return _page(
        programme,
        months,
        told,
        heading=name,
        view="own" if own else "assistant",
        figures=list(of_assistant(months, told)),
        charts=[hours_chart(months), travel_chart(months)],
        files=None if own else ("assistant_months", {"assistant_id": assistant_id}),
        beside="Komu",
        beside_first="Uczestnik",
        shares=served_rows(programme, year, assistant_id, linked=not own),
    )


def _page(programme: str, months: tuple[MonthSum, ...], told: Counted, **more: Any) -> str:
    costed = told.everything.cost is not None and told.everything.own_cost is not None
    rated = bool(services().desk.programme(programme).local_rates.get("hourly_cost"))
    return render_template(
        "office/figures/months.html",
        hour_columns=MONTH_HOURS,
        hour_rows=list(hour_rows(months, told)),
        money_columns=MONTH_MONEY,
        money_rows=list(money_rows(months, told)) if rated and costed else [],
        no_cost=NO_COST,
        share_columns=list(SHARE_HOURS),
        travel_columns=MONTH_TRAVEL,
        travel_rows=list(travel_rows(months, told)),
        contested=bool(told.contested),
        may_export=_may_export(programme),
        **more,
    )


def year_of(programme: str) -> YearFigures:
    """The year as the office may see it."""
    return services().figures.year(current_actor(), programme)


def _may_export(programme: str) -> bool:
    return current_actor().may(Right.EXPORT, programme)


def _known_to(year: YearFigures) -> str:
    return month_name(year.months[-1].of) if year.months else ""
