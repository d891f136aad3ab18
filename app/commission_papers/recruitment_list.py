"""The matters on one of the three lists come in; the list in full, or as numbers only, goes out (R6).

The list to publish is made of case numbers alone: no name, town, hours or reason is even handed to its
blank, so that an edited blank cannot print them either.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from textwrap import shorten
from typing import Any

from app.commission_papers.considered import Considered, by_case_number
from app.commission_papers.paper import (
    ORDER_DOES_NOT_COUNT,
    CommissionPaper,
)
from app.commission_papers.proposals import NO_PLACE, NOTHING
from app.matters.matter import Matter, Resolution
from app.matters.office import OfficeSettings
from app.matters.paper_heading import heading, town_and_date
from app.wording.answers import SHORT_DOTS, written
from app.wording.hours import hours
from app.wording.labels import sentence
from rules.programme import Programme
from rules.vocabulary import Criterion, Outcome

TITLES = {
    Outcome.QUALIFIED: "Lista osób zakwalifikowanych do Programu",
    Outcome.NOT_QUALIFIED: "Lista osób niezakwalifikowanych do Programu",
    Outcome.RESERVE: "Lista rezerwowa",
}
SLUGS = {
    Outcome.QUALIFIED: "list_qualified",
    Outcome.NOT_QUALIFIED: "list_not_qualified",
    Outcome.RESERVE: "list_reserve",
}
NO_MERIT = "Sprawy są ułożone według znaków. Nie jest to kolejność według oceny."
POSITION = "Pozycja na liście rezerwowej nie ma wpływu na przyznanie usług asystencji osobistej."
NUMBERS_ONLY = "Lista do ogłoszenia: osoby są oznaczone wyłącznie znakami spraw."
CONFIDENTIAL = "Do użytku urzędowego: lista zawiera dane osobowe i nie może być ogłoszona."
IN_SHORT = 240
"""Characters of a reason on a list: some seven lines of its column."""


class ListForm(StrEnum):
    """In full for the office, or as numbers only for publication."""

    FULL = "full"
    NUMBERS = "numbers"


def recruitment_list(  # noqa: PLR0913 - each is something the list says
    outcome: Outcome,
    considered: Iterable[Considered],
    programme: Programme,
    settings: OfficeSettings,
    *,
    on: date,
    form: ListForm,
) -> CommissionPaper:
    """The list of these matters as of a day; who stands on it is the caller's to say (see ``on_list``)."""
    slug = SLUGS[outcome] if form is ListForm.FULL else f"{SLUGS[outcome]}_numbers"
    context = list_context(outcome, considered, programme, settings, on=on, form=form)
    return CommissionPaper(slug, "recruitment_list", TITLES[outcome], context)


def list_context(  # noqa: PLR0913 - as above
    outcome: Outcome,
    considered: Iterable[Considered],
    programme: Programme,
    settings: OfficeSettings,
    *,
    on: date,
    form: ListForm,
) -> dict[str, Any]:
    """The names ``recruitment_list.docx`` asks for, no more and no fewer."""
    rows, full = by_case_number(considered), form is ListForm.FULL
    return {
        **heading(programme, settings, TITLES[outcome], TITLES[outcome]),
        "town_and_date": town_and_date(settings, on),
        "form_note": CONFIDENTIAL if full else NUMBERS_ONLY,
        "count": len(rows),
        "full": full,
        "last_column": "Godziny w roku" if outcome is Outcome.QUALIFIED else "Powód",
        "rows": [_row(each, outcome) for each in rows] if full else [],
        "numbers": [] if full else [each.matter.case_number for each in rows],
        "order_notes": [
            f"{NO_MERIT} {ORDER_DOES_NOT_COUNT}",
            *([POSITION] if outcome is Outcome.RESERVE else []),
        ],
    }


def _row(each: Considered, outcome: Outcome) -> dict[str, str]:
    matter, person = each.matter, each.case.participant
    priority = matter.priority
    return {
        "number": matter.case_number,
        "name": written(person.full_name, SHORT_DOTS),
        "town": written(person.address.town, SHORT_DOTS),
        "group": NOTHING
        if priority is None
        else "brak"
        if priority.group is None
        else str(priority.group),
        "last": _hours(matter.resolution) if outcome is Outcome.QUALIFIED else _reason(matter),
    }


def _hours(resolution: Resolution | None) -> str:
    """The hours of the award; those above the limit, which the organiser pays (rule L3), apart."""
    if resolution is None or resolution.hours is None:
        return NOTHING
    own = resolution.own_funds_hours
    extra = f" oraz {hours(own)} ze środków własnych" if own else ""
    return f"{hours(resolution.hours)}{extra}"


def _reason(matter: Matter) -> str:
    """Why somebody is not on the first list, in short; a refusal's letter gives the reasons whole (R7)."""
    resolution = matter.resolution
    if resolution is None:
        return NOTHING
    if resolution.formal_reasons:
        reasons = f"Warunki formalne: {resolution.formal_reasons}"
        return shorten(reasons, IN_SHORT, placeholder=" (…)")
    if resolution.for_want_of_places or resolution.outcome is Outcome.RESERVE:
        return sentence(NO_PLACE)
    given = " ".join(resolution.reasons.get(each, "").strip() for each in Criterion)
    return shorten(given, IN_SHORT, placeholder=" (…)") or NOTHING
