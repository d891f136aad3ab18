"""A case and a programme come in; its priority group and level of support come out (R3, R4).

Neither looks at when an application came in (rule C9).
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from rules.application.eligibility import degree_of
from rules.application.timeline import certificate_on, figure_of, service_day
from rules.case import Case, Certificate
from rules.findings import Row
from rules.programme import HighSupportRule, Priority, Programme
from rules.verdict import Finding
from rules.vocabulary import CertificateKind, Degree, Household

Answer = bool | None
"""``None`` where an answer is missing."""


def _lives(case: Case, household: Household) -> Answer:
    answer = case.situation.household
    return None if answer is None else answer is household


def _without_help(case: Case, household: Household) -> Answer:
    lives, helped = _lives(case, household), case.situation.helped_by_others
    if not lives or helped is None:
        return lives and None
    return not helped


def _alone_without_help(case: Case, _programme: Programme) -> Answer:
    return _without_help(case, Household.ALONE)


def _cohabitants_without_help(case: Case, _programme: Programme) -> Answer:
    return _without_help(case, Household.WITH_DISABLED_PERSONS)


def _foster_family(case: Case, _programme: Programme) -> Answer:
    return _lives(case, Household.FOSTER_FAMILY)


def _family_type_institution(case: Case, _programme: Programme) -> Answer:
    return _lives(case, Household.FAMILY_TYPE_INSTITUTION)


def _severe(case: Case, programme: Programme) -> Answer:
    return _reaches_severe(case, programme, CertificateKind.DEGREE)


def _equivalent_to_severe(case: Case, programme: Programme) -> Answer:
    return _reaches_severe(case, programme, CertificateKind.EQUIVALENT)


def _reaches_severe(case: Case, programme: Programme, kind: CertificateKind) -> Answer:
    certificate = certificate_on(case, service_day(case, programme))
    if certificate.kind is None:
        return None
    if certificate.kind is not kind:
        return False
    reached = degree_of(certificate)
    return None if reached is None else reached is Degree.SEVERE


PRIORITIES: Mapping[Priority, Callable[[Case, Programme], Answer]] = {
    Priority.ALONE_WITHOUT_HELP: _alone_without_help,
    Priority.COHABITANTS_WITHOUT_HELP: _cohabitants_without_help,
    Priority.FOSTER_FAMILY: _foster_family,
    Priority.FAMILY_TYPE_INSTITUTION: _family_type_institution,
    Priority.SEVERE: _severe,
    Priority.EQUIVALENT_TO_SEVERE: _equivalent_to_severe,
}


def priority_group(case: Case, programme: Programme) -> int | None:
    """The first of the edition's groups the case belongs to, counted from 1.

    ``None`` when it belongs to none, or when a missing answer might put it in an earlier one.
    """
    for number, name in enumerate(programme.edition.priorities, start=1):
        answer = PRIORITIES[name](case, programme)
        if answer is not False:
            return number if answer else None
    return None


def needs_high_support(case: Case, programme: Programme, on: date | None = None) -> bool | None:
    """Rule R4: severe, equivalent, child with points 7 and 8, or compound; ``None`` if unknown.

    A certificate that does not qualify for the programme never counts. ``on`` is the first day of service
    where no other is said.
    """
    certificate = certificate_on(case, on or service_day(case, programme))
    return HIGH_SUPPORT_RULES[programme.edition.high_support_rule](certificate)


def _severe_equivalent_child_or_compound(certificate: Certificate) -> Answer:
    if certificate.kind is CertificateKind.CHILD:
        points = (certificate.point_7, certificate.point_8)
        return False if False in points else None if None in points else True
    reached = degree_of(certificate)
    if reached is None:
        return None
    if certificate.kind is CertificateKind.EQUIVALENT:
        return reached is not Degree.LIGHT
    return reached is Degree.SEVERE or (reached is Degree.MODERATE and certificate.compound)


HIGH_SUPPORT_RULES: Mapping[HighSupportRule, Callable[[Certificate], Answer]] = {
    HighSupportRule.SEVERE_EQUIVALENT_CHILD_OR_COMPOUND: _severe_equivalent_child_or_compound,
}


def priority(case: Case, programme: Programme) -> Iterator[Finding]:
    """R3: who comes first, and which answer is missing to tell."""
    row, group = Row("R3", programme), priority_group(case, programme)
    if group is not None:
        name = programme.edition.priorities[group - 1]
        yield row.notes("priority-group", "situation.household", group=group, priority=name)
    elif case.situation.household is None:
        yield row.notes("household-missing", "situation.household")
    elif case.situation.helped_by_others is None:
        yield row.notes("help-by-others-missing", "situation.helped_by_others")


def high_support(case: Case, programme: Programme) -> Iterator[Finding]:
    """R4: a participant who counts towards the share of those who need a high level of support."""
    if needs_high_support(case, programme):
        figure = figure_of(programme, "high_support_share", service_day(case, programme))
        yield Row("R4", programme, figure).notes("high-support", "certificate")
