"""The facts of a letter come in; what the letter says in the rules' own terms goes out, for them to check."""

from app.letters.heading import choice
from app.letters.letter import LetterFacts
from rules.case import Notice
from rules.vocabulary import Outcome


def notice_of(facts: LetterFacts) -> Notice | None:
    """What the letter about the resolution that stands says; ``None`` where nothing was resolved.

    Letters are on paper and an award's always tells rights and duties: a blank without them is refused.
    """
    resolution = facts.matter.resolution
    if resolution is None:
        return None
    awards = resolution.outcome is Outcome.QUALIFIED
    return Notice(
        outcome=resolution.outcome,
        in_writing=True,
        sent_on=resolution.sent_on,
        addressee=facts.addressee.full_name,
        form_of_address=choice(facts),
        hours=resolution.hours if awards else None,
        tells_rights_and_duties=True if awards else None,
        reasons=resolution.reasons,
        appeal_notice=facts.is_decision,
        in_accessible_form=facts.in_accessible_form,
    )
