"""Free places and everybody on the reserve list come in; the way to give each a place goes out (rule R6)."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template, url_for

from app.matters.rights import Actor, Right
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import NAMELESS
from app.web.services import services
from app.wording.values import PRIORITIES
from app.workflow.office.register import Summary
from app.workflow.office.reserve import Reserve
from rules.programme import load_programme

PAGES = Blueprint("office_reserve", __name__, url_prefix="/biuro/<programme>/lista-rezerwowa")


@PAGES.get("/")
@needs(Right.READ)
def index(programme: str) -> str:
    """Whom a free place may go to; they stand by case number, and none is before another."""
    actor = current_actor()
    offer = Reserve(services().desk).offer(actor, programme)
    may_resolve = actor.may(Right.RESOLVE, programme)
    return render_template(
        "office/register/reserve.html",
        offer=offer,
        rows=[_row(each, actor, programme) for each in offer.waiting],
        may_give=may_resolve and offer.free > 0,
        may_resolve=may_resolve,
    )


def _row(each: Summary, actor: Actor, programme: str) -> list[Any]:
    name = each.name or NAMELESS
    href = url_for("office_matter.matter", programme=programme, matter_id=each.id)
    row = [
        {"text": each.case_number, "href": href, "more": name},
        name,
        group_words(programme, each.group),
    ]
    return [*row, _step(each, programme)] if actor.may(Right.RESOLVE, programme) else row


def group_words(programme: str, group: int | None) -> str:
    """The priority group as the edition calls it (rule R3)."""
    if group is None:
        return "bez pierwszeństwa"
    return f"grupa {group}: {PRIORITIES[load_programme(programme).edition.priorities[group - 1]]}"


def _step(each: Summary, programme: str) -> Mapping[str, str]:
    """A new resolution instead of the one that was told; one that nobody was told of is withdrawn first."""
    if each.to_confirm:
        waiting = url_for("office_confirming.index", programme=programme)
        return {"text": "Czeka na zatwierdzenie", "href": waiting, "more": each.case_number}
    deed, words = ("replace", "Przyznaj miejsce nowym rozstrzygnięciem")
    if each.to_send:
        deed, words = ("withdraw", "Wycofaj wpis na listę (pisma nie wysłano)")
    href = url_for(f"office_resolutions.{deed}", programme=programme, matter_id=each.id)
    return {"text": words, "href": href, "more": each.case_number}
