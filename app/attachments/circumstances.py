"""A case and its programme come in; the circumstances on which pages and papers depend go out.

Without a birth date the case is taken for an adult's, as most applications are.
"""

from collections.abc import Callable

from rules.application.completeness import is_needed, requirements
from rules.application.timeline import application_day, has_turned, is_under_age, service_day, years
from rules.case import Case
from rules.programme import Need, Programme
from rules.vocabulary import Document, FilledBy

NAMED_IS_ENOUGH = "named_is_enough"
"""The qualification rule of editions that let the participant's choice alone decide (rule A2)."""


def on_child_path(case: Case, programme: Programme) -> bool:
    """Whether a certificate of disability with points 7 and 8 is what counts (rule E2)."""
    day, born = service_day(case, programme), case.participant.birth_date
    oldest = years(programme, "child_to_age", day)
    if born is None or oldest is None:
        return False
    return not has_turned(born, oldest, day)


def represented_by_law(case: Case, programme: Programme) -> bool:
    """Whether it is plain already that somebody acts for the participant, so nobody is asked."""
    under_age = is_under_age(case, programme, application_day(case, programme))
    return bool(under_age) or case.filled_by is FilledBy.GUARDIAN


def qualification_decides(programme: Programme) -> bool:
    """Whether the named assistant needs a diploma or experience (rule A2)."""
    return programme.edition.qualification_rule != NAMED_IS_ENOUGH


def is_required(document: Document, case: Case, programme: Programme) -> bool:
    """Whether an application is incomplete without a document."""
    return any(
        requirement.document is document and requirement.need is Need.REQUIRED
        for requirement in requirements(case, programme)
    )


def due(document: Document) -> Callable[[Case, Programme], bool]:
    """A condition: the programme asks this document of this case, or takes it if handed in."""

    def applies(case: Case, programme: Programme) -> bool:
        return is_needed(document, case, programme)

    return applies
