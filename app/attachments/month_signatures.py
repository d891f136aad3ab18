"""A month's sheet comes in; who signs its papers, and under what words, goes out."""

from dataclasses import replace

from app.attachments.attachment import Signature, Signer
from app.attachments.monthly import MonthSheet
from app.attachments.places import ASSISTANT, is_represented
from app.attachments.signatures import named, of_the_organiser, of_the_participant
from rules.case import Case
from rules.month.deadline import last_day


def signatures(sheet: MonthSheet) -> tuple[Signature, ...]:
    """The assistant's, the participant's or the guardian's, the organiser's: in this order."""
    return (
        Signature(named("asystent", sheet.helper), ASSISTANT, Signer.ASSISTANT),
        of_the_participant(signing_case(sheet), sheet.programme),
        of_the_organiser(),
    )


def is_signed_by_guardian(sheet: MonthSheet) -> bool | None:
    """Whether a guardian signs; ``None`` while nobody knows: the paper then has room for both."""
    return is_represented(signing_case(sheet), sheet.programme)


def signing_case(sheet: MonthSheet) -> Case:
    """The case on the day a paper of the month is signed: who comes of age in the year signs from then on."""
    if sheet.of is None:
        return sheet.case
    return replace(sheet.case, applied_on=last_day(sheet.of))
