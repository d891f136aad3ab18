"""What the rules speak about: one person's application, as frozen value objects.

Every answer may be missing: ``None`` (or an empty text, set or tuple) means "not answered yet", so the same
objects describe an untouched draft, a finished application and the empty case a blank form is printed from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from rules.vocabulary import (
    Area,
    CertificateKind,
    Criterion,
    Degree,
    DisabilityType,
    Document,
    Equivalent,
    FilledBy,
    FormOfAddress,
    GuardianRole,
    HelperCapacity,
    Household,
    Outcome,
    PreferredSex,
    Profession,
    Qualification,
    Relation,
)


@dataclass(frozen=True)
class Address:
    """A Polish postal address; ``postcode`` as ``00-000``."""

    street: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True)
class Person:
    """Anybody the application names; ``phone`` in national notation, e.g. ``123 456 789``."""

    first_name: str = ""
    last_name: str = ""
    address: Address = field(default_factory=Address)
    phone: str = ""
    email: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class Participant(Person):
    """The person with a disability the assistance is for.

    ``moved_out_on`` is the first day they no longer live in the commune (rule E4); ``accessible_form``
    says in what form they need letters, e.g. large print (rule R12).
    """

    birth_date: date | None = None
    lives_in_commune: bool | None = None
    moved_out_on: date | None = None
    form_of_address: FormOfAddress | None = None
    accessible_form: str = ""


@dataclass(frozen=True)
class Guardian(Person):
    """Who acts and signs for the participant; ``same_address`` as the participant's."""

    role: GuardianRole | None = None


@dataclass(frozen=True)
class Helper:
    """Who filled the application in on the participant's behalf, without acting for them in law."""

    name: str = ""
    capacity: HelperCapacity | None = None


@dataclass(frozen=True)
class Certificate:
    """The certificate the application rests on.

    ``causes``-wise only ``compound`` is asked: at least two causes named in it (S003 §2).
    ``valid_until`` is the last day of validity; ``permanent`` says there is none.
    """

    kind: CertificateKind | None = None
    degree: Degree | None = None
    equivalent: Equivalent | None = None
    point_7: bool | None = None
    point_8: bool | None = None
    compound: bool | None = None
    permanent: bool | None = None
    valid_until: date | None = None
    disability_types: frozenset[DisabilityType] = frozenset()


@dataclass(frozen=True)
class CertificateChange:
    """A certificate that replaces the earlier one from a day of the programme's year (rule L4)."""

    since: date
    certificate: Certificate
    reported_on: date | None = None


@dataclass(frozen=True)
class Situation:
    """How the participant lives and what they need (rules E5, R2, R3)."""

    household: Household | None = None
    helped_by_others: bool | None = None
    reason: str = ""
    moving_at_home: str = ""
    moving_outside: str = ""
    communication: str = ""
    areas: frozenset[Area] = frozenset()


@dataclass(frozen=True)
class OtherProgramme:
    """Hours of assistance granted this calendar year elsewhere (rule E7); ``hours`` in hours."""

    name: str = ""
    hours: Decimal | None = None
    since: date | None = None
    reported_on: date | None = None


@dataclass(frozen=True)
class Preferences:
    """What kind of assistant, and when (card, part III); ``hours_per_month`` in hours."""

    sex: PreferredSex | None = None
    age: str = ""
    skills: str = ""
    times: str = ""
    hours_per_month: Decimal | None = None


@dataclass(frozen=True)
class Assistant(Person):
    """The assistant the participant names (rules A1-A4); the dates are those of the checks for minors."""

    relation: Relation | None = None
    is_legal_guardian: bool | None = None
    lives_with_participant: bool | None = None
    qualification: Qualification | None = None
    profession: Profession | None = None
    experience_months: int | None = None
    register_checked_on: date | None = None
    criminal_record_on: date | None = None
    foreign_records_on: date | None = None
    foreign_records_needed: bool | None = None
    guardian_accepted_on: date | None = None
    first_service_on: date | None = None


@dataclass(frozen=True)
class Award:
    """The hours the organiser granted this participant (rule L2, third ceiling); ``hours`` a year.

    ``own_funds_hours`` a year are granted above the limit and paid by the organiser alone (rule L3).
    """

    hours: Decimal
    since: date | None = None
    own_funds_hours: Decimal | None = None


@dataclass(frozen=True)
class Assessment:
    """What the commission found of each of the three criteria (rule R2), in its own words."""

    assessed_on: date | None = None
    found: Mapping[Criterion, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Decision:
    """On which list the commission put the applicant (rules R1, R5, R6, R10).

    ``for_want_of_places`` says that this alone kept somebody off the first list; ``charge`` is what the
    participant is asked to pay, in zloty.
    """

    outcome: Outcome
    decided_on: date | None = None
    for_want_of_places: bool | None = None
    charge: Decimal | None = None


@dataclass(frozen=True)
class Notice:
    """What the organiser wrote to the participant or the guardian (rules R7-R9, R12).

    ``addressee`` is the first line of the address as printed; ``reasons`` answer the criteria of a
    refusal; ``hours`` are those a year of an award.
    """

    outcome: Outcome | None = None
    in_writing: bool | None = None
    sent_on: date | None = None
    addressee: str = ""
    form_of_address: FormOfAddress | None = None
    hours: Decimal | None = None
    tells_rights_and_duties: bool | None = None
    reasons: Mapping[Criterion, str] = field(default_factory=lambda: MappingProxyType({}))
    appeal_notice: bool | None = None
    in_accessible_form: bool | None = None


@dataclass(frozen=True)
class Case:
    """One application to one programme.

    ``applied_on`` is the day the case is judged for; ``submitted_on`` the day the paper came in (``None``
    while it is being prepared). It is never merit (rule C9). ``enclosed`` are the documents in the file,
    ``signed`` those already signed, ``shown`` those shown for inspection, ``clauses_read`` the information
    clauses somebody said they had read. ``resigned_on`` is the day participation ended.
    """

    programme: str = ""
    applied_on: date | None = None
    submitted_on: date | None = None
    filled_by: FilledBy | None = None
    helper: Helper = field(default_factory=Helper)
    participant: Participant = field(default_factory=Participant)
    represented: bool | None = None
    guardian: Guardian = field(default_factory=Guardian)
    certificate: Certificate = field(default_factory=Certificate)
    certificate_changes: tuple[CertificateChange, ...] = ()
    situation: Situation = field(default_factory=Situation)
    uses_other_programmes: bool | None = None
    other_programmes: tuple[OtherProgramme, ...] = ()
    preferences: Preferences = field(default_factory=Preferences)
    names_assistant: bool | None = None
    assistant: Assistant = field(default_factory=Assistant)
    guardian_accepts_assistant: bool | None = None
    award: Award | None = None
    declarations_confirmed: bool | None = None
    activities: frozenset[str] = frozenset()
    other_activities: Mapping[Area, str] = field(default_factory=lambda: MappingProxyType({}))
    enclosed: frozenset[Document] = frozenset()
    signed: frozenset[Document] = frozenset()
    shown: frozenset[Document] = frozenset()
    clauses_read: frozenset[Document] = frozenset()
    assessment: Assessment = field(default_factory=Assessment)
    decision: Decision | None = None
    notice: Notice | None = None
    resigned_on: date | None = None
