"""One matter before the commission: what is proposed in it, and how the members agreed on that."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, request

from app.attachments.page import Answers
from app.matters.matter import in_order_of_paper
from app.matters.rights import Right
from app.matters.session import Session
from app.matters.states import DECIDED
from app.web.office.commission.agenda import standing_after
from app.web.office.commission.session_deed import SessionDeed, back, opened
from app.web.office.commission.session_forms import Proposing, said_of
from app.web.office.commission.standing import figures_of
from app.web.office.deeds import Answer, refused, seen
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.office.register.resolutions import first_day
from app.web.services import services
from app.workflow.office.desk import Seen
from app.workflow.office.register import OpenMatter, Register
from app.workflow.office.sessions import Sessions

PAGES = Blueprint(
    "office_proposals", __name__, url_prefix="/biuro/<programme>/komisja/<session_id>/sprawy"
)
DROP = "drop"
WHY_CHANGED = (
    "Ta osoba dostała już pismo. Napisz, dlaczego rozstrzygnięcie się zmienia: zostanie to w protokole, "
    "w aktach sprawy i w dzienniku."
)
WHICH_FORMAL = (
    "Tej sprawy nie oceniono. Przy odmowie napisz, których kryteriów formalnych "
    "nie spełnia zgłoszenie."
)


@dataclass(frozen=True)
class Before:
    """One matter as it lies before the commission."""

    matter: OpenMatter

    def page(self) -> SessionDeed[Proposing]:
        return SessionDeed(
            form=self._form,
            do=self._put,
            heading="Propozycja komisji",
            press="Zapisz propozycję",
            done=f"Propozycja w sprawie {self.matter.matter.case_number} jest zapisana.",
            template="office/commission/proposal.html",
            more=self._more,
        )

    def _form(self, session: Session, posted: Answers | None) -> Proposing:
        form = Proposing(data=self._begun(session)) if posted is None else Proposing(posted)
        matter = self.matter.matter
        if matter.state in DECIDED:
            form.note.hint = WHY_CHANGED
        elif matter.assessment is None:
            form.note.hint = WHICH_FORMAL
        return form

    def _begun(self, session: Session) -> dict[str, Any]:
        """The proposal made before, or what the card of assessment suggests."""
        known = session.proposal(self.matter.matter.id)
        if known is not None:
            return said_of(known)
        card = self.matter.matter.assessment
        return {
            "hours": None if card is None else card.proposed_hours,
            "since": first_day(self.matter.programme, session.held_on),
            "until": self.matter.programme.ends,
        }

    def _put(self, _: Session, seen: Seen, form: Proposing) -> None:
        proposal = form.proposal(self.matter.matter.id)
        Sessions(services().desk).put_proposal(current_actor(), seen, proposal)

    def _more(self, session: Session) -> Mapping[str, Any]:
        matter, limit = self.matter.matter, self.matter.most_to_award
        card = matter.assessment
        return {
            "person": about(matter),
            "limit": limit,
            "criteria": list(in_order_of_paper(card.found)) if card else [],
            "priority": matter.priority,
            "figures": figures_of(standing_after(session)),
            "present": len(session.present),
            "has_one": session.proposal(matter.id) is not None,
        }


@PAGES.route("/<matter_id>", methods=["GET", "POST"])
@needs(Right.SESSION)
def proposal(programme: str, session_id: str, matter_id: str) -> Answer:
    if request.method == "POST" and request.form.get("action") == DROP:
        return _drop(programme, session_id, matter_id)
    found = Register(services().desk).open(current_actor(), programme, matter_id)
    return Before(found).page().answer(programme, session_id)


def _drop(programme: str, session_id: str, matter_id: str) -> Answer:
    """The proposal taken back; why it cannot be is said on the session's page."""
    session = opened(programme, session_id)
    service, shown = Sessions(services().desk), seen(programme, session_id)
    because = refused(lambda: service.drop_proposal(current_actor(), shown, matter_id))
    for sentence, _ in because:
        flash(sentence)
    if not because:
        flash("Propozycja jest usunięta.", "success")
    return redirect(back(session), 303)
