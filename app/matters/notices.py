"""A case and a resolution come in; the letter that tells it, as the rules see it, goes out (R7-R9, R12)."""

from app.matters.matter import Resolution
from rules.application.timeline import acts_through_guardian
from rules.case import Case, Notice
from rules.programme import LetterForm, Programme
from rules.vocabulary import Outcome


def notice_of(case: Case, resolution: Resolution, programme: Programme) -> Notice:
    """The letter our blanks make: in writing, to the right person, with rights and duties.

    Whoever says that it went out says that it went out in the form the participant needs (rule R12).
    """
    guardian = acts_through_guardian(case, programme)
    letters = programme.letters
    return Notice(
        outcome=resolution.outcome,
        in_writing=True,
        sent_on=resolution.sent_on,
        addressee=(case.guardian if guardian else case.participant).full_name,
        form_of_address=case.participant.form_of_address,
        hours=resolution.hours if resolution.outcome is Outcome.QUALIFIED else None,
        tells_rights_and_duties=True,
        reasons=resolution.reasons,
        appeal_notice=letters is not None and letters.form is LetterForm.DECISION,
        in_accessible_form=True if case.participant.accessible_form else None,
    )
