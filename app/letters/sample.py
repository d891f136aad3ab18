"""A programme comes in; an evidently fictional matter goes out, to try and preview letters with."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from app.letters.letter import LetterFacts
from app.matters.matter import (
    Change,
    CompletionCall,
    Entry,
    Matter,
    Received,
    Resolution,
    ResolutionState,
    State,
    Way,
)
from app.matters.office import OfficeSettings, Signatory
from rules.case import (
    Address,
    Award,
    Case,
    Certificate,
    CertificateChange,
    Guardian,
    Participant,
)
from rules.programme import Programme
from rules.vocabulary import (
    CertificateKind,
    Criterion,
    Degree,
    FormOfAddress,
    GuardianRole,
    Outcome,
)

_HOME = Address("ul. Zmyślona 12 m. 34", "00-000", "Przykładowo")
_MODERATE = Certificate(
    kind=CertificateKind.DEGREE, degree=Degree.MODERATE, compound=False, permanent=True
)
_SEVERE = replace(_MODERATE, degree=Degree.SEVERE)
_HOURS = Decimal("300.5")
_OUTCOMES: Mapping[str, Outcome] = {
    "award": Outcome.QUALIFIED,
    "reserve": Outcome.RESERVE,
    "refusal": Outcome.NOT_QUALIFIED,
    "limit_change": Outcome.QUALIFIED,
}
_REASONS = MappingProxyType(
    {
        Criterion.NEEDS: "Przykładowa ocena potrzeb, zmyślona na użytek podglądu.",
        Criterion.INDEPENDENCE: "Przykładowa ocena samodzielności, zmyślona na użytek podglądu.",
        Criterion.HELP_FROM_OTHERS: "Przykładowa ocena pomocy innych osób, zmyślona na użytek podglądu.",
    }
)


def sample_facts(programme: Programme, slug: str = "award") -> LetterFacts:
    """What the letter of this slug may tell of an adult who acts for herself."""
    on = programme.starts + timedelta(days=40)
    change = Change(since=on, reported_on=on, certificate=_SEVERE)
    case = Case(
        programme=programme.slug,
        applied_on=programme.starts,
        participant=Participant(
            first_name="Anna Maria",
            last_name="Przykładowa-Zmyślona",
            address=_HOME,
            birth_date=date(1980, 1, 1),
            form_of_address=FormOfAddress.MS,
        ),
        represented=False,
        certificate=_MODERATE,
        certificate_changes=(CertificateChange(on, _SEVERE, on),),
        names_assistant=False,
        award=Award(_HOURS),
    )
    settings = OfficeSettings(
        programme=programme.slug,
        town="Przykładowo",
        contact="tel. 00 000 00 00 (numer przykładowy)",
        signatory=Signatory("Jan Niby-Podpisany", "przykładowe stanowisko"),
    )
    return LetterFacts(
        _matter(programme, on, change, _OUTCOMES.get(slug)), case, programme, settings, on
    )


def sample_variants(programme: Programme, slug: str) -> Iterator[LetterFacts]:
    """The same for a guardian, for a formal refusal, with an own-funds award and with nothing settled.

    Together they take every turn a blank can take.
    """
    facts = sample_facts(programme, slug)
    yield facts
    child = replace(
        facts.case,
        represented=True,
        guardian=Guardian("Ewa", "Niby-Rodzicka", _HOME, role=GuardianRole.PARENT),
    )
    resolution = replace(
        facts.matter.resolutions[0],
        reasons=MappingProxyType({}),
        formal_reasons="Przykładowy powód formalny, zmyślony na użytek podglądu.",
        own_funds_hours=Decimal(20),
    )
    matter = (
        replace(facts.matter, resolutions=(resolution,))
        if facts.matter.resolutions
        else facts.matter
    )
    yield replace(facts, matter=matter, case=child, settings=OfficeSettings(programme.slug))


def _matter(programme: Programme, on: date, change: Change, outcome: Outcome | None) -> Matter:
    resolution = Resolution(
        outcome=outcome or Outcome.QUALIFIED,
        decided_on=on,
        state=ResolutionState.CONFIRMED,
        proposed_by="Osoba Przykładowa",
        hours=_HOURS,
        since=on + timedelta(days=7),
        until=programme.ends,
        reasons=_REASONS,
    )
    return Matter(
        id="przyklad",
        programme=programme.slug,
        state=State.SUBMITTED,
        case_number="PRZYKŁAD.1.2000",
        received=Received(programme.starts, Way.IN_PERSON, Entry.PAPER),
        answers={},
        calls=(CompletionCall(on, on + timedelta(days=7), ("przykładowy brak, zmyślony",)),),
        resolutions=(resolution,),
        changes=(change,),
    )
