"""What the account may see of a programme comes in; its overview goes out: what waits, figures, counts."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import url_for

from app.matters.rights import Actor, Right
from app.matters.states import STATE_NAMES
from app.months.month_file import MonthState
from app.web.office.commission.standing import figures_of
from app.web.office.register.lines import NAMELESS
from app.web.office.retention.shown import REQUEST_KINDS, request_page
from app.web.services import services
from app.wording.dates import long_date
from app.wording.labels import sentence
from app.workflow.dossier.data_requests import DataRequests
from app.workflow.integrity.overview import Overviews
from app.workflow.office.monitors import Monitors
from app.workflow.office.register import Summary
from app.workflow.office.reserve import Reserve
from app.workflow.office.waiting import Waiting, Waits, Work

MOST = 5
"""Matters named of each kind; the register has them all."""
TITLES = {
    Waits.CHECK: "Do sprawdzenia dokumentów",
    Waits.OVERDUE: "Nie uzupełniono w terminie",
    Waits.COMPLETION: "Niekompletne",
    Waits.ASSESSMENT: "Do oceny",
    Waits.RESOLUTION: "Ocenione, do rozstrzygnięcia",
    Waits.CONFIRMATION: "Do zatwierdzenia przez drugą osobę",
    Waits.LETTER: "Pisma do wysłania",
}
PAGES_OF = {
    Waits.CONFIRMATION: ("office_confirming.index", Right.RESOLVE, "Zatwierdź po kolei"),
    Waits.RESOLUTION: ("office_sessions.index", Right.SESSION, "Posiedzenia komisji"),
    Waits.LETTER: ("office_letters.index", Right.LETTERS, "Przygotuj pisma"),
}
"""Where all of one kind are dealt with at once."""


def shown(actor: Actor, programme: str) -> Mapping[str, Any]:
    """What the page shows; whoever may read nothing here sees only links to the rooms."""
    if not actor.may(Right.READ, programme):
        return {"reads": False}
    desk = services().desk
    work = Waiting(desk).work(actor, programme)
    standing = Monitors(desk).standing(actor, programme)
    offer = Reserve(desk).offer(actor, programme)
    return {
        "reads": True,
        "months_waiting": _months_waiting(actor, programme),
        "damaged": _damaged(actor, programme),
        "requests": list(_requests(actor, programme)),
        "may_take": actor.may(Right.INTAKE, programme),
        "waiting": list(_waiting(work, actor, programme)),
        "figures": figures_of(standing),
        "said": standing.said,
        "free": offer.free,
        "on_reserve": len(offer.waiting),
        "counts": [
            {"state": state.value, "name": sentence(STATE_NAMES[state]), "count": count}
            for state, count in work.counts.items()
            if count
        ],
    }


def _damaged(actor: Actor, programme: str) -> int:
    """Stored things of this programme that are damaged, for whoever may look into that."""
    if not actor.may(Right.AUDIT, programme):
        return 0
    return Overviews(services().watching.checking).damaged(programme)


def _months_waiting(actor: Actor, programme: str) -> int:
    """Months handed in that nobody has compared with their papers yet, for whoever settles them."""
    if not actor.may(Right.SETTLE, programme):
        return 0
    return services().store.month_files.count(programme).get(MonthState.HANDED_IN, 0)


def _requests(actor: Actor, programme: str) -> Iterator[Mapping[str, Any]]:
    """What participants asked of their data and nobody answered, the most urgent first."""
    if not actor.may(Right.FILE, programme):
        return
    today = services().desk.clock()
    for each in DataRequests(services().desk).open_ones(actor, programme):
        yield {
            "words": REQUEST_KINDS[each.kind],
            "href": request_page(each),
            "due": long_date(each.due_on),
            "late": each.due_on < today,
        }


def _waiting(work: Work, actor: Actor, programme: str) -> Iterator[Mapping[str, Any]]:
    for kind, title in TITLES.items():
        matters = work.waiting[kind]
        if matters:
            yield {
                "title": f"{title}: {len(matters)}",
                "matters": [_line(each, programme) for each in matters[:MOST]],
                "more": max(0, len(matters) - MOST),
                "all": _together(kind, actor, programme),
            }


def _line(each: Summary, programme: str) -> Mapping[str, str]:
    due = f", termin {long_date(each.call_due_on)}" if each.call_due_on else ""
    href = url_for("office_matter.matter", programme=programme, matter_id=each.id)
    return {"number": each.case_number, "name": each.name or NAMELESS, "due": due, "href": href}


def _together(kind: Waits, actor: Actor, programme: str) -> Mapping[str, str] | None:
    endpoint, right, words = PAGES_OF.get(kind, ("", Right.READ, ""))
    if not endpoint or not actor.may(right, programme):
        return None
    return {"href": url_for(endpoint, programme=programme), "words": words}
