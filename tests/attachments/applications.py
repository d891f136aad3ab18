"""Complete applications of every sort, each as the pages would make it, and any others Hypothesis draws."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from app.attachments.circumstances import on_child_path, represented_by_law
from rules.application.completeness import requirements
from rules.case import (
    Address,
    Assistant,
    Case,
    Certificate,
    Guardian,
    Helper,
    OtherProgramme,
    Participant,
    Preferences,
    Situation,
)
from rules.programme import Programme, load_programme, programme_slugs
from rules.vocabulary import (
    Area,
    CertificateKind,
    Degree,
    DisabilityType,
    Document,
    Equivalent,
    FilledBy,
    GuardianRole,
    HelperCapacity,
    Household,
    PreferredSex,
    Profession,
    Qualification,
    Relation,
)
from tests.builders import (
    a_case,
    a_certificate,
    a_child_case,
    a_guardian,
    a_participant,
    a_situation,
    an_assistant,
)

ELSEWHERE = Address(street="ul. Zmyślona 4", postcode="16-500", town="Sejny")
CLAUSES = frozenset({Document.GDPR_CLAUSE_MINISTER, Document.GDPR_CLAUSE_ORGANISER})


def as_asked(case: Case) -> Case:
    """The case without what the office enters, and what this programme does not ask."""
    programme = load_programme(case.programme)
    reason = case.situation.reason if programme.needs_reason else ""
    lives = case.participant.lives_in_commune if programme.commune else None
    return replace(
        case,
        enclosed=frozenset(),
        clauses_read=CLAUSES,
        participant=replace(case.participant, lives_in_commune=lives),
        situation=replace(case.situation, reason=reason),
    )


APPLICATIONS: dict[str, Case] = {
    "adult alone": a_case(),
    "child with a mother and an assistant": a_child_case(),
    "child whose guardian lives elsewhere": a_child_case(
        guardian=a_guardian(address=ELSEWHERE, role=GuardianRole.LEGAL_GUARDIAN)
    ),
    "seventeen, typing alone": a_case(
        participant=a_participant(birth_date=date(2008, 7, 1)),
        represented=True,
        guardian=a_guardian(),
        names_assistant=True,
        assistant=an_assistant(),
        guardian_accepts_assistant=True,
    ),
    "adult with a legal guardian and a helper": a_case(
        filled_by=FilledBy.HELPER,
        helper=Helper(name="Jan Testowy", capacity=HelperCapacity.SOCIAL_WORKER),
        represented=True,
        guardian=a_guardian(role=GuardianRole.LEGAL_GUARDIAN),
        certificate=a_certificate(permanent=False, valid_until=date(2027, 2, 28)),
    ),
    "equivalent certificate and other programmes, Sejny": a_case(
        programme="sejny_2026",
        certificate=Certificate(
            kind=CertificateKind.EQUIVALENT,
            equivalent=Equivalent.DEPENDENCE,
            compound=True,
            permanent=True,
            disability_types=frozenset({DisabilityType.SIGHT, DisabilityType.MENTAL}),
        ),
        uses_other_programmes=True,
        other_programmes=(
            OtherProgramme(name="Program zmyślony", hours=Decimal("120.5"), since=date(2026, 1, 1)),
            OtherProgramme(name="Drugi program", hours=Decimal(30)),
        ),
        other_activities=MappingProxyType({Area.HOUSEHOLD: "Podlewanie kwiatów"}),
    ),
    "organisation's programme, assistant with experience": a_case(
        programme="ngo_2024",
        applied_on=date(2024, 2, 1),
        certificate=a_certificate(degree=Degree.MODERATE, compound=True),
        situation=a_situation(household=Household.FOSTER_FAMILY),
        preferences=Preferences(),
        names_assistant=True,
        assistant=an_assistant(
            qualification=Qualification.EXPERIENCE, profession=None, experience_months=8
        ),
    ),
}
APPLICATIONS = {name: as_asked(case) for name, case in APPLICATIONS.items()}

letters = st.text("aąbcćdeęłńoóśżźŻŁ", min_size=1, max_size=12)
words = st.lists(letters, min_size=1, max_size=4).map(" ".join)
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
phones = st.sampled_from(["", "600 100 200", "22 555 00 10"])
emails = st.sampled_from(["", "jan@example.com"])
addresses = st.builds(
    Address, words, st.from_regex(r"\A[0-9]{2}-[0-9]{3}\Z").filter(str.isascii), words
)


def members(vocabulary: Any) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(list(vocabulary)), min_size=1)


@st.composite
def applications(draw: st.DrawFn) -> Case:
    """Any complete application: whatever its programme asks of such a case is answered, no more."""
    programme = load_programme(draw(st.sampled_from(programme_slugs())))
    case = Case(
        programme=programme.slug,
        applied_on=draw(st.dates(programme.starts, programme.ends)),
        filled_by=draw(st.sampled_from(FilledBy)),
        participant=_participant(draw, programme),
        situation=_situation(draw, programme),
        preferences=_preferences(draw),
        names_assistant=draw(st.booleans()),
        declarations_confirmed=True,
        clauses_read=CLAUSES,
        activities=draw(st.frozensets(st.sampled_from([a.code for a in programme.activities]))),
        other_activities=draw(st.dictionaries(st.sampled_from(Area), words)),
    )
    case = replace(case, **_people(draw, case, programme), **_elsewhere(draw))
    return replace(case, certificate=_certificate(draw, on_child_path(case, programme)))


def _participant(draw: st.DrawFn, programme: Programme) -> Participant:
    return Participant(
        draw(words),
        draw(words),
        draw(addresses),
        draw(phones),
        draw(emails),
        birth_date=draw(st.dates(date(1930, 1, 1), date(2023, 12, 31))),
        lives_in_commune=draw(st.booleans()) if programme.commune else None,
    )


def _situation(draw: st.DrawFn, programme: Programme) -> Situation:
    return Situation(
        household=draw(st.sampled_from(Household)),
        helped_by_others=draw(st.booleans()),
        reason=draw(words) if programme.needs_reason else "",
        moving_at_home=draw(words | st.just("")),
        areas=draw(members(Area)),
    )


def _preferences(draw: st.DrawFn) -> Preferences:
    return Preferences(
        sex=draw(st.none() | st.sampled_from(PreferredSex)),
        skills=draw(words | st.just("")),
        hours_per_month=draw(st.none() | st.decimals(0, 744, places=2)),
    )


def _people(draw: st.DrawFn, case: Case, programme: Programme) -> dict[str, Any]:
    """Helper, guardian and assistant, where the case has them."""
    people: dict[str, Any] = {"represented": represented_by_law(case, programme)}
    if case.filled_by is FilledBy.HELPER:
        people["helper"] = Helper(draw(words), draw(st.sampled_from(HelperCapacity)))
    if not people["represented"]:
        people["represented"] = draw(st.booleans())
    if people["represented"]:
        address = draw(st.just(case.participant.address) | addresses)
        person = (draw(words), draw(words), address, draw(phones), draw(emails))
        people["guardian"] = Guardian(*person, role=draw(st.sampled_from(GuardianRole)))
    if case.names_assistant:
        people["assistant"] = _assistant(draw)
        if Document.GUARDIAN_ACCEPTANCE in _needed(case, programme):
            people["guardian_accepts_assistant"] = draw(st.booleans())
    return people


def _needed(case: Case, programme: Programme) -> set[str]:
    return {requirement.document for requirement in requirements(case, programme)}


def _assistant(draw: st.DrawFn) -> Assistant:
    qualification = draw(st.sampled_from(Qualification))
    diploma, experience = Qualification.DIPLOMA, Qualification.EXPERIENCE
    return Assistant(
        first_name=draw(words),
        last_name=draw(words),
        phone=draw(phones),
        relation=draw(st.sampled_from(Relation)),
        is_legal_guardian=draw(st.booleans()),
        lives_with_participant=draw(st.booleans()),
        qualification=qualification,
        profession=draw(st.sampled_from(Profession)) if qualification is diploma else None,
        experience_months=draw(st.integers(0, 720)) if qualification is experience else None,
    )


def _elsewhere(draw: st.DrawFn) -> dict[str, Any]:
    hours = st.decimals(0, 8784, places=2)
    row = st.builds(OtherProgramme, words, hours, st.none() | days)
    rows = draw(st.lists(row, max_size=10).map(tuple))
    return {"uses_other_programmes": bool(rows), "other_programmes": rows}


def _certificate(draw: st.DrawFn, child: bool) -> Certificate:
    kind = CertificateKind.CHILD if child else draw(st.sampled_from(CertificateKind))
    permanent = draw(st.booleans())
    certificate = Certificate(
        kind=kind,
        compound=draw(st.booleans()),
        permanent=permanent,
        valid_until=None if permanent else draw(days),
        disability_types=draw(members(DisabilityType)),
    )
    if child:
        return replace(certificate, point_7=draw(st.booleans()), point_8=draw(st.booleans()))
    if kind is CertificateKind.DEGREE:
        return replace(certificate, degree=draw(st.sampled_from(Degree)))
    if kind is CertificateKind.EQUIVALENT:
        return replace(certificate, equivalent=draw(st.sampled_from(Equivalent)))
    return certificate
