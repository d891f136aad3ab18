"""A case and its programme come in; the circumstances on which pages and papers depend go out.

An age is that of the day the case is judged for (``applied_on``; the programme's first day while
there is none). Without a birth date the case is taken for an adult's, as most applications are.
"""

from collections.abc import Callable
from datetime import date

from rules.case import Case, Document, FilledBy
from rules.programme import Programme, When


def age_on(birth_date: date, day: date) -> int:
    """Age in full years; a year is complete from the beginning of the birthday (art. 112 k.c.)."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def younger_than(years: int, case: Case, programme: Programme) -> bool:
    """Whether this birthday is still to come; ``False`` while the birth date is unknown."""
    birth_date = case.participant.birth_date
    day = case.applied_on or programme.starts
    return birth_date is not None and age_on(birth_date, day) < years


def is_minor(case: Case, programme: Programme) -> bool:
    """Whether a parent or guardian acts by law, because the participant is not of full age."""
    return younger_than(_figure(programme, "majority_age"), case, programme)


def on_child_path(case: Case, programme: Programme) -> bool:
    """Whether a certificate of disability with points 7 and 8 is what counts (rule E2)."""
    return younger_than(_figure(programme, "child_to_age"), case, programme)


def needs_acceptance(case: Case, programme: Programme) -> bool:
    """Whether the guardian's acceptance of a named assistant is due (rules A3, C4)."""
    young = younger_than(_figure(programme, "minor_to_age"), case, programme)
    return young and case.names_assistant is True


def represented_by_law(case: Case, programme: Programme) -> bool:
    """Whether it is plain already that somebody acts for the participant, so nobody is asked."""
    return is_minor(case, programme) or case.filled_by is FilledBy.GUARDIAN


def _figure(programme: Programme, name: str) -> int:
    return int(str(programme.edition.figures[name].value))


WHEN: dict[When, Callable[[Case, Programme], bool]] = {
    When.ALWAYS: lambda _case, _programme: True,
    When.MINOR_WITH_NAMED_ASSISTANT: needs_acceptance,
    When.PRIORITY_OF_COHABITANTS: lambda _case, _programme: False,
}
"""When a printed attachment is due; papers only shown are none."""


def due(document: Document) -> Callable[[Case, Programme], bool]:
    """A condition: the programme asks this document of this case, or takes it if handed in."""

    def applies(case: Case, programme: Programme) -> bool:
        return any(
            WHEN[requirement.when](case, programme)
            for requirement in programme.requirements
            if requirement.document is document
        )

    return applies
