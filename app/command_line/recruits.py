"""Twelve made-up applicants for ``sejny_2026`` go out: a recruitment to try the office's pages with.

Two more than the programme has places: adults with certificates of every kind, in every priority group and in
none, and a child with a parent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.casefile.reading import read_case
from rules.case import Address, Case, Certificate, Guardian, Participant, Situation
from rules.vocabulary import (
    CertificateKind,
    Degree,
    DisabilityType,
    Equivalent,
    FilledBy,
    GuardianRole,
    Household,
)

BASE = Path(__file__).parent / "demo" / "sejny_rownowazne.yaml"
APPLIED_ON = date(2026, 2, 10)


@dataclass(frozen=True)
class Recruit:
    """What tells one applicant from the others."""

    first_name: str
    last_name: str
    born: date
    certificate: Certificate
    household: Household
    helped: bool
    reason: str


def _degree(degree: Degree, *, compound: bool = False) -> Certificate:
    return Certificate(
        kind=CertificateKind.DEGREE,
        degree=degree,
        compound=compound,
        permanent=True,
        disability_types=frozenset({DisabilityType.MOTOR}),
    )


SEVERE, MODERATE = _degree(Degree.SEVERE), _degree(Degree.MODERATE)
SEVERE_COMPOUND = _degree(Degree.SEVERE, compound=True)
GROUP_1 = Certificate(
    kind=CertificateKind.EQUIVALENT,
    equivalent=Equivalent.GROUP_1,
    compound=False,
    permanent=True,
    disability_types=frozenset({DisabilityType.SIGHT}),
)
CHILD = Certificate(
    kind=CertificateKind.CHILD,
    point_7=True,
    point_8=True,
    compound=False,
    permanent=False,
    valid_until=date(2028, 6, 30),
    disability_types=frozenset({DisabilityType.NEUROLOGICAL}),
)
ALONE, TOGETHER, OTHERS = (
    Household.ALONE,
    Household.WITH_DISABLED_PERSONS,
    Household.WITH_OTHERS,
)

RECRUITS = (
    Recruit("Zofia", "Przykładowa", date(1980, 5, 17), SEVERE, ALONE, False, "Mieszka sama."),
    Recruit("Łucja", "Żółwińska-Zmyślona", date(1951, 1, 30), SEVERE_COMPOUND, ALONE, False, "Nie wstaje."),
    Recruit("Jan", "Testowy", date(1957, 11, 3), GROUP_1, OTHERS, True, "Nie widzi."),
    Recruit("Bogdan", "Nieistniejący", date(1969, 8, 8), MODERATE, OTHERS, True, "Szybko się męczy."),
    Recruit("Maja", "Wymyślona", date(2015, 9, 1), CHILD, OTHERS, True, "Nie zostaje sama."),
    Recruit("Ewa", "Fikcyjna", date(1990, 2, 28), SEVERE, TOGETHER, False, "Mąż też choruje."),
    Recruit("Adam", "Urojony", date(1944, 12, 24), SEVERE, ALONE, True, "Ma kłopoty z pamięcią."),
    Recruit("Krystyna", "Papierowa", date(1975, 7, 7), MODERATE, ALONE, False, "Nie nosi zakupów."),
    Recruit("Świętosława", "Ćwierć-Bajeczna", date(1962, 4, 4), SEVERE, OTHERS, True, "Jeździ na wózku."),
    Recruit("Tomasz", "Domniemany", date(1988, 10, 10), GROUP_1, TOGETHER, False, "Nie słyszy i nie widzi."),
    Recruit("Irena", "Rzekoma", date(1959, 3, 15), SEVERE, OTHERS, True, "Po udarze."),
    Recruit("Paweł", "Pozorny", date(1995, 6, 21), MODERATE, OTHERS, True, "Dojeżdża na rehabilitację."),
)  # fmt: skip


def recruits() -> Iterator[Case]:
    """The twelve cases, in the order above."""
    base = read_case(BASE)
    for number, recruit in enumerate(RECRUITS, 1):
        yield _case(base, recruit, number)


def _case(base: Case, recruit: Recruit, number: int) -> Case:
    home = Address(f"ul. Zmyślona {number}", "16-500", "Sejny")
    is_child = recruit.certificate.kind is CertificateKind.CHILD
    return replace(
        base,
        applied_on=APPLIED_ON,
        filled_by=FilledBy.GUARDIAN if is_child else FilledBy.SELF,
        helper=type(base.helper)(),
        participant=Participant(
            recruit.first_name,
            recruit.last_name,
            home,
            f"87 555 01 {number:02}",
            birth_date=recruit.born,
            lives_in_commune=True,
        ),
        represented=is_child,
        guardian=_parent(recruit, home) if is_child else Guardian(),
        certificate=recruit.certificate,
        situation=_situation(base.situation, recruit),
        uses_other_programmes=False,
        other_programmes=(),
    )


def _parent(recruit: Recruit, home: Address) -> Guardian:
    return Guardian("Żaneta", recruit.last_name, home, "87 555 02 00", role=GuardianRole.PARENT)


def _situation(situation: Situation, recruit: Recruit) -> Situation:
    return replace(
        situation,
        household=recruit.household,
        helped_by_others=recruit.helped,
        reason=recruit.reason,
    )
