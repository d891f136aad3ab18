"""Builders of cases: a complete, evidently fictional one, of which a test changes only what it is about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from rules.case import (
    Address,
    Assistant,
    Case,
    Certificate,
    Guardian,
    Participant,
    Preferences,
    Situation,
)
from rules.vocabulary import (
    Area,
    CertificateKind,
    Degree,
    DisabilityType,
    Document,
    FilledBy,
    GuardianRole,
    Household,
    PreferredSex,
    Profession,
    Qualification,
    Relation,
)

HOME = Address(street="ul. Fikcyjna 7 m. 3", postcode="05-462", town="Wiązowna")
PAPERS = frozenset(
    {
        Document.APPLICATION_CARD,
        Document.ACTIVITY_SCOPE,
        Document.CERTIFICATE_COPY,
        Document.GDPR_CLAUSE_MINISTER,
        Document.GDPR_CLAUSE_ORGANISER,
    }
)


def a_certificate(**changes: Any) -> Certificate:
    """A permanent certificate of severe degree with one cause."""
    certificate = Certificate(
        kind=CertificateKind.DEGREE,
        degree=Degree.SEVERE,
        compound=False,
        permanent=True,
        disability_types=frozenset({DisabilityType.MOTOR}),
    )
    return replace(certificate, **changes)


def a_child_certificate(**changes: Any) -> Certificate:
    """A certificate of disability with points 7 and 8, valid beyond the programme's year."""
    certificate = Certificate(
        kind=CertificateKind.CHILD,
        point_7=True,
        point_8=True,
        compound=False,
        permanent=False,
        valid_until=date(2028, 6, 30),
        disability_types=frozenset({DisabilityType.NEUROLOGICAL}),
    )
    return replace(certificate, **changes)


def an_assistant(**changes: Any) -> Assistant:
    """A named assistant who is a stranger and a physiotherapist."""
    assistant = Assistant(
        first_name="Bogna",
        last_name="Pomocna",
        phone="22 555 00 11",
        email="bogna@example.com",
        relation=Relation.NONE,
        is_legal_guardian=False,
        lives_with_participant=False,
        qualification=Qualification.DIPLOMA,
        profession=Profession.PHYSIOTHERAPIST,
    )
    return replace(assistant, **changes)


def a_guardian(**changes: Any) -> Guardian:
    guardian = Guardian(
        first_name="Żaneta",
        last_name="Przykładowa",
        address=HOME,
        phone="22 555 00 12",
        email="zaneta@example.com",
        role=GuardianRole.PARENT,
    )
    return replace(guardian, **changes)


def a_participant(**changes: Any) -> Participant:
    participant = Participant(
        first_name="Zofia",
        last_name="Przykładowa",
        address=HOME,
        phone="22 555 00 10",
        email="zofia@example.com",
        birth_date=date(1980, 5, 17),
        lives_in_commune=True,
    )
    return replace(participant, **changes)


def a_situation(**changes: Any) -> Situation:
    situation = Situation(
        household=Household.ALONE,
        helped_by_others=False,
        reason="Mieszkam sama i bez pomocy nie wychodzę z domu.",
        moving_at_home="Poruszam się o kulach.",
        moving_outside="Potrzebuję pomocy na schodach.",
        communication="Bez trudności.",
        areas=frozenset({Area.SELF_CARE, Area.GETTING_AROUND}),
    )
    return replace(situation, **changes)


def a_case(**changes: Any) -> Case:
    """A complete adult's application to Wiązowna in its window, with nothing to mend."""
    case = Case(
        programme="wiazowna_2026",
        applied_on=date(2026, 1, 5),
        filled_by=FilledBy.SELF,
        participant=a_participant(),
        represented=False,
        certificate=a_certificate(),
        situation=a_situation(),
        uses_other_programmes=False,
        preferences=Preferences(
            sex=PreferredSex.ANY,
            age="bez znaczenia",
            skills="prawo jazdy",
            times="dni robocze 8:00–12:00",
            hours_per_month=Decimal(40),
        ),
        names_assistant=False,
        declarations_confirmed=True,
        activities=frozenset({"bathing", "walk"}),
        clauses_read=frozenset({Document.GDPR_CLAUSE_MINISTER, Document.GDPR_CLAUSE_ORGANISER}),
        enclosed=PAPERS,
    )
    return replace(case, **changes)


def a_child_case(**changes: Any) -> Case:
    """A complete application for a ten-year-old whose mother names an assistant and accepts her."""
    case = a_case(
        filled_by=FilledBy.GUARDIAN,
        participant=a_participant(
            first_name="Staś", birth_date=date(2015, 9, 1), phone="", email=""
        ),
        represented=True,
        guardian=a_guardian(),
        certificate=a_child_certificate(),
        situation=a_situation(
            household=Household.WITH_OTHERS,
            helped_by_others=True,
            reason="Syn potrzebuje pomocy przez cały dzień.",
            moving_at_home="Porusza się o kulach.",
            moving_outside="Potrzebuje pomocy na schodach.",
        ),
        names_assistant=True,
        assistant=an_assistant(),
        guardian_accepts_assistant=True,
        enclosed=PAPERS | {Document.GUARDIAN_ACCEPTANCE},
    )
    return replace(case, **changes)
