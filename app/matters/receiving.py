"""What came on paper comes in; the matter an office opens for it goes out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.attachments.page import Raw
from app.matters.case_view import name_of
from app.matters.matter import Entry, Matter, Received, State
from app.matters.refusals import refuse
from app.matters.states import Deed, allow
from rules.vocabulary import FormOfAddress

NAMELESS = "Wpisz imię i nazwisko uczestnika: bez nich nie da się odnaleźć sprawy."
CODELESS = "Wpisz kod wydrukowany na dokumentach albo wybierz wpisanie zgłoszenia z papieru."
NOT_YET = "Dzień wpływu jest w przyszłości. Wpisz dzień, w którym dokumenty dotarły do biura."


def open_matter(programme: str, received: Received, answers: Mapping[str, Raw], on: date) -> Matter:
    """A new matter from a bundle printed here or typed from paper: the same answers, the same rules.

    It has neither id nor number yet, so that no number is used up by what is refused.
    """
    if received.on > on:
        refuse(NOT_YET)
    if received.entry is Entry.BUNDLE and not received.bundle:
        refuse(CODELESS)
    matter = Matter("", programme, State.SUBMITTED, "", received, answers)
    if not name_of(matter):
        refuse(NAMELESS)
    return matter


def correct_answers(matter: Matter, answers: Mapping[str, Raw]) -> Matter:
    """The matter with answers as the paper has them; its papers are to be checked anew (rule R1)."""
    allow(Deed.CORRECT_ANSWERS, matter)
    corrected = replace(matter, answers={**matter.answers, **answers}, state=State.SUBMITTED)
    if not name_of(corrected):
        refuse(NAMELESS)
    return replace(corrected, papers=replace(matter.papers, checked_on=None))


def note_wishes(
    matter: Matter, form_of_address: FormOfAddress | None, accessible_form: str
) -> Matter:
    """How the person wishes to be addressed (rule R9) and in what form they need letters (rule R12)."""
    return replace(matter, form_of_address=form_of_address, accessible_form=accessible_form.strip())
