"""Resolutions of one matter: proposed, confirmed, withdrawn, replaced, and their letter said to be sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint

from app.attachments.page import Answers
from app.matters.case_view import assistant_of
from app.matters.rights import Right
from app.web.office.deeds import Answer
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.matter import RESOLVED, of_resolution
from app.web.office.register.matter_deed import MatterDeed
from app.web.office.register.resolution_forms import (
    Confirming,
    Instead,
    Resolving,
    Sending,
    Withdrawing,
)
from app.web.services import services
from app.workflow.office.desk import Seen
from app.workflow.office.monitors import Monitors
from app.workflow.office.register import OpenMatter
from app.workflow.office.resolutions import Resolutions
from rules.programme import Programme

PAGES = Blueprint(
    "office_resolutions",
    __name__,
    url_prefix="/biuro/<programme>/sprawy/<matter_id>/rozstrzygniecie",
)


def _begun(opened: OpenMatter) -> dict[str, Any]:
    """What the card of the assessment suggests: its hours, its words as reasons, today."""
    matter, today = opened.matter, services().desk.clock()
    card = matter.assessment
    words = (
        {} if card is None else {criterion.value: text for criterion, text in card.found.items()}
    )
    return {
        **words,
        "decided_on": today,
        "hours": None if card is None else card.proposed_hours,
        "since": first_day(opened.programme, today),
        "until": opened.programme.ends,
        "assistant": assistant_of(matter, today) or opened.case.assistant.full_name,
    }


def first_day(programme: Programme, today: date) -> date:
    return min(max(programme.starts, today), programme.ends)


def _proposing(opened: OpenMatter, posted: Answers | None) -> Resolving:
    return Resolving(data=_begun(opened)) if posted is None else Resolving(posted)


def _replacing(opened: OpenMatter, posted: Answers | None) -> Instead:
    return Instead(data=_begun(opened)) if posted is None else Instead(posted)


def _confirming(_: OpenMatter, posted: Answers | None) -> Confirming:
    return Confirming(posted)


def _withdrawing(_: OpenMatter, posted: Answers | None) -> Withdrawing:
    return Withdrawing(posted)


def _sending(_: OpenMatter, posted: Answers | None) -> Sending:
    return Sending(data={"sent_on": services().desk.clock()}) if posted is None else Sending(posted)


def _service() -> Resolutions:
    return Resolutions(services().desk)


def _propose(_: OpenMatter, seen: Seen, form: Resolving) -> None:
    actor = current_actor()
    _service().propose(actor, seen, form.resolution(actor.account_id))


def _supersede(_: OpenMatter, seen: Seen, form: Instead) -> None:
    actor = current_actor()
    _service().supersede(actor, seen, form.resolution(actor.account_id))


def _confirm(_: OpenMatter, seen: Seen, _form: Confirming) -> None:
    _service().confirm(current_actor(), seen)


def _withdraw(_: OpenMatter, seen: Seen, form: Withdrawing) -> None:
    _service().withdraw(current_actor(), seen, form.because.answer)


def _send(_: OpenMatter, seen: Seen, form: Sending) -> None:
    _service().mark_sent(current_actor(), seen, form.sent_on.answer)


def _limits(opened: OpenMatter) -> Mapping[str, Any]:
    """The most this person may get, and how places and money stand."""
    standing = Monitors(services().desk).standing(current_actor(), opened.matter.programme)
    return {"limit": opened.most_to_award, "standing": standing}


def _standing_one(opened: OpenMatter) -> Mapping[str, Any]:
    """What is confirmed, withdrawn or sent, as the matter's page says it."""
    resolution = opened.matter.resolution
    if resolution is None:
        return {"title": "", "rows": []}
    return {"title": RESOLVED[resolution.outcome], "rows": list(of_resolution(resolution))}


PROPOSE = MatterDeed(
    form=_proposing,
    do=_propose,
    heading="Rozstrzygnięcie",
    press="Zapisz rozstrzygnięcie",
    done="Rozstrzygnięcie jest zapisane. Co dalej, widać niżej.",
    template="office/register/resolution.html",
    more=_limits,
)
REPLACE = MatterDeed(
    form=_replacing,
    do=_supersede,
    heading="Nowe rozstrzygnięcie",
    press="Zapisz nowe rozstrzygnięcie",
    done="Nowe rozstrzygnięcie jest zapisane.",
    template="office/register/resolution.html",
    more=_limits,
)
CONFIRM = MatterDeed(
    form=_confirming,
    do=_confirm,
    heading="Zatwierdź rozstrzygnięcie",
    press="Zatwierdzam",
    done="Rozstrzygnięcie jest zatwierdzone.",
    template="office/register/standing_resolution.html",
    more=_standing_one,
)
WITHDRAW = MatterDeed(
    form=_withdrawing,
    do=_withdraw,
    heading="Wycofaj rozstrzygnięcie",
    press="Wycofaj",
    done="Rozstrzygnięcie jest wycofane.",
    template="office/register/standing_resolution.html",
    more=_standing_one,
)
SEND = MatterDeed(
    form=_sending,
    do=_send,
    heading="Pismo wysłane",
    press="Zapisz",
    done="Zapisano dzień wysłania pisma.",
    template="office/register/standing_resolution.html",
    more=_standing_one,
)


@PAGES.route("/nowe", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def propose(programme: str, matter_id: str) -> Answer:
    return PROPOSE.answer(programme, matter_id)


@PAGES.route("/zmien", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def replace(programme: str, matter_id: str) -> Answer:
    return REPLACE.answer(programme, matter_id)


@PAGES.route("/zatwierdz", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def confirm(programme: str, matter_id: str) -> Answer:
    return CONFIRM.answer(programme, matter_id)


@PAGES.route("/wycofaj", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def withdraw(programme: str, matter_id: str) -> Answer:
    return WITHDRAW.answer(programme, matter_id)


@PAGES.route("/wyslane", methods=["GET", "POST"])
@needs(Right.LETTERS)
def send(programme: str, matter_id: str) -> Answer:
    return SEND.answer(programme, matter_id)
