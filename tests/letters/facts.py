"""Facts of letters for tests: one evidently fictional matter, of which a test changes what it is about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

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
from rules.case import Assessment, Award, Case, CertificateChange, Decision
from rules.programme import Programme, load_programme
from rules.vocabulary import Criterion, Degree, Outcome
from tests.builders import a_case, a_certificate, a_child_case

REASONS: Mapping[Criterion, str] = MappingProxyType(
    {
        Criterion.NEEDS: "Potrzebna jest pomoc w urzędach, raz w tygodniu.",
        Criterion.INDEPENDENCE: "W domu osoba jest samodzielna.",
        Criterion.HELP_FROM_OTHERS: "Codziennie pomaga siostra.",
    }
)


def some_settings(**changes: Any) -> OfficeSettings:
    settings = OfficeSettings(
        programme="sejny_2026",
        header=("Ośrodek Przykładowy", "ul. Zmyślona 1, 00-000 Przykładowo"),
        town="Przykładowo",
        contact="pokój 7, tel. 00 000 00 00",
        signatory=Signatory("Jan Niby-Podpisany", "kierownik działu"),
    )
    return replace(settings, **changes)


def a_resolution(outcome: Outcome = Outcome.QUALIFIED, **changes: Any) -> Resolution:
    resolution = Resolution(
        outcome=outcome,
        decided_on=date(2026, 1, 12),
        state=ResolutionState.CONFIRMED,
        proposed_by="Ada Urzędowa",
        hours=Decimal(360) if outcome is Outcome.QUALIFIED else None,
        since=date(2026, 2, 1) if outcome is Outcome.QUALIFIED else None,
        reasons=REASONS if outcome is Outcome.NOT_QUALIFIED else MappingProxyType({}),
    )
    return replace(resolution, **changes)


def a_matter(*resolutions: Resolution, **changes: Any) -> Matter:
    matter = Matter(
        id="1" * 32,
        programme="sejny_2026",
        state=State.SUBMITTED,
        case_number="OP.5210.7.2026",
        received=Received(date(2026, 1, 5), Way.IN_PERSON, Entry.PAPER),
        answers={},
        calls=(
            CompletionCall(
                date(2026, 1, 7), date(2026, 1, 14), ("kopia orzeczenia", "podpis na karcie")
            ),
        ),
        resolutions=resolutions,
    )
    return replace(matter, **changes)


def some_facts(
    slug: str = "award", programme: str | Programme = "sejny_2026", **changes: Any
) -> LetterFacts:
    """Of an adult who acts for herself, with what the letter of this slug tells of."""
    outcome = {"refusal": Outcome.NOT_QUALIFIED, "reserve": Outcome.RESERVE}.get(
        slug, Outcome.QUALIFIED
    )
    found = load_programme(programme) if isinstance(programme, str) else programme
    case, change = _decided(outcome, found.slug), a_change(found)
    if slug == "limit_change":
        assert change.certificate is not None
        changed = CertificateChange(change.since, change.certificate, change.reported_on)
        case = replace(case, certificate_changes=(changed,))
    facts = LetterFacts(
        a_matter(a_resolution(outcome), changes=(change,)),
        case,
        found,
        some_settings(),
        on=date(found.edition.year, 1, 12),
    )
    return replace(facts, **changes)


def a_change(programme: Programme, **changes: Any) -> Change:
    """A certificate of severe degree becomes one of moderate degree."""
    since = date(programme.edition.year, 6, 15)
    change = Change(since, since, certificate=a_certificate(degree=Degree.MODERATE))
    return replace(change, **changes)


def of_a_child(facts: LetterFacts) -> LetterFacts:
    """The same for a boy whose mother acts for him."""
    case = facts.case
    return replace(
        facts,
        case=a_child_case(
            programme=case.programme,
            award=case.award,
            decision=case.decision,
            assessment=case.assessment,
        ),
    )


def _decided(outcome: Outcome, programme: str) -> Case:
    return a_case(
        programme=programme,
        award=Award(Decimal(360)) if outcome is Outcome.QUALIFIED else None,
        assessment=Assessment(date(2026, 1, 10), REASONS),
        decision=Decision(outcome, date(2026, 1, 12)),
    )
