"""A case comes in; parts III and IV of the card go out: the assistant wished for, declarations."""

from typing import Any

from app.wording.answers import DOTS, SHORT_DOTS, written, written_as
from app.wording.dates import short_date
from app.wording.hard_spaces import tied
from app.wording.hours import hours, months
from app.wording.labels import label
from app.wording.people import address_line
from app.wording.ticks import ticks, yes_no
from rules.case import Assistant, Case, OtherProgramme, Preferences
from rules.programme import FamilyDefinition, Programme
from rules.vocabulary import CertificateKind, PreferredSex, Qualification, Relation

EMPTY_ROWS = (OtherProgramme(), OtherProgramme())
HELD = {
    None: "o znacznym albo umiarkowanym stopniu niepełnosprawności lub traktowane na równi, "
    "a w przypadku dziecka – orzeczenie o niepełnosprawności ze wskazaniami w pkt 7 i 8",
    CertificateKind.DEGREE: "o stopniu niepełnosprawności",
    CertificateKind.EQUIVALENT: "traktowane na równi z orzeczeniem o stopniu niepełnosprawności",
    CertificateKind.CHILD: "o niepełnosprawności ze wskazaniami w pkt 7 i 8",
}


def parts(case: Case, programme: Programme) -> dict[str, Any]:
    """The names the blank asks for in parts III and IV."""
    return {
        "wishes": wishes(case.preferences),
        "names_assistant": yes_no(case.names_assistant),
        "assistant": assistant(case, programme.edition.family),
        "family": tied(programme.edition.family.text),
        "year": str(programme.edition.year),
        "elsewhere": elsewhere(case),
    }


def wishes(preferences: Preferences) -> dict[str, Any]:
    return {
        "sexes": ticks(PreferredSex, preferences.sex),
        "age": written(preferences.age),
        "skills": written(preferences.skills),
        "times": written(preferences.times),
        "hours": written_as(preferences.hours_per_month, hours, DOTS),
    }


def assistant(case: Case, family: FamilyDefinition) -> dict[str, Any]:
    """The person named, if any, and whether the edition counts them as family."""
    person = case.assistant
    return {
        "applies": case.names_assistant is not False,
        "name": written(person.full_name),
        "address": address_line(person.address),
        "phone": written(person.phone),
        "email": written(person.email),
        "qualifications": ticks(_qualifications(person), person.qualification),
        "profession": written(label(person.profession) if person.profession else ""),
        "experience": written_as(person.experience_months, months, DOTS),
        "relation": label(person.relation) if person.relation else "",
        "is_family": yes_no(_is_family(person.relation, family)),
        "is_guardian": yes_no(person.is_legal_guardian),
        "lives_here": yes_no(person.lives_with_participant),
    }


def _qualifications(person: Assistant) -> list[Qualification]:
    """„Nie wiadomo” is no box of an official card; it is shown only to whom it is the answer."""
    unknown = Qualification.UNKNOWN
    return [one for one in Qualification if one is not unknown or person.qualification is unknown]


def _is_family(relation: Relation | None, family: FamilyDefinition) -> bool | None:
    return None if relation is None else relation in family.relations


def elsewhere(case: Case) -> dict[str, Any]:
    """Declaration 4: assistance granted in other programmes, with room for two by hand."""
    rows = case.other_programmes or EMPTY_ROWS
    return {
        "uses": yes_no(case.uses_other_programmes),
        "applies": case.uses_other_programmes is not False or bool(case.other_programmes),
        "rows": [
            {
                "name": written(row.name, SHORT_DOTS * 2),
                "hours": written_as(row.hours, hours),
                "since": written_as(row.since, short_date),
            }
            for row in rows
        ],
    }
