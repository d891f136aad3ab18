"""A matter under assessment comes in; the card of the three criteria goes out (rules R2-R4)."""

from collections.abc import Sequence
from typing import Any

from app.attachments.attachment import Signature, Signer
from app.commission_papers.considered import Considered
from app.commission_papers.paper import SIGNATURE, CommissionPaper
from app.matters.matter import Matter, PriorityReason
from app.matters.office import OfficeSettings
from app.matters.paper_heading import heading
from app.wording.answers import DOTS, paragraphs, written, written_as
from app.wording.dates import long_date
from app.wording.hours import hours
from app.wording.labels import label, sentence
from app.wording.people import address_line
from app.wording.ticks import yes_no
from app.wording.values import PRIORITIES
from rules.application.priorities import needs_high_support
from rules.programme import Programme
from rules.vocabulary import Criterion

NAME = "Karta oceny indywidualnej sytuacji"
MEMBER = "członek komisji"
ROOM_FOR_MEMBERS = 3
ROWS_TO_WRITE = 3


def assessment_card(
    considered: Considered,
    programme: Programme,
    settings: OfficeSettings,
    members: Sequence[str] = (),
) -> CommissionPaper:
    """The card of one matter; ``members`` sign it. What is not known yet has room to be written in."""
    title = f"{NAME} – {considered.matter.case_number}"
    context = card_context(considered, programme, settings, members)
    signed = (_signature(name) for name in members or _nobody())
    return CommissionPaper("assessment_card", "assessment_card", title, context, tuple(signed))


def card_context(
    considered: Considered,
    programme: Programme,
    settings: OfficeSettings,
    members: Sequence[str] = (),
) -> dict[str, Any]:
    """The names ``assessment_card.docx`` asks for, no more and no fewer."""
    matter, case = considered.matter, considered.case
    card, guardian = matter.assessment, case.guardian.full_name
    return {
        **heading(programme, settings, NAME, NAME),
        "case_number": matter.case_number,
        "participant": written(case.participant.full_name),
        "address": written(address_line(case.participant.address)),
        "guardian": guardian,
        "criteria": criteria(matter),
        "priority": priority(matter.priority, programme),
        "priority_reason": paragraphs(matter.priority.reason if matter.priority else "", rows=2),
        "high_support": yes_no(needs_high_support(case, programme)),
        "proposed_hours": written_as(card.proposed_hours if card else None, hours),
        "assessed_on": written_as(card.assessed_on if card else None, long_date, DOTS),
        "assessed_by": written(card.assessed_by if card else ""),
        "members": [{"name": name, "signature": SIGNATURE} for name in members or _nobody()],
    }


def criteria(matter: Matter) -> list[dict[str, Any]]:
    """Each of the three criteria with what was found of it, or room to write it."""
    found = matter.assessment.found if matter.assessment else {}
    return [
        {"name": sentence(label(each)), "found": paragraphs(found.get(each, ""), ROWS_TO_WRITE)}
        for each in Criterion
    ]


def priority(reason: PriorityReason | None, programme: Programme) -> str:
    """The priority group of rule R3 in the edition's words; dots while nobody acknowledged any."""
    if reason is None:
        return DOTS
    if reason.group is None:
        return "poza grupami pierwszeństwa"
    return f"grupa {reason.group}: {PRIORITIES[programme.edition.priorities[reason.group - 1]]}"


def _signature(name: str) -> Signature:
    """A member's place, beside the name or the room for it."""
    who = MEMBER if name == SIGNATURE else f"{MEMBER} – {name}"
    return Signature(who, name, Signer.ORGANISER)


def _nobody() -> tuple[str, ...]:
    return (SIGNATURE,) * ROOM_FOR_MEMBERS
