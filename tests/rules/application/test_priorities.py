"""The group somebody belongs to, and what it is called."""

import pytest

from rules import check
from rules.case import Case
from rules.programme import load_programme
from rules.vocabulary import CertificateKind, Equivalent, Household
from tests.builders import a_case, a_certificate, a_situation


def living(household: Household) -> Case:
    return a_case(situation=a_situation(household=household))


EQUIVALENT = a_certificate(
    kind=CertificateKind.EQUIVALENT, degree=None, equivalent=Equivalent.GROUP_1
)


@pytest.mark.parametrize(
    ("slug", "case", "group", "name"),
    [
        ("wiazowna_2026", living(Household.ALONE), 1, "alone_without_help"),
        ("wiazowna_2026", living(Household.WITH_DISABLED_PERSONS), 2, "cohabitants_without_help"),
        ("wiazowna_2026", living(Household.FOSTER_FAMILY), 3, "foster_family"),
        ("wiazowna_2026", living(Household.FAMILY_TYPE_INSTITUTION), 4, "family_type_institution"),
        ("ngo_2024", a_case(), 1, "severe"),
        ("ngo_2024", a_case(certificate=EQUIVALENT), 2, "equivalent_to_severe"),
    ],
)
def test_r3_a_group_is_told_by_number_and_name(
    slug: str, case: Case, group: int, name: str
) -> None:
    verdict = check(case, load_programme(slug))
    [found] = [f for f in verdict.findings if f.code == "priority-group"]

    assert verdict.priority == group
    assert dict(found.values) == {"group": group, "priority": name}
